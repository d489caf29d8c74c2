// Nodes whose backward pass is managed code.
#include "shim.h"
#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/saved_variable.h>
#include <stdexcept>
#include <string>

using namespace torch::autograd;

// Fills `out` with owned handles (null: no gradient); on failure writes a message and returns non-zero.
using ts_apply_callback = int32_t (*)(void* context, const Handle* grads, int64_t count, Handle* out, int64_t out_count,
                                      char* message, int64_t capacity);
using ts_release_callback = void (*)(void* context);

namespace {
struct ManagedNode : Node {
  void* context = nullptr;
  ts_apply_callback call = nullptr;
  ts_release_callback release = nullptr;
  bool materialize = true;
  std::string label;
  std::vector<SavedVariable> saved;
  std::vector<std::pair<std::vector<int64_t>, at::TensorOptions>> shapes;  // of the outputs

  ~ManagedNode() override { release(context); }

  std::string name() const override { return label; }

  void release_variables() override {
    for (auto& variable : saved) variable.reset_data();
  }

  variable_list apply(variable_list&& grads) override {
    std::vector<Handle> in;
    for (size_t i = 0; i < grads.size(); i++) {
      auto grad = grads[i];
      if (!grad.defined() && materialize) grad = at::zeros(shapes[i].first, shapes[i].second);
      in.push_back(grad.defined() ? new at::Tensor(grad) : nullptr);  // the managed side takes it over
    }
    std::vector<Handle> out(num_outputs(), nullptr);
    std::string message(2048, '\0');
    bool failed = call(context, in.data(), in.size(), out.data(), out.size(), &message[0], message.size()) != 0;
    variable_list result;
    for (auto handle : out) {
      result.push_back(handle ? *handle : at::Tensor());
      delete handle;
    }
    if (failed) throw std::runtime_error(label + ": " + message.c_str());
    return result;
  }
};
}  // namespace

// Attaches a node to outputs that were computed from inputs by managed code without a graph. Where an output cannot
// carry the node itself (it is an input, or a view), `replaced` gets a tensor that can. The node owns the context.
API int32_t ts_node_attach(void* context, ts_apply_callback call, ts_release_callback release, const char* label,
                           const Handle* inputs, int64_t input_count, const Handle* outputs, int64_t output_count,
                           const int32_t* differentiable, const Handle* saved, int64_t saved_count, int32_t materialize,
                           Handle* replaced, void** node) {
  return status([&] {
    auto made = new ManagedNode();
    made->context = context;
    made->call = call;
    made->release = release;
    made->materialize = materialize != 0;
    made->label = label;
    std::shared_ptr<ManagedNode> owner(made, deleteNode);
    *node = made;
    auto sources = tensors(inputs, input_count);
    owner->set_next_edges(collect_next_edges(sources));
    for (int64_t i = 0; i < output_count; i++) {
      at::Tensor output = *outputs[i];
      bool shared = output.requires_grad() || output.is_view();
      for (auto& source : sources) shared |= source.is_same(output);
      if (shared) {
        output = output.detach();
        replaced[i] = new at::Tensor(output);
      }
      owner->shapes.emplace_back(output.sizes().vec(), output.options());
      if (differentiable[i] && isDifferentiableType(output.scalar_type())) create_gradient_edge(output, owner);
      else owner->add_input_metadata(Node::undefined_input());
    }
    for (auto& variable : tensors(saved, saved_count)) {
      bool is_output = variable.defined() && variable.grad_fn().get() == made;
      owner->saved.emplace_back(variable, is_output);
    }
  });
}

API int32_t ts_node_saved(void* node, Handle** out, int64_t* count) {
  return status([&] {
    auto self = static_cast<ManagedNode*>(node);
    std::vector<at::Tensor> result;
    for (auto& variable : self->saved) result.push_back(variable.unpack(self->shared_from_this()));
    give(result, out, count);
  });
}
