"""Keeps what is typed and not saved on the disk, and offers it again after the program ended without saving it."""

import contextlib
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Self
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal

from claimtrack.domain.messages import Message
from claimtrack.gui.lane import Handover, Lane
from claimtrack.gui.session import Session
from claimtrack.storage import drafts
from claimtrack.storage.drafts import Draft

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

PAUSE = 1_000  # milliseconds: two seconds of typing are lost at most
MARK = "#"  # parts the place of a form from what makes each draft there another


class DraftKeeper(QObject):
    """The drafts of the open workspace by their places: a claim's column by its UUID, a form by a name of its own.

    What was left, by an earlier run or in a form that was closed, is an offer until it is taken or dropped;
    `offers_changed` tells that there may be some, `asked` that forms are to hand over what is typed. The disk is
    written to in a thread that nothing else holds up.
    """

    offers_changed = Signal()
    asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._handover = Handover(self)
        self._lane: Lane | None = None
        self._workspace: str | None = None  # until its drafts were read
        self._kept: dict[str, Draft] = {}
        self._offered: dict[str, Draft] = {}
        self._moving: set[str] = set()
        self._is_dirty = self._is_saving = self._has_failed = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._save)
        session.opened.connect(self._start)
        session.closed.connect(self._end)
        if session.is_open:
            self._start()

    @classmethod
    def of(cls, session: Session) -> Self:
        """The one keeper of a session."""
        return session.findChild(cls) or cls(session)

    def keep(self, place: str, draft: Draft) -> None:
        """Keeps what is typed in a place; an empty draft is forgotten."""
        if not place or self._session.is_readonly or self._kept.get(place, Draft()) == draft:
            return
        if draft.is_empty:
            del self._kept[place]
        else:
            self._kept[place] = draft
        self.expect()

    def expect(self) -> None:
        """Something is being typed: it is asked for in a moment."""
        self._is_dirty = True
        if not self._pause.isActive():
            self._pause.start()

    def offer(self, place: str) -> Draft | None:
        """What was left in a place."""
        return self._offered.get(place)

    def offers(self, form: str) -> list[str]:
        """The places of what was left in forms of a name, the newest first."""
        return [place for place in reversed(self._offered) if place.startswith(f"{form}{MARK}")]

    def leave(self, place: str) -> None:
        """What is kept there is an offer from now on, for whoever comes to the place again."""
        if (draft := self._kept.pop(place, None)) is not None:
            self._offered[place] = draft
            self.offers_changed.emit()

    def leave_all(self) -> None:
        """The fields that all was typed into are going, and others come in their place: they are not told of it."""
        self._moving |= self._kept.keys()
        self._offered |= self._kept
        self._kept.clear()

    def is_moving(self, place: str) -> bool:
        """Whether what is offered there was typed into fields that are made anew: it is taken up without a question."""
        return place in self._moving

    def drop(self, place: str) -> None:
        """Takes an offer away, when it was taken up or is not wanted."""
        self._moving.discard(place)
        if self._offered.pop(place, None) is not None:
            self.expect()

    def _start(self) -> None:
        if not self._session.is_readonly:
            self._lane = Lane("drafts")
            self._session.read(_uuid, self._on_uuid)

    def _on_uuid(self, workspace: str) -> None:
        if self._lane is not None:
            self._lane.put(partial(self._load, workspace))

    def _load(self, workspace: str) -> None:
        self._handover.post(partial(self._on_loaded, workspace, drafts.load(workspace)))

    def _on_loaded(self, workspace: str, found: Mapping[str, Draft]) -> None:
        if self._lane is None:
            return  # it was closed meanwhile
        self._workspace = workspace
        self._offered = {place: draft for place, draft in found.items() if place not in self._kept} | self._offered
        self.offers_changed.emit()

    def _save(self) -> None:
        if self._is_saving:
            return  # what is under way saves again when it is done
        if self._workspace is None or self._lane is None:
            self._pause.start()  # what lies there is read first
            return
        self.asked.emit()
        self._pause.stop()
        self._is_dirty, self._is_saving = False, True
        self._lane.put(partial(self._write, self._workspace, {**self._offered, **self._kept}))

    def _write(self, workspace: str, everything: Mapping[str, Draft]) -> None:
        try:
            drafts.save(workspace, everything)
        except (OSError, ValueError):
            self._handover.post(self._on_not_saved)
        else:
            self._handover.post(self._on_saved)

    def _on_saved(self) -> None:
        self._is_saving = self._has_failed = False
        if self._is_dirty:
            self._pause.start()

    def _on_not_saved(self) -> None:
        """Says so once; typing goes on, and so does trying."""
        self._is_saving, self._is_dirty = False, True
        if not self._has_failed and self._lane is not None:
            self._session.failed.emit(Message("draft.not-kept"))
        self._has_failed = True
        self._pause.start()

    def _end(self) -> None:
        """The last second of typing, before the program ends."""
        self.asked.emit()
        if self._lane is not None:
            self._lane.close()
            self._lane = None
        self._handover.flush()
        self._pause.stop()
        if self._workspace is not None and self._is_dirty:
            with contextlib.suppress(OSError, ValueError):
                drafts.save(self._workspace, {**self._offered, **self._kept})
        self._workspace = None
        self._kept.clear()
        self._offered.clear()
        self._moving.clear()
        self._is_dirty = self._is_saving = self._has_failed = False


def place_in(form: str) -> str:
    """A place for another draft in forms of a name."""
    return f"{form}{MARK}{uuid4().hex}"


def _uuid(workspace: "Workspace") -> str:
    return workspace.uuid
