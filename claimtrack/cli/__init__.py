"""The command line: every action of the workspace without a window, and the window where no command is given."""

from claimtrack.cli.program import main

__all__ = ["main"]
