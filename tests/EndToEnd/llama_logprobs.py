#!/usr/bin/env python3
"""Recomputes what `rlcollapse score` prints, from what `rlcollapse export` or others write, with numpy alone.

    ./rlcollapse export RUN exported
    ./rlcollapse score RUN rows.jsonl --out scores.jsonl
    python3 tests/EndToEnd/llama_logprobs.py exported rows.jsonl --compare scores.jsonl

The model is written here a second time, from the Llama papers and Hugging Face's layout, in double precision and without
libtorch: what differs by more than rounding is a mistake in one of the two. Exit code 1 if anything differs by more than
the tolerance. Rows are {"prompt": TEXT, "response": TEXT}, with "ended": false where no end token belongs. Without
--compare it prints ids, log-probabilities and values, an object a line.

Rows may have "prompt_ids" and "response_ids" in place of texts; then no tokenizer is read, and no end token is added.

Shapes: T tokens, C width, H heads, K heads of keys and values, D size of a head, V vocabulary.
"""

import argparse
import json
import struct
import sys
from pathlib import Path

import numpy as np


def bfloat16(data):
    """The upper halves of float32 numbers."""
    return (np.frombuffer(data, dtype="<u2").astype("<u4") << 16).view("<f4")


FORMATS = {
    "F32": lambda data: np.frombuffer(data, dtype="<f4"),
    "F16": lambda data: np.frombuffer(data, dtype="<f2"),
    "BF16": bfloat16,
}


def read_safetensors(path):
    """Name -> float64 array: 8 bytes of header length, a JSON header, then little-endian numbers."""
    content = path.read_bytes()
    (length,) = struct.unpack_from("<Q", content)
    header, data = json.loads(content[8 : 8 + length]), content[8 + length :]
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        if entry["dtype"] not in FORMATS:
            sys.exit(f"{path}: tensor {name} is {entry['dtype']}, none of {', '.join(FORMATS)}")
        begin, end = entry["data_offsets"]
        tensors[name] = FORMATS[entry["dtype"]](data[begin:end]).reshape(entry["shape"]).astype(np.float64)
    return tensors


def read_model(folder):
    """All tensors of one file, or of those that an index names."""
    index = folder / "model.safetensors.index.json"
    if not index.exists():
        return read_safetensors(folder / "model.safetensors")
    files = sorted(set(json.loads(index.read_text(encoding="utf-8"))["weight_map"].values()))
    return {name: tensor for file in files for name, tensor in read_safetensors(folder / file).items()}


class Tokenizer:
    """Words apart by blanks; a number is its digits."""

    def __init__(self, path):
        self.ids = json.loads(path.read_text(encoding="utf-8"))["model"]["vocab"]

    def encode(self, text):
        pieces = []
        for word in filter(None, text.split(" ")):
            pieces += list(word) if word.isdigit() else [word]
        return [self.ids[piece] for piece in pieces]


def rms_norm(x, weight, epsilon):
    return x / np.sqrt(np.mean(x * x, axis=-1, keepdims=True) + epsilon) * weight


def frequencies(config, size):
    """theta^(-2i/D), slowed down where the config says so: all alike, or those of long waves (Llama 3.1)."""
    rope = config.get("rope_parameters") or {}
    scaling = rope or config.get("rope_scaling") or {}
    theta = rope.get("rope_theta") or config.get("rope_theta") or 10000.0
    found = theta ** (-np.arange(size // 2) / (size // 2))
    kind = scaling.get("rope_type") or scaling.get("type") or "default"
    if kind == "linear":
        return found / scaling["factor"]
    if kind == "llama3":
        low, high, length = (scaling[key] for key in ("low_freq_factor", "high_freq_factor", "original_max_position_embeddings"))
        waves = 2 * np.pi / found
        smooth = (length / waves - low) / (high - low)
        between = (1 - smooth) * found / scaling["factor"] + smooth * found
        return np.where(waves > length / low, found / scaling["factor"], np.where(waves < length / high, found, between))
    if kind != "default":
        sys.exit(f"rotary positions of type {kind} are not known")
    return found


def rotate(x, turns):
    """Rotary positions on (H, T, D): channel i turns against channel i + D/2 by position * frequency i."""
    half = x.shape[-1] // 2
    angles = np.outer(np.arange(x.shape[1]), turns)  # (T, D/2)
    cos, sin = np.cos(angles), np.sin(angles)
    first, second = x[..., :half], x[..., half:]
    return np.concatenate([first * cos - second * sin, second * cos + first * sin], axis=-1)


def log_softmax(x):
    x = x - x.max(axis=-1, keepdims=True)
    return x - np.log(np.exp(x).sum(axis=-1, keepdims=True))


class Llama:
    def __init__(self, folder):
        self.config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        self.weights = read_model(folder)
        embedding, values = self.weights["model.embed_tokens.weight"], folder / "value_head.safetensors"
        self.value_head = read_safetensors(values)["score.weight"] if values.exists() else np.zeros((1, embedding.shape[1]))  # (1, C)
        self.head = embedding if self.config.get("tie_word_embeddings", False) else self.weights["lm_head.weight"]

    def hidden(self, ids):
        """States after the final norm, (T, C)."""
        epsilon = self.config["rms_norm_eps"]
        x = self.weights["model.embed_tokens.weight"][ids]
        for layer in range(self.config["num_hidden_layers"]):
            block = f"model.layers.{layer}"
            x = x + self.attention(f"{block}.self_attn", rms_norm(x, self.weights[f"{block}.input_layernorm.weight"], epsilon))
            x = x + self.feed_forward(f"{block}.mlp", rms_norm(x, self.weights[f"{block}.post_attention_layernorm.weight"], epsilon))
        return rms_norm(x, self.weights["model.norm.weight"], epsilon)

    def attention(self, name, x):
        heads, length = self.config["num_attention_heads"], len(x)
        shared = self.config.get("num_key_value_heads") or heads
        size = self.config.get("head_dim") or x.shape[1] // heads
        turns = frequencies(self.config, size)

        def project(part, count):  # (H or K, T, D)
            return (x @ self.weights[f"{name}.{part}.weight"].T).reshape(length, count, size).transpose(1, 0, 2)

        queries, keys, values = rotate(project("q_proj", heads), turns), rotate(project("k_proj", shared), turns), project("v_proj", shared)
        keys, values = (x[np.arange(heads) // (heads // shared)] for x in (keys, values))  # neighbouring heads share them
        scores = queries @ keys.transpose(0, 2, 1) / np.sqrt(size)  # (H, T, T)
        scores = np.where(np.tril(np.ones((length, length), dtype=bool)), scores, -np.inf)
        mixed = np.exp(log_softmax(scores)) @ values
        return mixed.transpose(1, 0, 2).reshape(length, heads * size) @ self.weights[f"{name}.o_proj.weight"].T

    def feed_forward(self, name, x):
        gate = x @ self.weights[f"{name}.gate_proj.weight"].T
        up = x @ self.weights[f"{name}.up_proj.weight"].T
        return (gate / (1 + np.exp(-gate)) * up) @ self.weights[f"{name}.down_proj.weight"].T

    def score(self, prompt, response, temperature):
        """Log-probability of each response token, and the value before it."""
        hidden = self.hidden(prompt + response)[len(prompt) - 1 : -1]  # the state before a token predicts it
        log_probs = log_softmax(hidden @ self.head.T / temperature)
        return log_probs[np.arange(len(response)), response], (hidden @ self.value_head.T)[:, 0]


def scores(folder, rows, temperature):
    model, tokenizer = Llama(folder), None
    for line in filter(str.strip, rows.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        if "prompt_ids" in row:
            prompt, response = row["prompt_ids"], row["response_ids"]
        else:
            tokenizer = tokenizer or Tokenizer(folder / "tokenizer.json")
            prompt, response = tokenizer.encode(row["prompt"]), tokenizer.encode(row["response"])
            if row.get("ended", True):
                response.append(model.config["eos_token_id"])
        log_probs, values = model.score(prompt, response, temperature)
        yield {"ids": response, "log_probs": log_probs.tolist(), "values": values.tolist()}


def compare(ours, theirs, tolerance):
    ours = list(ours)
    if [row["ids"] for row in ours] != [row["ids"] for row in theirs]:
        sys.exit("the token ids differ: were both made of the same rows?")
    largest = {
        key: max(float(np.abs(np.subtract(a[key], b[key])).max()) for a, b in zip(ours, theirs)) for key in ("log_probs", "values")
    }
    print(
        f"{len(ours)} responses, {sum(len(row['ids']) for row in ours)} tokens: "
        f"log-probabilities differ by at most {largest['log_probs']:.1e}, values by {largest['values']:.1e}"
    )
    return 0 if max(largest.values()) <= tolerance else 1


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="what 'rlcollapse export' wrote, or a Llama model of others")
    parser.add_argument("rows", type=Path, help="prompts and responses, a JSON object a line")
    parser.add_argument("--compare", type=Path, metavar="SCORES", help="what 'rlcollapse score' said of the same rows")
    parser.add_argument("--tolerance", type=float, default=1e-4)
    parser.add_argument("--temperature", type=float, default=1.0)
    arguments = parser.parse_args()
    found = scores(arguments.folder, arguments.rows, arguments.temperature)
    if arguments.compare is None:
        for row in found:
            print(json.dumps(row))
        return 0
    theirs = [json.loads(line) for line in arguments.compare.read_text(encoding="utf-8").splitlines()]
    return compare(found, theirs, arguments.tolerance)


if __name__ == "__main__":
    sys.exit(main())
