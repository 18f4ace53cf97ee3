# SPDX-License-Identifier: GPL-3.0-or-later
# Run after a test program is linked: asks it for its classes and writes OUTPUT, which ctest reads.
execute_process(COMMAND "${PROGRAM}" --list OUTPUT_VARIABLE classes RESULT_VARIABLE result)
if(NOT result EQUAL 0)
    message(FATAL_ERROR "${PROGRAM} --list failed: ${result}")
endif()
string(REGEX MATCHALL "[^\n]+" classes "${classes}")
set(text "")
foreach(class IN LISTS classes)
    string(APPEND text "add_test([=[${PREFIX}.${class}]=] [=[${PROGRAM}]=] ${class})\n"
        "set_tests_properties([=[${PREFIX}.${class}]=] PROPERTIES TIMEOUT ${SECONDS})\n")
endforeach()
file(WRITE "${OUTPUT}" "${text}")
