"""PPO on responses: GAE, whitened advantages, clipped surrogate, clipped value loss, minibatches; and a whole iteration."""

import torch

import optimiser
from batch import Batch
from clock import now
from rollout import sample


def advantages_and_returns(rewards, values, mask, gamma, gae_lambda):
    """Generalised advantage estimation over (B, R); 0 at padding."""
    mask = mask.float()
    values = values * mask
    advantages, following, next_value = torch.zeros_like(values), torch.zeros_like(values[:, 0]), torch.zeros_like(values[:, 0])
    for t in reversed(range(values.shape[1])):
        delta = rewards[:, t] + gamma * next_value - values[:, t]
        following = (delta + gamma * gae_lambda * following) * mask[:, t]
        advantages[:, t], next_value = following, values[:, t]
    return advantages, advantages + values


class Rollouts:
    """A batch with what was known when it was sampled; all (B, R) but the batch."""

    def __init__(self, batch, old_log_probs, old_values, rewards):
        self.batch, self.old_log_probs, self.old_values = batch, old_log_probs, old_values
        self.rewards = torch.zeros_like(old_values)
        self.rewards[torch.arange(len(rewards), device=rewards.device), batch.response_lengths - 1] = rewards

    @staticmethod
    def of(update, pad, device):
        batch = Batch.of(update["prompts"], update["responses"], pad, device)
        floats = lambda numbers: torch.tensor(numbers, dtype=torch.float32, device=device)
        padded = lambda rows: torch.nn.utils.rnn.pad_sequence([floats(row) for row in rows], batch_first=True)
        return Rollouts(batch, padded(update["log_probs"]), padded(update["values"]), floats(update["rewards"]))


class Ppo:
    def __init__(self, model, options, autocast):
        self.model, self.options, self.autocast = model, options, autocast
        self.optimiser, self.parameters = optimiser.make(model, options, options["value_learning_rate"])

    def update(self, rollouts, order):
        options, mask = self.options, rollouts.batch.mask
        advantages, returns = advantages_and_returns(rollouts.rewards, rollouts.old_values, mask, options["gamma"], options["gae_lambda"])
        valid = advantages[mask]
        advantages = (advantages - valid.mean()) * torch.rsqrt(valid.var(unbiased=False) + 1e-8)
        numbers, count = {"policy_loss": 0.0, "value_loss": 0.0, "gradient_norm": 0.0}, options["minibatches"]
        for part in range(count):
            rows = order[part * len(order) // count : (part + 1) * len(order) // count]
            policy_loss, value_loss, norm = self.minibatch(rollouts, advantages, returns, rows)
            for name, number in zip(numbers, (policy_loss, value_loss, norm)):
                numbers[name] += number.item() / count
        return numbers

    def minibatch(self, rollouts, advantages, returns, rows):
        options, batch = self.options, rollouts.batch.rows(rows)
        width = batch.mask.shape[1]
        flat = lambda values: values[rows, :width][batch.mask]  # (N): response tokens only
        advantages, returns, old_log_probs, old_values = map(flat, (advantages, returns, rollouts.old_log_probs, rollouts.old_values))
        self.optimiser.zero_grad(set_to_none=True)
        with self.autocast():
            states = batch.predicting_states(self.model)
            log_probs, values = batch.log_probs(self.model, states), self.model.value_head(states).float()[:, 0]
        ratio, clip = (log_probs - old_log_probs).exp(), options["clip_ratio"]
        policy_loss = torch.maximum(-advantages * ratio, -advantages * ratio.clamp(1 - clip, 1 + clip)).mean()
        moved = old_values + (values - old_values).clamp(-options["value_clip"], options["value_clip"])
        value_loss = 0.5 * torch.maximum((values - returns).square(), (moved - returns).square()).mean()
        (policy_loss + options["value_coefficient"] * value_loss).backward()
        norm = torch.nn.utils.clip_grad_norm_(self.parameters, options["gradient_clip"])
        self.optimiser.step()
        return policy_loss.detach(), value_loss.detach(), norm


class Update:
    def __init__(self, model, case, autocast):
        self.ppo = Ppo(model, case["rl"], autocast)
        self.rollouts = Rollouts.of(case["update"], case["pad"], model.device)
        self.order = torch.tensor(case["update"]["order"], device=model.device)

    def run(self, _):
        device = self.ppo.model.device
        started = now(device)
        numbers = self.ppo.update(self.rollouts, self.order)
        seconds = now(device) - started
        batch = self.rollouts.batch
        return {"seconds": seconds, "prompts": batch.prompt_lengths.tolist(), "responses": batch.response_lengths.tolist(), "numbers": numbers}


class Iteration:
    """Rollout, log-probabilities under the frozen reference, update. Rewards are random bits: judging is left to the other side."""

    def __init__(self, model, reference, case, autocast, dtype):
        self.model, self.reference, self.case, self.autocast, self.dtype = model, reference, case, autocast, dtype
        self.ppo = Ppo(model, case["rl"], autocast)

    def run(self, request):
        rl, pad = self.case["rl"], self.case["pad"]
        first = request["index"] * rl["prompts_per_step"] % len(self.case["prompts"])
        prompts = self.case["prompts"][first : first + rl["prompts_per_step"]]
        device = self.model.device
        started = now(device)
        tokens, log_probs, values, lengths = sample(self.model, prompts, rl["samples_per_prompt"], rl["max_new_tokens"], pad, self.case["end"], self.dtype, self.autocast)
        batch = self.joined(prompts, tokens, lengths)
        width = batch.mask.shape[1]
        rollouts = Rollouts(batch, log_probs[:, :width], values[:, :width], torch.randint(2, (len(tokens),), device=device).float())
        with torch.no_grad(), self.autocast():
            reference = batch.log_probs(self.reference, batch.predicting_states(self.reference))
        kl = (rollouts.old_log_probs[batch.mask] - reference).sum().item() / len(tokens)
        numbers = self.ppo.update(rollouts, torch.randperm(len(tokens), device=device))
        seconds = now(device) - started
        return {"seconds": seconds, "prompts": batch.prompt_lengths.tolist(), "responses": lengths.tolist(), "numbers": {**numbers, "kl": kl}}

    def joined(self, prompts, responses, response_lengths):
        """Prompts and sampled responses (B, R) as right-padded rows."""
        samples, pad = self.case["rl"]["samples_per_prompt"], self.case["pad"]
        device = responses.device
        prompt_lengths = torch.tensor([len(prompt) for prompt in prompts], device=device).repeat_interleave(samples)
        start = torch.nn.utils.rnn.pad_sequence([torch.tensor(prompt) for prompt in prompts], batch_first=True, padding_value=pad).to(device)
        tokens = torch.full((len(responses), start.shape[1] + responses.shape[1]), pad, device=device)
        tokens[:, : start.shape[1]] = start.repeat_interleave(samples, dim=0)
        offsets = torch.arange(responses.shape[1], device=device)
        tokens.scatter_(1, prompt_lengths[:, None] + offsets, responses.masked_fill(offsets >= response_lengths[:, None], pad))
        return Batch(tokens[:, : int((prompt_lengths + response_lengths).max())], prompt_lengths, response_lengths)
