#!/bin/sh
# Installs what building and testing rbcdb needs and this machine lacks. Debian 12 and 13; run by `make demo` and
# `make test`. Does nothing where all is there.
set -eu

packages=""
need() { # need PACKAGE PROBE...: the package is missing when the probe fails
    package=$1
    shift
    "$@" >/dev/null 2>&1 || packages="$packages $package"
}

need llvm-22-dev test -x /usr/lib/llvm-22/bin/llvm-config
need libpolly-22-dev test -e /usr/lib/llvm-22/lib/libPolly.a
need libzstd-dev test -e /usr/include/zstd.h
need zlib1g-dev test -e /usr/include/zlib.h
need libffi-dev sh -c 'ls /usr/include/*/ffi.h /usr/include/ffi.h 2>/dev/null | grep -q .'
need libxml2-dev test -e /usr/include/libxml2/libxml/parser.h
need gcc sh -c 'command -v cc'
need python3 sh -c 'command -v python3'
need python3-pip sh -c 'python3 -m pip --version'
need postgresql-client sh -c 'command -v psql'

if [ -n "$packages" ]; then
    command -v apt-get >/dev/null || {
        echo "setup: missing:$packages. This script installs packages on Debian only; install them by hand." >&2
        exit 1
    }
    as_root=""
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || {
            echo "setup: missing:$packages. Run as root or install sudo: apt-get install$packages" >&2
            exit 1
        }
        as_root=sudo
    fi
    echo "setup: installing$packages"
    $as_root apt-get update -qq
    # shellcheck disable=SC2086 # a list of words
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $packages >/dev/null || {
        echo "setup: apt-get could not install$packages. LLVM 22 is in Debian's updates; elsewhere, see apt.llvm.org." >&2
        exit 1
    }
fi

command -v cargo >/dev/null || {
    echo "setup: no Rust toolchain: install one (rustc 1.95 or newer) from https://rustup.rs" >&2
    exit 1
}
