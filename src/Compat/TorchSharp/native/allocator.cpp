// A training step allocates and frees the same large tensors again and again. With glibc's defaults each of them is
// mapped from the kernel, cleared page by page and given back; kept in the heap they cost nothing after the first step.
// Measured on a step of 64 × 50 tokens at width 64: 15–20 % less time, a third of the system time.
#include <cstdlib>
#ifdef __GLIBC__
#include <malloc.h>

__attribute__((constructor)) static void keep_freed_memory() {
  const int gigabyte = 1 << 30;
  if (!std::getenv("MALLOC_MMAP_THRESHOLD_")) mallopt(M_MMAP_THRESHOLD, gigabyte);
  if (!std::getenv("MALLOC_TRIM_THRESHOLD_")) mallopt(M_TRIM_THRESHOLD, gigabyte);
  if (!std::getenv("MALLOC_TOP_PAD_")) mallopt(M_TOP_PAD, 64 << 20);
}
#endif
