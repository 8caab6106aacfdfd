# SPDX-License-Identifier: Apache-2.0
# The tokenizer tests of html5lib over our scanner; 77: the tests are not there.
add_executable(html5lib_tokenizer ${CMAKE_CURRENT_LIST_DIR}/tokenizer.c)
target_include_directories(html5lib_tokenizer PRIVATE ${CMAKE_SOURCE_DIR}/src ${GENERATED})
target_link_libraries(html5lib_tokenizer PRIVATE synopt_objects)
add_test(NAME html5lib_tokenizer
  COMMAND ${CMAKE_CURRENT_LIST_DIR}/run $<TARGET_FILE:html5lib_tokenizer>)
set_tests_properties(html5lib_tokenizer PROPERTIES SKIP_RETURN_CODE 77)
