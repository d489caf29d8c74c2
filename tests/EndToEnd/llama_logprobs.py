#!/usr/bin/env python3
"""Recomputes what `rlcollapse score` prints, from what `rlcollapse export` writes, with numpy alone.

    ./rlcollapse export RUN exported
    ./rlcollapse score RUN rows.jsonl --out scores.jsonl
    python3 tests/EndToEnd/llama_logprobs.py exported rows.jsonl --compare scores.jsonl

The model is written here a second time, from the Llama papers and Hugging Face's layout, in double precision and without
libtorch: what differs by more than rounding is a mistake in one of the two. Exit code 1 if anything differs by more than
the tolerance. Rows are {"prompt": TEXT, "response": TEXT}, with "ended": false where no end token belongs. Without
--compare it prints ids, log-probabilities and values, an object a line.

Shapes: T tokens, C width, H heads, D = C / H, V vocabulary.
"""

import argparse
import json
import struct
import sys
from pathlib import Path

import numpy as np


def read_safetensors(path):
    """Name -> float64 array: 8 bytes of header length, a JSON header, then little-endian float32 numbers."""
    content = path.read_bytes()
    (length,) = struct.unpack_from("<Q", content)
    header, data = json.loads(content[8 : 8 + length]), content[8 + length :]
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        if entry["dtype"] != "F32":
            sys.exit(f"{path}: tensor {name} is {entry['dtype']}, not F32")
        begin, end = entry["data_offsets"]
        tensors[name] = np.frombuffer(data[begin:end], dtype="<f4").reshape(entry["shape"]).astype(np.float64)
    return tensors


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


def rotate(x, theta):
    """Rotary positions on (H, T, D): channel i turns against channel i + D/2 by position * theta^(-2i/D)."""
    half = x.shape[-1] // 2
    angles = np.outer(np.arange(x.shape[1]), theta ** (-np.arange(half) / half))  # (T, D/2)
    cos, sin = np.cos(angles), np.sin(angles)
    first, second = x[..., :half], x[..., half:]
    return np.concatenate([first * cos - second * sin, second * cos + first * sin], axis=-1)


def log_softmax(x):
    x = x - x.max(axis=-1, keepdims=True)
    return x - np.log(np.exp(x).sum(axis=-1, keepdims=True))


class Llama:
    def __init__(self, folder):
        self.config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        self.weights = read_safetensors(folder / "model.safetensors")
        self.value_head = read_safetensors(folder / "value_head.safetensors")["score.weight"]  # (1, C)
        embedding = self.weights["model.embed_tokens.weight"]
        self.head = embedding if self.config["tie_word_embeddings"] else self.weights["lm_head.weight"]

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
        heads, theta = self.config["num_attention_heads"], self.config["rope_theta"]
        length, width = x.shape

        def project(part):  # (H, T, D)
            return (x @ self.weights[f"{name}.{part}.weight"].T).reshape(length, heads, -1).transpose(1, 0, 2)

        queries, keys, values = rotate(project("q_proj"), theta), rotate(project("k_proj"), theta), project("v_proj")
        scores = queries @ keys.transpose(0, 2, 1) / np.sqrt(width // heads)  # (H, T, T)
        scores = np.where(np.tril(np.ones((length, length), dtype=bool)), scores, -np.inf)
        mixed = np.exp(log_softmax(scores)) @ values
        return mixed.transpose(1, 0, 2).reshape(length, width) @ self.weights[f"{name}.o_proj.weight"].T

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
    model, tokenizer = Llama(folder), Tokenizer(folder / "tokenizer.json")
    for line in filter(str.strip, rows.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
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
    parser.add_argument("folder", type=Path, help="what 'rlcollapse export' wrote")
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
