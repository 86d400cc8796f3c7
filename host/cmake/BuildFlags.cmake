# Every compiler and linker flag of the project stands on one target, rescind_flags.
include(CheckPIESupported)
check_pie_supported(LANGUAGES C)

option(RESCIND_WERROR "treat warnings as errors" ON)
option(RESCIND_SANITIZE "build with the address and undefined behaviour sanitizers" OFF)
option(RESCIND_STATIC "link the program without dynamic libraries; needs the archive of each" OFF)
option(RESCIND_FUZZ "make the fuzz targets libFuzzers (clang)" OFF)

add_library(rescind_flags INTERFACE)
target_compile_features(rescind_flags INTERFACE c_std_17)
set(CMAKE_C_EXTENSIONS OFF)
target_compile_definitions(rescind_flags INTERFACE _POSIX_C_SOURCE=200809L)
target_compile_options(rescind_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wstrict-prototypes -Wmissing-prototypes -Wvla
  -Wformat=2 -Wundef -Wswitch-enum -Wcast-qual -Wwrite-strings
  $<$<BOOL:${RESCIND_WERROR}>:-Werror>
  -fPIE -fvisibility=hidden -ffunction-sections -fdata-sections)

# Hardening wherever the optimiser runs (FORTIFY needs it).
set(optimised $<CONFIG:Release,RelWithDebInfo,MinSizeRel>)
target_compile_options(rescind_flags INTERFACE
  $<${optimised}:-fstack-protector-strong>
  $<${optimised}:-U_FORTIFY_SOURCE>
  $<${optimised}:-D_FORTIFY_SOURCE=2>)
if(APPLE)
  target_link_options(rescind_flags INTERFACE -Wl,-dead_strip)
else()
  target_link_options(rescind_flags INTERFACE
    -Wl,--as-needed -Wl,--gc-sections
    $<${optimised}:-Wl,-z,relro,-z,now,-z,noexecstack>)
endif()

if(RESCIND_SANITIZE)
  set(sanitizers -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_compile_options(rescind_flags INTERFACE ${sanitizers})
  target_link_options(rescind_flags INTERFACE ${sanitizers})
endif()

if(RESCIND_FUZZ)
  target_compile_options(rescind_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
