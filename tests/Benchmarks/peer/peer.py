#!/usr/bin/env python3
"""The other side of `rlcollapse bench`: the same model, weights and tokens in eager PyTorch, driven by lines of JSON.

    python3 tests/Benchmarks/peer/peer.py FOLDER float32|bfloat16 THREADS

FOLDER is what the benchmark's preparation wrote: the exported weights and case.json. Each line on standard input is a
request {"do": NAME, …}; each is answered by one line. Times are taken around the work alone.
"""

import contextlib
import json
import sys
import time
from pathlib import Path

import torch

from llama import Llama
from ppo import Iteration, Update
from pretraining import Pretraining
from rollout import Rollout


class Peer:
    def __init__(self, folder, dtype, threads):
        torch.set_num_threads(threads)
        torch.manual_seed(0)
        self.folder, self.dtype = folder, getattr(torch, dtype)
        self.case = json.loads((folder / "case.json").read_text())
        self.works = {}

    def autocast(self):
        """bfloat16 products with float32 weights; nothing for float32."""
        return contextlib.nullcontext() if self.dtype == torch.float32 else torch.autocast("cpu", dtype=self.dtype)

    def answer(self, request):
        name = request["do"]
        if name == "describe":
            return {"versions": f"PyTorch {torch.__version__} under Python {sys.version.split()[0]}", "threads": torch.get_num_threads()}
        if name == "memory":
            return {"megabytes": peak_megabytes()}
        if name == "gemm":
            return self.gemm()
        if name == "agree":
            return self.agree()
        if name not in self.works:
            self.works[name] = self.make(name)
        return self.works[name].run(request)

    def make(self, name):
        model, case = Llama.load(self.folder), self.case
        if name == "pretraining":
            return Pretraining(model, case, self.autocast)
        if name == "rollout":
            return Rollout(model, case, self.autocast, self.dtype)
        if name == "update":
            return Update(model, case, self.autocast)
        return Iteration(model, Llama.load(self.folder), case, self.autocast, self.dtype)

    def agree(self):
        """Loss of the first batch and the log-probability of each of its response tokens."""
        model, case = Llama.load(self.folder), self.case
        first = Pretraining(model, case, self.autocast)
        with torch.no_grad(), self.autocast():
            batch = first.batches[0]
            log_probs = batch.log_probs(model, batch.predicting_states(model))
        return {"loss": -log_probs.mean().item(), "log_probs": log_probs.tolist()}

    @torch.no_grad()
    def gemm(self):
        """Rate of (N, C) by (C, 4C)."""
        rows, width = self.case["gemm_rows"], json.loads((self.folder / "config.json").read_text())["hidden_size"]
        left, right = torch.ones(rows, width, dtype=self.dtype), torch.ones(width, 4 * width, dtype=self.dtype)
        flops, count = 2.0 * rows * width * 4 * width, 0
        started = time.perf_counter()
        while count == 0 or time.perf_counter() - started < 0.03:
            left @ right
            count += 1
        return {"flops_per_second": flops * count / (time.perf_counter() - started)}


def peak_megabytes():
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024 / 1e6
    return 0.0


def main():
    peer = Peer(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
    for line in sys.stdin:
        print(json.dumps(peer.answer(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
