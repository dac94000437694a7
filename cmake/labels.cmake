# src/extract/data/labels.tsv -> labels_table.inc: the label vocabulary as sorted constexpr rows.
# Run as a script it writes the table (cmake -DIN=… -DOUT=… -P labels.cmake); included, it offers
# dossier_add_labels(TARGET).
if(CMAKE_SCRIPT_MODE_FILE)
  file(STRINGS "${IN}" lines ENCODING UTF-8 REGEX "^[^#]")
  list(SORT lines COMPARE STRING)
  foreach(line IN LISTS lines)
    # label, kind, language, currency, power of ten; the last two are often left out
    if(NOT line MATCHES "^([^\t]+)\t([a-z_]+)\t([a-z]*)\t?([A-Z]*)\t?([0-9]*)$")
      message(FATAL_ERROR "${IN}: not a label's row: ${line}")
    endif()
    set(label "${CMAKE_MATCH_1}")
    set(kind "${CMAKE_MATCH_2}")
    set(lang "${CMAKE_MATCH_3}")
    set(currency "${CMAKE_MATCH_4}")
    set(power "${CMAKE_MATCH_5}")
    if(power STREQUAL "")
      set(power 0)
    endif()
    set(row "    {\"${label}\", \"${lang}\", \"${currency}\", LabelKind::${kind}, ${power}},\n")
    if(kind STREQUAL "qualifier" AND label MATCHES "^([^* ]+) [*]$")
      string(APPEND leading "    {\"${CMAKE_MATCH_1}\", \"${lang}\"},\n")
    elseif(kind STREQUAL "qualifier" AND label MATCHES "^[*]( .+)$")
      string(APPEND trailing "    {\"${CMAKE_MATCH_1}\", \"${lang}\"},\n")
    elseif(kind STREQUAL "qualifier")
      message(FATAL_ERROR "${IN}: a qualifier is one word before a label, or words after it: ${line}")
    elseif(label MATCHES "[*]")
      string(APPEND wild "${row}")
    else()
      string(APPEND exact "${row}")
    endif()
  endforeach()
  file(WRITE "${OUT}"
       "// Generated from labels.tsv.\n"
       "constexpr LabelRow kExact[] = {\n${exact}};\n"
       "constexpr LabelRow kWild[] = {\n${wild}};\n"
       "constexpr Qualifier kLeading[] = {\n${leading}};\n"
       "constexpr Qualifier kTrailing[] = {\n${trailing}};\n")
  return()
endif()

function(dossier_add_labels target)
  set(in ${PROJECT_SOURCE_DIR}/src/extract/data/labels.tsv)
  set(script ${PROJECT_SOURCE_DIR}/cmake/labels.cmake)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/generated/extract/labels_table.inc)
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DIN=${in} -DOUT=${out} -P ${script}
    DEPENDS ${in} ${script}
    COMMENT "Writing the table of labels"
    VERBATIM)
  target_sources(${target} PRIVATE ${out})
  target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/generated)
endfunction()
