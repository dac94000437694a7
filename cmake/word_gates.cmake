# The tables of expressions that word_gate.h names -> word_gates.inc: the words that their rows need.
# The generator is a small C++ program (src/extract/data/generate_word_gates.cpp) over the tables
# themselves.
function(dossier_add_word_gates target)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/generated/extract/word_gates.inc)
  set(sources data/generate_word_gates.cpp rules_label.cc forms_aside.cc forms_boilerplate.cc
              forms_byline.cc forms_home.cc forms_no_project.cc)
  list(TRANSFORM sources PREPEND ${PROJECT_SOURCE_DIR}/src/extract/)
  add_executable(generate_word_gates ${sources})
  target_include_directories(generate_word_gates PRIVATE ${PROJECT_SOURCE_DIR}/include)
  target_link_libraries(generate_word_gates PRIVATE dossier_regex dossier_warnings)
  add_custom_command(
    OUTPUT ${out}
    COMMAND generate_word_gates ${out}
    DEPENDS generate_word_gates
    COMMENT "Writing the words that rows of tables need"
    VERBATIM)
  target_sources(${target} PRIVATE ${out})
endfunction()
