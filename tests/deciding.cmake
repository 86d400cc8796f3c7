# Tests of the layers that decide: text, pack, lexicon, rules, advice.

# A small pack of the test's own, made from JSON.
add_library(rescind_test_pack STATIC unit/facts_text.c unit/pack_folder.c)
target_include_directories(rescind_test_pack PUBLIC unit)
target_link_libraries(rescind_test_pack PUBLIC rescind_pack rescind_wire cmocka::cmocka)

# rescind_pack_test(<name> <layer>…): a unit test that makes such packs.
function(rescind_pack_test name)
  rescind_unit_test(${name} ${ARGN})
  target_link_libraries(test_${name} PRIVATE rescind_test_pack)
endfunction()

# The whole host but its main function and its commands.
add_library(rescind_test_host INTERFACE)
target_link_libraries(rescind_test_host INTERFACE rescind_serve rescind_methods rescind_default_pack)

rescind_unit_test(normal text)
rescind_unit_test(title text)
rescind_pack_test(date lexicon)
rescind_pack_test(words lexicon)
rescind_unit_test(taught store)
rescind_unit_test(page_texts test_host)
target_compile_definitions(test_page_texts PRIVATE "DATES=\"${CMAKE_CURRENT_SOURCE_DIR}/lexicon/dates.tsv\"" "DURATIONS=\"${CMAKE_CURRENT_SOURCE_DIR}/lexicon/durations.tsv\"")
rescind_pack_test(clauses test_host)
target_compile_definitions(test_clauses PRIVATE "FRAMES=\"${CMAKE_CURRENT_SOURCE_DIR}/lexicon/frames.tsv\"")
rescind_pack_test(lexicon lexicon)
rescind_pack_test(statements lexicon)
rescind_pack_test(facts model)
rescind_pack_test(calendar model)
rescind_pack_test(aging lexicon)
rescind_pack_test(narrow rules lexicon)
rescind_pack_test(eval rules)
rescind_pack_test(decide rules lexicon)
rescind_pack_test(ask rules lexicon)
rescind_unit_test(trial rules default_pack)
rescind_pack_test(letter advice)
rescind_pack_test(bound proof)
rescind_pack_test(render advice)
rescind_pack_test(advice test_host)
target_compile_definitions(test_advice PRIVATE "CASES=\"${CMAKE_CURRENT_SOURCE_DIR}/vectors/small_pack/advice.json\"")
rescind_unit_test(pack test_host)
rescind_unit_test(teach test_host)
rescind_pack_test(pack_open pack)
rescind_pack_test(compile pack)

# rescind_fault_test(<name>): faults/test_<name>.c, in which everything fails in its turn.
function(rescind_fault_test name)
  add_executable(test_faults_${name} faults/test_${name}.c)
  target_link_libraries(test_faults_${name} PRIVATE rescind_test_host rescind_test_pack)
  add_test(NAME faults.${name} COMMAND test_faults_${name})
endfunction()

rescind_fault_test(memory)
rescind_fault_test(pack_files)
rescind_fault_test(proof)
target_link_libraries(test_faults_proof PRIVATE rescind_proof)

# The linker puts the test's own calls under the store.
if(NOT APPLE)
  rescind_fault_test(store)
  target_link_libraries(test_faults_store PRIVATE rescind_store)
  foreach(call mkdir open openat fstat fstatat fchmod flock nanosleep read write fsync close renameat unlinkat)
    target_link_options(test_faults_store PRIVATE "-Wl,--wrap=${call}")
  endforeach()
endif()
