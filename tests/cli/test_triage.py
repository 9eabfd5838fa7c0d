from pathlib import Path

import pytest

from tests.cli.conftest import ARTICLE, Run


def status(run: Run, workspace: Path, number: int) -> str:
    (record,) = [record for record in run("claims", workspace, "--json").objects() if record["id"] == number]
    return str(record["status"])


def test_claims_are_named_by_number_or_uuid(run: Run, workspace: Path) -> None:
    records = {record["id"]: record["uuid"] for record in run("claims", workspace, "--json").objects()}
    accepted = run("accept", workspace, "1", "#2", records[3])
    assert (accepted.code, accepted.out) == (0, "Accept 3 claims\n")
    assert [status(run, workspace, number) for number in (1, 2, 3)] == ["to-check"] * 3
    assert len(run("history", workspace, "--json").objects()) == 3, "several at once are one action"


@pytest.mark.parametrize(
    "name", ["0", "99", "-1", "x", "", str(2**63), "1.0", "١", "00000000-0000-0000-0000-000000000000"]
)
def test_a_claim_that_is_not_there_stops_all(run: Run, workspace: Path, name: str) -> None:
    failed = run("accept", workspace, "1", "--", name)
    assert failed.code == 1
    assert failed.sentence()
    assert status(run, workspace, 1) == "inbox"


def test_dismiss_needs_a_reason_that_is_known(run: Run, workspace: Path) -> None:
    assert run("dismiss", workspace, "1").code == 2
    assert run("dismiss", workspace, "1", "--reason", "boring").code == 2
    assert run("dismiss", workspace, "1", "2", "--reason", "too-vague").code == 0
    assert [status(run, workspace, number) for number in (1, 2)] == ["dismissed"] * 2


def test_a_step_that_the_table_does_not_have_is_refused_for_all(run: Run, workspace: Path) -> None:
    run("accept", workspace, "1")
    failed = run("accept", workspace, "2", "1")
    assert failed.code == 1
    assert failed.sentence() == "Claim 1 cannot be accepted: it stands in “To check”."
    assert status(run, workspace, 2) == "inbox"


def test_add_without_an_article(run: Run, workspace: Path, program: Run) -> None:
    added = run("add", workspace, "  A tip ", "--speaker", "A caller", "--date", "2024-01")
    number = int(added.out.split()[-1].rstrip("."))
    (record,) = [record for record in run("claims", workspace, "--json").objects() if record["id"] == number]
    assert (record["claim"], record["speaker"], record["date"]) == ("A tip", "A caller", "2024-01")
    assert (record["status"], record["article"], record["quote"]) == ("to-check", "", None)
    assert program("add", workspace, "-", stdin="نص من الإدخال\n".encode()).code == 0
    assert run("claims", workspace, "الإدخال", "--json").objects()[0]["claim"] == "نص من الإدخال"


def test_add_with_words_of_an_article_finds_their_place(run: Run, workspace: Path) -> None:
    words = "It will probably rain next week."
    assert run("add", workspace, words, "--article", "1").err == ""
    (record,) = run("claims", workspace, "rain", "--json").objects()
    assert record["quote"] == words
    assert ARTICLE[record["start"] : record["end"]] == words
    other = run("add", workspace, "Not in the text", "--article", "1")
    assert other.code == 0
    assert "no place" in other.err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["", "--speaker", "x"], 1),
        (["text", "--article", "9"], 1),
        (["text", "--date", "soon"], 2),
        (["text", "--article", "x"], 2),
    ],
)
def test_what_cannot_be_added(run: Run, workspace: Path, arguments: list[str], code: int) -> None:
    count = len(run("claims", workspace, "--json").objects())
    failed = run("add", workspace, *arguments)
    assert failed.code == code
    assert failed.sentence()
    assert len(run("claims", workspace, "--json").objects()) == count
