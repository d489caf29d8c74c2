// Optimizer steps, one call for a whole list of parameters.
#include "shim.h"
#include <ATen/Parallel.h>
#include <cmath>
#include <map>

struct AdamArg {
  double lr, beta1, beta2, eps, weight_decay;
  int32_t decoupled;  // 1: AdamW
  int32_t amsgrad;
  int32_t maximize;
  int32_t unused;
};

struct Rates {
  float rest1, beta2, rest2, eps, decay, l2, step, root_bias2, sign;  // rest: 1 - beta, rounded once
};

#if defined(__x86_64__) && defined(__GLIBC__) && !defined(__clang__)
__attribute__((target_clones("avx2", "default")))
#endif
static void adam_span(float* p, const float* g, float* m, float* v, int64_t n, Rates r) {
  for (int64_t i = 0; i < n; i++) {
    float weight = p[i] * r.decay;
    float grad = g[i] * r.sign + r.l2 * weight;
    float mean = m[i] + (grad - m[i]) * r.rest1;
    float square = v[i] * r.beta2 + grad * grad * r.rest2;
    m[i] = mean;
    v[i] = square;
    p[i] = weight - r.step * mean / (std::sqrt(square) / r.root_bias2 + r.eps);
  }
}

static bool plain(const at::Tensor& t) {
  return t.is_cpu() && t.scalar_type() == at::kFloat && t.is_contiguous() && t.layout() == at::kStrided;
}

static void adam_one(at::Tensor& p, at::Tensor grad, at::Tensor& m, at::Tensor& v, at::Tensor& top, double bias1,
                     double bias2, const AdamArg& a) {  // with amsgrad
  if (a.maximize) grad = -grad;
  if (a.weight_decay != 0) {
    if (a.decoupled) p.mul_(1 - a.lr * a.weight_decay);
    else grad = grad.add(p, a.weight_decay);
  }
  m.lerp_(grad, 1 - a.beta1);
  v.mul_(a.beta2).addcmul_(grad, grad, 1 - a.beta2);
  at::maximum_out(top, top, v);
  auto denominator = top.sqrt().div_(std::sqrt(bias2)).add_(a.eps);
  p.addcdiv_(m, denominator, -a.lr / bias1);
}

struct AdamList {
  std::vector<at::Tensor> params, grads, means, squares;
};

// The same for a list of parameters at the same step: on a GPU a few launches for all of them.
static void adam_many(AdamList& list, double bias1, double bias2, const AdamArg& a) {
  auto grads = a.maximize ? at::_foreach_neg(list.grads) : list.grads;
  if (a.weight_decay != 0) {
    if (a.decoupled) at::_foreach_mul_(list.params, at::Scalar(1 - a.lr * a.weight_decay));
    else grads = at::_foreach_add(grads, list.params, a.weight_decay);
  }
  at::_foreach_mul_(list.means, at::Scalar(a.beta1));
  at::_foreach_add_(list.means, grads, 1 - a.beta1);
  at::_foreach_mul_(list.squares, at::Scalar(a.beta2));
  at::_foreach_addcmul_(list.squares, grads, grads, at::Scalar(1 - a.beta2));
  auto denominators = at::_foreach_sqrt(list.squares);
  at::_foreach_div_(denominators, at::Scalar(std::sqrt(bias2)));
  at::_foreach_add_(denominators, at::Scalar(a.eps));
  at::_foreach_addcdiv_(list.params, list.means, denominators, at::Scalar(-a.lr / bias1));
}

// Adam and AdamW as PyTorch defines them; parameters without a gradient are left alone and their steps not counted.
API int32_t ts_adam_step(const Handle* params, const Handle* means, const Handle* squares, const Handle* maxima,
                         int64_t* steps, int64_t count, AdamArg* arg) {
  return status([&] {
    at::NoGradGuard no_grad;
    const AdamArg& a = *arg;
    std::map<int64_t, AdamList> elsewhere;  // than in plain memory, by step
    for (int64_t i = 0; i < count; i++) {
      const at::Tensor grad = params[i]->grad();
      if (!grad.defined()) continue;
      TORCH_CHECK(!grad.is_sparse(), "Adam does not support sparse gradients");
      auto step = static_cast<double>(++steps[i]);
      double bias1 = 1 - std::pow(a.beta1, step), bias2 = 1 - std::pow(a.beta2, step);
      at::Tensor &p = *params[i], &m = *means[i], &v = *squares[i];
      if (a.amsgrad) {
        adam_one(p, grad, m, v, *maxima[i], bias1, bias2, a);
        continue;
      }
      if (!plain(p) || !plain(grad) || !plain(m) || !plain(v)) {
        auto& list = elsewhere[steps[i]];
        list.params.push_back(p);
        list.grads.push_back(grad);
        list.means.push_back(m);
        list.squares.push_back(v);
        continue;
      }
      Rates r{static_cast<float>(1 - a.beta1), static_cast<float>(a.beta2), static_cast<float>(1 - a.beta2),
              static_cast<float>(a.eps),
              static_cast<float>(a.decoupled ? 1 - a.lr * a.weight_decay : 1),
              static_cast<float>(a.decoupled ? 0 : a.weight_decay), static_cast<float>(a.lr / bias1),
              static_cast<float>(std::sqrt(bias2)), a.maximize ? -1.0f : 1.0f};
      auto pp = p.data_ptr<float>(), mp = m.data_ptr<float>(), vp = v.data_ptr<float>();
      auto gp = grad.data_ptr<float>();
      at::parallel_for(0, p.numel(), 32768, [&](int64_t begin, int64_t end) {
        adam_span(pp + begin, gp + begin, mp + begin, vp + begin, end - begin, r);
      });
      p.unsafeGetTensorImpl()->bump_version();
    }
    for (auto& [number, list] : elsewhere) {
      auto step = static_cast<double>(number);
      adam_many(list, 1 - std::pow(a.beta1, step), 1 - std::pow(a.beta2, step), a);
    }
  });
}

struct SgdArg {
  double lr, momentum, dampening, weight_decay;
  int32_t nesterov;
  int32_t maximize;
};

// `started[i]` tells whether the momentum buffer of parameter i holds a value yet.
API int32_t ts_sgd_step(const Handle* params, const Handle* buffers, int32_t* started, int64_t count, SgdArg* arg) {
  return status([&] {
    at::NoGradGuard no_grad;
    const SgdArg& a = *arg;
    for (int64_t i = 0; i < count; i++) {
      at::Tensor grad = params[i]->grad();
      if (!grad.defined()) continue;
      if (a.maximize) grad = -grad;
      if (a.weight_decay != 0) grad = grad.add(*params[i], a.weight_decay);
      if (a.momentum != 0) {
        auto& buffer = *buffers[i];
        if (started[i]) buffer.mul_(a.momentum).add_(grad, 1 - a.dampening);
        else buffer.copy_(grad);
        started[i] = 1;
        grad = a.nesterov ? grad.add(buffer, a.momentum) : buffer;
      }
      params[i]->add_(grad, -a.lr);
    }
  });
}
