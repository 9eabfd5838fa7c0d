"""Keeps what is typed and not saved on the disk, and offers it again after the program ended without saving it."""

import contextlib
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.gui.session import Session
from claimtrack.gui.work import Work
from claimtrack.storage import drafts
from claimtrack.storage.drafts import Draft

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

PAUSE = 1_000  # milliseconds: two seconds of typing are lost at most


class DraftKeeper(QObject):
    """The drafts of the open workspace by the UUIDs of their claims.

    What was left by an earlier run is an offer until it is taken or dropped; `offers_changed` tells that there may be
    some.
    """

    offers_changed = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._workspace: str | None = None
        self._kept: dict[str, Draft] = {}
        self._offered: dict[str, Draft] = {}
        self._is_dirty = self._is_saving = self._has_failed = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._save)
        session.opened.connect(self._start)
        session.closed.connect(self._end)
        if session.is_open:
            self._start()

    def keep(self, claim: str, draft: Draft) -> None:
        """Keeps what is typed on a claim; an empty draft is forgotten."""
        if self._kept.get(claim, Draft()) == draft:
            return
        if draft.is_empty:
            del self._kept[claim]
        else:
            self._kept[claim] = draft
        self._mark_dirty()

    def offer(self, claim: str) -> Draft | None:
        """What an earlier run left on a claim."""
        return self._offered.get(claim)

    def drop(self, claim: str) -> None:
        """Takes an offer away, when it was taken up or is not wanted."""
        if self._offered.pop(claim, None) is not None:
            self._mark_dirty()

    def _mark_dirty(self) -> None:
        self._is_dirty = True
        if not self._pause.isActive():
            self._pause.start()

    def _start(self) -> None:
        if not self._session.is_readonly:
            self._session.read(_uuid, self._on_uuid)

    def _on_uuid(self, workspace: str) -> None:
        self._workspace = workspace
        self._session.work(partial(_load, workspace), self._on_loaded)

    def _on_loaded(self, found: Mapping[str, Draft]) -> None:
        self._offered = {claim: draft for claim, draft in found.items() if claim not in self._kept}
        self.offers_changed.emit()

    def _save(self) -> None:
        if self._is_saving or self._workspace is None:
            return  # what is under way saves again when it is done
        self._is_dirty, self._is_saving = False, True
        everything = {**self._offered, **self._kept}
        self._session.work(partial(_save, self._workspace, everything), self._on_saved, self._on_not_saved)

    def _on_saved(self, _nothing: None) -> None:
        self._is_saving = self._has_failed = False
        if self._is_dirty:
            self._pause.start()

    def _on_not_saved(self, message: Message) -> None:
        """Says so once; typing goes on, and so does trying."""
        self._is_saving, self._is_dirty = False, True
        if not self._has_failed:
            self._session.failed.emit(message)
        self._has_failed = True
        self._pause.start(PAUSE)

    def _end(self) -> None:
        """The last second of typing, before the program ends."""
        self._pause.stop()
        if self._workspace is not None and (self._is_dirty or self._is_saving):
            with contextlib.suppress(OSError, ValueError):
                drafts.save(self._workspace, {**self._offered, **self._kept})
        self._workspace = None
        self._kept.clear()
        self._offered.clear()
        self._is_dirty = self._is_saving = self._has_failed = False


def _uuid(workspace: "Workspace") -> str:
    return workspace.uuid


def _load(workspace: str, _work: Work) -> Mapping[str, Draft]:
    return drafts.load(workspace)


def _save(workspace: str, everything: Mapping[str, Draft], _work: Work) -> None:
    try:
        drafts.save(workspace, everything)
    except (OSError, ValueError) as error:
        raise Problem(Message("draft.not-kept")) from error
