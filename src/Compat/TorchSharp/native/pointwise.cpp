// Element by element: arithmetic, comparisons, functions of one variable, and their in-place forms.
#include "shim.h"
#include <ATen/ScalarOps.h>
#include <c10/core/InferenceMode.h>
#include <array>

// The number as libtorch itself wraps it: a 0-dim tensor that does not promote. Making one costs more than a small op,
// and the same few numbers come again and again, so each thread keeps those it met last. For float32 operands the
// number is kept as float32, to which libtorch would convert it at every call.
static const at::Tensor& number(const at::Tensor& operand, ScalarArg value) {
  struct Entry {
    int64_t bits;
    int32_t kind, single;
    at::Tensor tensor;
  };
  static thread_local std::array<Entry, 64> cache;
  int32_t single = operand.scalar_type() == at::kFloat;
  auto hash = (static_cast<uint64_t>(value.bits) + value.kind + 4 * single) * 0x9E3779B97F4A7C15u;
  Entry& entry = cache[hash >> 58];
  if (!entry.tensor.defined() || entry.bits != value.bits || entry.kind != value.kind || entry.single != single) {
    c10::InferenceMode outside(false);
    auto made = c10::scalar_to_tensor(scalar(value));
    entry.tensor = single ? made.to(at::kFloat) : made;
    entry.tensor.unsafeGetTensorImpl()->set_wrapped_number(true);
    entry.bits = value.bits;
    entry.kind = value.kind;
    entry.single = single;
  }
  return entry.tensor;
}

#define UNARY(name) \
  API Handle ts_##name(Handle self) { return guarded([&] { return at::name(*self); }); }
#define UNARY_INPLACE(name) \
  API int32_t ts_##name(Handle self) { return status([&] { self->name(); }); }
#define BINARY(name) \
  API Handle ts_##name(Handle self, Handle other) { return guarded([&] { return at::name(*self, *other); }); }
#define BINARY_INPLACE(name) \
  API int32_t ts_##name(Handle self, Handle other) { return status([&] { self->name(*other); }); }
#define WITH_SCALAR(name) \
  API Handle ts_##name##_scalar(Handle self, ScalarArg other) { return guarded([&] { return at::name(*self, scalar(other)); }); }
#define WITH_SCALAR_INPLACE(name) \
  API int32_t ts_##name##_scalar(Handle self, ScalarArg other) { return status([&] { self->name(scalar(other)); }); }
#define WITH_NUMBER(name) \
  API Handle ts_##name##_scalar(Handle self, ScalarArg other) { return guarded([&] { return at::name(*self, number(*self, other)); }); }
#define WITH_NUMBER_INPLACE(name) \
  API int32_t ts_##name##_scalar(Handle self, ScalarArg other) { return status([&] { self->name(number(*self, other)); }); }

UNARY(abs) UNARY(neg) UNARY(exp) UNARY(expm1) UNARY(log) UNARY(log1p) UNARY(log2) UNARY(log10)
UNARY(sqrt) UNARY(rsqrt) UNARY(square) UNARY(reciprocal) UNARY(sin) UNARY(cos) UNARY(tan) UNARY(tanh) UNARY(sigmoid)
UNARY(relu) UNARY(silu) UNARY(erf) UNARY(erfinv) UNARY(floor) UNARY(ceil) UNARY(trunc) UNARY(sign)
UNARY(isnan) UNARY(isinf) UNARY(isfinite) UNARY(logical_not) UNARY(bitwise_not) UNARY(log_sigmoid)
API Handle ts_gelu(Handle self) { return guarded([&] { return at::gelu(*self); }); }

UNARY_INPLACE(abs_) UNARY_INPLACE(neg_) UNARY_INPLACE(exp_) UNARY_INPLACE(expm1_) UNARY_INPLACE(log_) UNARY_INPLACE(log1p_)
UNARY_INPLACE(sqrt_) UNARY_INPLACE(rsqrt_) UNARY_INPLACE(reciprocal_) UNARY_INPLACE(sin_)
UNARY_INPLACE(cos_) UNARY_INPLACE(tanh_) UNARY_INPLACE(sigmoid_) UNARY_INPLACE(relu_) UNARY_INPLACE(erfinv_)
UNARY_INPLACE(floor_) UNARY_INPLACE(ceil_) UNARY_INPLACE(zero_) UNARY_INPLACE(logical_not_)

BINARY(mul) BINARY(pow) BINARY(remainder) BINARY(fmod) BINARY(maximum) BINARY(minimum) BINARY(atan2)
BINARY(eq) BINARY(ne) BINARY(lt) BINARY(le) BINARY(gt) BINARY(ge)
BINARY(logical_and) BINARY(logical_or) BINARY(logical_xor) BINARY(bitwise_and) BINARY(bitwise_or) BINARY(bitwise_xor)
BINARY(matmul) BINARY(mm) BINARY(bmm) BINARY(mv) BINARY(dot) BINARY(outer)

BINARY_INPLACE(mul_) BINARY_INPLACE(pow_) BINARY_INPLACE(remainder_)
BINARY_INPLACE(logical_and_) BINARY_INPLACE(logical_or_) BINARY_INPLACE(bitwise_and_) BINARY_INPLACE(bitwise_or_)

WITH_NUMBER(mul) WITH_SCALAR(pow) WITH_NUMBER(remainder) WITH_SCALAR(fmod) WITH_SCALAR(clamp_min) WITH_SCALAR(clamp_max)
WITH_NUMBER(eq) WITH_NUMBER(ne) WITH_NUMBER(lt) WITH_NUMBER(le) WITH_NUMBER(gt) WITH_NUMBER(ge)
WITH_SCALAR(bitwise_left_shift) WITH_SCALAR(bitwise_right_shift)

WITH_NUMBER_INPLACE(mul_) WITH_SCALAR_INPLACE(pow_) WITH_SCALAR_INPLACE(remainder_) WITH_SCALAR_INPLACE(fill_)
WITH_SCALAR_INPLACE(clamp_min_) WITH_SCALAR_INPLACE(clamp_max_)

#define SUMMED(name) \
  API Handle ts_##name(Handle self, Handle other, ScalarArg alpha) { \
    return guarded([&] { return at::name(*self, *other, scalar(alpha)); }); \
  } \
  API Handle ts_##name##_scalar(Handle self, ScalarArg other, ScalarArg alpha) { \
    return guarded([&] { return at::name(*self, number(*self, other), scalar(alpha)); }); \
  } \
  API int32_t ts_##name##_(Handle self, Handle other, ScalarArg alpha) { \
    return status([&] { self->name##_(*other, scalar(alpha)); }); \
  } \
  API int32_t ts_##name##_scalar_(Handle self, ScalarArg other, ScalarArg alpha) { \
    return status([&] { self->name##_(number(*self, other), scalar(alpha)); }); \
  }
SUMMED(add)
SUMMED(sub)

API Handle ts_rsub_scalar(Handle self, ScalarArg other) {
  return guarded([&] { return at::sub(number(*self, other), *self); });
}
API Handle ts_rpow_scalar(Handle self, ScalarArg base) {
  return guarded([&] { return at::pow(scalar(base), *self); });
}

// rounding: 0 none, 1 towards zero, 2 down. Literals convert to whichever string_view this libtorch takes.
static at::Tensor divide(const at::Tensor& a, const at::Tensor& b, int32_t rounding) {
  return rounding == 0 ? at::div(a, b) : rounding == 1 ? at::div(a, b, "trunc") : at::div(a, b, "floor");
}
static void divide_(at::Tensor& a, const at::Tensor& b, int32_t rounding) {
  if (rounding == 0) a.div_(b);
  else if (rounding == 1) a.div_(b, "trunc");
  else a.div_(b, "floor");
}
API Handle ts_div(Handle self, Handle other, int32_t rounding) {
  return guarded([&] { return divide(*self, *other, rounding); });
}
API Handle ts_div_scalar(Handle self, ScalarArg other, int32_t rounding) {
  return guarded([&] { return divide(*self, number(*self, other), rounding); });
}
API int32_t ts_div_(Handle self, Handle other, int32_t rounding) {
  return status([&] { divide_(*self, *other, rounding); });
}
API int32_t ts_div_scalar_(Handle self, ScalarArg other, int32_t rounding) {
  return status([&] { divide_(*self, number(*self, other), rounding); });
}

// bounds: bit 0 set when `low` counts, bit 1 when `high` does
static Maybe<at::Scalar> bound(ScalarArg value, bool present) {
  if (!present) return {};
  return scalar(value);
}
API Handle ts_clamp_scalar(Handle self, ScalarArg low, ScalarArg high, int32_t bounds) {
  return guarded([&] { return at::clamp(*self, bound(low, bounds & 1), bound(high, bounds & 2)); });
}
API int32_t ts_clamp_scalar_(Handle self, ScalarArg low, ScalarArg high, int32_t bounds) {
  return status([&] { at::clamp_(*self, bound(low, bounds & 1), bound(high, bounds & 2)); });
}
API Handle ts_clamp(Handle self, Handle low, Handle high) {
  return guarded([&] { return at::clamp(*self, maybe(low), maybe(high)); });
}
API int32_t ts_clamp_(Handle self, Handle low, Handle high) {
  return status([&] { at::clamp_(*self, maybe(low), maybe(high)); });
}

API Handle ts_where(Handle condition, Handle self, Handle other) {
  return guarded([&] { return at::where(*condition, *self, *other); });
}
API Handle ts_lerp(Handle self, Handle end, Handle weight) {
  return guarded([&] { return at::lerp(*self, *end, *weight); });
}
API int32_t ts_lerp_(Handle self, Handle end, Handle weight) {
  return status([&] { self->lerp_(*end, *weight); });
}
API Handle ts_addcmul(Handle self, Handle a, Handle b, ScalarArg value) {
  return guarded([&] { return at::addcmul(*self, *a, *b, scalar(value)); });
}
API int32_t ts_addcmul_(Handle self, Handle a, Handle b, ScalarArg value) {
  return status([&] { self->addcmul_(*a, *b, scalar(value)); });
}
API Handle ts_addcdiv(Handle self, Handle a, Handle b, ScalarArg value) {
  return guarded([&] { return at::addcdiv(*self, *a, *b, scalar(value)); });
}
API int32_t ts_addcdiv_(Handle self, Handle a, Handle b, ScalarArg value) {
  return status([&] { self->addcdiv_(*a, *b, scalar(value)); });
}
API Handle ts_nan_to_num(Handle self, double nan, const double* above, const double* below) {
  return guarded([&] {
    Maybe<double> high, low;
    if (above) high = *above;
    if (below) low = *below;
    return at::nan_to_num(*self, nan, high, low);
  });
}
API Handle ts_softplus(Handle self, double beta, double threshold) {
  return guarded([&] { return at::softplus(*self, beta, threshold); });
}
API Handle ts_round(Handle self, int64_t decimals) {
  return guarded([&] { return decimals == 0 ? at::round(*self) : at::round(*self, decimals); });
}
API int32_t ts_round_(Handle self, int64_t decimals) {
  return status([&] { decimals == 0 ? self->round_() : self->round_(decimals); });
}
