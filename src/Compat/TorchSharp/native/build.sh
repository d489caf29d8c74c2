#!/bin/sh
# build.sh OUTDIR: configures and builds librlcollapse_torch.so in OUTDIR; silent unless something fails.
set -eu
[ $# -eq 1 ] || { echo "usage: build.sh OUTDIR" >&2; exit 2; }
source_folder=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
log="$1/build.log"
for tool in cmake c++; do
    command -v "$tool" >/dev/null || { echo "build.sh: $tool is missing (apt install cmake g++)" >&2; exit 1; }
done
generator=
if command -v ninja >/dev/null && [ ! -f "$1/Makefile" ]; then generator="-GNinja"; fi
run() {
    "$@" >"$log" 2>&1 && return
    cat "$log" >&2
    # In the form that MSBuild repeats among its errors.
    if grep -q "No libtorch" "$log"; then
        echo "libtorch : error NATIVE1: $(sed -n '/No libtorch/,/prints\./p' "$log" | tr -s ' \n' ' ')" >&2
    fi
    exit 1
}
run cmake $generator -S "$source_folder" -B "$1" -DLIBTORCH="${LIBTORCH:-}"
run cmake --build "$1" --parallel "$(nproc)"
