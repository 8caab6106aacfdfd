# SPDX-License-Identifier: Apache-2.0
# One harness a parser: libFuzzer programs in the fuzz preset, corpus replays in the others.
foreach(harness text marks html tree input warc feed charset)
  add_executable(fuzz_${harness} ${CMAKE_CURRENT_LIST_DIR}/fuzz_${harness}.c
    ${CMAKE_CURRENT_LIST_DIR}/checks.c)
  target_include_directories(fuzz_${harness} PRIVATE
    ${CMAKE_SOURCE_DIR}/src ${CMAKE_SOURCE_DIR}/tests ${GENERATED})
  target_link_libraries(fuzz_${harness} PRIVATE synopt_objects)
  file(GLOB corpus CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/corpus/${harness}/*)
  if(SYNOPT_FUZZ)
    target_link_options(fuzz_${harness} PRIVATE -fsanitize=fuzzer)
  else()
    target_sources(fuzz_${harness} PRIVATE ${CMAKE_CURRENT_LIST_DIR}/replay.c)
    add_test(NAME replay_${harness} COMMAND fuzz_${harness} ${corpus})
  endif()
endforeach()
