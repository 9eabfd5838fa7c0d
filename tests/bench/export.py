"""CSV of 100,000 claims, the formula guard on, against `sqlite3 -csv` of the same columns; the memory stays flat."""

import csv as bare_csv
import shutil
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from claimtrack.domain.claim import ClaimQuery
from claimtrack.domain.scale import default_scale
from claimtrack.domain.source import Citation, Stance
from claimtrack.domain.verdict import Judgement
from claimtrack.export import csv
from claimtrack.storage import connections
from claimtrack.workspace.workspace import Workspace
from tests.bench.ratios import judge, judge_amount, seconds
from tests.bench.workspaces import drawn_article

CLAIMS = 100_000
FEW = 10_000
PROMISE, PROMISE_TO_BARE_MODULE = 5.0, 3.1
GROWTH = 20.0  # megabytes that ten times the claims may take more

_NEWEST = "(SELECT max(id) FROM verdict WHERE claim_id = claim.id)"
_PIECES = "(SELECT count(*) FROM evidence WHERE claim_id = claim.id AND stance = '{}')"
_SOURCES = """(SELECT group_concat(source.title || ', ' || source.publisher, char(10))
    FROM evidence JOIN source ON source.id = evidence.source_id WHERE evidence.claim_id = claim.id)"""
_NOTES = "(SELECT group_concat(text, char(10)) FROM note WHERE claim_id = claim.id)"
_TAGS = "(SELECT group_concat(name, char(10)) FROM tag WHERE claim_id = claim.id)"
_HASHES = """(SELECT group_concat(DISTINCT snapshot.sha256) FROM evidence
    JOIN snapshot ON snapshot.source_id = evidence.source_id WHERE evidence.claim_id = claim.id)"""
BARE = f"""SELECT claim.id, claim.uuid, article.title, article.publisher, article.address, article.published,
    claim.text, claim.quote, claim.start, claim."end", speaker.name, claim.voice, claim.kind, claim.date, claim.date_of,
    claim.earliest, claim.latest, claim.status, claim.priority, claim.due, claim.assignee, {_TAGS}, verdict.rating,
    verdict.rating, verdict.rating, verdict.rating, verdict.scale, verdict.rationale_en, verdict.rationale_ar,
    verdict.established, verdict.right, verdict.confidence, verdict.decided_by, verdict.decided_at,
    {_PIECES.format("supports")}, {_PIECES.format("contradicts")}, {_PIECES.format("context")}, {_SOURCES}, {_HASHES},
    {_NOTES}, '', claim.created, claim.updated
    FROM claim LEFT JOIN article ON article.id = claim.article_id LEFT JOIN speaker ON speaker.id = claim.speaker_id
    LEFT JOIN verdict ON verdict.id = {_NEWEST}
    WHERE claim.deleted IS NULL ORDER BY claim.id DESC"""  # noqa: S608 - made of constants


def make(path: Path) -> None:
    """100,000 claims of ten articles; every thousandth is judged, with evidence and a note."""
    ratings = default_scale().ratings
    with Workspace.create(path, who="Bench") as workspace:
        for first in range(0, CLAIMS, FEW):
            workspace.articles.add(*drawn_article(FEW, first))
        source = workspace.evidence.attach(1, Citation(title="Register", publisher="Court"), stance=Stance.CONTEXT)
        for number in range(1000, CLAIMS, 1000):
            workspace.evidence.attach(number, source.made[0], stance=Stance.SUPPORTS)
            rating = ratings[number // 1000 % len(ratings)].id
            workspace.verdicts.give(number, Judgement(rating, rationale_en="=1+1, says the register"))
            workspace.notes.add(number, text="-2+3 looked up")


def write(workspace: Workspace, out: Path) -> None:
    """Export all claims."""
    assert csv.write(workspace.claims.records(ClaimQuery()), out, overwrite=True) == CLAIMS


def write_by_shell(path: Path, out: Path) -> None:
    """The same columns by SQLite's own program."""
    with out.open("wb") as stream:
        subprocess.run(["sqlite3", "-readonly", "-header", "-csv", path, BARE], stdout=stream, check=True)


def write_by_module(path: Path, out: Path) -> None:
    """The same columns by Python's modules alone."""
    raw = connections.connect(path, "ro")
    with out.open("w", encoding="utf-8", newline="") as stream:
        bare_csv.writer(stream).writerows(raw.execute(BARE))
    raw.close()


def count_rows(out: Path, *, has_header: bool) -> int:
    """How many claims a file holds."""
    with out.open(encoding="utf-8-sig", newline="") as stream:
        return sum(1 for _ in bare_csv.reader(stream)) - has_header


def peak(path: Path, count: int) -> float:
    """Megabytes that a process of its own needs at most to export so many claims."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.bench.export", path, str(count)], capture_output=True, text=True, check=True
    )
    return float(ran.stdout)


def export_few(path: Path, count: int) -> None:
    """Export some claims and print the peak of the memory."""
    with Workspace.open(path, who="Bench", is_readonly=True) as workspace:
        written = csv.write(workspace.claims.records(ClaimQuery(limit=count)), path.with_suffix(f".{count}.csv"))
        assert written == count
    # the kernel's own count would begin with what the process that started this one had needed
    [line] = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM:")]
    print(int(line.split()[1]) / 1024)


def main() -> int:
    """One line for the time and one for the memory."""
    with tempfile.TemporaryDirectory() as name:
        path, out, plain = (Path(name) / each for each in ("bench.claimtrack", "ours.csv", "plain.csv"))
        make(path)
        has_shell = shutil.which("sqlite3") is not None
        bare = write_by_shell if has_shell else write_by_module
        with Workspace.open(path, who="Bench", is_readonly=True) as workspace:
            is_fast = judge(
                f"CSV of {CLAIMS:,} claims / {'sqlite3 -csv' if has_shell else 'bare csv module'}",
                PROMISE if has_shell else PROMISE_TO_BARE_MODULE,
                reference=partial(seconds, partial(bare, path, plain)),
                measured=partial(seconds, partial(write, workspace, out)),
            )
        assert count_rows(out, has_header=True) == count_rows(plain, has_header=has_shell) == CLAIMS
        assert b",=1+1" not in out.read_bytes()
        is_flat = True
        if sys.platform == "linux":
            growth = peak(path, CLAIMS) - peak(path, FEW)
            is_flat = judge_amount(f"memory for {CLAIMS:,} claims over {FEW:,}", GROWTH, growth, "MB")
    return 0 if is_fast and is_flat else 1


if __name__ == "__main__":
    if len(sys.argv) > 1:
        export_few(Path(sys.argv[1]), int(sys.argv[2]))
    else:
        sys.exit(main())
