// "Financing plan" over rows of who pays and how much, in numbers whose unit stands above them:
//
//   Financing Plan                         FINANCING (US$)
//   Source       Amount ($ million)                   Original Amount   Revised Amount
//   Bank                      41.50        Credit          42,000,000       41,200,000
//   Government                 7.60        Borrower         3,200,000        3,200,000
#pragma once

#include "extract/layout.h"
#include "extract/segment.h"

namespace dossier {

// Gives the item of a whole page the rows of such tables as labelled values, in the stead of what
// its lines were read as before. Of several columns the first is read: what was planned.
void take_financing_tables(const Layout& layout, Item& item);

}  // namespace dossier
