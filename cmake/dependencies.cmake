# Everything comes from the distribution's packages; ./dev installs them, and a package that is missing
# is named here the way Debian and Ubuntu name it.
find_package(PkgConfig)
if(NOT PKG_CONFIG_FOUND)
  message(FATAL_ERROR "pkg-config was not found: install pkg-config, or run ./dev")
endif()
find_package(Threads REQUIRED)

# dossier_package(NAME DEBIAN-PACKAGE): a package that brings its own CMake files.
function(dossier_package name package)
  find_package(${name} QUIET)
  if(NOT ${name}_FOUND)
    message(FATAL_ERROR "${name} was not found: install ${package}, or run ./dev")
  endif()
endfunction()

dossier_package(fmt libfmt-dev)
dossier_package(CLI11 libcli11-dev)
dossier_package(simdjson libsimdjson-dev)
if(DOSSIER_TESTS)
  dossier_package(doctest doctest-dev)
endif()

# dossier_pkg_config(NAME MODULE DEBIAN-PACKAGE): one that brings a pkg-config file; PkgConfig::NAME.
macro(dossier_pkg_config name module package)
  pkg_check_modules(${name} QUIET IMPORTED_TARGET ${module})
  if(NOT ${name}_FOUND)
    message(FATAL_ERROR "${module} was not found: install ${package}, or run ./dev")
  endif()
endmacro()

dossier_pkg_config(utf8proc libutf8proc libutf8proc-dev)
dossier_pkg_config(libarchive libarchive libarchive-dev)
dossier_pkg_config(zlib zlib zlib1g-dev)
dossier_pkg_config(uchardet uchardet libuchardet-dev)
find_package(re2 QUIET)  # Debian's package has a CMake file only in later releases
if(NOT TARGET re2::re2)
  dossier_pkg_config(re2 re2 libre2-dev)
  add_library(re2::re2 ALIAS PkgConfig::re2)
endif()
