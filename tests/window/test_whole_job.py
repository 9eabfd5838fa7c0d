"""The main job in the real window, by keyboard alone: from an article to the CSV, in English and in Arabic."""

import csv
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimtrack.domain.claim import Claim
from claimtrack.domain.errors import Problem
from claimtrack.domain.source import Stance
from claimtrack.domain.status import DismissReason, Status
from claimtrack.domain.words import Words
from claimtrack.workspace.workspace import Workspace
from tests.window.screen import Screen, missing_programs, open_screen, run_program

if TYPE_CHECKING:
    from subprocess import Popen

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="X11 is looked at on Linux"),
    pytest.mark.skipif(bool(missing_programs()), reason=f"not installed: {', '.join(missing_programs())}"),
    pytest.mark.timeout(240),
]

ENGLISH = """Ferry prices have doubled since 2019

A ticket to the islands cost 12 euros in 2019, according to the port authority. It cost 24 euros in March 2024.
The ministry of transport said on Monday that 3 million people had taken the ferry in 2023.
The company bought four ships in 2021 for 90 million euros. One of them sank on 4 May 2022.
The union said that 140 sailors had lost their jobs in January 2024.
"""
ARABIC = """أسعار العبّارات تضاعفت منذ عام 2019

بلغ سعر التذكرة إلى الجزر 12 يورو في عام 2019، وفق هيئة الموانئ. وبلغ السعر 24 يورو في مارس 2024.
وقالت وزارة النقل يوم الاثنين إن 3 ملايين شخص استخدموا العبّارات في عام 2023.
واشترت الشركة أربع سفن في عام 2021 بمبلغ 90 مليون يورو. وغرقت إحداها في 4 مايو 2022.
وأعلنت النقابة أن 140 بحارًا فقدوا وظائفهم في يناير 2024.
"""


@dataclass(frozen=True, slots=True)
class Language:
    """In which language the window is, what is on the keyboard, and what is written."""

    code: str
    layout: str
    article: str
    source: str
    rationale_en: str
    rationale_ar: str


LANGUAGES = (
    Language(
        "en", "us", ENGLISH, "Fares of the port authority, 2019", "The list of fares says so.", "هذا ما تقوله القائمة"
    ),
    Language("ar", "ara", ARABIC, "تعرفة هيئة الموانئ لعام 2019", "", "تؤكد القائمة المنشورة السعر"),
)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An empty home, and Qt's real window."""
    folders = {f"XDG_{name}_HOME": str(tmp_path / name.lower()) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    without = {"WAYLAND_DISPLAY", "LC_ALL", "LC_MESSAGES", "LANGUAGE", "SESSION_MANAGER", "DBUS_SESSION_BUS_ADDRESS"}
    kept = {name: value for name, value in os.environ.items() if name not in without}
    return (
        kept
        | folders
        | {
            "HOME": str(tmp_path),
            "XDG_RUNTIME_DIR": str(runtime),
            "LANG": "C.UTF-8",
            "QT_QPA_PLATFORM": "xcb",
        }
    )


class Job:
    """The steps of the job; each waits until the file or the title says that it is done."""

    def __init__(self, screen: Screen, language: Language, folder: Path) -> None:
        self.screen, self.language, self.folder = screen, language, folder
        self.words = Words(language.code)
        self.path = folder / f"{self.words.say('ask.new.name')}.claimtrack"
        self.sheet = self.path.with_suffix(".csv")

    def claim(self, number: int) -> Claim:
        """A claim as it lies in the file now."""
        with Workspace.open(self.path, who="", is_readonly=True) as workspace:
            return workspace.claims.get(number)

    def is_so(self, number: int, question: Callable[[Claim], bool]) -> bool:
        """Whether the file says so; no, where the claim is not there yet or just being written."""
        try:
            return question(self.claim(number))
        except Problem:
            return False

    def wait_for_claim(self, number: int, what: str, question: Callable[[Claim], bool]) -> None:
        """Wait until it can be read from the file that something is done."""
        self.screen.wait_for(lambda: self.is_so(number, question), f"claim {number} {what}")

    def wait_for_chosen(self, number: int) -> None:
        """Wait until the window, too, has come to a claim: the form for its sources says which it is for."""
        self.screen.wait_for(lambda: self.opens_form(number), f"claim {number} chosen")
        self.leave_form()

    def opens_form(self, number: int) -> bool:
        """Open the form for sources; it is closed again where it is for another claim."""
        title = self.words.say("evidence.attach-title", number=number)
        self.screen.press("ctrl+shift+a")
        if not self.screen.shows_soon(title.removesuffix(str(number))):
            return False
        if self.screen.title == title:
            return True
        self.leave_form()
        return False

    def leave_form(self) -> None:
        """Close a form and be in the window again."""
        self.screen.press("Escape")
        self.screen.wait_for_title(f"{self.path.stem} – ")

    def make_workspace(self) -> None:
        """A new one beside the sample, under the name that is proposed."""
        self.screen.press("ctrl+shift+n")
        self.screen.wait_for_title(self.words.say("ask.new"))
        self.screen.press("Return")
        self.screen.wait_for_title(f"{self.path.stem} – ")

    def import_article(self) -> None:
        """Pasted, and accepted as proposed."""
        with self.screen.copied(self.language.article):
            self.screen.press("ctrl+i")
            self.screen.wait_for_title(self.words.say("import.title"))
            self.screen.press("ctrl+v", "ctrl+Return")
            self.wait_for_claim(4, "is drawn", lambda claim: claim.status is Status.INBOX)
        self.screen.wait_for_title(f"{self.path.stem} – ")

    def triage(self) -> None:
        """Accept 1, dismiss 2, go down and up and down again, accept 4."""
        self.wait_for_chosen(1)
        self.screen.press("a")
        self.wait_for_claim(1, "is accepted", lambda claim: claim.status is Status.TO_CHECK)
        self.wait_for_chosen(2)
        self.screen.press("x", "4")
        self.wait_for_claim(2, "is dismissed", lambda claim: claim.dismiss_reason is DismissReason.MINOR)
        self.wait_for_chosen(3)
        self.screen.press("j", "k", "j", "a")
        self.wait_for_claim(4, "is accepted", lambda claim: claim.status is Status.TO_CHECK)

    def attach_source(self) -> None:
        """To the first claim that is to be checked."""
        self.screen.press("F5", "Home", "Down")
        self.screen.wait_for(self.opens_form_of_first, "the form for claim 1")
        self.screen.write(self.language.source)
        self.screen.press("ctrl+1", "ctrl+Return")
        self.wait_for_claim(1, "has evidence", lambda claim: bool(claim.evidence))
        self.screen.wait_for_title(f"{self.path.stem} – ")

    def opens_form_of_first(self) -> bool:
        """Open the form for sources of the list's first claim, if that is claim 1 already."""
        self.screen.press("F6", "Home")
        return self.opens_form(1)

    def give_verdict(self) -> None:
        """With a rationale in each language that there are words for."""
        self.screen.press("v", "2", "Tab", "Tab")
        if self.language.rationale_en:
            self.screen.write(self.language.rationale_en)
            self.screen.press("shift+Tab", "Right", "Tab")
        self.screen.write(self.language.rationale_ar, "ara")
        self.screen.press("ctrl+s")
        self.screen.wait_for_title(self.words.say("who.title"))
        self.screen.press("Return")
        self.wait_for_claim(1, "is judged", lambda claim: claim.verdict is not None)

    def undo_and_redo(self) -> None:
        """The verdict goes and comes back."""
        self.screen.press("F6", "ctrl+z")
        self.wait_for_claim(1, "is not judged", lambda claim: claim.verdict is None)
        self.screen.wait_for(self.is_redone, "claim 1 to be judged again")

    def is_redone(self) -> bool:
        """Redo, which is offered as soon as the window has heard of the undo; once done, it does nothing more."""
        self.screen.press("ctrl+shift+z")
        return self.is_so(1, lambda claim: claim.verdict is not None)

    def export(self) -> None:
        """All claims, under the name that is proposed."""
        self.screen.press("ctrl+e")
        self.screen.wait_for_title(self.words.say("ask.export"))
        self.screen.press("Return")
        self.screen.wait_for(self.sheet.exists, "the CSV")


@pytest.fixture(params=LANGUAGES, ids=[language.code for language in LANGUAGES])
def job(request: pytest.FixtureRequest, tmp_path: Path, environment: dict[str, str]) -> Iterator[Job]:
    """The job in a language, on a screen of its own; where it fails, `failed.png` shows how it looked."""
    language: Language = request.param
    if language.code != "en":
        environment["LC_MESSAGES"] = f"{language.code}.UTF-8"
    with open_screen(environment, language.layout) as screen:
        yield Job(screen, language, tmp_path / "Documents")


def test_the_whole_job_by_keyboard(job: Job, tmp_path: Path) -> None:
    written = tmp_path / "written.txt"
    with run_program(job.screen, written) as program:
        try:
            do_everything(job, program)
        except BaseException:
            job.screen.picture(tmp_path / "failed.png")
            raise
    assert written.read_bytes() == b""
    check_workspace(job)
    check_sheet(job)


def do_everything(job: Job, program: "Popen[bytes]") -> None:
    job.screen.wait_for_title("sample – ")
    job.make_workspace()
    job.import_article()
    job.triage()
    job.attach_source()
    job.give_verdict()
    job.undo_and_redo()
    job.export()
    job.screen.press("ctrl+q")
    assert program.wait(20) == 0


def check_workspace(job: Job) -> None:
    with Workspace.open(job.path, who="Amal") as workspace:
        assert workspace.verify() == []
        first, second, third, fourth = (workspace.claims.get(number) for number in (1, 2, 3, 4))
        labels = [entry.label.code for entry in workspace.history.entries()]
    assert first.verdict is not None
    assert first.verdict.judgement.rationale_en == job.language.rationale_en
    assert first.verdict.judgement.rationale_ar == job.language.rationale_ar
    assert first.evidence[0].source.citation.title == job.language.source
    assert first.evidence[0].stance is Stance.SUPPORTS
    assert [claim.status for claim in (first, second, third, fourth)] == [
        Status.IN_PROGRESS,
        Status.DISMISSED,
        Status.INBOX,
        Status.TO_CHECK,
    ]
    assert labels[:2] == ["action.redo", "action.undo"]


def check_sheet(job: Job) -> None:
    with job.sheet.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    first = rows[0]
    assert first["claim"] in job.language.article
    assert first["verdict"] == "mostly-true"
    assert first["rationale_ar"] == job.language.rationale_ar
    assert first["supports"] == "1"
    assert job.language.source in first["sources"]
    assert [row["status"] for row in rows[:4]] == ["in-progress", "dismissed", "inbox", "to-check"]
