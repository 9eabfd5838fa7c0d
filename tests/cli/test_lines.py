import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def jsonl(*objects: object) -> bytes:
    return "".join(json.dumps(found, ensure_ascii=False) + "\n" for found in objects).encode()


def test_each_line_gets_its_score(program: Run) -> None:
    texts = ["Unemployment fell by 12 percent in 2023.", "I love spring!", "", "a\u2028b\u0085c"]
    scored = program("score", "-", "--json", stdin=jsonl(*({"text": text} for text in texts))).objects()
    assert [list(score) for score in scored] == [["score", "worthy", "reasons", "reasons_text"]] * 4
    assert scored[0]["worthy"] is True
    assert scored[1]["worthy"] is False
    assert scored[0]["score"] > scored[1]["score"]
    assert all(0 <= score["score"] <= 1 for score in scored)


def test_plain_lines_are_scored_for_people(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "lines.txt"
    path.write_bytes(b"\xef\xbb\xbfUnemployment fell by 12 percent in 2023.\r\n\nI love spring!")
    lines = run("score", path, "--language", "en").out.split("\n")
    assert len(lines) == 4
    assert [line.split("\t")[1] for line in lines[:3]] == ["check-worthy", "not check-worthy", "not check-worthy"]


def test_each_line_gets_its_dates(program: Run) -> None:
    asked = jsonl(
        {"text": "It closed on 5 March.", "reference": "2024-04-02"},
        {"text": "It closed on 5 March.", "reference": None},
        {"text": "nothing"},
        {"text": "منذ 19 أبريل 2019", "reference": "2019-07-20"},
    )
    answers = program("dates", "-", "--json", stdin=asked).objects()
    assert [[date["edtf"] for date in answer["dates"]] for answer in answers] == [
        ["2024-03-05"],
        [None],
        [],
        ["2019-04-19/.."],
    ]
    (day,) = answers[0]["dates"]
    assert (day["text"], day["earliest"], day["latest"]) == ("5 March", "2024-03-05", "2024-03-05")
    assert "It closed on 5 March."[day["start"] : day["end"]] == "5 March"
    (since,) = answers[3]["dates"]
    assert (since["earliest"], since["latest"]) == ("2019-04-19", None)


def test_dates_for_people(program: Run) -> None:
    shown = program("dates", "-", stdin=jsonl({"text": "It closed on 5 March 2024, on a Tuesday."}))
    assert shown.out.startswith("5 March 2024: 2024-03-05 (")


@pytest.mark.parametrize("command", ["score", "dates"])
@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (b'{"text": "a"}\n\nnot json\n', "Line 3 is not a JSON object."),
        (b'["text"]', "Line 1 is not a JSON object."),
        (b"[" * 100_000, "Line 1 is not a JSON object."),
        (b'{"text": 5}', "Line 1 has no “text”."),
        (b'{"text": "a"}\n{"text": "\xff"}', "Line 2 is not UTF-8."),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_printed(program: Run, command: str, bad: bytes, words: str) -> None:
    failed = program(command, "-", "--json", stdin=bad)
    assert failed.code == 1
    assert failed.sentence() == words


@pytest.mark.parametrize("reference", ["yesterday", "10000-01-01", 2**63, True, [], {}])
def test_a_bad_reference_is_named(program: Run, reference: object) -> None:
    failed = program("dates", "-", "--json", stdin=jsonl({"text": "a"}, {"text": "b", "reference": reference}))
    assert failed.code == 1
    assert failed.sentence().startswith("Line 2: ")


def test_hostile_text_is_answered(program: Run) -> None:
    texts = [
        "x" * 100_000,
        "ة" * 100_000,
        "\ud800",
        "\0",
        "5 " * 20_000,
        "{0.__class__} %s",
        "\u202e" * 1000,
        "((((" * 5_000,
    ]
    lines = b"".join(json.dumps({"text": text, "reference": "2024-01-01"}).encode() + b"\n" for text in texts)
    for command in ("score", "dates"):
        assert len(program(command, "-", "--json", stdin=lines).objects()) == len(texts)
