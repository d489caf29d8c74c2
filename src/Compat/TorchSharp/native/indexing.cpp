// Reading and writing by index: gather, scatter, masks and the general t[...] forms.
#include "shim.h"
#include <ATen/TensorIndexing.h>

// kind: 0 none, 1 ellipsis, 2 integer a, 3 bool a, 4 slice a:b:c, 5 tensor
struct IndexArg {
  int64_t kind, a, b, c;
  Handle tensor;
};

static std::vector<at::indexing::TensorIndex> indices(const IndexArg* list, int64_t count) {
  std::vector<at::indexing::TensorIndex> result;
  result.reserve(count);
  for (int64_t i = 0; i < count; i++) {
    const auto& item = list[i];
    switch (item.kind) {
      case 0: result.emplace_back(at::indexing::None); break;
      case 1: result.emplace_back(at::indexing::Ellipsis); break;
      case 2: result.emplace_back(item.a); break;
      case 3: result.emplace_back(item.a != 0); break;
      case 4: result.emplace_back(at::indexing::Slice(item.a, item.b, item.c)); break;
      default: result.emplace_back(*item.tensor); break;
    }
  }
  return result;
}

API Handle ts_index(Handle self, const IndexArg* list, int64_t count) {
  return guarded([&] { return self->index(indices(list, count)); });
}
API int32_t ts_index_set(Handle self, const IndexArg* list, int64_t count, Handle value) {
  return status([&] { self->index_put_(indices(list, count), *value); });
}
API int32_t ts_index_set_scalar(Handle self, const IndexArg* list, int64_t count, ScalarArg value) {
  return status([&] { self->index_put_(indices(list, count), scalar(value)); });
}
API int32_t ts_index_put_(Handle self, const Handle* list, int64_t count, Handle value, int32_t accumulate) {
  return status([&] {
    c10::List<Maybe<at::Tensor>> where;
    for (int64_t i = 0; i < count; i++) where.push_back(maybe(list[i]));
    self->index_put_(where, *value, accumulate != 0);
  });
}

API Handle ts_index_select(Handle self, int64_t dim, Handle index) {
  return guarded([&] { return self->index_select(dim, *index); });
}
API Handle ts_gather(Handle self, int64_t dim, Handle index) {
  return guarded([&] { return self->gather(dim, *index); });
}
API Handle ts_take_along_dim(Handle self, Handle index, int64_t dim) {
  return guarded([&] { return at::take_along_dim(*self, *index, dim); });
}

#define SCATTER(name) \
  API Handle ts_##name(Handle self, int64_t dim, Handle index, Handle src) { \
    return guarded([&] { return self->name(dim, *index, *src); }); \
  } \
  API int32_t ts_##name##_(Handle self, int64_t dim, Handle index, Handle src) { \
    return status([&] { self->name##_(dim, *index, *src); }); \
  }
SCATTER(scatter)
SCATTER(scatter_add)
SCATTER(index_copy)

API Handle ts_scatter_value(Handle self, int64_t dim, Handle index, ScalarArg value) {
  return guarded([&] { return self->scatter(dim, *index, scalar(value)); });
}
API int32_t ts_scatter_value_(Handle self, int64_t dim, Handle index, ScalarArg value) {
  return status([&] { self->scatter_(dim, *index, scalar(value)); });
}
API Handle ts_index_add(Handle self, int64_t dim, Handle index, Handle source, ScalarArg alpha) {
  return guarded([&] { return self->index_add(dim, *index, *source, scalar(alpha)); });
}
API int32_t ts_index_add_(Handle self, int64_t dim, Handle index, Handle source, ScalarArg alpha) {
  return status([&] { self->index_add_(dim, *index, *source, scalar(alpha)); });
}
API int32_t ts_index_fill_(Handle self, int64_t dim, Handle index, ScalarArg value) {
  return status([&] { self->index_fill_(dim, *index, scalar(value)); });
}
API Handle ts_masked_fill(Handle self, Handle mask, ScalarArg value) {
  return guarded([&] { return self->masked_fill(*mask, scalar(value)); });
}
API int32_t ts_masked_fill_(Handle self, Handle mask, ScalarArg value) {
  return status([&] { self->masked_fill_(*mask, scalar(value)); });
}
API Handle ts_masked_select(Handle self, Handle mask) {
  return guarded([&] { return self->masked_select(*mask); });
}
API int32_t ts_masked_scatter_(Handle self, Handle mask, Handle source) {
  return status([&] { self->masked_scatter_(*mask, *source); });
}
