# Warnings are errors where the code is worked on; a release builds with compilers yet to come. Sanitizers,
# coverage and fuzzing by option.
add_library(dossier_warnings INTERFACE)
target_compile_options(dossier_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow)
if(DOSSIER_WERROR)
  target_compile_options(dossier_warnings INTERFACE -Werror)
endif()

if(DOSSIER_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
if(DOSSIER_COVERAGE)
  add_compile_options(--coverage)
  add_link_options(--coverage)
endif()
if(DOSSIER_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
