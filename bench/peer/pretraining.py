"""A supervised step: forward, cross-entropy of the response tokens, backward, clip, AdamW."""

import torch

import optimiser
from batch import Batch
from clock import now


class Pretraining:
    def __init__(self, model, case, autocast):
        self.model, self.autocast, self.options = model, autocast, case["pretraining"]
        self.batches = [Batch.of(b["prompts"], b["responses"], case["pad"], model.device) for b in self.options["batches"]]  # as a data loader would have them ready
        self.optimiser, self.parameters = optimiser.make(model, self.options)

    def loss(self, batch):
        with self.autocast():
            return -batch.log_probs(self.model, batch.predicting_states(self.model)).mean()

    def run(self, request):
        step = request["index"] % len(self.batches)
        batch, started = self.batches[step], now(self.model.device)
        for group in self.optimiser.param_groups:
            group["lr"] = self.options["learning_rates"][step]
        self.optimiser.zero_grad(set_to_none=True)
        loss = self.loss(batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.parameters, self.options["gradient_clip"])
        self.optimiser.step()
        number = loss.item()
        seconds = now(self.model.device) - started
        return {
            "seconds": seconds,
            "prompts": batch.prompt_lengths.tolist(),
            "responses": batch.response_lengths.tolist(),
            "numbers": {"loss": number},
        }
