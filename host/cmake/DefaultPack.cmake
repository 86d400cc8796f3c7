# generated/pack_default.c: the shop's pack, compiled by rescind-packc to bytes that the program holds.
add_executable(rescind-packc src/pack/packc.c)
target_link_libraries(rescind-packc PRIVATE rescind_pack sodium::sodium)

set(pack_folder "${CMAKE_CURRENT_SOURCE_DIR}/packs/aliexpress")
file(GLOB_RECURSE pack_files CONFIGURE_DEPENDS "${pack_folder}/*.json")
set(pack_source "${PROJECT_BINARY_DIR}/generated/pack_default.c")
add_custom_command(
  OUTPUT "${pack_source}"
  COMMAND rescind-packc "${pack_folder}" "${pack_source}"
  DEPENDS rescind-packc ${pack_files}
  COMMENT "Compiling the pack"
  VERBATIM)
