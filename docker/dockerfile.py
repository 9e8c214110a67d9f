#!/usr/bin/env python3
"""Reads a Dockerfile as far as this project's one goes, and prints its stages as JSON.

A stage is its base, its name, and its steps in order: [instruction, arguments]. Line continuations are joined, comments left
out. What isn't known here is an error: a step that is passed over silently would be a step that isn't tested.
"""

import json
import shlex
import sys

STEPS = {"RUN", "COPY", "ENV", "ARG", "USER", "WORKDIR", "VOLUME", "EXPOSE", "STOPSIGNAL", "HEALTHCHECK", "ENTRYPOINT", "CMD"}


def logical_lines(text):
    joined = ""
    for number, line in enumerate(text.splitlines(), 1):
        if line.lstrip().startswith("#"):
            continue
        if line.rstrip().endswith("\\"):
            joined += line.rstrip()[:-1]
            continue
        joined += line
        if joined.strip():
            yield number, " ".join(joined.split())
        joined = ""
    if joined.strip():
        raise ValueError("the last line is continued by nothing")


def arguments(instruction, rest):
    if instruction == "RUN":
        return [rest]
    if instruction in {"ENTRYPOINT", "CMD"}:
        return json.loads(rest)
    if instruction == "HEALTHCHECK":
        _, _, command = rest.partition("CMD ")
        return json.loads(command)
    if instruction in {"ENV", "ARG"}:
        name, equals, value = rest.partition("=")
        if not equals:
            raise ValueError("write name=value")
        return [name, value]
    if instruction == "COPY":
        words = shlex.split(rest)
        stage = [w.removeprefix("--from=") for w in words if w.startswith("--from=")]
        paths = [w for w in words if not w.startswith("--")]
        if len(paths) != 2 or len(words) - len(stage) != 2:
            raise ValueError("write COPY [--from=stage] source target")
        return paths + stage
    return shlex.split(rest)


def parse(text):
    stages = []
    for number, line in logical_lines(text):
        instruction, _, rest = line.partition(" ")
        try:
            if instruction == "FROM":
                words = rest.split()
                name = words[2] if len(words) == 3 and words[1].upper() == "AS" else None
                if len(words) not in (1, 3):
                    raise ValueError("write FROM base [AS name]")
                stages.append({"base": words[0], "name": name, "steps": []})
            elif instruction in STEPS and stages:
                stages[-1]["steps"].append([instruction, arguments(instruction, rest)])
            else:
                raise ValueError("unknown here")
        except ValueError as error:
            raise SystemExit(f"Dockerfile, line {number}: {instruction}: {error}") from error
    if not stages:
        raise SystemExit("Dockerfile: no stage")
    return stages


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        json.dump(parse(file.read()), sys.stdout, indent=1)
