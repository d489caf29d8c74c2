// Shared by every file of the shim: handles, argument structs, and the guard that turns C++ exceptions into error codes.
#pragma once
#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <torch/version.h>
#include <cstdint>
#include <vector>

#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4)
#include <optional>
template <class T> using Maybe = std::optional<T>;
#else
template <class T> using Maybe = c10::optional<T>;
#endif

#define API extern "C" __attribute__((visibility("default")))

using Handle = at::Tensor*;  // owned by the managed side, freed by ts_dispose

struct ScalarArg {
  int64_t bits;
  int32_t kind;  // 0: bits of a double, 1: integer, 2: bool
};

struct OptionsArg {
  int32_t dtype;         // -1: default
  int32_t device_type;   // -1: default
  int32_t device_index;  // -1: current
  int32_t requires_grad;
};

// Stores the message of the exception in flight for ts_last_error (one slot a thread).
void capture_error() noexcept;

template <class F> Handle guarded(F&& body) noexcept {
  try {
    return new at::Tensor(body());
  } catch (...) {
    capture_error();
    return nullptr;
  }
}

template <class F> int32_t status(F&& body) noexcept {
  try {
    body();
    return 0;
  } catch (...) {
    capture_error();
    return 1;
  }
}

at::Scalar scalar(ScalarArg value);
at::TensorOptions options(OptionsArg value);
at::Device device(int32_t type, int32_t index);

inline Maybe<at::ScalarType> dtype(int32_t value) {
  if (value < 0) return {};
  return static_cast<at::ScalarType>(value);
}
inline Maybe<at::Generator> generator(at::Generator* value) {
  if (!value) return {};
  return *value;
}
inline Maybe<at::Tensor> maybe(Handle value) {
  if (!value) return {};
  return *value;
}
inline at::IntArrayRef ints(const int64_t* values, int64_t count) {
  return {values, static_cast<size_t>(count)};
}
inline std::vector<at::Tensor> tensors(const Handle* values, int64_t count) {
  std::vector<at::Tensor> result;
  result.reserve(count);
  for (int64_t i = 0; i < count; i++) result.push_back(values[i] ? *values[i] : at::Tensor());
  return result;
}
// Hands a list over as a malloc'ed array of handles (null for undefined), freed by ts_free_array.
void give(const std::vector<at::Tensor>& list, Handle** out, int64_t* count);
