// The forms of what is no project: each row's own examples, and RE2's word for them.
#include "extract/no_project.h"

#include <doctest/doctest.h>

#include <string>

#include "base/text.h"
#include "extract/byte_regex.h"

namespace dossier {

TEST_CASE("a row fits its example, and none fits a project near it") {
  for (const NoProject& row : no_project_forms()) {
    CAPTURE(row.what);
    const ByteRegex form(row.form);
    CHECK(RE2::FullMatch(fold(row.example), form));
    CHECK(is_no_project_name(row.example));
    CHECK_FALSE(is_no_project_name(row.project));
  }
}

}  // namespace dossier
