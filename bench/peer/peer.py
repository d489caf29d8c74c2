#!/usr/bin/env python3
"""The other side of `rlcollapse bench`: the same model, weights and tokens in eager PyTorch, driven by lines of JSON.

    python3 bench/peer/peer.py FOLDER float32|bfloat16 THREADS cpu|cuda

FOLDER is what the benchmark's preparation wrote: the exported weights and case.json. Each line on standard input is a
request {"do": NAME, …}; each is answered by one line. Times are taken around the work alone.
"""

import contextlib
import json
import sys
from pathlib import Path

import torch

from clock import now
from llama import Llama
from ppo import Iteration, Update
from pretraining import Pretraining
from rollout import Rollout


class Peer:
    def __init__(self, folder, dtype, threads, device):
        torch.set_num_threads(threads)
        torch.manual_seed(0)
        self.folder, self.dtype, self.device = folder, getattr(torch, dtype), torch.device(device)
        self.case = json.loads((folder / "case.json").read_text())
        self.works = {}

    def autocast(self):
        """bfloat16 products with float32 weights; nothing for float32."""
        return contextlib.nullcontext() if self.dtype == torch.float32 else torch.autocast(self.device.type, dtype=self.dtype)

    def answer(self, request):
        name = request["do"]
        if name == "describe":
            return {"versions": f"PyTorch {torch.__version__} under Python {sys.version.split()[0]}{self.chip()}"}
        if name == "memory":
            return {"megabytes": peak_megabytes()}
        if name == "gemm":
            return self.gemm()
        if name == "agree":
            return self.agree()
        if name not in self.works:
            self.works[name] = self.make(name)
        return self.works[name].run(request)

    def chip(self):
        return f" on {torch.cuda.get_device_name(self.device)}" if self.device.type == "cuda" else ""

    def model(self):
        return Llama.load(self.folder).to(self.device)

    def make(self, name):
        model, case = self.model(), self.case
        if name == "pretraining":
            return Pretraining(model, case, self.autocast)
        if name == "rollout":
            return Rollout(model, case, self.autocast, self.dtype)
        if name == "update":
            return Update(model, case, self.autocast)
        return Iteration(model, self.model(), case, self.autocast, self.dtype)

    def agree(self):
        """Loss of the first batch and the log-probability of each of its response tokens."""
        model, case = self.model(), self.case
        first = Pretraining(model, case, self.autocast)
        with torch.no_grad(), self.autocast():
            batch = first.batches[0]
            log_probs = batch.log_probs(model, batch.predicting_states(model))
        return {"loss": -log_probs.mean().item(), "log_probs": log_probs.tolist()}

    @torch.no_grad()
    def gemm(self):
        """Rate of (N, K) by (K, M): that of the fastest piece in a few hundredths of a second."""
        rows, inner, columns = self.case["gemm"]
        left, right = (torch.rand(shape, device=self.device).to(self.dtype) for shape in ((rows, inner), (inner, columns)))
        flops = 2.0 * rows * inner * columns
        times = max(1, int(4e8 / flops))  # some milliseconds
        pieces, begun = [], now(self.device)
        while len(pieces) < 3 or now(self.device) - begun < 0.03:
            started = now(self.device)
            for _ in range(times):
                left @ right
            pieces.append(now(self.device) - started)
        return {"flops_per_second": flops * times / min(pieces)}


def peak_megabytes():
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024 / 1e6
    return 0.0


def main():
    peer = Peer(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4])
    for line in sys.stdin:
        print(json.dumps(peer.answer(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
