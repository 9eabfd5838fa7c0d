from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run


def record(run: Run, workspace: Path) -> dict[str, Any]:
    return run("claims", workspace, "--json").objects()[0]


@pytest.fixture
def decided(run: Run, workspace: Path) -> Path:
    """Claim 1 with one cited source and Amal's verdict; Karim has worked in the file, so that there is review."""
    run("note", workspace, "1", "looked", "--looked", "--by", "Karim")
    run("attach", workspace, "1", "--title", "Minutes", "--stance", "contradicts", "--by", "Amal")
    given = run("verdict", workspace, "1", "false", "--rationale", "It was one school.", "--by", "Amal")
    assert given.code == 0
    assert "Verdict on claim 1: False" in given.out
    assert "Before review: 1 source has no kept copy" in given.out
    return workspace


def test_verdict_is_stored_with_everything_given(run: Run, workspace: Path) -> None:
    given = ["--rationale-ar", "أُغلقت واحدة.", "--rationale-en", "One was closed.", "--established", "2023-07"]
    more = ["--right", "One school.", "--confidence", "high", "--by", "Amal"]
    assert run("verdict", workspace, "1", "half-true", *given, *more).code == 0
    found = record(run, workspace)
    assert (found["verdict"], found["verdict_en"], found["verdict_ar"]) == ("half-true", "Half true", "صحيح جزئيًا")
    assert (found["rationale_ar"], found["rationale_en"]) == ("أُغلقت واحدة.", "One was closed.")
    assert (found["established"], found["right"], found["confidence"]) == ("2023-07", "One school.", "high")
    assert (found["decided_by"], found["status"]) == ("Amal", "in-progress")


@pytest.mark.parametrize(
    ("text", "field"), [("One was closed.", "rationale_en"), ("أُغلقت مدرسة واحدة", "rationale_ar")]
)
def test_a_rationale_goes_to_its_language(run: Run, workspace: Path, text: str, field: str) -> None:
    run("verdict", workspace, "1", "half-true", "--rationale", text)
    found = record(run, workspace)
    assert found[field] == text
    assert found[{"rationale_en": "rationale_ar", "rationale_ar": "rationale_en"}[field]] == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["half-true"],
        ["half-true", "--rationale", "a", "--rationale-en", "b"],
        ["nonsense", "--rationale", "a"],
        ["true", "--rationale", "a", "--confidence", "total"],
        ["true", "--rationale", "a", "--established", "soon"],
    ],
)
def test_wrong_usage_gives_no_verdict(run: Run, workspace: Path, arguments: list[str]) -> None:
    failed = run("verdict", workspace, "1", *arguments)
    assert failed.code == 2
    assert failed.sentence()
    assert record(run, workspace)["verdict"] is None


def test_the_gate_holds_what_is_not_ready(run: Run, workspace: Path) -> None:
    assert "Inbox" in run("review", workspace, "1", "--by", "Amal").sentence()
    run("attach", workspace, "1", "--title", "Minutes", "--stance", "context", "--by", "Karim")
    failed = run("review", workspace, "1", "--by", "Amal")
    assert failed.code == 1
    assert "verdict" in failed.sentence()
    run("verdict", workspace, "1", "false", "--rationale", "No.", "--by", "Amal")
    failed = run("review", workspace, "1", "--by", "Amal")
    assert failed.code == 1
    assert failed.sentence()
    assert record(run, workspace)["status"] == "in-progress"


def test_a_warning_asks_for_a_reason(run: Run, decided: Path) -> None:
    assert "no kept copy" in run("review", decided, "1", "--by", "Amal").sentence()
    assert run("review", decided, "1", "--by", "Amal", "--note", "read in the archive").code == 0
    assert record(run, decided)["status"] == "in-review"


def test_another_person_signs(run: Run, decided: Path) -> None:
    run("review", decided, "1", "--by", "Amal", "--note", "read in the archive")
    assert "another person" in run("sign", decided, "1", "--by", "Amal").sentence()
    assert run("sign", decided, "1", "--by", "Karim").code == 0
    assert record(run, decided)["status"] == "ready"


def test_return_needs_a_note(run: Run, decided: Path) -> None:
    run("review", decided, "1", "--by", "Amal", "--note", "read in the archive")
    assert run("return", decided, "1", "--by", "Karim").code == 1
    assert run("return", decided, "1", "--by", "Karim", "--note", "look again").code == 0
    assert record(run, decided)["status"] == "in-progress"


def test_another_verdict_after_review_needs_a_reason(run: Run, decided: Path) -> None:
    run("review", decided, "1", "--by", "Amal", "--note", "read in the archive")
    again = ["verdict", decided, "1", "half-true", "--rationale", "New minutes.", "--by", "Amal"]
    assert run(*again).sentence() == "Review of claim 1 has begun: say why the verdict changes."
    given = run(*again, "--reason", "new minutes were found")
    assert given.code == 0
    assert "went back to “In progress”" in given.out
    assert record(run, decided)["verdict"] == "half-true"


def test_override_with_the_verdict_opens_the_gate(run: Run, workspace: Path) -> None:
    run("attach", workspace, "1", "--title", "Minutes", "--stance", "contradicts", "--by", "Amal")
    run("verdict", workspace, "1", "false", "--rationale", "No.", "--override", "archive", "--by", "Amal")
    assert run("review", workspace, "1", "--by", "Amal").code == 0
    assert record(run, workspace)["status"] == "ready", "review is off while one name alone has worked in the file"
