#!/usr/bin/env bash
# Lets libFuzzer look for input that a check of fuzz/src doesn't survive.
#
#   fuzz/run.sh TARGET [SECONDS]        TARGET: copy_input, flight_calls, pg_session or pg_values
#
# What it finds is written to fuzz/artifacts, what it has learned to fuzz/corpus; both stay out of git. A stable toolchain is
# enough: this project's crates are compiled so that they count what is reached, their dependencies as always.
set -euo pipefail
cd "$(dirname "$0")/.."
target="${1:?usage: fuzz/run.sh TARGET [SECONDS]}"
seconds="${2:-60}"

built="${CARGO_TARGET_DIR:-target}/debug"
cargo build --workspace --bin seeds
"$built/seeds" fuzz/corpus
RUSTC_WORKSPACE_WRAPPER="$PWD/fuzz/coverage-rustc.sh" \
    cargo build --workspace --bin "$target" --features rbcdb-fuzz/libfuzzer
mkdir -p fuzz/artifacts
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
TMPDIR="$scratch" "$built/$target" "fuzz/corpus/$target" -artifact_prefix="fuzz/artifacts/$target-" \
    -max_total_time="$seconds" -max_len=4096 -timeout=70 -rss_limit_mb=4096
