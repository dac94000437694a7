# Warnings are errors; sanitizers and coverage by option.
add_library(dossier_warnings INTERFACE)
target_compile_options(dossier_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)

if(DOSSIER_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
if(DOSSIER_COVERAGE)
  add_compile_options(--coverage)
  add_link_options(--coverage)
endif()
