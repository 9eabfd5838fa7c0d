"""Evidence in one gesture: what was pasted or dropped on a claim is attached, its stance asked by one key."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from claimtrack.domain.changes import Changes
from claimtrack.domain.messages import Message
from claimtrack.domain.source import Citation, KeptFile, Stance
from claimtrack.domain.words import Words
from claimtrack.gui.claim.actions import attach_once
from claimtrack.gui.claim.attachment import Attachment
from claimtrack.gui.documents.intake import fetch_page, proposed, read_file
from claimtrack.gui.parts.addresses import named_address, named_host
from claimtrack.gui.parts.dialogs import confirm
from claimtrack.gui.parts.key_menu import KeyChoice, KeyMenu
from claimtrack.gui.parts.pasted import Pasted, Picture
from claimtrack.gui.parts.text import line
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import STANCE_GLYPHS
from claimtrack.gui.work import Work
from claimtrack.intake.address import check_address

if TYPE_CHECKING:
    Material = list[tuple[Citation, KeptFile | None]]

KEYS = {Stance.SUPPORTS: "S", Stance.CONTRADICTS: "C", Stance.CONTEXT: "X"}
FETCHING_KEYS = {Stance.SUPPORTS: "1", Stance.CONTRADICTS: "2", Stance.CONTEXT: "3"}


@dataclass(frozen=True, slots=True)
class _Answer:
    """What it does to the claim, and whether a page is to be fetched."""

    stance: Stance
    is_fetched: bool = False


class QuickEvidence(QObject):
    """Attaches to a claim what is handed to it.

    `began` tells that files are being read or a page is fetched: what is done, and the Work; `said` what came of it.
    """

    said = Signal(str)
    began = Signal(str, object)

    def __init__(self, session: Session, words: Words, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._words, self._window = session, words, window

    def offer(self, claim: int, pasted: Pasted, beside: QWidget) -> None:
        """Asks what it does to the claim; one key answers, and Escape takes it back.

        An address is only cited, or fetched and kept by another key: nothing is fetched that was not asked for.
        """
        is_address = bool(pasted.address)
        choices = [
            KeyChoice(key, self._said(stance, "evidence.cites" if is_address else ""), _Answer(stance))
            for stance, key in KEYS.items()
        ]
        if is_address:
            choices += [
                KeyChoice(key, self._said(stance, "evidence.fetches"), _Answer(stance, is_fetched=True))
                for stance, key in FETCHING_KEYS.items()
            ]
        question = self._words.say("evidence.offer", name=self._name(pasted), number=claim)
        menu = KeyMenu(question, choices, beside, has_heading=True)
        menu.chosen.connect(partial(self._attach, claim, pasted))
        menu.popup_in(beside)

    def _said(self, stance: Stance, code: str) -> str:
        said = f"{STANCE_GLYPHS[stance]} {self._words.say(f'stance.{stance}')}"
        return self._words.say(code, stance=said) if code else said

    def _name(self, pasted: Pasted) -> str:
        if pasted.files:
            first = line(pasted.files[0].name, 60)
            return first if len(pasted.files) == 1 else self._words.say("evidence.files", count=len(pasted.files))
        return named_address(pasted.address, 60) or self._words.say("evidence.picture")

    def _attach(self, claim: int, pasted: Pasted, answer: _Answer) -> None:
        told = partial(self._on_read, claim, answer.stance)
        if answer.is_fetched:
            task = partial(_fetch, pasted.address, self._session.settings.allowed_hosts)
            work = self._session.work(task, told, partial(self._on_not_fetched, claim, pasted, answer.stance))
            host = named_host(pasted.address)
            self.began.emit(self._words.say("fetch.under-way", host=host), work)
            return
        work = self._session.work(partial(_read, pasted, self._words.say("evidence.picture")), told)
        if pasted.files:
            self.began.emit(self._words.say("evidence.reading"), work)

    def _on_not_fetched(self, claim: int, pasted: Pasted, stance: Stance, problem: Message) -> None:
        """What could not be fetched may still be cited."""
        if problem.code == "work.cancelled":
            self._session.failed.emit(problem)
            return
        question = self._words.say("fetch.failed-cite", problem=problem)
        if confirm(self._window, self._words, question, "fetch.cite"):
            self._attach(claim, pasted, _Answer(stance))

    def _on_read(self, claim: int, stance: Stance, material: "Material") -> None:
        for citation, kept in material:
            told = partial(self._on_attached, citation, kept)
            self._session.do(partial(attach_once, claim, Attachment(citation, stance, kept=kept)), told)

    def _on_attached(self, citation: Citation, kept: KeptFile | None, changes: Changes) -> None:
        """Say what one would not expect: that its text could not be read, or that it was here already."""
        if kept is not None and kept.problem is not None:
            name = line(kept.name or citation.title, 100)
            self.said.emit(self._words.say("evidence.kept-unread", file=name, problem=kept.problem))
        elif not changes.touches("source"):
            self.said.emit(self._words.say("evidence.used-again", number=changes.made[0]))


def _fetch(address: str, allowed: tuple[str, ...], work: Work) -> "Material":
    kept = fetch_page(address, allowed, work)
    return [(proposed(kept), kept)]


def _read(pasted: Pasted, picture_name: str, work: Work) -> "Material":
    if pasted.files:
        return [_read_file(path, work) for path in pasted.files]
    if pasted.address:
        return [(Citation(address=check_address(pasted.address)), None)]
    assert pasted.picture is not None  # noqa: S101 - nothing else is left
    return [(Citation(title=picture_name), _keep(pasted.picture))]


def _read_file(path: Path, work: Work) -> "tuple[Citation, KeptFile]":
    kept = read_file(path, work)
    return proposed(kept), kept


def _keep(picture: Picture) -> KeptFile:
    ending = picture.media_type.partition("/")[2]
    return KeptFile(picture.png_or_same(), picture.media_type, how="clipboard", name=f"picture.{ending}")
