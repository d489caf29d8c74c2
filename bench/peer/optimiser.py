"""AdamW as both sides use it: matrices decay, gains and the value head do not."""

import torch


def make(model, options, value_learning_rate=None):
    own = {id(parameter) for parameter in model.value_head.parameters()}
    decoder = [parameter for parameter in model.parameters() if id(parameter) not in own]
    rate = options["learning_rate"]
    groups = [
        {"params": [p for p in decoder if p.dim() >= 2], "weight_decay": options["weight_decay"]},
        {"params": [p for p in decoder if p.dim() < 2], "weight_decay": 0.0},
    ]
    if value_learning_rate is not None:
        groups.append({"params": list(model.value_head.parameters()), "weight_decay": 0.0, "lr": value_learning_rate})
    optimiser = torch.optim.AdamW(groups, lr=rate, betas=(options["beta1"], options["beta2"]), eps=1e-8)
    return optimiser, [parameter for group in groups for parameter in group["params"]]
