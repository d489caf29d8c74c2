"""Seconds of work that a GPU may still be busy with when the call returns."""

import time

import torch


def now(device):
    if device.type == "cuda":
        torch.cuda.synchronize(device)
    return time.perf_counter()
