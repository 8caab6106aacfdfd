# SPDX-License-Identifier: Apache-2.0
# What `cmake --install` lays down: the command, both libraries, the public headers, a pkg-config
# file, a CMake package, the man page and the completions.
include(CMakePackageConfigHelpers)

install(TARGETS synopt synopt_static synopt_shared EXPORT synopt-targets
  RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR}
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY include/synopt DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})

configure_file(cmake/synopt.pc.in ${CMAKE_BINARY_DIR}/synopt.pc @ONLY)
install(FILES ${CMAKE_BINARY_DIR}/synopt.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

install(EXPORT synopt-targets NAMESPACE synopt:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/synopt)
configure_file(cmake/synopt-config.cmake.in ${CMAKE_BINARY_DIR}/synopt-config.cmake @ONLY)
write_basic_package_version_file(${CMAKE_BINARY_DIR}/synopt-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/synopt-config.cmake ${CMAKE_BINARY_DIR}/synopt-config-version.cmake
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/synopt)

# The man page and the completions come out of the program's own option table.
set(HELP_DIR ${CMAKE_BINARY_DIR}/help)
add_custom_command(
  OUTPUT ${HELP_DIR}/synopt.1 ${HELP_DIR}/synopt.bash ${HELP_DIR}/_synopt ${HELP_DIR}/synopt.fish
  COMMAND ${CMAKE_COMMAND} -E make_directory ${HELP_DIR}
  COMMAND synopt generate man > ${HELP_DIR}/synopt.1
  COMMAND synopt generate completion bash > ${HELP_DIR}/synopt.bash
  COMMAND synopt generate completion zsh > ${HELP_DIR}/_synopt
  COMMAND synopt generate completion fish > ${HELP_DIR}/synopt.fish
  DEPENDS synopt COMMENT "Writing the man page and the completions")
add_custom_target(help_files ALL DEPENDS ${HELP_DIR}/synopt.1)
install(FILES ${HELP_DIR}/synopt.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${HELP_DIR}/synopt.bash RENAME synopt
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${HELP_DIR}/_synopt DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES ${HELP_DIR}/synopt.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
