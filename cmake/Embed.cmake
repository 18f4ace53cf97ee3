# SPDX-License-Identifier: GPL-3.0-or-later
# What is compiled into the programs: resources/core*.qrc into every one, the other resources/*.qrc into those with
# windows, and translations/*.ts as :/i18n/*.qm into every one. Object libraries, because the linker would drop a
# resource that sits in an archive and that no symbol asks for.

set(CMAKE_AUTORCC_OPTIONS --compress-algo zstd)

file(GLOB tidemark_core_qrc CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/resources/core*.qrc")
file(GLOB tidemark_ui_qrc CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/resources/*.qrc")
list(FILTER tidemark_ui_qrc EXCLUDE REGEX "/core[^/]*\\.qrc$")
file(GLOB tidemark_ts CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/translations/*.ts")

if(tidemark_ts)
    set(i18n_dir "${CMAKE_BINARY_DIR}/i18n")
    set(i18n_qrc "${i18n_dir}/i18n.qrc")
    set(entries "")
    foreach(ts IN LISTS tidemark_ts)
        get_filename_component(name "${ts}" NAME_WLE)
        string(APPEND entries "<file>${name}.qm</file>")
        add_custom_command(
            OUTPUT "${i18n_dir}/${name}.qm"
            COMMAND Qt6::lrelease -silent "${ts}" -qm "${i18n_dir}/${name}.qm"
            DEPENDS "${ts}"
            VERBATIM)
        list(APPEND qm_files "${i18n_dir}/${name}.qm")
    endforeach()
    file(CONFIGURE OUTPUT "${i18n_qrc}" CONTENT "<RCC><qresource prefix=\"/i18n\">${entries}</qresource></RCC>\n")
    add_custom_target(tidemark_qm DEPENDS ${qm_files})
endif()

function(tidemark_resource_library name)
    if(NOT ARGN)
        return()
    endif()
    add_library(${name} OBJECT ${ARGN})
    set_target_properties(${name} PROPERTIES AUTORCC ON)
    target_link_libraries(${name} PRIVATE Qt6::Core)
endfunction()

tidemark_resource_library(tidemark_core_resources ${tidemark_core_qrc} ${i18n_qrc})
tidemark_resource_library(tidemark_ui_resources ${tidemark_ui_qrc})
if(tidemark_ts)
    set_target_properties(tidemark_core_resources PROPERTIES AUTOGEN_TARGET_DEPENDS tidemark_qm)
endif()

# tidemark_embed(TARGET core [ui]): compiles the resources of these sides into an executable.
function(tidemark_embed target)
    foreach(side IN LISTS ARGN)
        if(TARGET tidemark_${side}_resources)
            target_link_libraries(${target} PRIVATE tidemark_${side}_resources)
        endif()
    endforeach()
endfunction()
