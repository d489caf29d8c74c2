"""Ragged prompts and responses as tensors, and log-probabilities of the responses."""

import torch
from torch.nn.utils.rnn import pad_sequence


class Batch:
    """Rows right-padded to T columns; `predictors` are the flat columns before the N response tokens, `targets` these tokens."""

    def __init__(self, tokens, prompt_lengths, response_lengths):
        self.tokens, self.prompt_lengths, self.response_lengths = tokens, prompt_lengths, response_lengths
        longest = int(response_lengths.max())
        device = tokens.device
        offsets = torch.arange(longest, device=device)
        self.mask = offsets < response_lengths[:, None]  # (B, R)
        columns = torch.arange(len(tokens), device=device)[:, None] * tokens.shape[1] + prompt_lengths[:, None] + offsets
        responses = columns[self.mask]
        self.predictors = responses - 1  # (N)
        self.targets = tokens.reshape(-1)[responses]  # (N)

    @staticmethod
    def of(prompts, responses, pad, device):
        rows = [torch.tensor(prompt + response) for prompt, response in zip(prompts, responses)]
        lengths = [torch.tensor([len(ids) for ids in side], device=device) for side in (prompts, responses)]
        return Batch(pad_sequence(rows, batch_first=True, padding_value=pad).to(device), *lengths)

    def rows(self, rows):
        return Batch(self.tokens[rows], self.prompt_lengths[rows], self.response_lengths[rows])

    def predicting_states(self, model):
        """States (N, C) before each response token."""
        hidden = model.hidden(self.tokens)
        return hidden.view(-1, hidden.shape[-1]).index_select(0, self.predictors)

    def log_probs(self, model, states):
        """log p of each response token (N)."""
        scores = torch.log_softmax(model.head(states).float(), dim=-1)
        return scores.gather(-1, self.targets[:, None]).squeeze(-1)
