// Many elements into fewer: sums, moments, extrema, orderings, scans and soft normalisations.
#include "shim.h"

// dims == -1 reduces over everything
#define REDUCED(name) \
  API Handle ts_##name(Handle self, const int64_t* dim, int64_t dims, int32_t keepdim, int32_t type) { \
    return guarded([&] { \
      return dims < 0 ? at::name(*self, dtype(type)) : at::name(*self, ints(dim, dims), keepdim != 0, dtype(type)); \
    }); \
  }
REDUCED(sum)
REDUCED(mean)

#define MOMENT(name) \
  API Handle ts_##name(Handle self, const int64_t* dim, int64_t dims, int32_t unbiased, int32_t keepdim) { \
    return guarded([&] { \
      return dims < 0 ? at::name(*self, unbiased != 0) : at::name(*self, ints(dim, dims), unbiased != 0, keepdim != 0); \
    }); \
  }
MOMENT(var)
MOMENT(std)

#define OVER_DIMS(name) \
  API Handle ts_##name(Handle self, const int64_t* dim, int64_t dims, int32_t keepdim) { \
    return guarded([&] { return at::name(*self, ints(dim, dims), keepdim != 0); }); \
  }
OVER_DIMS(amax)
OVER_DIMS(amin)
OVER_DIMS(logsumexp)

#define WHOLE(name) \
  API Handle ts_##name(Handle self) { return guarded([&] { return at::name(*self); }); }
WHOLE(max) WHOLE(min) WHOLE(all) WHOLE(any) WHOLE(argmax) WHOLE(argmin) WHOLE(prod) WHOLE(median)

API Handle ts_count_nonzero(Handle self, const int64_t* dim, int64_t dims) {
  return guarded([&] { return at::count_nonzero(*self, ints(dim, dims)); });
}

#define ALONG(name) \
  API Handle ts_##name##_dim(Handle self, int64_t dim, int32_t keepdim) { \
    return guarded([&] { return at::name(*self, dim, keepdim != 0); }); \
  }
ALONG(all) ALONG(any) ALONG(argmax) ALONG(argmin)

API Handle ts_prod_dim(Handle self, int64_t dim, int32_t keepdim, int32_t type) {
  return guarded([&] { return at::prod(*self, dim, keepdim != 0, dtype(type)); });
}

// Two results at once; on an error neither is written.
template <class F> static int32_t pair(Handle* values, Handle* indices, F&& body) {
  return status([&] {
    auto result = body();
    *values = new at::Tensor(std::get<0>(result));
    *indices = new at::Tensor(std::get<1>(result));
  });
}
API int32_t ts_max_dim(Handle self, int64_t dim, int32_t keepdim, Handle* values, Handle* indices) {
  return pair(values, indices, [&] { return at::max(*self, dim, keepdim != 0); });
}
API int32_t ts_min_dim(Handle self, int64_t dim, int32_t keepdim, Handle* values, Handle* indices) {
  return pair(values, indices, [&] { return at::min(*self, dim, keepdim != 0); });
}
API int32_t ts_topk(Handle self, int64_t k, int64_t dim, int32_t largest, int32_t sorted, Handle* values, Handle* indices) {
  return pair(values, indices, [&] { return at::topk(*self, k, dim, largest != 0, sorted != 0); });
}
API int32_t ts_sort(Handle self, int64_t dim, int32_t descending, int32_t stable, Handle* values, Handle* indices) {
  return pair(values, indices, [&] { return at::sort(*self, Maybe<bool>(stable != 0), dim, descending != 0); });
}
API Handle ts_argsort(Handle self, int64_t dim, int32_t descending) {
  return guarded([&] { return at::argsort(*self, dim, descending != 0); });
}
API Handle ts_bincount(Handle self, Handle weights, int64_t minlength) {
  return guarded([&] { return at::bincount(*self, maybe(weights), minlength); });
}

API Handle ts_norm(Handle self, double p) {
  return guarded([&] { return at::norm(*self, at::Scalar(p)); });
}
API Handle ts_norm_dim(Handle self, double p, int64_t dim, int32_t keepdim) {
  return guarded([&] { return at::norm(*self, Maybe<at::Scalar>(at::Scalar(p)), ints(&dim, 1), keepdim != 0); });
}
API Handle ts_cumsum(Handle self, int64_t dim, int32_t type) {
  return guarded([&] { return at::cumsum(*self, dim, dtype(type)); });
}
API Handle ts_cumprod(Handle self, int64_t dim, int32_t type) {
  return guarded([&] { return at::cumprod(*self, dim, dtype(type)); });
}
API Handle ts_softmax(Handle self, int64_t dim, int32_t type) {
  return guarded([&] { return at::softmax(*self, dim, dtype(type)); });
}
API Handle ts_log_softmax(Handle self, int64_t dim, int32_t type) {
  return guarded([&] { return at::log_softmax(*self, dim, dtype(type)); });
}
