"""Starts claimtrack as `python -m claimtrack`: the window, or a command."""

import sys

from claimtrack.cli import main

if __name__ == "__main__":
    sys.exit(main())
