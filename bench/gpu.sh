#!/usr/bin/env bash
# Takes RLCollapse to a GPU machine that has no .NET and no network, and measures it there. Not run on a GPU yet.
#
#   bench/gpu.sh publish DIR               here: fills DIR with all that has to travel (101 MB, packed 44)
#   DIR/gpu.sh run DIR [OUT] [STEP …]                 there: results under OUT (default: DIR/out)
#
# What travels has .NET and TorchSharp's own library in it, but no libtorch: there it takes that of a PyTorch, which has to be
# 2.10, the version that TorchSharp was made for. Linux x64 on both sides. Steps, all by default:
#
#   quickstart   configs/quickstart.json in bfloat16
#   train        configs/gpu.json, about 20 M parameters
#   bench        beside PyTorch eager: tokens/s and the fraction of the chip's measured bf16 rate, to OUT/bench.md
#
# Environment: DEVICE (cuda; cpu to try it where there is no GPU), SIZES of bench (20m,150m), DTYPES of bench
# (bfloat16,float32), QUICK=1 for a smoke run instead of train and less of the benchmark, PYTHON (python3), TORCH_LIB (a
# folder with libtorch_cpu.so instead of that of PYTHON's PyTorch).
set -euo pipefail

libtorch=2.10

say() { printf 'gpu.sh: %s\n' "$*" >&2; }

refuse() {
    say "$@"
    exit 2
}

publish() { # DIR
    local root
    root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
    mkdir -p "$1/bench/peer"
    # The command is a program of its own that the benchmarks include, hence the last property.
    dotnet publish "$root/bench/RLCollapse.Benchmarks.csproj" -c Release -r linux-x64 --self-contained -o "$1/app" \
        -nodeReuse:false -v quiet -p:Device=cpu -p:ForOldLibstdcxx=true -p:DebugType=none -p:ValidateExecutableReferencesMatchSelfContained=false
    local file
    for file in "${NUGET_PACKAGES:-$HOME/.nuget/packages}"/libtorch-cpu-linux-x64/*/runtimes/linux-x64/native/*; do
        rm -f "$1/app/${file##*/}" # libtorch: the other machine's takes its place
    done
    [[ -e $1/app/libLibTorchSharp.so && ! -e $1/app/libtorch_cpu.so ]] || refuse "the published program is not as expected: $1/app"
    cp -r "$root/configs" "$1/"
    cp "$root"/bench/peer/*.py "$1/bench/peer/"
    cp "$root/RLCollapse.sln" "$root/bench/gpu.sh" "$1/" # the solution marks the root that the benchmarks look for
    say "$(du -sh "$1" | cut -f1) in $1; there: $(basename "$1")/gpu.sh run $(basename "$1")"
}

quickstart() { program run "$from/configs/quickstart.json" "experiment.device=$device" model.dtype=bfloat16 --out "$out/results"; }

train() {
    local config=gpu
    [[ -z ${QUICK:-} ]] || config=smoke
    program run "$from/configs/$config.json" "experiment.device=$device" model.dtype=bfloat16 --out "$out/results"
}

bench() {
    local peer=()
    ! has_torch || peer=(--python "$python")
    program bench --device "$device" --sizes "${SIZES:-20m,150m}" --dtype "${DTYPES:-bfloat16,float32}" --threads 1 \
        --work pretraining,rollout,update,iteration --repeats 5 ${QUICK:+--quick} ${peer[@]+"${peer[@]}"} --out "$out/bench.md"
}

program() { LD_LIBRARY_PATH=$libraries "$from/app/RLCollapse.Benchmarks" "$@"; }

has_torch() { "$python" -c 'import torch' 2>/dev/null; }

# The folders of libtorch and of the CUDA libraries that PyTorch's packages put beside it.
find_libraries() {
    if [[ -n ${TORCH_LIB:-} ]]; then
        libraries=$(readlink -f "$TORCH_LIB")
    else
        local packages folder
        has_torch || refuse "$python has no PyTorch; name one that has with PYTHON=, or a folder with libtorch with TORCH_LIB="
        packages=$("$python" -c 'import os, torch; print(os.path.dirname(torch.__path__[0]))')
        libraries=$packages/torch/lib
        for folder in "$packages"/nvidia/*/lib; do [[ ! -d $folder ]] || libraries+=:$folder; done
        local version
        version=$("$python" -c 'import torch; print(torch.__version__)')
        [[ $version == "$libtorch".* ]] || say "PyTorch is $version and TorchSharp was made for libtorch $libtorch: it will hardly load"
    fi
    [[ -e ${libraries%%:*}/libtorch_cpu.so ]] || refuse "${libraries%%:*} holds no libtorch_cpu.so; name a folder that does with TORCH_LIB="
    libraries+=${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
}

measure() { # DIR [OUT] [STEP …]
    from=$(readlink -f "$1")
    out=$(readlink -m "${2:-$from/out}")
    python=${PYTHON:-python3}
    device=${DEVICE:-cuda}
    local step started
    for step in "${@:3}"; do [[ $step =~ ^(quickstart|train|bench)$ ]] || refuse "there is no step '$step'; use quickstart, train or bench"; done
    shift $(($# < 2 ? $# : 2))
    (($# > 0)) || set -- quickstart train bench
    find_libraries
    mkdir -p "$out"
    {
        uname -srm
        nvidia-smi --query-gpu=name,driver_version,memory.total --format=csv,noheader 2>/dev/null || echo "no nvidia-smi"
        "$python" -c 'import torch; print("PyTorch", torch.__version__, "CUDA", torch.version.cuda)' 2>/dev/null || echo "no PyTorch; libtorch from $libraries"
    } | tee "$out/machine.txt"
    for step in "$@"; do
        started=$SECONDS
        say "$step"
        "$step" 2>&1 | tee "$out/$step.log"
        echo "$step: $((SECONDS - started)) s" | tee -a "$out/times.txt"
    done
}

case ${1:-} in
publish)
    (($# == 2)) || refuse "usage: gpu.sh publish DIR"
    publish "$2"
    ;;
run)
    (($# >= 2)) || refuse "usage: gpu.sh run DIR [OUT] [STEP …]"
    shift
    measure "$@"
    ;;
*) refuse "usage: gpu.sh publish DIR | run DIR [OUT] [STEP …]" ;;
esac
