// Generators, their states, and draws.
#include "shim.h"
#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>
#include <mutex>

using Gen = at::Generator*;

API Gen ts_generator_new(uint64_t seed, int32_t device_type, int32_t device_index) {
  Gen result = nullptr;
  status([&] {
    if (device_type == 0) {
      result = new at::Generator(at::detail::createCPUGenerator(seed));
      return;
    }
    auto made = at::globalContext().defaultGenerator(device(device_type, device_index)).clone();
    made.set_current_seed(seed);
    result = new at::Generator(made);
  });
  return result;
}
API Gen ts_generator_default(int32_t device_type, int32_t device_index) {
  Gen result = nullptr;
  status([&] { result = new at::Generator(at::globalContext().defaultGenerator(device(device_type, device_index))); });
  return result;
}
API void ts_generator_dispose(Gen self) { delete self; }
API int32_t ts_generator_seed(Gen self, uint64_t seed) {
  return status([&] {
    std::lock_guard<std::mutex> lock(self->mutex());
    self->set_current_seed(seed);
  });
}
API int32_t ts_generator_reseed(Gen self, uint64_t* seed) {
  return status([&] {
    std::lock_guard<std::mutex> lock(self->mutex());
    *seed = self->seed();
  });
}
API int32_t ts_generator_current_seed(Gen self, uint64_t* seed) {
  return status([&] {
    std::lock_guard<std::mutex> lock(self->mutex());
    *seed = self->current_seed();
  });
}
API Handle ts_generator_get_state(Gen self) {
  return guarded([&] {
    std::lock_guard<std::mutex> lock(self->mutex());
    return self->get_state();
  });
}
API int32_t ts_generator_set_state(Gen self, Handle state) {
  return status([&] {
    std::lock_guard<std::mutex> lock(self->mutex());
    self->set_state(*state);
  });
}
API int32_t ts_manual_seed(uint64_t seed) {
  return status([&] { at::manual_seed(seed); });
}

API Handle ts_multinomial(Handle self, int64_t count, int32_t replacement, Gen gen) {
  return guarded([&] { return at::multinomial(*self, count, replacement != 0, generator(gen)); });
}
API Handle ts_bernoulli(Handle self, Gen gen) {
  return guarded([&] { return at::bernoulli(*self, generator(gen)); });
}
API int32_t ts_bernoulli_(Handle self, double p, Gen gen) {
  return status([&] { self->bernoulli_(p, generator(gen)); });
}
API int32_t ts_normal_(Handle self, double mean, double deviation, Gen gen) {
  return status([&] { self->normal_(mean, deviation, generator(gen)); });
}
API int32_t ts_uniform_(Handle self, double low, double high, Gen gen) {
  return status([&] { self->uniform_(low, high, generator(gen)); });
}
API int32_t ts_exponential_(Handle self, double rate, Gen gen) {
  return status([&] { self->exponential_(rate, generator(gen)); });
}
