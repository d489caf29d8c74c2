// Life and death of tensors, their properties, their data, errors, and construction from memory.
#include "shim.h"
#include <cstring>
#include <string>

static thread_local std::string last_error;

void capture_error() noexcept {
  try {
    try {
      throw;
    } catch (const c10::Error& e) {
      last_error = e.what_without_backtrace();
    } catch (const std::exception& e) {
      last_error = e.what();
    } catch (...) {
      last_error = "unknown native exception";
    }
  } catch (...) {
  }
}

API const char* ts_last_error() { return last_error.c_str(); }
API const char* ts_version() { return TORCH_VERSION; }

at::Scalar scalar(ScalarArg value) {
  if (value.kind == 1) return value.bits;
  if (value.kind == 2) return value.bits != 0;
  double number;
  std::memcpy(&number, &value.bits, sizeof number);
  return number;
}

at::Device device(int32_t type, int32_t index) {
  return {static_cast<at::DeviceType>(type), static_cast<at::DeviceIndex>(index)};
}

at::TensorOptions options(OptionsArg value) {
  at::TensorOptions result;
  if (value.dtype >= 0) result = result.dtype(static_cast<at::ScalarType>(value.dtype));
  if (value.device_type >= 0) result = result.device(device(value.device_type, value.device_index));
  return result;
}

void give(const std::vector<at::Tensor>& list, Handle** out, int64_t* count) {
  auto array = static_cast<Handle*>(std::malloc(sizeof(Handle) * (list.size() + 1)));
  for (size_t i = 0; i < list.size(); i++) array[i] = list[i].defined() ? new at::Tensor(list[i]) : nullptr;
  *out = array;
  *count = static_cast<int64_t>(list.size());
}

API void ts_free_array(Handle* array) { std::free(array); }
API void ts_dispose(Handle self) { delete self; }
API Handle ts_share(Handle self) { return guarded([&] { return *self; }); }

API int64_t ts_dim(Handle self) { return self->dim(); }
API int64_t ts_numel(Handle self) { return self->numel(); }
API int64_t ts_element_size(Handle self) { return self->element_size(); }
API int32_t ts_dtype(Handle self) { return static_cast<int32_t>(self->scalar_type()); }
API int32_t ts_device_type(Handle self) { return static_cast<int32_t>(self->device().type()); }
API int32_t ts_device_index(Handle self) { return self->device().index(); }
API int32_t ts_is_contiguous(Handle self) { return self->is_contiguous(); }
API int32_t ts_is_leaf(Handle self) { return self->is_leaf(); }
API int32_t ts_requires_grad(Handle self) { return self->requires_grad(); }
API int32_t ts_is_sparse(Handle self) { return self->is_sparse(); }

API int32_t ts_sizes(Handle self, int64_t* out) {
  return status([&] { for (auto size : self->sizes()) *out++ = size; });
}
API int32_t ts_strides(Handle self, int64_t* out) {
  return status([&] { for (auto stride : self->strides()) *out++ = stride; });
}
API int32_t ts_data(Handle self, void** out) {
  return status([&] { *out = self->data_ptr(); });
}
// Reads a one-element tensor of any dtype as a double or an integer.
API int32_t ts_item(Handle self, double* real, int64_t* integer) {
  return status([&] {
    auto value = self->item();
    *real = value.toDouble();
    *integer = value.isFloatingPoint() ? static_cast<int64_t>(value.toDouble()) : value.toLong();
  });
}

// A tensor that owns a copy of `bytes` of the given dtype, cast and moved as the options say.
API Handle ts_from_memory(const void* data, int32_t source, const int64_t* sizes, int64_t dims, OptionsArg opt) {
  return guarded([&] {
    auto result = at::empty(ints(sizes, dims), at::TensorOptions().dtype(static_cast<at::ScalarType>(source)));
    if (result.numel() > 0) std::memcpy(result.data_ptr(), data, result.nbytes());
    if (opt.dtype >= 0 || opt.device_type >= 0) {
      result = result.to(at::TensorOptions(opt.dtype >= 0 ? static_cast<at::ScalarType>(opt.dtype) : result.scalar_type())
                             .device(opt.device_type >= 0 ? device(opt.device_type, opt.device_index) : at::Device(at::kCPU)));
    }
    return opt.requires_grad ? result.set_requires_grad(true) : result;
  });
}

API Handle ts_to(Handle self, OptionsArg opt, int32_t non_blocking, int32_t copy) {
  return guarded([&] {
    auto target = at::TensorOptions(opt.dtype >= 0 ? static_cast<at::ScalarType>(opt.dtype) : self->scalar_type())
                      .device(opt.device_type >= 0 ? device(opt.device_type, opt.device_index) : self->device());
    return self->to(target, non_blocking != 0, copy != 0);
  });
}
API int32_t ts_copy_(Handle self, Handle source, int32_t non_blocking) {
  return status([&] { self->copy_(*source, non_blocking != 0); });
}
API int32_t ts_set_data(Handle self, Handle data) {
  return status([&] { self->set_data(*data); });
}
API int32_t ts_equal(Handle self, Handle other, int32_t* out) {
  return status([&] { *out = at::equal(*self, *other); });
}
API int32_t ts_allclose(Handle self, Handle other, double rtol, double atol, int32_t equal_nan, int32_t* out) {
  return status([&] { *out = at::allclose(*self, *other, rtol, atol, equal_nan != 0); });
}
