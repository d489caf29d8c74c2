// Tensors from nothing: constants, ranges and copies of another's shape.
#include "shim.h"

static at::Tensor finish(at::Tensor result, OptionsArg opt) {
  return opt.requires_grad ? result.set_requires_grad(true) : result;
}

#define FILLED(name) \
  API Handle ts_##name(const int64_t* sizes, int64_t dims, OptionsArg opt) { \
    return guarded([&] { return finish(at::name(ints(sizes, dims), options(opt)), opt); }); \
  }
FILLED(zeros)
FILLED(ones)
FILLED(empty)

#define LIKE(name) \
  API Handle ts_##name(Handle self, OptionsArg opt) { \
    return guarded([&] { return finish(at::name(*self, options(opt)), opt); }); \
  }
LIKE(zeros_like)
LIKE(ones_like)
LIKE(empty_like)
LIKE(rand_like)
LIKE(randn_like)

API Handle ts_full(const int64_t* sizes, int64_t dims, ScalarArg value, OptionsArg opt) {
  return guarded([&] { return finish(at::full(ints(sizes, dims), scalar(value), options(opt)), opt); });
}
API Handle ts_full_like(Handle self, ScalarArg value, OptionsArg opt) {
  return guarded([&] { return finish(at::full_like(*self, scalar(value), options(opt)), opt); });
}
API Handle ts_arange(ScalarArg start, ScalarArg stop, ScalarArg step, OptionsArg opt) {
  return guarded([&] { return finish(at::arange(scalar(start), scalar(stop), scalar(step), options(opt)), opt); });
}
API Handle ts_linspace(double start, double stop, int64_t steps, OptionsArg opt) {
  return guarded([&] { return finish(at::linspace(start, stop, steps, options(opt)), opt); });
}
API Handle ts_eye(int64_t rows, int64_t columns, OptionsArg opt) {
  return guarded([&] { return finish(at::eye(rows, columns, options(opt)), opt); });
}
API Handle ts_rand(const int64_t* sizes, int64_t dims, at::Generator* gen, OptionsArg opt) {
  return guarded([&] { return finish(at::rand(ints(sizes, dims), generator(gen), options(opt)), opt); });
}
API Handle ts_randn(const int64_t* sizes, int64_t dims, at::Generator* gen, OptionsArg opt) {
  return guarded([&] { return finish(at::randn(ints(sizes, dims), generator(gen), options(opt)), opt); });
}
API Handle ts_randint(int64_t low, int64_t high, const int64_t* sizes, int64_t dims, at::Generator* gen, OptionsArg opt) {
  return guarded([&] { return finish(at::randint(low, high, ints(sizes, dims), generator(gen), options(opt)), opt); });
}
API Handle ts_randperm(int64_t n, at::Generator* gen, OptionsArg opt) {
  return guarded([&] { return finish(at::randperm(n, generator(gen), options(opt)), opt); });
}
