"""Holds compose files against what the engine would say: known keys, and names that exist.

Usage: check-compose.py FILE...
"""

import pathlib
import sys

import yaml

TOP = {"name", "services", "volumes", "secrets", "networks"}
SERVICE = {
    "build", "image", "restart", "ports", "volumes", "read_only", "tmpfs", "cap_drop", "command",
    "security_opt", "stop_grace_period", "entrypoint", "user", "environment", "secrets",
    "depends_on", "healthcheck",
}
HEALTH = {"test", "interval", "timeout", "retries", "start_period", "disable"}
CONDITIONS = {"service_started", "service_healthy", "service_completed_successfully"}


def problems(path: pathlib.Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    document = yaml.safe_load(text)
    found = [f"unknown key {key}" for key in document if key not in TOP and key[:2] != "x-"]
    services = document.get("services") or {}
    if not services:
        found.append("no services")
    for name, service in services.items():
        found += [f"{name}: {text}" for text in service_problems(service, document, path.parent)]
    for name, secret in (document.get("secrets") or {}).items():
        if set(secret) != {"file"}:
            found.append(f"secret {name}: not a file")
    return found


def service_problems(service: dict, document: dict, folder: pathlib.Path) -> list[str]:
    found = [f"unknown key {key}" for key in service if key not in SERVICE]
    if "image" not in service and "build" not in service:
        found.append("neither image nor build")
    build = service.get("build")
    if build:
        context = (folder / build["context"]).resolve()
        if not (context / build["dockerfile"]).is_file():
            found.append(f"no {build['dockerfile']} in {build['context']}")
    for volume in service.get("volumes", []):
        source = volume.split(":")[0]
        if source.startswith("."):
            if not (folder / source).exists():
                found.append(f"no {source}")
        elif source not in (document.get("volumes") or {}):
            found.append(f"volume {source} is not declared")
    for secret in service.get("secrets", []):
        if secret not in (document.get("secrets") or {}):
            found.append(f"secret {secret} is not declared")
    for other, rule in (service.get("depends_on") or {}).items():
        if other not in document["services"]:
            found.append(f"depends on {other}, which is no service")
        if rule.get("condition") not in CONDITIONS:
            found.append(f"depends on {other} in an unknown way")
        if rule.get("condition") == "service_healthy":
            health = document["services"].get(other, {}).get("healthcheck")
            if not health:
                found.append(f"waits for the health of {other}, which has no check of its own")
    for key in service.get("healthcheck") or {}:
        if key not in HEALTH:
            found.append(f"healthcheck: unknown key {key}")
    for port in service.get("ports", []):
        # A port without an address would be open to the whole network, unencrypted.
        if not port.startswith("127.0.0.1:"):
            found.append(f"port {port} is not on loopback")
    return found


def main() -> int:
    count = 0
    for name in sys.argv[1:]:
        for problem in problems(pathlib.Path(name)):
            print(f"{name}: {problem}", file=sys.stderr)
            count += 1
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
