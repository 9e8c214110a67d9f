#!/bin/sh
# Tests the Dockerfile and docker-compose.yml. With a container engine: builds the image, starts the composition, runs the demo
# in it. Without one: runs the Dockerfile's steps in chroots made by debootstrap, then the server as its user, its health
# check and the demo; and checks docker-compose.yml against the compose specification's schema.
#
# The build stage compiles a release with LLVM linked in, which takes half an hour on two cores. RBCDB_DOCKER_BINARY=FILE takes that
# binary for its result instead, and says so.
set -eu

cd "$(dirname "$0")/.."
need() {
    command -v "$1" >/dev/null || {
        echo "test-docker: $1 is missing: apt-get install $2" >&2
        exit 1
    }
}

need python3 python3
python3 -c 'import jsonschema, yaml' 2>/dev/null || {
    echo "test-docker: python3 has no jsonschema or yaml: apt-get install python3-jsonschema python3-yaml" >&2
    exit 1
}
python3 docker/compose.py

if docker info >/dev/null 2>&1; then
    export RBCDB_PASSWORD=test-docker
    trap 'docker compose --profile demo down --volumes' EXIT
    docker compose build
    docker compose up --wait rbcdb
    docker compose run --rm demo
    echo "test-docker: the image builds, the server is healthy, the demo's results are right"
    exit 0
fi

echo "test-docker: no container engine runs here: the Dockerfile's steps run in a chroot"
[ "$(id -u)" -eq 0 ] || {
    echo "test-docker: a chroot needs root" >&2
    exit 1
}
need debootstrap debootstrap
need unshare util-linux
exec python3 docker/chroot.py
