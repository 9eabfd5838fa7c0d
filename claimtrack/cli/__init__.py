"""The command line: every action of the workspace without a window."""

import argparse
from collections.abc import Sequence

from claimtrack import __version__


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the program's exit code."""
    parser = argparse.ArgumentParser(prog="claimtrack")
    parser.add_argument("--version", action="version", version=f"claimtrack {__version__}")
    parser.parse_args(arguments)
    return 0
