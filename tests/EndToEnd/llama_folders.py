#!/usr/bin/env python3
"""Writes small Llama models in folders as others leave them, for `rlcollapse import` and `pretraining.from`.

    python3 tests/EndToEnd/llama_folders.py FOLDER

An object a line says what was written: {"name": …, "refused": KEY}, where KEY is what has to be named when the folder is
refused, or null where it has to be read. The layout is that of Hugging Face's LlamaForCausalLM; nothing here is shared
with the program or with llama_logprobs.py.
"""

import json
import struct
import sys
from pathlib import Path

import numpy as np

WIDTH, HEADS, INNER, LAYERS, VOCABULARY = 32, 4, 40, 2, 128
LLAMA3 = {"factor": 8.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0, "original_max_position_embeddings": 32}


def config(**changes):
    """config.json of a plain model; a key set to ... is left out."""
    plain = {
        "architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_size": WIDTH, "intermediate_size": INNER,
        "num_hidden_layers": LAYERS, "num_attention_heads": HEADS, "vocab_size": VOCABULARY, "hidden_act": "silu",
        "max_position_embeddings": 256, "rms_norm_eps": 1e-5, "rope_theta": 10000.0, "tie_word_embeddings": True,
        "bos_token_id": 0, "eos_token_id": 1, "initializer_range": 0.02, "torch_dtype": "float32", "use_cache": True,
    }  # fmt: skip
    return {key: value for key, value in (plain | changes).items() if value is not ...}


def tensors(config, seed):
    """Name -> float32 array; large enough for wrong rotations, groups and halves to show."""
    random = np.random.default_rng(seed)
    width, inner, heads = config["hidden_size"], config["intermediate_size"], config["num_attention_heads"]
    size = config.get("head_dim") or width // heads
    keys = (config.get("num_key_value_heads") or heads) * size

    def matrix(*shape):
        return (random.standard_normal(shape) / np.sqrt(shape[-1])).astype(np.float32)

    def gain():
        return (1 + 0.3 * random.standard_normal(width)).astype(np.float32)

    named = {"model.embed_tokens.weight": matrix(config["vocab_size"], width) * 2}
    for layer in range(config["num_hidden_layers"]):
        block = f"model.layers.{layer}"
        named |= {
            f"{block}.input_layernorm.weight": gain(),
            f"{block}.self_attn.q_proj.weight": matrix(heads * size, width) * 2,
            f"{block}.self_attn.k_proj.weight": matrix(keys, width) * 2,
            f"{block}.self_attn.v_proj.weight": matrix(keys, width),
            f"{block}.self_attn.o_proj.weight": matrix(width, heads * size),
            f"{block}.post_attention_layernorm.weight": gain(),
            f"{block}.mlp.gate_proj.weight": matrix(inner, width),
            f"{block}.mlp.up_proj.weight": matrix(inner, width),
            f"{block}.mlp.down_proj.weight": matrix(width, inner),
        }
    named["model.norm.weight"] = gain()
    if not config.get("tie_word_embeddings", False):
        named["lm_head.weight"] = matrix(config["vocab_size"], width)
    return named


def encoded(values, dtype):
    if dtype == "F32":
        return values.astype("<f4").tobytes()
    if dtype == "F16":
        return values.astype("<f2").tobytes()
    if dtype == "I8":
        return np.clip(values * 32, -127, 127).astype("i1").tobytes()
    bits = values.astype("<f4").view("<u4").astype(np.uint64)  # BF16, to nearest, ties to even
    return ((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16).astype("<u2").tobytes()


def write_safetensors(path, named, dtype):
    header, data = {"__metadata__": {"format": "pt"}}, b""
    for name, values in named.items():
        own = dtype(name) if callable(dtype) else dtype
        numbers = encoded(values, own)
        header[name] = {"dtype": own, "shape": list(values.shape), "data_offsets": [len(data), len(data) + len(numbers)]}
        data += numbers
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def write(folder, config, named, dtype="F32", shards=1):
    folder.mkdir(parents=True)
    (folder / "config.json").write_text(json.dumps(config, indent=2) + "\n")
    if shards == 1:
        write_safetensors(folder / "model.safetensors", named, dtype)
        return
    names, where = list(named), {}
    for i in range(shards):
        file = f"model-{i + 1:05}-of-{shards:05}.safetensors"
        some = names[len(names) * i // shards : len(names) * (i + 1) // shards]
        write_safetensors(folder / file, {name: named[name] for name in some}, dtype)
        where |= {name: file for name in some}
    index = {"metadata": {"total_size": 0}, "weight_map": dict(sorted(where.items()))}
    (folder / "model.safetensors.index.json").write_text(json.dumps(index, indent=2) + "\n")


def mixed(name):
    return "F32" if "norm" in name else "BF16" if "mlp" in name else "F16"


READ = {
    "plain": (config(), {}),
    "bfloat16": (config(torch_dtype="bfloat16"), {"dtype": "BF16"}),
    "float16": (config(torch_dtype="float16"), {"dtype": "F16"}),
    "formats-mixed": (config(), {"dtype": mixed}),
    "keys-shared-by-two": (config(num_key_value_heads=2), {}),
    "keys-shared-by-all": (config(num_key_value_heads=1), {"dtype": "BF16"}),
    "wide-heads": (config(head_dim=16), {}),
    "narrow-heads": (config(head_dim=4, num_key_value_heads=2), {}),
    "heads-that-do-not-divide": (config(hidden_size=30, head_dim=8), {}),
    "untied": (config(tie_word_embeddings=False), {}),
    "untied-by-default": (config(tie_word_embeddings=...), {}),
    "two-shards": (config(), {"shards": 2}),
    "five-shards": (config(tie_word_embeddings=False), {"shards": 5, "dtype": "BF16"}),
    "other-theta": (config(rope_theta=500000.0), {}),
    "theta-by-default": (config(rope_theta=...), {}),
    "linear": (config(rope_scaling={"type": "linear", "factor": 4.0}), {}),
    "linear-newer": (config(rope_scaling={"rope_type": "linear", "factor": 2.5}), {}),
    "llama3": (config(rope_scaling=LLAMA3 | {"rope_type": "llama3"}, head_dim=16), {}),
    "rope-parameters": (config(rope_theta=..., rope_parameters={"rope_type": "default", "rope_theta": 2000.0}), {}),
    "rope-parameters-llama3": (
        config(rope_theta=..., head_dim=16, rope_parameters=LLAMA3 | {"rope_type": "llama3", "rope_theta": 5000.0}), {},
    ),  # fmt: skip
    "small-epsilon": (config(rms_norm_eps=1e-6), {}),
    "large-epsilon": (config(rms_norm_eps=1e-2), {}),
    "padded-vocabulary": (config(vocab_size=192), {}),
    "one-of-all": (config(hidden_size=16, num_attention_heads=1, num_hidden_layers=1, intermediate_size=8), {}),
    "many-layers": (config(num_hidden_layers=6, num_key_value_heads=2), {"dtype": "BF16"}),
    "like-smollm": (
        config(hidden_size=36, num_attention_heads=9, num_key_value_heads=3, pretraining_tp=1, rope_interleaved=False,
               rope_scaling=None, attention_bias=False, mlp_bias=False, is_llama_config=True, rope_theta=100000),
        {"dtype": "BF16"},
    ),  # fmt: skip
    "like-llama-3.2": (
        config(num_key_value_heads=2, head_dim=16, rope_theta=500000.0, rope_scaling=LLAMA3 | {"rope_type": "llama3"},
               eos_token_id=[1, 2, 3], sliding_window=None),
        {"dtype": "BF16", "shards": 3},
    ),  # fmt: skip
    "frequencies-written": (config(), {"more": "frequencies"}),
    "tied-head-written": (config(), {"more": "head"}),
}

REFUSED = {
    "mistral": (config(model_type="mistral", architectures=["MistralForCausalLM"]), {}, "model_type"),
    "no-causal-model": (config(architectures=["LlamaForSequenceClassification"]), {}, "architectures"),
    "sliding-window": (config(sliding_window=64), {}, "sliding_window"),
    "quantized": (config(quantization_config={"quant_method": "gptq", "bits": 4}), {"dtype": "I8"}, "quantization_config"),
    "attention-biases": (config(attention_bias=True), {}, "attention_bias"),
    "other-biases": (config(mlp_bias=True), {}, "mlp_bias"),
    "gelu": (config(hidden_act="gelu"), {}, "hidden_act"),
    "yarn": (config(rope_scaling={"rope_type": "yarn", "factor": 4.0}), {}, "rope_scaling.rope_type"),
    "dynamic": (config(rope_scaling={"type": "dynamic", "factor": 4.0}), {}, "rope_scaling.type"),
    "half-rotated": (config(partial_rotary_factor=0.5), {}, "partial_rotary_factor"),
    "sliced": (config(pretraining_tp=2), {}, "pretraining_tp"),
    "whole-numbers": (config(), {"dtype": "I8"}, "I8"),
    "another-shape": (config(num_key_value_heads=2), {"of": config()}, "k_proj"),
    "two-heads": (config(), {"more": "other head"}, "lm_head.weight"),
}


def make(folder, config, seed, dtype="F32", shards=1, of=None, more=None):
    named = tensors(of or config, seed)
    if more == "frequencies":
        named["model.layers.0.self_attn.rotary_emb.inv_freq"] = np.ones(4, np.float32)
    elif more is not None:
        named["lm_head.weight"] = named["model.embed_tokens.weight"] * (1 if more == "head" else 2)
    write(folder, config, named, dtype, shards)


def main():
    root = Path(sys.argv[1])
    for seed, (name, (own, options, *refused)) in enumerate((READ | REFUSED).items()):
        make(root / name, own, seed, **options)
        print(json.dumps({"name": name, "refused": refused[0] if refused else None}))


if __name__ == "__main__":
    main()
