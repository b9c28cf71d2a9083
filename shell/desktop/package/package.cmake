# What `cmake --install` and `cpack` (a .deb and a .tar.gz) put where. The program reads none of it
# from a fixed path: the archive runs from any folder.
include(GNUInstallDirs)
set(package ${CMAKE_CURRENT_LIST_DIR})
install(TARGETS temper RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES ${package}/temper.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${package}/temper.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages)
install(FILES ${package}/temper.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES ${package}/temper.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${PROJECT_SOURCE_DIR}/web/app/icon.svg RENAME temper.svg
  DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE RENAME copyright
  DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/assets/scenarios
  DESTINATION ${CMAKE_INSTALL_DATADIR}/temper)
# The site, if it has been built (python3 serve.py --build-only).
install(DIRECTORY ${PROJECT_SOURCE_DIR}/dist/ DESTINATION ${CMAKE_INSTALL_DATADIR}/temper/site
  OPTIONAL)

set(CPACK_GENERATOR DEB TGZ)
set(CPACK_PACKAGE_NAME temper)
set(CPACK_PACKAGE_VENDOR "The Temper developers")
set(CPACK_PACKAGE_CONTACT "The Temper developers <temper@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "See how language models choose their words")
set(CPACK_PACKAGE_DESCRIPTION
  "A playground for the last step of a language model, the choice of the next word:
temperature, top-k, top-p and other samplers, drawn, edited and tallied.")
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION education)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS libgl1)  # opened by name, so nobody can see it needed
# Any font and any OpenGL 3.0 will do; without a portal, zenity asks for files.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS
  "fonts-inter, fonts-noto-core, fonts-noto-color-emoji, libgl1-mesa-dri, xdg-desktop-portal | zenity")
include(CPack)
