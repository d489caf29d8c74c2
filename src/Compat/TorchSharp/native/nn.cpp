// Functions of neural networks: layers, losses, attention and gradient clipping.
#include "shim.h"
#include <cmath>

API Handle ts_linear(Handle input, Handle weight, Handle bias) {
  return guarded([&] { return at::linear(*input, *weight, maybe(bias)); });
}
API Handle ts_embedding(Handle weight, Handle index, int64_t padding, int32_t scale_by_freq, int32_t sparse) {
  return guarded([&] { return at::embedding(*weight, *index, padding, scale_by_freq != 0, sparse != 0); });
}
API Handle ts_layer_norm(Handle input, const int64_t* shape, int64_t dims, Handle weight, Handle bias, double eps) {
  return guarded([&] { return at::layer_norm(*input, ints(shape, dims), maybe(weight), maybe(bias), eps); });
}
API Handle ts_dropout(Handle input, double p, int32_t training) {
  return guarded([&] { return at::dropout(*input, p, training != 0); });
}
API int32_t ts_dropout_(Handle input, double p, int32_t training) {
  return status([&] { at::dropout_(*input, p, training != 0); });
}
API Handle ts_cross_entropy(Handle input, Handle target, Handle weight, int64_t reduction, int64_t ignore, double smoothing) {
  return guarded([&] { return at::cross_entropy_loss(*input, *target, maybe(weight), reduction, ignore, smoothing); });
}
API Handle ts_nll_loss(Handle input, Handle target, Handle weight, int64_t reduction, int64_t ignore) {
  return guarded([&] { return at::nll_loss_nd(*input, *target, maybe(weight), reduction, ignore); });
}
API Handle ts_mse_loss(Handle input, Handle target, int64_t reduction) {
  return guarded([&] { return at::mse_loss(*input, *target, reduction); });
}
API Handle ts_one_hot(Handle index, int64_t classes) {
  return guarded([&] { return at::one_hot(*index, classes); });
}

// softmax(q k' / sqrt(d) + mask) v; a boolean mask is true where attention is allowed.
API Handle ts_attention(Handle query, Handle key, Handle value, Handle mask, double p, int32_t causal) {
  return guarded([&] {
    TORCH_CHECK(!(causal && mask), "scaled_dot_product_attention: give a mask or is_casual, not both");
#if TORCH_VERSION_MAJOR >= 2
    return at::scaled_dot_product_attention(*query, *key, *value, maybe(mask), p, causal != 0);
#else
    auto scores = at::matmul(*query * (1.0 / std::sqrt(static_cast<double>(query->size(-1)))), key->transpose(-2, -1));
    if (causal) {
      auto rows = query->size(-2), columns = key->size(-2);
      auto above = at::ones({rows, columns}, scores.options().dtype(at::kBool)).triu(1);
      scores = scores.masked_fill(above, -INFINITY);
    } else if (mask) {
      scores = mask->scalar_type() == at::kBool ? scores.masked_fill(mask->logical_not(), -INFINITY) : scores + *mask;
    }
    auto weights = at::softmax(scores, -1);
    return at::matmul(p > 0 ? at::dropout(weights, p, true) : weights, *value);
#endif
  });
}

static std::vector<at::Tensor> gradients(const Handle* list, int64_t count) {
  std::vector<at::Tensor> result;
  result.reserve(count);
  for (int64_t i = 0; i < count; i++) {
    if (list[i]->grad().defined()) result.push_back(list[i]->grad().detach());
  }
  return result;
}

// The Euclidean norm of all of them at once, in double precision; false where one is not plain memory.
static bool euclidean_norm(const std::vector<at::Tensor>& grads, double* norm) {
  double lanes[8] = {};
  for (auto& grad : grads) {
    if (!grad.is_cpu() || grad.scalar_type() != at::kFloat || !grad.is_contiguous() || grad.is_sparse()) return false;
    const float* data = grad.data_ptr<float>();
    int64_t count = grad.numel(), whole = count / 8 * 8;
    for (int64_t i = 0; i < whole; i += 8) {
      for (int lane = 0; lane < 8; lane++) lanes[lane] += static_cast<double>(data[i + lane]) * data[i + lane];
    }
    for (int64_t i = whole; i < count; i++) lanes[0] += static_cast<double>(data[i]) * data[i];
  }
  double sum = 0;
  for (double lane : lanes) sum += lane;
  *norm = std::sqrt(sum);
  return true;
}

static double joint_norm(const std::vector<at::Tensor>& grads, double p) {
  double norm;
  if (p == 2 && euclidean_norm(grads, &norm)) return norm;
  auto type = grads[0].scalar_type() == at::kDouble ? at::kDouble : at::kFloat;
  auto target = at::TensorOptions(type).device(grads[0].device());
  std::vector<at::Tensor> norms;
  if (p == 2) norms = at::_foreach_norm(grads, p);
  else for (auto& grad : grads) norms.push_back(std::isinf(p) ? grad.abs().max() : at::norm(grad, at::Scalar(p)));
  for (auto& norm : norms) norm = norm.to(target);
  auto all = at::stack(norms);
  return (std::isinf(p) ? all.max() : at::norm(all, at::Scalar(p))).item<double>();
}

// Scales the gradients in place so that their joint norm is at most max_norm; returns the norm before.
API int32_t ts_clip_grad_norm_(const Handle* list, int64_t count, double max_norm, double p, double* norm) {
  return status([&] {
    at::NoGradGuard no_grad;
    *norm = 0;
    auto grads = gradients(list, count);
    if (grads.empty()) return;
    *norm = joint_norm(grads, p);
    double factor = max_norm / (*norm + 1e-6);
    if (factor < 1 || std::isnan(factor)) {
      at::_foreach_mul_(grads, at::Scalar(factor));
    }
  });
}
API int32_t ts_clip_grad_value_(const Handle* list, int64_t count, double limit) {
  return status([&] {
    at::NoGradGuard no_grad;
    for (auto& grad : gradients(list, count)) grad.clamp_(-limit, limit);
  });
}
