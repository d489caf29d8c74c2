#!/bin/sh
# build.sh OUTDIR: builds librlcollapse_torch.so in OUTDIR over LIBTORCH= or the system's libtorch, by CMake or, where there is
# none and LIBTORCH is given, by the compiler alone; silent unless something fails.
set -eu
[ $# -eq 1 ] || { echo "usage: build.sh OUTDIR" >&2; exit 2; }
source_folder=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
log="$1/build.log"

fail() {
    echo "build.sh: $1" >&2
    exit 1
}

run() {
    "$@" >"$log" 2>&1 && return
    cat "$log" >&2
    # In the form that MSBuild repeats among its errors.
    if grep -q "No libtorch" "$log"; then
        echo "libtorch : error NATIVE1: $(sed -n '/No libtorch/,/prints\./p' "$log" | tr -s ' \n' ' ')" >&2
    fi
    exit 1
}

with_cmake() {
    generator=
    if command -v ninja >/dev/null && [ ! -f "$1/Makefile" ]; then generator="-GNinja"; fi
    run cmake $generator -S "$source_folder" -B "$1" -DLIBTORCH="${LIBTORCH:-}"
    run cmake --build "$1" --parallel "$(nproc)"
}

# What CMakeLists.txt says, without precompiled headers.
by_compiler() {
    [ -e "$LIBTORCH/include/ATen/ATen.h" ] || fail "LIBTORCH=$LIBTORCH holds no include/ATen/ATen.h; set it to what python3 -c 'import torch; print(torch.__path__[0])' prints"
    folder=$(dirname "$(readlink -f "$LIBTORCH/lib/libtorch_cpu.so")") # a distribution's PyTorch has links there
    headers="-isystem $LIBTORCH/include -isystem $LIBTORCH/include/torch/csrc/api/include"
    case $(nm -D "$folder/libc10.so") in *__cxx11*) abi=1 ;; *) abi=0 ;; esac
    version() { sed -n "s/^#define TORCH_VERSION_$1 //p" "$LIBTORCH/include/torch/csrc/api/include/torch/version.h" "$LIBTORCH/include/torch/headeronly/version.h" 2>/dev/null | head -n 1; }
    standard=17
    if [ "$(version MAJOR)" -gt 2 ] || { [ "$(version MAJOR)" -eq 2 ] && [ "$(version MINOR)" -ge 14 ]; }; then standard=20; fi
    flags="-O2 -DNDEBUG -std=gnu++$standard -fPIC -fvisibility=hidden -D_GLIBCXX_USE_CXX11_ABI=$abi"
    libraries="-ltorch -ltorch_cpu -lc10"
    if [ -e "$folder/libtorch_cuda.so" ]; then libraries="$libraries -ltorch_cuda -lc10_cuda"; fi
    # shellcheck disable=SC2086
    for file in "$source_folder"/*.cpp; do
        own=
        case $file in */optim.cpp | */nn.cpp) own="-O3 -fno-math-errno" ;; esac
        echo c++ $flags $own $headers -c "'$file'" -o "'$1/$(basename "$file" .cpp).o'"
    done >"$1/commands"
    run xargs -d '\n' -P "$(nproc)" -I '{}' sh -c '{}' <"$1/commands"
    # shellcheck disable=SC2086
    run c++ -shared -o "$1/librlcollapse_torch.so" "$1"/*.o -L"$folder" -Wl,-rpath,"$folder" -Wl,--no-as-needed $libraries -Wl,--as-needed -ldl
}

command -v c++ >/dev/null || fail "c++ is missing (apt install g++)"
if command -v cmake >/dev/null; then
    with_cmake "$1"
elif [ -n "${LIBTORCH:-}" ]; then
    by_compiler "$1"
else
    fail "cmake is missing (apt install cmake)"
fi
