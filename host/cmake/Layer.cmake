# rescind_layer(<name> SOURCES <file>… [USES <layer>…] [LIBRARIES <target>…])
#
# The static library rescind_<name>. It may call the layers it names and what those use, and nothing else, so a call
# against the direction of the layers does not link.
function(rescind_layer name)
  cmake_parse_arguments(PARSE_ARGV 1 layer "" "" "SOURCES;USES;LIBRARIES")
  add_library(rescind_${name} STATIC ${layer_SOURCES})
  target_include_directories(rescind_${name} PUBLIC "${PROJECT_SOURCE_DIR}/host/src" "${PROJECT_BINARY_DIR}/generated")
  target_link_libraries(rescind_${name} PRIVATE ${layer_LIBRARIES} PUBLIC rescind_flags)
  foreach(used IN LISTS layer_USES)
    target_link_libraries(rescind_${name} PUBLIC rescind_${used})
  endforeach()
endfunction()
