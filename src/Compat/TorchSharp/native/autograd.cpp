// Gradients: modes, backward passes and the .grad slot.
#include "shim.h"
#include <ATen/core/grad_mode.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/autograd/anomaly_mode.h>
#include <torch/csrc/autograd/autograd.h>

API int32_t ts_grad_enabled() { return at::GradMode::is_enabled(); }
API void ts_set_grad_enabled(int32_t enabled) { at::GradMode::set_enabled(enabled != 0); }

API void* ts_inference_enter(int32_t enabled) {
  void* guard = nullptr;
  status([&] { guard = new c10::InferenceMode(enabled != 0); });
  return guard;
}
API void ts_inference_leave(void* guard) { delete static_cast<c10::InferenceMode*>(guard); }

API int32_t ts_set_requires_grad(Handle self, int32_t value) {
  return status([&] { self->set_requires_grad(value != 0); });
}
API int32_t ts_retain_grad(Handle self) { return status([&] { self->retain_grad(); }); }
API int32_t ts_detach_(Handle self) { return status([&] { self->detach_(); }); }

API int32_t ts_get_grad(Handle self, Handle* out) {
  return status([&] {
    const at::Tensor& grad = self->grad();
    *out = grad.defined() ? new at::Tensor(grad) : nullptr;
  });
}
API int32_t ts_set_grad(Handle self, Handle grad) {
  return status([&] { self->mutable_grad() = grad ? *grad : at::Tensor(); });
}
// Forgets (to_none) or zeroes the gradients of a list of tensors.
API int32_t ts_zero_grads(const Handle* list, int64_t count, int32_t to_none) {
  return status([&] {
    for (int64_t i = 0; i < count; i++) {
      auto& grad = list[i]->mutable_grad();
      if (!grad.defined()) continue;
      if (to_none) {
        grad.reset();
      } else {
        grad.detach_();
        grad.zero_();
      }
    }
  });
}

API int32_t ts_backward(const Handle* roots, int64_t count, const Handle* grads, int64_t grad_count, int32_t retain,
                        int32_t create, const Handle* inputs, int64_t input_count) {
  return status([&] {
    torch::autograd::backward(tensors(roots, count), tensors(grads, grad_count), retain != 0, create != 0,
                              tensors(inputs, input_count));
  });
}
API int32_t ts_grad(const Handle* outputs, int64_t count, const Handle* inputs, int64_t input_count, const Handle* grads,
                    int64_t grad_count, int32_t retain, int32_t create, int32_t allow_unused, Handle** out,
                    int64_t* out_count) {
  return status([&] {
    give(torch::autograd::grad(tensors(outputs, count), tensors(inputs, input_count), tensors(grads, grad_count),
                               retain != 0, create != 0, allow_unused != 0),
         out, out_count);
  });
}
API int32_t ts_anomaly_enabled() { return torch::autograd::AnomalyMode::is_enabled(); }
API int32_t ts_set_anomaly(int32_t enabled, int32_t check_nan) {
  return status([&] { torch::autograd::AnomalyMode::set_enabled(enabled != 0, check_nan != 0); });
}
