# The cue table (src/extract/rules_label.cc) -> cue_words.inc: the words that its rows need. The
# generator is a small C++ program (src/extract/data/generate_cue_words.cpp) over the table itself.
function(dossier_add_cue_words target)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/generated/extract/cue_words.inc)
  add_executable(generate_cue_words ${PROJECT_SOURCE_DIR}/src/extract/data/generate_cue_words.cpp
                                    ${PROJECT_SOURCE_DIR}/src/extract/rules_label.cc)
  target_include_directories(generate_cue_words PRIVATE ${PROJECT_SOURCE_DIR}/include)
  target_link_libraries(generate_cue_words PRIVATE dossier_regex dossier_warnings)
  add_custom_command(
    OUTPUT ${out}
    COMMAND generate_cue_words ${out}
    DEPENDS generate_cue_words
    COMMENT "Writing the words of the cue table"
    VERBATIM)
  target_sources(${target} PRIVATE ${out})
endfunction()
