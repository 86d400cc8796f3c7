#!/usr/bin/env bash
# Every test of the installer and of `rescind doctor`, as TAP. RESCIND_BINARY is the program to install (default: build/release/rescind).
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 2
result=0
for file in test_*.sh; do
  echo "# $file"
  bash "$file" || result=1
done
exit $result
