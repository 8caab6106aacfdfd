# SPDX-License-Identifier: Apache-2.0
# The page as a browser takes it: links land, nothing is loaded, a hostile pile stays text.
add_test(NAME report_page COMMAND /usr/bin/python3 ${CMAKE_CURRENT_SOURCE_DIR}/report/check_page.py
  --run $<TARGET_FILE:synopt> ${CMAKE_SOURCE_DIR}/samples)
