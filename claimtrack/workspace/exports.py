"""What a newsroom hands out besides its claims: its history, its register of corrections, its reports."""

from pathlib import Path

from claimtrack.domain.changes import Head
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.report import Report
from claimtrack.domain.words import Words
from claimtrack.export import history as history_files
from claimtrack.export import register as register_files
from claimtrack.export import report as report_files
from claimtrack.workspace import secrecy
from claimtrack.workspace.corrections import Corrections
from claimtrack.workspace.desk import Desk
from claimtrack.workspace.history import History


class Exports:
    """Files for others; each says from which head of the history it was made, and is returned with it."""

    def __init__(self, desk: Desk, history: History, corrections: Corrections) -> None:
        self._desk = desk
        self._history = history
        self._corrections = corrections

    def history(self, path: Path, language: str, *, overwrite: bool = False) -> Head:
        """Write the history as a table (.csv) or in the form of W3C PROV (.json), the oldest line first.

        What it tells of sources that are not safe to name is left out.
        """
        ending, workspace = _ending(path, {".csv", ".json"}), self._desk.store.path
        words = Words(language)
        with self._desk.read() as connection:
            head, entries = self._history.head(), secrecy.veil_entries(connection, self._history.entries()[::-1])
            if ending == ".csv":
                history_files.write_csv(entries, path, words, overwrite=overwrite, workspace=workspace)
            else:
                own = [entry for entry in entries if not entry.branch]
                states = self._history.states
                history_files.write_prov(own, states, head, path, words, overwrite=overwrite, workspace=workspace)
        return head

    def register(self, path: Path, language: str, *, overwrite: bool = False) -> Head:
        """Write the register of corrections as a table (.csv) or as a page (.md), the newest first."""
        ending, workspace = _ending(path, {".csv", ".md"}), self._desk.store.path
        with self._desk.read():
            head, entries = self._history.head(), self._corrections.register()
        if ending == ".csv":
            register_files.write_csv(entries, path, overwrite=overwrite, workspace=workspace)
        else:
            words = Words(language)
            register_files.write_markdown(entries, head, path, words, overwrite=overwrite, workspace=workspace)
        return head

    def report(self, report: Report, path: Path, language: str, *, overwrite: bool = False) -> Head:
        """Write a report as a table (.csv) or as a page (.md)."""
        ending, workspace = _ending(path, {".csv", ".md"}), self._desk.store.path
        head = self._history.head()
        if ending == ".csv":
            report_files.write_csv(report, path, overwrite=overwrite, workspace=workspace)
        else:
            words = Words(language)
            report_files.write_markdown(report, head, path, words, overwrite=overwrite, workspace=workspace)
        return head


def _ending(path: Path, offered: set[str]) -> str:
    ending = path.suffix.lower()
    if ending not in offered:
        raise Problem(Message("export.ending", file=path.name, endings=", ".join(sorted(offered))))
    return ending
