# SPDX-License-Identifier: GPL-3.0-or-later
# Everything that Tidemark needs from the machine. ./dev configures cmake/probe with this file alone to learn whether the
# host has it all; whatever is added here is therefore probed without further work.

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 14)
    message(FATAL_ERROR "GCC ${CMAKE_CXX_COMPILER_VERSION} is too old: Tidemark needs GCC 14 or later (C++23)")
elseif(CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 19)
    message(FATAL_ERROR "Clang ${CMAKE_CXX_COMPILER_VERSION} is too old: Tidemark needs Clang 19 or later (C++23)")
endif()

find_package(Qt6 6.8 REQUIRED COMPONENTS Core Gui Widgets Sql Svg Test LinguistTools)
find_package(KF6SyntaxHighlighting 6.0 REQUIRED)
find_package(Qt6Keychain REQUIRED)
# Charts, whose library names the printing of Qt as its own need.
find_package(Qt6 6.8 REQUIRED COMPONENTS PrintSupport)
find_package(QCustomPlotQt6 REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(libpq REQUIRED IMPORTED_TARGET libpq>=15)
# The TLS of libpq, asked why it refused a certificate.
find_package(OpenSSL 3.0 REQUIRED)
find_package(SQLite3 3.40 REQUIRED)
# HTTP: services that keep secrets, metrics.
find_package(CURL 7.88 REQUIRED)
find_package(Threads REQUIRED)
