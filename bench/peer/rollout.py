"""Sampling with a cache of keys and values: one prefill a prompt, in-place cache writes, finished rows dropped once they are a quarter."""

import torch

from clock import now


def sample(model, prompts, samples, new_tokens, pad, end, dtype, autocast):
    """Tokens, log-probabilities and values (B, new_tokens) and lengths (B), a prompt's samples together; `end` None never ends."""
    device = model.device
    with torch.no_grad(), autocast():
        width = max(map(len, prompts))
        lengths = torch.tensor([len(prompt) for prompt in prompts])
        tokens = torch.full((len(prompts), width), pad)
        for row, prompt in enumerate(prompts):
            tokens[row, width - len(prompt) :] = torch.tensor(prompt)
        tokens, lengths = tokens.to(device), lengths.to(device)
        padding = width - lengths
        hidden_columns = torch.arange(width + new_tokens, device=device) < padding[:, None]
        mask = torch.zeros(hidden_columns.shape, device=device).masked_fill_(hidden_columns, -1e9)[:, None, None]  # (P, 1, 1, S)
        positions = (torch.arange(width, device=device) - padding[:, None]).clamp_(min=0)
        cache = model.cache(len(prompts), width + new_tokens, dtype)
        state = model.extend(tokens, positions, mask[..., :width] + model.causal[:width, :width], cache)[:, -1]

        group = torch.arange(len(prompts), device=device).repeat_interleave(samples)
        for layer in cache:
            layer.select(group)
        mask, state, position = mask[group], state[group], lengths[group]
        count = len(group)
        out_tokens = torch.zeros(count, new_tokens, dtype=torch.long, device=device)
        out_log_probs, out_values = torch.zeros(count, new_tokens, device=device), torch.zeros(count, new_tokens, device=device)
        out_lengths, rows = torch.full((count,), new_tokens, device=device), torch.arange(count, device=device)
        finished = torch.zeros(count, dtype=torch.bool, device=device)
        for step in range(new_tokens):
            log_probs = torch.log_softmax(model.head(state).float(), dim=-1)
            token = torch.multinomial(log_probs.exp(), 1)  # (A, 1)
            out_tokens[rows, step] = token[:, 0]
            out_log_probs[rows, step] = log_probs.gather(-1, token)[:, 0]
            out_values[rows, step] = model.value_head(state).float()[:, 0]
            if end is not None:
                ended = (token[:, 0] == end) & ~finished
                out_lengths[rows[ended]] = step + 1
                finished |= ended
                remaining = len(rows) - int(finished.sum())
                if remaining == 0:
                    break
                if remaining <= 0.75 * len(rows):
                    keep = (~finished).nonzero()[:, 0]
                    for layer in cache:
                        layer.select(keep)
                    rows, mask, token, position, finished = rows[keep], mask[keep], token[keep], position[keep], finished[keep]
            if step + 1 < new_tokens:
                state = model.extend(token, position[:, None], mask[..., : width + step + 1], cache)[:, -1]
                position = position + 1
        return out_tokens, out_log_probs, out_values, out_lengths


class Rollout:
    def __init__(self, model, case, autocast, dtype):
        self.model, self.case, self.autocast, self.dtype = model, case, autocast, dtype

    def run(self, request):
        samples = self.case["rl"]["samples_per_prompt"]
        prompts = self.case["prompts"][: request["rows"] // samples]
        end = self.case["end"] if request["ends"] else None
        started = now(self.model.device)
        *_, lengths = sample(self.model, prompts, samples, self.case["rl"]["max_new_tokens"], self.case["pad"], end, self.dtype, self.autocast)
        seconds = now(self.model.device) - started
        return {
            "seconds": seconds,
            "prompts": [len(prompt) for prompt in prompts for _ in range(samples)],
            "responses": lengths.tolist(),
            "numbers": {},
        }
