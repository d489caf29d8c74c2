#!/usr/bin/env bash
# Takes RLCollapse to a GPU machine that has no .NET and no network, and measures it there.
#
#   tests/Benchmarks/gpu.sh publish DIR               here: fills DIR with all that has to travel (84 MB, packed 37)
#   DIR/gpu.sh run DIR [OUT] [STEP …]                 there: results under OUT (default: DIR/out)
#
# There it needs g++ and a python3 with PyTorch, whose libtorch is used; CMake is used where there is one. Steps, all by default:
#
#   build        the bridge to that libtorch, with the sources that travelled
#   quickstart   configs/quickstart.json in bfloat16
#   train        configs/gpu.json, about 20 M parameters
#   bench        beside PyTorch eager: tokens/s and the fraction of the chip's measured bf16 rate, to OUT/bench.md
#
# Environment: DEVICE (cuda; cpu to try it where there is no GPU), SIZES of bench (20m,150m), DTYPES of bench
# (bfloat16,float32), QUICK=1 for a smoke run instead of train and less of the benchmark, PYTHON (python3).
set -euo pipefail

say() { printf 'gpu.sh: %s\n' "$*" >&2; }

refuse() {
    say "$@"
    exit 2
}

publish() { # DIR
    local root
    root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
    mkdir -p "$1/tests/Benchmarks"
    # The command is a program of its own that the benchmarks include, hence the last property.
    dotnet publish "$root/tests/Benchmarks/RLCollapse.Benchmarks.csproj" -c Release -r linux-x64 --self-contained -o "$1/app" \
        -nodeReuse:false -v quiet -p:DebugType=none -p:ValidateExecutableReferencesMatchSelfContained=false
    cp -r "$root/configs" "$1/"
    cp -r "$root/src/Compat/TorchSharp/native" "$1/native"
    mkdir -p "$1/tests/Benchmarks/peer"
    cp "$root"/tests/Benchmarks/peer/*.py "$1/tests/Benchmarks/peer/"
    cp "$root/RLCollapse.sln" "$root/tests/Benchmarks/gpu.sh" "$1/" # the solution marks the root that the benchmarks look for
    say "$(du -sh "$1" | cut -f1) in $1; there: $(basename "$1")/gpu.sh run $(basename "$1")"
}

build() {
    sh "$from/native/build.sh" "$out/native"
    cp "$out/native/librlcollapse_torch.so" "$from/app/"
}

quickstart() { program run "$from/configs/quickstart.json" "experiment.device=$device" model.dtype=bfloat16; }

train() {
    local config=gpu
    [[ -z ${QUICK:-} ]] || config=smoke
    program run "$from/configs/$config.json" "experiment.device=$device" model.dtype=bfloat16
}

bench() {
    "$from/app/RLCollapse.Benchmarks" bench --device "$device" --sizes "${SIZES:-20m,150m}" --dtype "${DTYPES:-bfloat16,float32}" --threads 1 \
        --work pretraining,rollout,update,iteration --repeats 5 ${QUICK:+--quick} --python "$python" --out "$out/bench.md"
}

program() { # run CONFIG key=value …
    local plots=()
    command -v gnuplot >/dev/null || plots=(output.plots=[]) # 'rlcollapse plot' draws them later, elsewhere
    "$from/app/RLCollapse.Benchmarks" "$@" ${plots[@]+"${plots[@]}"} --out "$out/results"
}

measure() { # DIR [OUT] [STEP …]
    from=$(readlink -f "$1")
    out=$(readlink -m "${2:-$from/out}")
    python=${PYTHON:-python3}
    device=${DEVICE:-cuda}
    mkdir -p "$out"
    LIBTORCH=$("$python" -c 'import torch; print(torch.__path__[0])') || refuse "$python has no PyTorch; name one that has with PYTHON="
    if [[ -e $LIBTORCH/lib/libtorch_cpu.so && -e $LIBTORCH/include/ATen/ATen.h ]]; then export LIBTORCH; else unset LIBTORCH; fi # Debian's lies in the system's folders
    local step started
    for step in "${@:3}"; do [[ $step =~ ^(build|quickstart|train|bench)$ ]] || refuse "there is no step '$step'; use build, quickstart, train or bench"; done
    shift $(($# < 2 ? $# : 2))
    (($# > 0)) || set -- build quickstart train bench
    {
        uname -srm
        nvidia-smi --query-gpu=name,driver_version,memory.total --format=csv,noheader 2>/dev/null || echo "no nvidia-smi"
        "$python" -c 'import torch; print("PyTorch", torch.__version__, "CUDA", torch.version.cuda)'
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
