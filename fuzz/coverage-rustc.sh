#!/bin/sh
# rustc, for fuzz/run.sh: with counters of what is reached. Build scripts run without libFuzzer, which has what they count into.
case " $* " in
*" --crate-name build_script_"* | *" -vV "* | *" --print"*) exec "$@" ;;
*) exec "$@" -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares ;;
esac
