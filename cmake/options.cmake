# Warnings are errors where the code is worked on; a release builds with compilers yet to come. Sanitizers,
# coverage and fuzzing by option.
add_library(dossier_warnings INTERFACE)
target_compile_options(dossier_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow)
# GCC 12 sees an overlap in `"(" + std::string()` where there is none: gcc.gnu.org/PR105651.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 12
   AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(dossier_warnings INTERFACE -Wno-restrict)
endif()
if(DOSSIER_WERROR)
  target_compile_options(dossier_warnings INTERFACE -Werror)
endif()

# The program reads text that it does not trust: checked string functions, stack protectors, a program
# at a random address, tables of the linker that cannot be written to. Sanitizers have their own checks.
set(DOSSIER_HARDENED OFF)
if(DOSSIER_HARDEN AND NOT DOSSIER_SANITIZE AND NOT CMAKE_BUILD_TYPE STREQUAL "Debug")
  set(DOSSIER_HARDENED ON)
  set(CMAKE_POSITION_INDEPENDENT_CODE ON)
  add_compile_options(-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -fstack-protector-strong -fPIE)
  add_link_options(-pie -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack)
  # Addresses of tables, which are filled in at the start, in a list of 1 KB that is read then, not 240.
  include(CheckLinkerFlag)
  check_linker_flag(CXX -Wl,-z,pack-relative-relocs DOSSIER_PACKS_RELOCATIONS)
  if(DOSSIER_PACKS_RELOCATIONS)
    add_link_options(-Wl,-z,pack-relative-relocs)
  endif()
  # Compilers before GCC 12 and clang 15 take the 3 for a 2.
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
