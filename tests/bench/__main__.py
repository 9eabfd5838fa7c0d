"""Runs every bench, or those that are named, each in a process of its own: `python -m tests.bench search export`."""

import subprocess
import sys

PROGRAMS = (
    "starting",
    "scrolling",
    "jumping",
    "search",
    "drawing",
    "importing",
    "verdict",
    "export",
    "verifying",
    "backup",
)


def main() -> int:
    """1 where a promise was broken."""
    commands = [[sys.executable, "-m", f"tests.bench.{name}"] for name in sys.argv[1:] or PROGRAMS]
    codes = [subprocess.run(command, check=False).returncode for command in commands]
    return int(any(codes))


if __name__ == "__main__":
    sys.exit(main())
