"""The gate: what each rating needs before review, and what an analyst is warned of."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from claimtrack.domain import gate
from claimtrack.domain.claim import Claim, Note, NoteKind, Priority
from claimtrack.domain.drawn import Kind, Voice
from claimtrack.domain.request import Question, Request
from claimtrack.domain.scale import Need, default_scale
from claimtrack.domain.source import Citation, Evidence, Pin, Source, SourceKind, Stance, Standing
from claimtrack.domain.status import Status
from claimtrack.domain.verdict import Judgement, Verdict

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def piece(
    number: int,
    stance: Stance,
    *,
    origin: str = "",
    publisher: str = "",
    kept: bool = True,
    kind: SourceKind = SourceKind.PRIMARY,
    nameable: bool = True,
) -> Evidence:
    citation = Citation(title=f"Report {number}", origin=origin, publisher=publisher, kind=kind)
    hashes, standing = ("x",) * kept, Standing(is_nameable=nameable)
    source = Source(number, str(number), citation, None, snapshot_hashes=hashes, created=NOW, standing=standing)
    return Evidence(number, str(number), 1, source, stance, Pin(), NOW)


def claim(
    rating: str | None,
    *evidence: Evidence,
    rationale: str = "because",
    searched: bool = False,
    voice: Voice = Voice.ARTICLE,
) -> Claim:
    judgement = Judgement(rating, rationale_ar=rationale) if rating else None
    return Claim(
        id=1,
        uuid="1",
        text="It rained.",
        quote=None,
        article_id=None,
        article_title="",
        language="",
        speaker=None,
        voice=voice,
        kind=Kind.CHECKABLE,
        denied=False,
        date=None,
        date_text=None,
        date_of=None,
        date_reason=None,
        score=0,
        reasons=(),
        status=Status.IN_PROGRESS,
        status_before=None,
        dismiss_reason=None,
        priority=Priority.NORMAL,
        due=None,
        assignee="",
        tags=(),
        created=NOW,
        updated=NOW,
        evidence=evidence,
        verdicts=(Verdict(1, "1", 1, default_scale(), judgement, "Amal", NOW),) if judgement else (),
        notes=(Note(1, "1", NoteKind.SEARCH, "archive", "Amal", NOW),) if searched else (),
    )


def missing(subject: Claim) -> list[str]:
    return [message.code for message in gate.inspect(subject).missing]


def warnings(subject: Claim) -> list[str]:
    return [message.code for message in gate.inspect(subject).warnings]


SUPPORT, AGAINST, CONTEXT = (piece(number, stance) for number, stance in enumerate(Stance, start=1))


def test_without_a_verdict_there_is_nothing_to_review() -> None:
    report = gate.inspect(claim(None, SUPPORT))
    assert [message.code for message in report.missing] == ["gate.no-verdict"]
    assert not report.is_open


def test_a_rationale_in_either_language_is_needed() -> None:
    assert missing(claim("true", SUPPORT, rationale="")) == ["gate.no-rationale"]
    assert missing(claim("true", SUPPORT)) == []


@pytest.mark.parametrize("rating", default_scale().ratings, ids=lambda rating: rating.id)
def test_each_rating_needs_what_the_scale_says(rating: object) -> None:
    assert rating in default_scale().ratings
    name = getattr(rating, "id", "")
    need = default_scale().rating(name).need
    assert missing(claim(name)) == [f"gate.needs.{need}"]
    met = {
        Need.STANCE: claim(name, AGAINST),
        Need.EVIDENCE: claim(name, CONTEXT),
        Need.SEARCH: claim(name, searched=True),
    }
    assert missing(met[need]) == []
    if need is Need.STANCE:
        assert missing(claim(name, CONTEXT)) == ["gate.needs.stance"]
    if need is Need.SEARCH:
        assert missing(claim(name, SUPPORT)) == ["gate.needs.search"]


def test_the_scale_asks_as_the_rules_say() -> None:
    needs = {rating.id: rating.need for rating in default_scale().ratings}
    assert needs["unproven"] is Need.SEARCH
    assert needs["missing-context"] is needs["satire"] is Need.EVIDENCE
    assert {needs[name] for name in ("true", "mostly-true", "half-true", "mostly-false", "false")} == {Need.STANCE}


def test_one_report_repeated_is_one_source() -> None:
    repeated = [piece(number, Stance.SUPPORTS, origin=origin) for number, origin in ((1, "AFP"), (2, " afp "))]
    assert warnings(claim("true", *repeated)) == ["gate.one-origin"]
    own = [piece(1, Stance.SUPPORTS, origin="AFP"), piece(2, Stance.SUPPORTS)]
    assert warnings(claim("true", *own)) == []
    assert warnings(claim("true", repeated[0])) == []


SUPPORTS = Stance.SUPPORTS
COPIED: dict[str, tuple[list[Evidence], int]] = {
    "an agency and who copied it": (
        [piece(1, SUPPORTS, publisher="AFP"), piece(2, SUPPORTS, publisher="Daily", origin=" ａfp")],
        1,
    ),
    "a copy of a copy": (
        [
            piece(3, SUPPORTS, publisher="Weekly", origin="Daily"),
            piece(2, SUPPORTS, publisher="Daily", origin="AFP"),
            piece(1, SUPPORTS, publisher="AFP"),
        ],
        1,
    ),
    "by the title of the report": ([piece(1, SUPPORTS), piece(2, SUPPORTS, origin="report 1")], 1),
    "two reports of one publisher": ([piece(1, SUPPORTS, publisher="AFP"), piece(2, SUPPORTS, publisher="AFP")], 2),
    "two that nobody published": ([piece(1, SUPPORTS), piece(2, SUPPORTS)], 2),
    "two agencies": ([piece(1, SUPPORTS, origin="AFP"), piece(2, SUPPORTS, origin="Reuters")], 2),
}


@pytest.mark.parametrize(("evidence", "count"), COPIED.values(), ids=COPIED)
def test_a_report_and_all_that_repeats_it_are_one_origin(evidence: list[Evidence], count: int) -> None:
    assert len(gate.origins(evidence)) == count
    assert len(gate.origins(evidence[::-1])) == count
    assert warnings(claim("true", *evidence)) == (["gate.one-origin"] if count == 1 else [])


def test_sources_that_may_not_be_named_are_unnamed_people(unnamed: Evidence) -> None:
    assert warnings(claim("true", unnamed)) == ["gate.unnamed-only"]
    assert warnings(claim("true", unnamed, piece(9, Stance.SUPPORTS))) == []


@pytest.fixture
def unnamed() -> Evidence:
    return piece(1, Stance.SUPPORTS, nameable=False)


def test_a_request_is_as_good_as_a_search_note() -> None:
    asked = Request(1, "1", 1, Question("the office"), "", None, "Amal", NOW)
    assert missing(claim("unproven")) == ["gate.needs.search"]
    assert missing(replace(claim("unproven"), requests=(asked,))) == []


def test_a_source_without_a_kept_copy_is_counted_once() -> None:
    bare = piece(1, Stance.SUPPORTS, kept=False)
    again = piece(1, Stance.CONTEXT, kept=False)
    (warning,) = gate.inspect(claim("true", bare, again, piece(9, Stance.SUPPORTS))).warnings
    assert (warning.code, warning.args["count"]) == ("gate.no-kept-copy", 1)


@pytest.mark.parametrize(("rating", "wrong", "right"), [("true", AGAINST, SUPPORT), ("false", SUPPORT, AGAINST)])
def test_evidence_that_points_the_other_way_is_warned_of(rating: str, wrong: Evidence, right: Evidence) -> None:
    assert warnings(claim(rating, wrong)) == ["gate.nothing-points"]
    assert warnings(claim(rating, wrong, right)) == []


def test_unnamed_people_alone_are_warned_of() -> None:
    social = piece(1, Stance.SUPPORTS, kind=SourceKind.SOCIAL)
    assert warnings(claim("true", social, voice=Voice.ANONYMOUS)) == ["gate.unnamed-only"]
    assert warnings(claim("true", social, voice=Voice.QUOTED)) == []
    assert warnings(claim("true", piece(9, Stance.SUPPORTS), social, voice=Voice.ANONYMOUS)) == []
