#!/bin/sh
# Checks a GPU's results against the CPU's, and measures: run.sh check|bench|all [OUT]. OUT, a folder, takes what was found.
# INPUTS: inputs per operation; SECONDS_MAX: when to stop with operations; PROGRAMS: how many; PEERS: which peers to run.
set -u
cd "$(dirname "$0")"
what="${1:-all}"
out="${2:-out}"
mkdir -p "$out"
out="$(cd "$out" && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
gzip -dc functions.pack.gz >"$work/functions.pack" || exit 2
status=0

check() {
    echo 1 >"$work/status"
    {
        ./gpu-check check --pack "$work/functions.pack" --inputs "${INPUTS:-100000000}" --seconds "${SECONDS_MAX:-240}" \
            --programs "${PROGRAMS:-2000}" 2>&1
        echo $? >"$work/status"
    } | tee "$out/check.txt"
    [ "$(cat "$work/status")" = 0 ] || status=1
}

bench() {
    : >"$out/bench.jsonl"
    ./gpu-check bench --pack "$work/functions.pack" >>"$out/bench.jsonl" 2>"$out/bench.err" || status=1
    for peer in ${PEERS:-cupy numba jax torch}; do
        timeout "${PEER_TIMEOUT:-60}" env PEER_SECONDS="${PEER_SECONDS:-35}" \
            python3 "peer_$peer.py" >>"$out/bench.jsonl" 2>"$out/$peer.err" ||
            echo "{\"who\": \"$peer\", \"workload\": \"rest\", \"error\": \"it ended with status $?\"}" >>"$out/bench.jsonl"
    done
    python3 table.py <"$out/bench.jsonl" >"$out/bench.md" || status=1
    cat "$out/bench.md"
    tail -n 3 "$out"/*.err
}

case "$what" in
check) check ;;
bench) bench ;;
all) check; bench ;;
*) echo "usage: run.sh check|bench|all [OUT]" >&2; exit 2 ;;
esac
exit $status
