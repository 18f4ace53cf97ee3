# SPDX-License-Identifier: GPL-3.0-or-later
# Language, warnings, sanitizers, linker and cache, for every target below. Presets choose TIDEMARK_SANITIZE.

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
# One kind of code for libraries and programs, so that they can share a precompiled header.
set(CMAKE_CXX_COMPILE_OPTIONS_PIE ${CMAKE_CXX_COMPILE_OPTIONS_PIC})

# Assertions stay on in the working build: only release defines NDEBUG, and QT_FORCE_ASSERTS undoes Qt's QT_NO_DEBUG.
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1")
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
add_compile_definitions(
    $<$<NOT:$<CONFIG:Release>>:QT_FORCE_ASSERTS>
    QT_NO_CAST_FROM_ASCII
    QT_NO_CAST_TO_ASCII
    QT_NO_KEYWORDS
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
)

add_compile_options(
    -Werror
    -Wall
    -Wextra
    -Wpedantic
    -Wshadow
    -Wconversion
    -Wcast-qual
    -Wextra-semi
    # Designated initialisers name what differs from the defaults; that the rest is left out is their point.
    -Wno-missing-field-initializers
    -Wformat=2
    -Wnon-virtual-dtor
    -Woverloaded-virtual
    -Wundef
    # Relative names in __FILE__ and in debug data: worktrees share compiler cache hits.
    -ffile-prefix-map=${CMAKE_SOURCE_DIR}=.
)

set(TIDEMARK_SANITIZE "" CACHE STRING "Sanitizers to build with: address,undefined or thread")
if(TIDEMARK_SANITIZE)
    add_compile_options(-fsanitize=${TIDEMARK_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${TIDEMARK_SANITIZE})
    add_compile_definitions(_GLIBCXX_ASSERTIONS)
    # Instrumentation hides initialisations from GCC; the plain builds keep this an error.
    add_compile_options($<$<CXX_COMPILER_ID:GNU>:-Wno-error=maybe-uninitialized>)
endif()

# The programs of tests/fuzz find their way by seeing which code an input reaches.
option(TIDEMARK_FUZZ "Build the libFuzzer programs of tests/fuzz (needs Clang)" OFF)
if(TIDEMARK_FUZZ)
    add_compile_options(-fsanitize=fuzzer-no-link -Wno-error)
    add_link_options(-fsanitize=fuzzer-no-link)
endif()

add_link_options(-Wl,--as-needed)
find_program(TIDEMARK_MOLD mold)
if(TIDEMARK_MOLD)
    add_link_options(-fuse-ld=mold)
endif()

find_program(TIDEMARK_CCACHE ccache)
if(TIDEMARK_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${TIDEMARK_CCACHE})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        # ccache sees which precompiled header a file uses only in GCC's preprocessed output.
        add_compile_options(-fpch-preprocess)
    endif()
endif()
