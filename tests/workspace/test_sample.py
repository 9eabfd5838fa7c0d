import csv
import io
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path
from typing import Any

import pytest

from claimtrack.domain import gate, resources
from claimtrack.domain.claim import Claim, ClaimQuery, NoteKind, Order
from claimtrack.domain.errors import Problem
from claimtrack.domain.status import DismissReason, Status
from claimtrack.export.csv import write
from claimtrack.export.formulas import undefuse
from claimtrack.intake.article import read_file
from claimtrack.language.claims import draw_claims
from claimtrack.workspace.sample import build
from claimtrack.workspace.workspace import Workspace

SAMPLE: dict[str, Any] = json.loads(resources.read_text("sample", "sample.json"))
FOLDER = resources.folder() / "sample"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The sample, built once and looked at only."""
    path = tmp_path_factory.mktemp("sample") / "sample.claimtrack"
    build(path)
    with Workspace.open(path, who="", is_readonly=True) as workspace:
        yield workspace


def claims(workspace: Workspace) -> list[Claim]:
    return [workspace.claims.get(number) for number in workspace.claims.numbers(ClaimQuery(order=Order.PLACE))]


def judged(workspace: Workspace, verdict: dict[str, Any]) -> Claim:
    """The claim with this verdict."""
    (found,) = [
        claim
        for claim in claims(workspace)
        if claim.verdict
        and verdict["words"] in claim.text
        and claim.verdict.judgement.rationale_en == verdict["rationale_en"]
    ]
    return found


def test_it_is_one_sound_file(sample: Workspace) -> None:
    assert sample.verify() == []
    assert [path.name for path in sample.path.parent.iterdir() if path.stat().st_size] == ["sample.claimtrack"]


def test_articles_are_stored_with_all_that_is_drawn_from_them(sample: Workspace) -> None:
    entries = {entry.title: entry for entry in sample.articles.entries()}
    assert len(entries) == len(SAMPLE["articles"]) == 2
    for fields in SAMPLE["articles"]:
        stored = sample.articles.get(entries[fields["title"]].id).article
        assert stored.text == read_file(FOLDER / fields["file"]).text
        assert [stored.publisher, stored.published, stored.language] == [
            fields[name] for name in ("publisher", "published", "language")
        ]
        drawn = {(claim.start, claim.end) for claim in draw_claims(stored)}
        assert drawn <= {(mark.start, mark.end) for mark in sample.articles.marks(entries[fields["title"]].id)}


def test_statuses_are_what_the_sample_says(sample: Workspace) -> None:
    wanted = Counter(Status(verdict["status"]) for verdict in SAMPLE["verdicts"])
    assert wanted == {Status.READY: 6, Status.PUBLISHED: 4, Status.IN_REVIEW: 2}
    counts = sample.claims.counts()
    assert counts.pop(Status.INBOX) > 0
    assert counts == {**dict.fromkeys(counts, 0), **wanted, Status.TO_CHECK: 4, Status.DISMISSED: 1}


def test_its_two_people_review_and_publish(sample: Workspace) -> None:
    first, second = SAMPLE["decided_by"], SAMPLE["signed_by"]
    assert sample.people.names() == sorted([first, second])
    published = {number for entry in sample.publications.entries() for number in entry.claims}
    assert published == {*sample.claims.numbers(ClaimQuery(statuses=frozenset({Status.PUBLISHED})))}
    (correction,) = sample.corrections.register()
    assert (correction.correction.who, correction.correction.kind) == (second, "updated")
    compared = [found for claim in claims(sample) if (found := sample.review.comparison(claim.id))]
    assert [(each.first.decided_by, each.second.decided_by, each.is_open) for each in compared] == [
        (first, second, True)
    ]
    (returned,) = [back for claim in claims(sample) if (back := sample.review.returned(claim.id))]
    assert returned.step.who == second
    assert "action.verdict.give" in [entry.label.code for entry in returned.since]


@pytest.mark.parametrize("verdict", SAMPLE["verdicts"], ids=lambda verdict: verdict["words"][:20])
def test_each_verdict_is_there_with_its_evidence(sample: Workspace, verdict: dict[str, Any]) -> None:
    claim = judged(sample, verdict)
    assert claim.status == verdict["status"]
    assert claim.date == verdict.get("date")
    assert claim.verdict is not None
    assert claim.verdict.decided_by == SAMPLE["decided_by"]
    given = claim.verdict.judgement
    assert (given.rating, given.confidence, given.established) == (
        verdict["rating"],
        verdict["confidence"],
        verdict.get("established"),
    )
    assert (given.rationale_en, given.rationale_ar) == (verdict["rationale_en"], verdict["rationale_ar"])
    titles = {source["id"]: source["title"] for source in SAMPLE["sources"]}
    assert [(piece.source.citation.title, piece.stance, piece.pin.quote) for piece in claim.evidence] == [
        (titles[piece["source"]], piece["stance"], piece.get("quote", "")) for piece in verdict["evidence"]
    ]
    assert [note.text for note in claim.notes if note.kind is NoteKind.SEARCH] == (
        [verdict["looked"]] if "looked" in verdict else []
    )
    assert gate.inspect(claim).missing == ()


def test_quotes_are_words_of_the_kept_copies() -> None:
    files = {
        source["id"]: (FOLDER / source["file"]).read_text("utf-8") for source in SAMPLE["sources"] if "file" in source
    }
    pieces = [piece for verdict in SAMPLE["verdicts"] for piece in verdict["evidence"]]
    quotes = [(piece["source"], piece["quote"]) for piece in pieces if piece["source"] in files]
    assert {source for source, _quote in quotes} == set(files)
    for source, quote in quotes:
        assert quote in files[source]


def test_sources_are_stored_once_with_their_kept_copies(sample: Workspace) -> None:
    cited = [source for source in sample.sources.entries() if source.article_id is None]
    assert len(cited) == len(SAMPLE["sources"])
    kept = {source.citation.title for source in cited if source.snapshot_hashes}
    assert kept == {source["title"] for source in SAMPLE["sources"] if "file" in source}


def test_one_claim_is_dismissed_and_four_wait_to_be_checked(sample: Workspace) -> None:
    dismissed = SAMPLE["dismissed"]
    (claim,) = [each for each in claims(sample) if each.status is Status.DISMISSED]
    assert (claim.text, claim.dismiss_reason) == (dismissed["words"], DismissReason.PREDICTION)
    assert claim.quote is not None
    waiting = [each.text for each in claims(sample) if each.status is Status.TO_CHECK]
    for words in (each["words"] for each in SAMPLE["accepted"]):
        assert len([text for text in waiting if words in text]) == 1


def test_two_people_worked_in_it_and_one_did_not_sign_the_own_verdict(sample: Workspace) -> None:
    history = sample.history.entries()
    assert {entry.who for entry in history} == {SAMPLE["decided_by"], SAMPLE["signed_by"]}
    signed = [entry for entry in history if entry.label.code == "action.claim.sign"]
    assert {entry.who for entry in signed} == {SAMPLE["signed_by"]}


def test_its_csv_reads_back(sample: Workspace, tmp_path: Path) -> None:
    records = list(sample.claims.records(ClaimQuery(order=Order.PLACE)))
    write(records, tmp_path / "sample.csv", workspace=sample.path)
    rows = list(csv.reader(io.StringIO((tmp_path / "sample.csv").read_bytes().decode("utf-8-sig"), newline="")))
    assert len(rows) == len(records) + 1
    for row, record in zip(rows[1:], records, strict=True):
        wanted = [
            "\n".join(value) if isinstance(value, tuple) else "" if value is None else str(value)
            for value in astuple(record)
        ]
        assert [undefuse(cell) for cell in row] == wanted


def test_a_file_that_is_there_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "sample.claimtrack"
    path.write_bytes(b"mine")
    with pytest.raises(Problem):
        build(path)
    assert path.read_bytes() == b"mine"
    assert list(tmp_path.iterdir()) == [path]
