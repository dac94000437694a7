// The tables of forms: each row's own examples, and RE2's word for them.
#include "extract/text_form.h"

#include <doctest/doctest.h>

#include <string>

#include "base/text.h"
#include "extract/aside.h"
#include "extract/boilerplate.h"
#include "extract/byline.h"
#include "extract/byte_regex.h"
#include "extract/no_project.h"
#include "extract/page_owner.h"

namespace dossier {
namespace {

void check_rows(std::span<const TextForm> rows, TextForms::Gate gate) {
  const TextForms forms(rows, gate);
  for (const TextForm& row : rows) {
    CAPTURE(row.what);
    CHECK(RE2::FullMatch(fold(row.example), ByteRegex(row.form)));
    CHECK(forms.has(fold(row.example)));
    CHECK(forms.has(fold(row.example), true) == row.site);
    CHECK_FALSE(forms.has(fold(row.other)));
  }
}

TEST_CASE("a form fits its example, and none fits the text near it") {
  check_rows(no_project_forms(), no_project_rows_of);
  check_rows(boilerplate_forms(), boilerplate_rows_of);
  check_rows(aside_forms(), aside_rows_of);
  check_rows(byline_forms(), byline_rows_of);
  check_rows(home_forms(), home_rows_of);
}

}  // namespace
}  // namespace dossier
