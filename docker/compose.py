#!/usr/bin/env python3
"""Checks docker-compose.yml against the compose specification's JSON schema (compose-spec.json, Apache-2.0, from
github.com/compose-spec/compose-spec), and that it says what docs/operations.md promises of it."""

import json
import pathlib
import sys

import jsonschema
import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent


def merged(text):
    compose = yaml.safe_load(text)
    schema = json.loads((ROOT / "docker" / "compose-spec.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator(schema).validate(compose)
    return compose


def check(compose):
    services = compose["services"]
    server, gpu, demo = services["rbcdb"], services["rbcdb-gpu"], services["demo"]
    assert "profiles" not in server, "the server starts without a profile"
    assert server["healthcheck"]["test"] == ["CMD", "rbcdb", "health"]
    assert any(v.endswith(":/var/lib/rbcdb") for v in server["volumes"]) and "data" in compose["volumes"]
    assert all(p.startswith("127.0.0.1:") for p in server["ports"] + gpu["ports"]), "ports are the host's own"
    assert "RBCDB_PASSWORD" in server["environment"]
    assert gpu["profiles"] == ["gpu"]
    devices = gpu["deploy"]["resources"]["reservations"]["devices"]
    assert devices[0]["driver"] == "nvidia" and devices[0]["capabilities"] == ["gpu"]
    assert demo["profiles"] == ["demo"] and demo["depends_on"]["rbcdb"]["condition"] == "service_healthy"


if __name__ == "__main__":
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    try:
        compose = merged(text)
    except jsonschema.ValidationError as error:
        sys.exit(f"docker-compose.yml: {error.json_path}: {error.message}")
    check(compose)
    # A schema that takes everything would check nothing.
    for broken in [text.replace("services:", "servces:", 1), text.replace("interval: 5s", "interval: [5]", 1)]:
        try:
            merged(broken)
        except jsonschema.ValidationError:
            continue
        sys.exit("the schema accepts a broken docker-compose.yml")
    print("docker-compose.yml is valid")
