"""What an editor gets on the clipboard: rating, rationale and sources with links, and nothing that runs."""

import datetime as dt
from dataclasses import replace

import pytest

from claimtrack.domain.claim import Claim, Priority
from claimtrack.domain.drawn import Kind, Voice
from claimtrack.domain.scale import default_scale
from claimtrack.domain.source import Citation, Evidence, Pin, Source, Stance, Standing
from claimtrack.domain.status import Status
from claimtrack.domain.verdict import Judgement, Verdict
from claimtrack.export.editor_copy import copy_for_editor

NOW = dt.datetime(2026, 3, 31, tzinfo=dt.UTC)


def source(number: int, citation: Citation, *, is_nameable: bool = True) -> Source:
    return Source(number, "u", citation, None, (), NOW, Standing(is_nameable=is_nameable))


def piece(number: int, source: Source) -> Evidence:
    return Evidence(number, "u", 1, source, Stance.CONTRADICTS, Pin(), NOW)


@pytest.fixture
def claim() -> Claim:
    report = source(
        1,
        Citation(
            title="Report <1>", publisher="Office & Co", published="2019-04", address="https://example.org/?a=1&b=2"
        ),
    )
    secret = source(2, Citation(title="a friend"), is_nameable=False)
    tip = source(3, Citation(title="note", address="javascript:alert(1)"))
    judgement = Judgement(
        "false",
        rationale_en="It <b>was</b>\nnot.",
        rationale_ar="لم يحدث.",
        right="It was 3.",
        established="2019-04-19",
    )
    return Claim(
        id=1,
        uuid="u",
        text="It cost 5 million",
        quote=None,
        article_id=None,
        article_title="",
        language="en",
        speaker="Amal",
        voice=Voice.REPORTED,
        kind=Kind.CHECKABLE,
        denied=False,
        date="2019-04",
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
        evidence=(piece(1, report), piece(2, secret), piece(3, report), piece(4, tip)),
        verdicts=(Verdict(1, "u", 1, default_scale(), judgement, "Amal", NOW),),
    )


def test_plain_text_has_rating_rationale_and_sources(claim: Claim) -> None:
    assert copy_for_editor(claim, "en").plain == (
        "Claim: It cost 5 million\n"
        "Said by: Amal\n"
        "Claimed date: April 2019\n"
        "Verdict: False\n"
        "Rationale: It <b>was</b>\nnot.\n"
        "What is right: It was 3.\n"
        "Established date: 19 April 2019\n"
        "\n"
        "Sources:\n"
        "- Report <1>, Office & Co, April 2019, https://example.org/?a=1&b=2\n"
        "- note, javascript:alert(1)\n"
    )


def test_rich_text_is_escaped_and_links_only_to_pages(claim: Claim) -> None:
    html = copy_for_editor(claim, "en").html
    assert '<a href="https://example.org/?a=1&amp;b=2">Report &lt;1&gt;</a>, Office &amp; Co, April 2019' in html
    assert "It &lt;b&gt;was&lt;/b&gt;<br>not." in html
    assert "javascript:" not in html
    assert "a friend" not in html


def test_arabic_is_from_right_to_left_with_its_own_rationale(claim: Claim) -> None:
    copied = copy_for_editor(claim, "ar")
    assert copied.html.startswith('<div dir="rtl" lang="ar">')
    assert "زائف" in copied.plain
    assert "التعليل: لم يحدث." in copied.plain
    assert "أبريل 2019" in copied.plain


def test_a_rationale_in_the_other_language_is_better_than_none(claim: Claim) -> None:
    verdict = claim.verdicts[0]
    only = replace(verdict, judgement=replace(verdict.judgement, rationale_ar=""))
    assert "It <b>was</b>" in copy_for_editor(replace(claim, verdicts=(only,)), "ar").plain


def test_a_claim_without_verdict_and_evidence_is_only_itself(claim: Claim) -> None:
    bare = replace(claim, evidence=(), verdicts=(), speaker=None, date=None)
    assert copy_for_editor(bare, "en").plain == "Claim: It cost 5 million\n"


def test_a_source_of_which_only_the_address_is_known_is_a_link_too(claim: Claim) -> None:
    page = source(5, Citation(address="https://example.org/page"))
    copied = copy_for_editor(replace(claim, evidence=(piece(1, page),)), "ar")
    assert '<a href="https://example.org/page">https://example.org/page</a>' in copied.html
    assert copied.plain.endswith("- https://example.org/page\n")


def test_what_is_listed_in_arabic_has_arabic_commas(claim: Claim) -> None:
    assert "Office & Co، أبريل 2019، https" in copy_for_editor(claim, "ar").plain
