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

# What the modules link: dossier_fmt, dossier_simdjson, dossier_utf8proc, dossier_re2, dossier_zlib
# and dossier_uchardet. With DOSSIER_ARCHIVES these are the libraries' archives where there are any
# that a program of the kind that is built can hold: each shared library costs every start of the
# program a quarter of a millisecond. With DOSSIER_STATIC the program does without a dynamic linker
# where all of them have one. Debian and Ubuntu have none of simdjson: there it is loaded later, see below.
include(CheckCXXSourceCompiles)

# Whether a position-independent program can hold the archive, and needs nothing else for it.
function(dossier_check_archive archive result)
  set(CMAKE_REQUIRED_FLAGS -fPIE)
  set(CMAKE_REQUIRED_LINK_OPTIONS -pie)
  set(CMAKE_REQUIRED_LIBRARIES -Wl,--whole-archive ${archive} -Wl,--no-whole-archive Threads::Threads)
  set(CMAKE_REQUIRED_QUIET ON)
  check_cxx_source_compiles("int main() {}" ${result})
endfunction()

function(dossier_library name target archive)
  add_library(${name} INTERFACE)
  if(DOSSIER_STATIC OR DOSSIER_ARCHIVES)
    find_library(${name}_ARCHIVE ${archive})
    if(${name}_ARCHIVE AND NOT DOSSIER_STATIC)
      dossier_check_archive(${${name}_ARCHIVE} ${name}_FITS)
    endif()
    if(${name}_ARCHIVE AND (DOSSIER_STATIC OR ${name}_FITS))
      target_include_directories(${name} INTERFACE
                                 $<TARGET_PROPERTY:${target},INTERFACE_INCLUDE_DIRECTORIES>)
      target_link_libraries(${name} INTERFACE ${${name}_ARCHIVE} Threads::Threads)
      return()
    endif()
    if(DOSSIER_STATIC)
      message(STATUS "DOSSIER_STATIC: ${archive} was not found: the shared library is needed")
    endif()
    set(DOSSIER_ALL_STATIC OFF PARENT_SCOPE)
    set(${name}_IS_SHARED ON PARENT_SCOPE)
  endif()
  target_link_libraries(${name} INTERFACE ${target})
endfunction()

set(DOSSIER_ALL_STATIC ON)
dossier_library(dossier_simdjson simdjson::simdjson libsimdjson.a)
dossier_library(dossier_utf8proc PkgConfig::utf8proc libutf8proc.a)
dossier_library(dossier_re2 re2::re2 libre2.a)
dossier_library(dossier_zlib PkgConfig::zlib libz.a)
dossier_library(dossier_uchardet PkgConfig::uchardet libuchardet.a)

# The shared C++ library costs every start half a millisecond. The program does without it where
# simdjson, the one other library that needs it, can be loaded when the first JSON is met
# (src/source/simdjson_later.h): where a small program that does so works.
set(DOSSIER_LINK_OPTIONS "")
if(dossier_simdjson_IS_SHARED)
  find_library(SIMDJSON_FILE simdjson REQUIRED)
  file(REAL_PATH ${SIMDJSON_FILE} simdjson_file)
  string(REGEX MATCH "libsimdjson\\.(so\\.[0-9]+|[0-9]+\\.dylib)" simdjson_name ${simdjson_file})
  set(simdjson_definition DOSSIER_SIMDJSON_NAME="${simdjson_name}")
  if(NOT DEFINED DOSSIER_SIMDJSON_LATER AND NOT CMAKE_CROSSCOMPILING)
    set(CMAKE_TRY_COMPILE_CONFIGURATION ${CMAKE_BUILD_TYPE})
    try_run(simdjson_ran simdjson_compiled
            SOURCES ${PROJECT_SOURCE_DIR}/cmake/simdjson_later_check.cc
                    ${PROJECT_SOURCE_DIR}/src/source/simdjson_later.cc
            CMAKE_FLAGS "-DINCLUDE_DIRECTORIES=${PROJECT_SOURCE_DIR}/src;${PROJECT_SOURCE_DIR}/include"
            COMPILE_DEFINITIONS "-D${simdjson_definition}"
            LINK_LIBRARIES ${CMAKE_DL_LIBS}
            CXX_STANDARD 20)
    if(simdjson_compiled AND simdjson_ran EQUAL 0)
      set(DOSSIER_SIMDJSON_LATER ON CACHE INTERNAL "simdjson can be loaded later")
    else()
      set(DOSSIER_SIMDJSON_LATER OFF CACHE INTERNAL "simdjson can be loaded later")
    endif()
  endif()
  if(DOSSIER_SIMDJSON_LATER)
    set_target_properties(dossier_simdjson PROPERTIES INTERFACE_LINK_LIBRARIES "${CMAKE_DL_LIBS}")
    target_include_directories(dossier_simdjson SYSTEM INTERFACE
                               $<TARGET_PROPERTY:simdjson::simdjson,INTERFACE_INCLUDE_DIRECTORIES>)
    target_compile_definitions(dossier_simdjson INTERFACE ${simdjson_definition})
    if(NOT DOSSIER_SANITIZE)
      set(DOSSIER_LINK_OPTIONS -static-libstdc++ -static-libgcc)
      # It needs two functions of the mathematical library, which an archive can give.
      find_library(LIBM_ARCHIVE libm.a)
      set(libm_options -Wl,--as-needed -Wl,-u,fegetround -Wl,-u,fesetround)
      if(LIBM_ARCHIVE)
        set(CMAKE_REQUIRED_LINK_OPTIONS -pie ${libm_options})
        set(CMAKE_REQUIRED_FLAGS -fPIE)
        set(CMAKE_REQUIRED_LIBRARIES ${LIBM_ARCHIVE})
        set(CMAKE_REQUIRED_QUIET ON)
        check_cxx_source_compiles("int main() {}" DOSSIER_HOLDS_LIBM)
        unset(CMAKE_REQUIRED_LINK_OPTIONS)
        unset(CMAKE_REQUIRED_FLAGS)
        unset(CMAKE_REQUIRED_LIBRARIES)
        unset(CMAKE_REQUIRED_QUIET)
        if(DOSSIER_HOLDS_LIBM)
          list(APPEND DOSSIER_LINK_OPTIONS ${libm_options})
          set(DOSSIER_LIBM ${LIBM_ARCHIVE})
        endif()
      endif()
    endif()
  endif()
endif()

add_library(dossier_fmt INTERFACE)
if(DOSSIER_STATIC OR DOSSIER_LINK_OPTIONS)
  target_link_libraries(dossier_fmt INTERFACE fmt::fmt-header-only)
else()
  target_link_libraries(dossier_fmt INTERFACE fmt::fmt)
endif()

if(DOSSIER_STATIC)
  # Code that stands at a fixed place: its tables of words need no pointers filled in at the start.
  add_compile_options(-fno-pie)
  add_link_options(-no-pie)
  if(DOSSIER_ALL_STATIC)
    set(DOSSIER_LINK_OPTIONS -static)
  endif()
endif()

# dossier_libarchive: its headers, and the name under which it is loaded when it is needed
# (src/source/libarchive.h).
find_library(LIBARCHIVE_FILE archive HINTS ${libarchive_LIBRARY_DIRS} REQUIRED)
file(REAL_PATH ${LIBARCHIVE_FILE} libarchive_file)
string(REGEX MATCH "libarchive\\.(so\\.[0-9]+|[0-9]+\\.dylib)" libarchive_name ${libarchive_file})
add_library(dossier_libarchive INTERFACE)
target_include_directories(dossier_libarchive SYSTEM INTERFACE ${libarchive_INCLUDE_DIRS})
target_compile_definitions(dossier_libarchive INTERFACE DOSSIER_LIBARCHIVE_NAME="${libarchive_name}")
target_link_libraries(dossier_libarchive INTERFACE ${CMAKE_DL_LIBS})
