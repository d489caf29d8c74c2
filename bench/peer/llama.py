"""The decoder in plain eager PyTorch: RMSNorm, rotary positions (half against half), SwiGLU, a value head.

Shapes: B rows, T columns, C width, H heads, D = C / H, V vocabulary, S columns of the cache.
"""

import json
import struct
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F


def read_safetensors(path):
    """Name -> float32 tensor: 8 bytes of header length, a JSON header, then little-endian numbers."""
    content = path.read_bytes()
    (length,) = struct.unpack_from("<Q", content)
    header, data = json.loads(content[8 : 8 + length]), content[8 + length :]
    tensors = {}
    for name, entry in header.items():
        if name != "__metadata__":
            begin, end = entry["data_offsets"]
            tensors[name] = torch.from_numpy(np.frombuffer(data[begin:end], dtype="<f4").reshape(entry["shape"]).copy())
    return tensors


class RmsNorm(nn.Module):
    def __init__(self, width, epsilon):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))
        self.epsilon = epsilon

    def forward(self, x):
        return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + self.epsilon) * self.weight


def rotate(x, cos, sin):
    """x (B, H, T, D) by tables that broadcast against it."""
    first, second = x.chunk(2, dim=-1)
    return x * cos + torch.cat((-second, first), dim=-1) * sin


def attend(query, key, value, mask):
    """softmax(q k' / sqrt(D) + mask) v; without a mask a token sees itself and what came before."""
    if hasattr(F, "scaled_dot_product_attention"):
        mask = None if mask is None else mask.to(query.dtype)
        return F.scaled_dot_product_attention(query, key, value, attn_mask=mask, is_causal=mask is None)
    scores = query @ key.transpose(-2, -1) * query.shape[-1] ** -0.5
    if mask is None:
        mask = torch.full(scores.shape[-2:], -1e9, device=scores.device).triu(1)
    return torch.softmax(scores + mask, dim=-1) @ value


class Attention(nn.Module):
    def __init__(self, config):
        super().__init__()
        width = config["hidden_size"]
        self.heads = config["num_attention_heads"]
        self.qkv = nn.Linear(width, 3 * width, bias=False)
        self.output = nn.Linear(width, width, bias=False)

    def forward(self, x, rotation, mask, cache):
        batch, length, width = x.shape
        query, key, value = self.qkv(x).view(batch, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)  # (B, H, T, D) each
        cos, sin = (table.to(query.dtype) for table in rotation)
        query, key = rotate(query, cos, sin), rotate(key, cos, sin)
        if cache is not None:
            key, value = cache.append(key, value)
        mixed = attend(query, key, value, mask)
        return self.output(mixed.transpose(1, 2).reshape(batch, length, width))


class FeedForward(nn.Module):
    def __init__(self, config):
        super().__init__()
        width, inner = config["hidden_size"], config["intermediate_size"]
        self.gate_up = nn.Linear(width, 2 * inner, bias=False)
        self.down = nn.Linear(inner, width, bias=False)

    def forward(self, x):
        gate, up = self.gate_up(x).chunk(2, dim=-1)
        return self.down(F.silu(gate) * up)


class Block(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.attention_norm = RmsNorm(config["hidden_size"], config["rms_norm_eps"])
        self.attention = Attention(config)
        self.feed_forward_norm = RmsNorm(config["hidden_size"], config["rms_norm_eps"])
        self.feed_forward = FeedForward(config)

    def forward(self, x, rotation, mask, cache=None):
        x = x + self.attention(self.attention_norm(x), rotation, mask, cache)
        return x + self.feed_forward(self.feed_forward_norm(x))


class LayerCache:
    """Room for S columns, made once; new columns are written in place and read as a view."""

    def __init__(self, shape, dtype, device):
        self.keys = torch.empty(shape, dtype=dtype, device=device)  # (B, H, S, D)
        self.values = torch.empty(shape, dtype=dtype, device=device)
        self.length = 0

    def append(self, key, value):
        end = self.length + key.shape[2]
        self.keys[:, :, self.length : end] = key
        self.values[:, :, self.length : end] = value
        self.length = end
        return self.keys[:, :, :end], self.values[:, :, :end]

    def select(self, rows):
        self.keys, self.values = self.taken(self.keys, rows), self.taken(self.values, rows)

    def taken(self, all_rows, rows):
        kept = torch.empty((len(rows), *all_rows.shape[1:]), dtype=all_rows.dtype, device=all_rows.device)
        kept[:, :, : self.length] = all_rows[:, :, : self.length].index_select(0, rows)
        return kept


class Llama(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.config = config
        width, context = config["hidden_size"], config["max_position_embeddings"]
        half = width // config["num_attention_heads"] // 2
        self.embedding = nn.Embedding(config["vocab_size"], width)
        self.blocks = nn.ModuleList(Block(config) for _ in range(config["num_hidden_layers"]))
        self.norm = RmsNorm(width, config["rms_norm_eps"])
        self.head = nn.Linear(width, config["vocab_size"], bias=False)
        if config["tie_word_embeddings"]:
            self.head.weight = self.embedding.weight
        self.value_head = nn.Linear(width, 1, bias=False)
        angles = torch.outer(torch.arange(context), config["rope_theta"] ** (-torch.arange(half) / half)).repeat(1, 2)  # (S, D)
        self.register_buffer("cos", angles.cos())
        self.register_buffer("sin", angles.sin())
        self.register_buffer("causal", torch.full((context, context), -1e9).triu(1))

    @property
    def device(self):
        return self.cos.device

    @staticmethod
    def load(folder):
        """A model with the weights that the other side has exported."""
        folder = Path(folder)
        model = Llama(json.loads((folder / "config.json").read_text()))
        model.copy(read_safetensors(folder / "model.safetensors"), read_safetensors(folder / "value_head.safetensors"))
        return model

    @torch.no_grad()
    def copy(self, weights, value_head):
        self.embedding.weight.copy_(weights["model.embed_tokens.weight"])
        if not self.config["tie_word_embeddings"]:
            self.head.weight.copy_(weights["lm_head.weight"])
        self.norm.weight.copy_(weights["model.norm.weight"])
        self.value_head.weight.copy_(value_head["score.weight"])
        for layer, block in enumerate(self.blocks):
            part = lambda name: weights[f"model.layers.{layer}.{name}.weight"]
            block.attention_norm.weight.copy_(part("input_layernorm"))
            block.attention.qkv.weight.copy_(torch.cat([part(f"self_attn.{name}_proj") for name in "qkv"]))
            block.attention.output.weight.copy_(part("self_attn.o_proj"))
            block.feed_forward_norm.weight.copy_(part("post_attention_layernorm"))
            block.feed_forward.gate_up.weight.copy_(torch.cat([part("mlp.gate_proj"), part("mlp.up_proj")]))
            block.feed_forward.down.weight.copy_(part("mlp.down_proj"))

    def cache(self, rows, columns, dtype):
        heads = self.config["num_attention_heads"]
        return [LayerCache((rows, heads, columns, self.config["hidden_size"] // heads), dtype, self.device) for _ in self.blocks]

    def hidden(self, tokens):
        """States after the final norm of right-padded rows (B, T) that start in column 0."""
        length = tokens.shape[1]
        return self.run(tokens, (self.cos[:length], self.sin[:length]), None, [None] * len(self.blocks))

    def extend(self, tokens, positions, mask, cache):
        """States of the next columns (B, T) of rows that grow in a cache."""
        return self.run(tokens, (self.cos[positions].unsqueeze(1), self.sin[positions].unsqueeze(1)), mask, cache)

    def run(self, tokens, rotation, mask, cache):
        x = self.embedding(tokens)
        for block, layer in zip(self.blocks, cache):
            x = block(x, rotation, mask, layer)
        return self.norm(x)
