// Tensors in the files of torch.save and torch.load.
#include "shim.h"
#include <torch/csrc/jit/serialization/pickle.h>
#include <fstream>
#include <iterator>

API int32_t ts_save(Handle self, const char* path) {
  return status([&] {
    auto data = torch::jit::pickle_save(*self);
    std::ofstream file(path, std::ios::binary);
    file.write(data.data(), static_cast<std::streamsize>(data.size()));
    file.close();
    TORCH_CHECK(file.good(), "Cannot write ", path);
  });
}
API Handle ts_load(const char* path) {
  return guarded([&] {
    std::ifstream file(path, std::ios::binary);
    TORCH_CHECK(file.good(), "Cannot read ", path);
    std::vector<char> data((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    return torch::jit::pickle_load(data).toTensor();
  });
}
