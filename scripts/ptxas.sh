#!/bin/sh
# Prints the path of ptxas, NVIDIA's assembler for PTX, with which tests check the code for GPUs on machines without one;
# fetches it once, from NVIDIA's package on PyPI. The version is pinned: other ones accept other PTX.
set -eu

version=12.9.86
sha256=5d6a0d32fdc7ea39917c20065614ae93add6f577d840233237ff08e9a38f58f0
folder="${XDG_CACHE_HOME:-$HOME/.cache}/rbcdb/ptxas-$version"

if [ ! -x "$folder/ptxas" ]; then
    mkdir -p "$folder"
    work=$(mktemp -d "$folder/fetch.XXXXXX")
    trap 'rm -rf "$work"' EXIT
    echo "nvidia-cuda-nvcc-cu12==$version --hash=sha256:$sha256" >"$work/requirements.txt"
    python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary=:all: \
        --platform manylinux2010_x86_64 --platform manylinux_2_12_x86_64 --require-hashes \
        --dest "$work" --requirement "$work/requirements.txt" >&2
    python3 - "$work" <<'PYTHON'
import glob, sys, zipfile
[wheel] = glob.glob(sys.argv[1] + "/*.whl")
with zipfile.ZipFile(wheel) as archive:
    [name] = [n for n in archive.namelist() if n.endswith("/bin/ptxas")]
    open(sys.argv[1] + "/ptxas", "wb").write(archive.read(name))
PYTHON
    chmod +x "$work/ptxas"
    mv "$work/ptxas" "$folder/ptxas"
fi
echo "$folder/ptxas"
