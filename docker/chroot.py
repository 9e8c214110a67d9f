#!/usr/bin/env python3
"""Runs the Dockerfile in chroots: each stage starts from a copy of what debootstrap makes of its base and goes through its steps.

Then the last stage runs as a container would: as its user, with its environment, entrypoint and command; its health check has to
succeed, the demo to give the known results, SIGTERM to end it.

The host's cargo, toolchain and download cache are bound into the build stage, if they are there, so that they needn't be
downloaded again; CARGO_TARGET_DIR is the chroot's own.
"""

import contextlib
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import dockerfile  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parent.parent
BASES = {"debian:bookworm-slim": "bookworm"}
MIRROR = os.environ.get("RBCDB_DOCKER_MIRROR", "http://deb.debian.org/debian")
PASSWORD = "test-docker"


def run(*command, **options):
    subprocess.run([str(word) for word in command], check=True, **options)


class Stage:
    """A file system on its way through a stage's steps, and what the steps have set."""

    def __init__(self, root, stage):
        self.root, self.stage = root, stage
        self.environment = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"}
        self.arguments, self.directory, self.user = {}, "/", None
        self.healthcheck, self.entrypoint, self.command = None, [], []

    def path(self, inside):
        path = pathlib.PurePosixPath(self.directory) / inside
        return self.root / path.relative_to("/")

    def shell(self, text):
        return self.spawn(["/bin/sh", "-c", text], {**self.environment, **self.arguments})

    def spawn(self, command, environment):
        """In namespaces of its own: no process outlives it, no mount is seen outside."""
        words = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc=" + str(self.root / "proc"), "chroot"]
        if self.user:
            words.append("--userspec=" + self.user)
        inner = 'cd "$0" && exec "$@"'
        words += [str(self.root), "/bin/sh", "-c", inner, self.directory, *command]
        return subprocess.Popen(words, env=environment)

    def step(self, instruction, arguments, stages):
        if instruction == "RUN":
            print("RUN", arguments[0], flush=True)
            process = self.shell(arguments[0])
            if process.wait() != 0:
                raise SystemExit(f"test-docker: the step failed with status {process.returncode}: {arguments[0]}")
        elif instruction == "COPY":
            self.copy(arguments, stages)
        elif instruction == "ENV":
            self.environment[arguments[0]] = arguments[1]
        elif instruction == "ARG":
            self.arguments[arguments[0]] = arguments[1]
        elif instruction == "WORKDIR":
            self.directory = arguments[0]
            self.path("").mkdir(parents=True, exist_ok=True)
        elif instruction == "USER":
            self.user = arguments[0]
        elif instruction == "HEALTHCHECK":
            self.healthcheck = arguments
        elif instruction == "ENTRYPOINT":
            self.entrypoint = arguments
        elif instruction == "CMD":
            self.command = arguments

    def copy(self, arguments, stages):
        source, target, *stage = arguments
        target = self.path(target)
        if stage:
            source = stages[stage[0]].path(source)
        elif source == ".":
            return copy_sources(target)
        else:
            source = ROOT / source
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, dirs_exist_ok=True)
        else:
            shutil.copy2(source, target)
        return None


def copy_sources(target):
    """The tracked files: what .dockerignore leaves of a clean checkout."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True)
    for name in listed.stdout.split("\0"):
        if name and (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)


def base(work, name):
    suite = BASES.get(name) or sys.exit(f"test-docker: no debootstrap suite is known for the base {name}")
    root = work / ("base-" + suite)
    if not root.exists():
        print("debootstrap", suite, flush=True)
        run("debootstrap", "--variant=minbase", suite, root, MIRROR, stdout=subprocess.DEVNULL)
        sources = [
            f"deb {MIRROR} {suite} main",
            f"deb {MIRROR} {suite}-updates main",
            f"deb {MIRROR}-security {suite}-security main",
        ]
        (root / "etc/apt/sources.list").write_text("\n".join(sources) + "\n", encoding="utf-8")
        shutil.copy("/etc/resolv.conf", root / "etc/resolv.conf")
        for file in pathlib.Path("/etc/apt/apt.conf.d").glob("*"):
            # How the host reaches its packages holds inside, too.
            if "Acquire::" in file.read_text(encoding="utf-8", errors="replace"):
                shutil.copy(file, root / "etc/apt/apt.conf.d")
    return root


@contextlib.contextmanager
def host_toolchain(stage):
    """The host's cargo and rustup, where the stage looks for its own."""
    mounts = []
    for variable, default in [("CARGO_HOME", "~/.cargo"), ("RUSTUP_HOME", "~/.rustup")]:
        inside = stage.environment.get(variable)
        host = pathlib.Path(os.environ.get(variable, os.path.expanduser(default)))
        if inside and (host / ("bin" if variable == "CARGO_HOME" else "toolchains")).is_dir():
            target = stage.path(inside)
            target.mkdir(parents=True, exist_ok=True)
            run("mount", "--bind", host, target)
            mounts.append(target)
    try:
        yield
    finally:
        for target in reversed(mounts):
            run("umount", target)


def put_libraries(binary, root):
    """A binary of a usual build loads libLLVM and what that needs: the image has none of it."""
    linked = subprocess.run(["ldd", binary], check=True, capture_output=True, text=True)
    for words in map(str.split, linked.stdout.splitlines()):
        library = pathlib.Path(words[2]) if len(words) > 2 and words[1] == "=>" else None
        if library and not (root / library.relative_to("/")).exists():
            print(f"test-docker: put in besides, for the binary that was given: {library.name}", flush=True)
            shutil.copy2(library.resolve(), root / "usr/lib/x86_64-linux-gnu" / library.name)


def build(work, stages):
    done, ready = {}, os.environ.get("RBCDB_DOCKER_BINARY")
    for number, stage in enumerate(stages):
        root = work / f"stage-{number}"
        run("cp", "-a", base(work, stage["base"]), root)
        for device in ["null", "zero", "urandom", "random"]:
            if not (root / "dev" / device).exists():
                run("cp", "-a", "/dev/" + device, root / "dev" / device)
        built = Stage(root, stage)
        last = number == len(stages) - 1
        if not last and ready:
            print(f"test-docker: NOT RUN: the stage {stage['name']}; its result is {ready}", flush=True)
            (root / "out").mkdir()
            shutil.copy2(ready, root / "out/rbcdb")
        else:
            environment = [s for s in stage["steps"] if s[0] == "ENV"]
            for instruction, arguments in environment:
                built.step(instruction, arguments, done)
            with contextlib.nullcontext() if last else host_toolchain(built):
                for instruction, arguments in stage["steps"]:
                    built.step(instruction, arguments, done)
        done[stage["name"] or str(number)] = built
        if last and ready:
            put_libraries(ready, root)
    return built


def serve(image):
    """Runs the image as `docker run` would, with a password and the examples' folder."""
    run("chown", "-R", image.user, image.path("/var/lib/rbcdb"))
    assert image.user and not image.user.startswith("0"), "the server must not run as root"
    environment = {**image.environment, "RBCDB_PG_LISTEN": "0.0.0.0:25432", "RBCDB_METRICS_LISTEN": "0.0.0.0:29187"}
    environment["RBCDB_FLIGHT_LISTEN"] = "0.0.0.0:25434"
    refused = image.spawn(image.entrypoint + image.command, environment)
    assert refused.wait(60) != 0, "without a password it must not listen on all addresses"
    environment |= {"RBCDB_PASSWORD": PASSWORD, "RBCDB_FILE_DIRS": "/usr/share/rbcdb/examples"}
    server = image.spawn(image.entrypoint + image.command, environment)
    try:
        wait_until_healthy(image, environment, server)
        examples = ["--examples", "/usr/share/rbcdb/examples"]
        client = {**image.environment, "PGUSER": "rbcdb", "PGPASSWORD": PASSWORD}
        demo = image.spawn([*image.entrypoint, "demo", "--connect", "127.0.0.1:25432", *examples], client)
        assert demo.wait(600) == 0, "the demo failed"
    finally:
        # The server is the first process of its namespace; unshare passes nothing on, so its child is told.
        children = subprocess.run(["pgrep", "-P", str(server.pid)], capture_output=True, text=True, check=False)
        for child in children.stdout.split():
            os.kill(int(child), signal.SIGTERM)
        ended = server.wait(30)
    assert ended == 0, f"the server ended with status {ended}"


def wait_until_healthy(image, environment, server):
    for _ in range(60):
        assert server.poll() is None, "the server ended"
        if image.spawn(image.healthcheck, environment).wait(30) == 0:
            return
        time.sleep(0.5)
    raise SystemExit("test-docker: the server didn't become healthy")


def main():
    stages = dockerfile.parse((ROOT / "Dockerfile").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory(prefix="rbcdb-docker-") as work:
        image = build(pathlib.Path(work), stages)
        size = subprocess.run(["du", "-sm", str(image.root)], capture_output=True, text=True, check=True)
        print("test-docker: the final file system has", size.stdout.split()[0], "MB", flush=True)
        serve(image)
    print("test-docker: the server was healthy, and the demo's results are right")


if __name__ == "__main__":
    main()
