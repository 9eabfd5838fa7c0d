"""Evidence in one gesture: what was pasted or dropped on a claim is attached, its stance asked by one key."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from claimtrack.domain.source import Citation, KeptFile, Stance
from claimtrack.domain.words import Words
from claimtrack.gui.claim.actions import attach_source
from claimtrack.gui.claim.attachment import Attachment
from claimtrack.gui.parts.key_menu import KeyChoice, KeyMenu
from claimtrack.gui.parts.pasted import Pasted, Picture
from claimtrack.gui.parts.text import line
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import STANCE_GLYPHS
from claimtrack.gui.work import Work
from claimtrack.intake.address import check_address
from claimtrack.intake.kept import read_kept_file

if TYPE_CHECKING:
    Material = list[tuple[Citation, KeptFile | None]]

KEYS = {Stance.SUPPORTS: "S", Stance.CONTRADICTS: "C", Stance.CONTEXT: "X"}


class QuickEvidence(QObject):
    """Attaches to a claim what is handed to it; `began` tells that files are being read: what is done, and the Work."""

    began = Signal(str, object)

    def __init__(self, session: Session, words: Words, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._words = session, words

    def offer(self, claim: int, pasted: Pasted, beside: QWidget) -> None:
        """Asks what it does to the claim; one key answers, and Escape takes it back."""
        choices = [
            KeyChoice(key, f"{STANCE_GLYPHS[stance]} {self._words.say(f'stance.{stance}')}", stance)
            for stance, key in KEYS.items()
        ]
        question = self._words.say("evidence.offer", name=line(self._name(pasted), 60), number=claim)
        menu = KeyMenu(question, choices, beside, has_heading=True)
        menu.chosen.connect(partial(self._attach, claim, pasted))
        menu.popup_in(beside)

    def _name(self, pasted: Pasted) -> str:
        if pasted.files:
            first = pasted.files[0].name
            return first if len(pasted.files) == 1 else self._words.say("evidence.files", count=len(pasted.files))
        return pasted.address or self._words.say("evidence.picture")

    def _attach(self, claim: int, pasted: Pasted, stance: Stance) -> None:
        task = partial(_read, pasted, self._words.say("evidence.picture"))
        work = self._session.work(task, partial(self._on_read, claim, stance))
        if pasted.files:
            self.began.emit(self._words.say("evidence.reading"), work)

    def _on_read(self, claim: int, stance: Stance, material: "Material") -> None:
        for citation, kept in material:
            self._session.do(partial(attach_source, claim, Attachment(citation, stance, kept=kept)))


def _read(pasted: Pasted, picture_name: str, work: Work) -> "Material":
    if pasted.files:
        return [_read_file(pasted, at, work) for at in range(len(pasted.files))]
    if pasted.address:
        return [(Citation(address=check_address(pasted.address)), None)]
    assert pasted.picture is not None  # noqa: S101 - nothing else is left
    return [(Citation(title=picture_name), _keep(pasted.picture))]


def _read_file(pasted: Pasted, at: int, work: Work) -> "tuple[Citation, KeptFile]":
    work.report(at, len(pasted.files))
    kept = read_kept_file(pasted.files[at])
    return Citation(title=kept.name), kept


def _keep(picture: Picture) -> KeptFile:
    ending = picture.media_type.partition("/")[2]
    return KeptFile(picture.png_or_same(), picture.media_type, how="clipboard", name=f"picture.{ending}")
