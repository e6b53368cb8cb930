#pragma once

#include <cstdio>
#include <cstdlib>

/// Ends the programme where `holds` does not, so that the fuzzer keeps the bytes that did it.
inline void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}
