"""Starts claimtrack from a checkout: the window, or a command."""

import sys

from claimtrack.cli import main

if __name__ == "__main__":
    sys.exit(main())
