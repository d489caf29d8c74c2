// Devices, threads and the default dtype.
#include "shim.h"
#include <ATen/Parallel.h>
#include <c10/core/DefaultDtype.h>
#include <torch/cuda.h>
#include <dlfcn.h>

API int32_t ts_cuda_count() {
  int32_t count = 0;
  status([&] { count = static_cast<int32_t>(torch::cuda::device_count()); });
  return count;
}
API int32_t ts_cudnn_available() {
  int32_t available = 0;
  status([&] { available = torch::cuda::cudnn_is_available(); });
  return available;
}
API int32_t ts_cuda_seed(uint64_t seed, int32_t all) {
  return status([&] { all ? torch::cuda::manual_seed_all(seed) : torch::cuda::manual_seed(seed); });
}
API int32_t ts_cuda_synchronize(int64_t index) {
  return status([&] { torch::cuda::synchronize(index); });
}

// OpenBLAS keeps a pool of its own that at::set_num_threads does not reach.
static void set_blas_threads(int32_t count) {
  for (const char* name : {"libopenblas.so.0", "libopenblas.so", "libblas.so.3"}) {
    if (void* library = dlopen(name, RTLD_LAZY | RTLD_NOLOAD)) {
      if (auto set = reinterpret_cast<void (*)(int)>(dlsym(library, "openblas_set_num_threads"))) set(count);
      dlclose(library);
    }
  }
}
API int32_t ts_set_num_threads(int32_t count) {
  return status([&] {
    at::set_num_threads(count);
    set_blas_threads(count);
  });
}
API int32_t ts_get_num_threads() { return at::get_num_threads(); }
API int32_t ts_set_num_interop_threads(int32_t count) {
  return status([&] { at::set_num_interop_threads(count); });
}
API int32_t ts_get_num_interop_threads() { return static_cast<int32_t>(at::get_num_interop_threads()); }

API int32_t ts_set_default_dtype(int32_t type) {
  return status([&] { c10::set_default_dtype(c10::scalarTypeToTypeMeta(static_cast<at::ScalarType>(type))); });
}
API int32_t ts_get_default_dtype() { return static_cast<int32_t>(c10::get_default_dtype_as_scalartype()); }
