# src/extract/data/NAME.tsv, rows of a word and its language -> NAME.inc: the words as a sorted constexpr
# array. Run as a script it writes the array (cmake -DIN=… -DOUT=… -DNAME=… -P words.cmake); included, it offers
# dossier_add_words(TARGET FILE NAME).
if(CMAKE_SCRIPT_MODE_FILE)
  file(STRINGS "${IN}" lines ENCODING UTF-8 REGEX "^[^#]")
  foreach(line IN LISTS lines)
    if(NOT line MATCHES "^([^\t]+)\t([a-z]+)$")
      message(FATAL_ERROR "${IN}: not a word's row: ${line}")
    endif()
    list(APPEND words "${CMAKE_MATCH_1}")
  endforeach()
  list(SORT words COMPARE STRING)
  list(JOIN words "\",\n    \"" rows)
  file(WRITE "${OUT}" "// Generated from a table of words.\n"
                      "constexpr std::string_view ${NAME}[] = {\n    \"${rows}\"};\n")
  return()
endif()

function(dossier_add_words target file name)
  set(in ${PROJECT_SOURCE_DIR}/src/extract/data/${file}.tsv)
  set(script ${PROJECT_SOURCE_DIR}/cmake/words.cmake)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/generated/extract/${file}.inc)
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DIN=${in} -DOUT=${out} -DNAME=${name} -P ${script}
    DEPENDS ${in} ${script}
    COMMENT "Writing the words of ${file}"
    VERBATIM)
  target_sources(${target} PRIVATE ${out})
endfunction()
