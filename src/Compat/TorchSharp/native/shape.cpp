// Views, joins and selections: what moves elements without changing them.
#include "shim.h"

#define PLAIN(name) \
  API Handle ts_##name(Handle self) { return guarded([&] { return self->name(); }); }
PLAIN(contiguous) PLAIN(clone) PLAIN(detach) PLAIN(alias) PLAIN(t) PLAIN(nonzero)

#define BY_SIZES(name) \
  API Handle ts_##name(Handle self, const int64_t* sizes, int64_t count) { \
    return guarded([&] { return self->name(ints(sizes, count)); }); \
  }
BY_SIZES(view) BY_SIZES(reshape) BY_SIZES(permute) BY_SIZES(repeat) BY_SIZES(expand) BY_SIZES(flip)

#define BY_DIM(name) \
  API Handle ts_##name(Handle self, int64_t dim) { return guarded([&] { return self->name(dim); }); }
BY_DIM(unsqueeze) BY_DIM(squeeze) BY_DIM(tril) BY_DIM(triu)

API Handle ts_squeeze_all(Handle self) { return guarded([&] { return self->squeeze(); }); }
API Handle ts_transpose(Handle self, int64_t a, int64_t b) { return guarded([&] { return self->transpose(a, b); }); }
API int32_t ts_transpose_(Handle self, int64_t a, int64_t b) { return status([&] { self->transpose_(a, b); }); }
API Handle ts_flatten(Handle self, int64_t first, int64_t last) { return guarded([&] { return self->flatten(first, last); }); }
API Handle ts_select(Handle self, int64_t dim, int64_t index) { return guarded([&] { return self->select(dim, index); }); }
API Handle ts_narrow(Handle self, int64_t dim, int64_t start, int64_t length) {
  return guarded([&] { return self->narrow(dim, start, length); });
}
API Handle ts_slice(Handle self, int64_t dim, int64_t start, int64_t finish, int64_t step) {
  return guarded([&] { return self->slice(dim, start, finish, step); });
}
API Handle ts_diagonal(Handle self, int64_t offset, int64_t a, int64_t b) {
  return guarded([&] { return self->diagonal(offset, a, b); });
}
API Handle ts_roll(Handle self, const int64_t* shifts, int64_t count, const int64_t* dim, int64_t dims) {
  return guarded([&] { return self->roll(ints(shifts, count), ints(dim, dims)); });
}
API Handle ts_repeat_interleave(Handle self, int64_t repeats, int64_t dim, int32_t has_dim) {
  return guarded([&] { return self->repeat_interleave(repeats, has_dim ? Maybe<int64_t>(dim) : Maybe<int64_t>()); });
}
API Handle ts_repeat_interleave_tensor(Handle self, Handle repeats, int64_t dim, int32_t has_dim) {
  return guarded([&] { return self->repeat_interleave(*repeats, has_dim ? Maybe<int64_t>(dim) : Maybe<int64_t>()); });
}

API Handle ts_cat(const Handle* list, int64_t count, int64_t dim) {
  return guarded([&] { return at::cat(tensors(list, count), dim); });
}
API Handle ts_stack(const Handle* list, int64_t count, int64_t dim) {
  return guarded([&] { return at::stack(tensors(list, count), dim); });
}
API Handle ts_einsum(const char* equation, const Handle* list, int64_t count) {
  return guarded([&] { return at::einsum(equation, tensors(list, count)); });
}
API int32_t ts_split(Handle self, int64_t size, int64_t dim, Handle** out, int64_t* count) {
  return status([&] { give(self->split(size, dim), out, count); });
}
API int32_t ts_split_sizes(Handle self, const int64_t* sizes, int64_t n, int64_t dim, Handle** out, int64_t* count) {
  return status([&] { give(self->split_with_sizes(ints(sizes, n), dim), out, count); });
}
API int32_t ts_chunk(Handle self, int64_t chunks, int64_t dim, Handle** out, int64_t* count) {
  return status([&] { give(self->chunk(chunks, dim), out, count); });
}
API int32_t ts_unbind(Handle self, int64_t dim, Handle** out, int64_t* count) {
  return status([&] { give(self->unbind(dim), out, count); });
}
API int32_t ts_where_nonzero(Handle self, Handle** out, int64_t* count) {
  return status([&] { give(at::where(*self), out, count); });
}
API int32_t ts_unique(Handle self, int64_t dim, int32_t along, int32_t sorted, int32_t inverse, int32_t counts, Handle* a, Handle* b, Handle* c) {
  return status([&] {
    auto result = along ? at::unique_dim(*self, dim, sorted != 0, inverse != 0, counts != 0)
                        : at::_unique2(*self, sorted != 0, inverse != 0, counts != 0);
    *a = new at::Tensor(std::get<0>(result));
    *b = new at::Tensor(std::get<1>(result));
    *c = new at::Tensor(std::get<2>(result));
  });
}
