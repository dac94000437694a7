# src/value/data/*.tsv -> generated C++ tables. The generator is a small C++ program
# (src/value/data/generate_tables.cpp), so that a build needs nothing but a compiler.
function(dossier_add_tables target)
  set(data ${PROJECT_SOURCE_DIR}/src/value/data)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/generated/value/tables.cc)
  file(GLOB rows CONFIGURE_DEPENDS ${data}/*.tsv)
  file(MAKE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/generated/value)

  add_executable(generate_tables ${data}/generate_tables.cpp ${PROJECT_SOURCE_DIR}/src/value/name.cc)
  target_include_directories(generate_tables PRIVATE ${PROJECT_SOURCE_DIR}/src)
  target_link_libraries(generate_tables PRIVATE dossier_base dossier_warnings)
  add_custom_command(
    OUTPUT ${out}
    COMMAND generate_tables ${data} ${out}
    DEPENDS generate_tables ${rows}
    COMMENT "Writing the tables of words"
    VERBATIM)
  target_sources(${target} PRIVATE ${out})
endfunction()
