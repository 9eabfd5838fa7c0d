"""Every kind of save, done by a program of its own that acknowledges each, and a look at what is left when it ended.

`python -m tests.torture.saves FOLDER SAVE TIMES` saves; others kill it, cut its power or let its calls fail.
"""

import gzip
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from claimtrack.domain.article import Article
from claimtrack.domain.claim import ClaimQuery, NoteKind
from claimtrack.domain.drawn import DrawnClaim, Kind, Voice
from claimtrack.domain.errors import Problem
from claimtrack.domain.source import Citation, KeptFile, Stance
from claimtrack.domain.status import DismissReason, Status
from claimtrack.domain.verdict import Judgement
from claimtrack.export import csv
from claimtrack.storage import backups
from claimtrack.workspace.backups import restore
from claimtrack.workspace.workspace import Workspace

ROOT = Path(__file__).parents[2]
OLD = ROOT / "tests" / "storage" / "files" / "version-1.claimtrack.gz"
TEXT = "The bridge was closed.\nقال السرّاج إن الجسر أُغلق."
NAME = "case.claimtrack"
CLAIMS = 200

Save = Callable[[Workspace], object]


def _import(workspace: Workspace) -> None:
    claim = DrawnClaim(0, 22, TEXT[:22], Kind.CHECKABLE, Voice.ARTICLE, 0.5, worthy=True)
    workspace.articles.add(Article(text=TEXT, title="Bridge", original=TEXT.encode("utf-16")), [claim] * 50)


def _triage(workspace: Workspace) -> None:
    inbox = workspace.claims.numbers(ClaimQuery(statuses=frozenset({Status.INBOX})))
    workspace.claims.accept(inbox[:1])


def _edit(workspace: Workspace) -> None:
    workspace.claims.edit(1, text=f"The bridge was closed, {os.urandom(4).hex()}.", speaker="Amal", date="2019-04")


def _attach(workspace: Workspace) -> None:
    kept = KeptFile(content=os.urandom(30_000), media_type="image/png", how="attached", name="a.png")
    workspace.evidence.attach(1, Citation(title="Report"), stance=Stance.SUPPORTS, kept=kept)


def _judge(workspace: Workspace) -> None:
    workspace.verdicts.give(1, Judgement("true", rationale_en="because", rationale_ar="لأن", reason="again"))


def _bulk(workspace: Workspace) -> None:
    if waiting := workspace.claims.numbers(ClaimQuery(statuses=frozenset({Status.INBOX}))):
        workspace.claims.dismiss(waiting, reason=DismissReason.MINOR)
    else:
        workspace.claims.restore(workspace.claims.numbers(ClaimQuery(statuses=frozenset({Status.DISMISSED}))))


def _undo(workspace: Workspace) -> None:
    workspace.notes.add(1, text="It rained.", kind=NoteKind.SEARCH)
    workspace.undo()


def _review(workspace: Workspace) -> None:
    if workspace.claims.get(2).status is Status.IN_PROGRESS:
        workspace.review.send([2], override="one source")
    workspace.verdicts.give(2, Judgement("false", rationale_en="looked again", reason="It was open in March."))


def _export(workspace: Workspace) -> None:
    csv.write(workspace.claims.records(ClaimQuery()), workspace.path.with_name("out.csv"), overwrite=True)
    workspace.export_json(workspace.path.with_name("out.json"), overwrite=True)


def _back_up(workspace: Workspace) -> None:
    workspace.backups.make()


# what an analyst does to the records, and what is done with the whole file
ACTIONS: dict[str, Save] = {
    "import": _import,
    "triage": _triage,
    "edit": _edit,
    "evidence": _attach,
    "verdict": _judge,
    "bulk": _bulk,
    "undo": _undo,
    "review": _review,
}
PAIRS = frozenset({"undo", "review"})  # of which one may be saved and the other refused
WHOLE: dict[str, Save] = {"export": _export, "backup": _back_up}
FILES = ("restore", "migration")
SAVES = (*ACTIONS, *WHOLE, *FILES)


def prepare(folder: Path) -> None:
    """A workspace in a folder, a backup of it and a file of the first version; made once and copied for each run."""
    with Workspace.create(folder / NAME, who="Amal") as workspace:
        claim = DrawnClaim(0, 22, TEXT[:22], Kind.CHECKABLE, Voice.ARTICLE, 0.5, worthy=True)
        workspace.articles.add(Article(text=TEXT, title="Bridge"), [claim] * CLAIMS)
        workspace.claims.accept([1, 2])
        workspace.evidence.attach(2, Citation(title="Report"), stance=Stance.SUPPORTS)
        workspace.verdicts.give(2, Judgement("true", rationale_en="because"))
        workspace.save_copy(folder / "backup.claimtrack")
    (folder / "old.claimtrack").write_bytes(gzip.decompress(OLD.read_bytes()))
    (folder / "out.csv").write_bytes(b"before")
    (folder / "out.json").write_bytes(b"before")


def fresh(made: Path, folder: Path) -> Path:
    """A copy of what was prepared."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(made, folder)
    return folder


def start(
    folder: Path, save: str, times: int, *, before: Sequence[str] = (), module: str = "saves"
) -> "subprocess.Popen[str]":
    """A program that saves, with backups and settings of its own beside the workspace; under strace where one says."""
    own = {name: str(folder / "home") for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")}
    command = [*before, sys.executable, "-m", f"tests.torture.{module}", str(folder), save, str(times)]
    environment = os.environ | own | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)


def act(folder: Path, save: str) -> int:
    """One save that opens what it needs itself; the last line of the history afterwards."""
    if save == "restore":
        restore(folder / "backup.claimtrack", folder / "new.claimtrack")
    if save == "migration":
        Workspace.open(folder / "old.claimtrack", who="Amal").close()
    return 0


def last_line(workspace: Workspace) -> int:
    """The number of the history's last line."""
    return workspace.history.entries(limit=1)[0].sequence


def look(folder: Path, acknowledged: int = 0) -> None:
    """Whether all that was acknowledged is there, whole, first to a reader and then to a writer who goes on."""
    for is_readonly in (True, False):
        with Workspace.open(folder / NAME, who="Basim", is_readonly=is_readonly, wait=1) as workspace:
            _is_sound(workspace)
            assert last_line(workspace) >= acknowledged, (last_line(workspace), acknowledged)
            if not is_readonly:
                workspace.notes.add(1, text="It goes on.")
                _is_sound(workspace)
    for name in ("new.claimtrack", "old.claimtrack"):
        if (folder / name).exists():
            with Workspace.open(folder / name, who="Basim") as workspace:
                _is_sound(workspace)
    assert not list(folder.glob(".claimtrack-*")), "half a file that nobody swept"
    for name in ("out.csv", "out.json"):
        content = (folder / name).read_bytes()
        ending = b"}\n" if name.endswith("json") else b"\r\n"
        assert content == b"before" or content.endswith(ending), name
    for path in (folder / "home").glob("claimtrack/backups/*/*.claimtrack"):
        assert backups.is_good(path), path


def _is_sound(workspace: Workspace) -> None:
    damages = workspace.verify()
    assert not damages, damages


def acknowledged(lines: Sequence[str]) -> int:
    """The last line of the history that was acknowledged."""
    return max((int(line) for line in lines if line.strip().isdigit()), default=0)


def main(folder: Path, save: str, times: int) -> None:
    """Save, and acknowledge each save with the number of the history's last line; "all" saves in every way in turn."""
    print("open", flush=True)
    if save in FILES:
        print(act(folder, save), flush=True)
        return
    names = list(ACTIONS) if save == "all" else [save]
    with Workspace.open(folder / NAME, who="Amal") as workspace:
        for turn in range(times):
            (ACTIONS | WHOLE)[names[turn % len(names)]](workspace)
            print(last_line(workspace), flush=True)


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
    except Problem as problem:
        sys.exit(str(problem.message))
