"""A day of two people by command line: verdict, review, blind second verdict, publication, correction, report."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

GIVEN = ["--rationale", "The minutes say so."]


def record(run: Run, workspace: Path) -> dict[str, Any]:
    return run("claims", workspace, "--json").objects()[0]


@pytest.fixture
def decided(run: Run, workspace: Path, tmp_path: Path) -> Path:
    """Claim 1 as Amal sent it to review; Karim was named, so that there is review."""
    run("people", workspace, "--add", "Karim", "--by", "Amal")
    for stance in ("supports", "contradicts"):
        minutes = tmp_path / f"{stance}.txt"
        minutes.write_text(f"minutes that {stance}", encoding="utf-8")
        assert run("attach", workspace, "1", minutes, "--stance", stance, "--by", "Amal").code == 0
    assert run("verdict", workspace, "1", "false", *GIVEN, "--by", "Amal").code == 0
    assert run("review", workspace, "1", "--by", "Amal").code == 0
    assert record(run, workspace)["status"] == "in-review"
    return workspace


@pytest.fixture
def published(run: Run, decided: Path) -> Path:
    assert run("sign", decided, "1", "--by", "Karim").code == 0
    place = ["--headline", "Two schools?", "--address", "https://example.org/schools"]
    assert run("publish", decided, "1", *place, "--by", "Karim").code == 0
    return decided


def test_each_is_told_what_waits_for_them(run: Run, decided: Path) -> None:
    assert run("people", decided).out.split() == ["Amal", "Karim"]
    assert run("waiting", decided, "--json", "--by", "Karim").objects()[0]["review"] == [1]
    assert run("waiting", decided, "--json", "--by", "Amal").objects()[0]["review"] == []
    run("request", decided, "1", "the mayor", "--how", "mail", "--due", "2024-01-01", "--by", "Amal")
    run("complaint", decided, "Not so!", "--claim", "1", "--complainant", "a reader", "--by", "Amal")
    told = run("waiting", decided, "--by", "Karim").out
    assert "waiting for you: 1" in told
    assert "the mayor was to answer by 2024-01-01" in told
    assert "not answered: Not so!" in told
    assert run("answer", decided, "1", "They closed one.", "--by", "Amal").code == 0
    assert run("complaint", decided, "We looked again.", "--answers", "1", "--by", "Amal").code == 0
    assert run("waiting", decided, "--json", "--by", "Amal").objects()[0]["requests"] == []
    assert run("answer", decided, "x", "y", "--by", "Amal").code == 2
    assert run("people", decided, "--remove", "Nobody", "--by", "Amal").code == 1
    run("note", decided, "1", "Once more.", "--by", "root")
    assert run("people", decided, "--was", "root", "--by", "Karim").code == 0
    assert run("people", decided).out.split() == ["Amal", "Karim"]
    assert "has given a verdict" in run("people", decided, "--was", "Amal", "--by", "Karim").err


def test_review_is_switched_by_one_alone(run: Run, workspace: Path, decided: Path) -> None:
    alone = workspace.with_name("alone.claimtrack")
    assert run("create", alone, "--by", "Amal").code == 0
    assert run("settings", alone, "--by", "Amal").out == "review: off\nscale: default/1\n"
    assert run("settings", alone, "--review", "on", "--by", "Amal").code == 0
    assert run("settings", alone, "--json", "--by", "Amal").objects() == [{"review": "on", "scale": "default/1"}]
    assert run("settings", alone, "--review", "off", "--by", "Amal").out == "Switch review off\n"
    assert "Karim works here" in run("settings", decided, "--review", "off", "--by", "Amal").sentence()
    assert run("settings", decided, "--by", "Amal").out.startswith("review: on")
    assert run("settings", decided, "--review", "maybe").code == 2


def test_a_blind_second_verdict_is_settled_before_anybody_signs(run: Run, decided: Path) -> None:
    assert run("second", decided, "1", "true", *GIVEN, "--by", "Amal").code == 1
    assert run("second", decided, "1", "nonsense", *GIVEN, "--by", "Karim").code == 2
    given = run("second", decided, "1", "half-true", *GIVEN, "--by", "Karim")
    assert "settle which" in given.out
    assert record(run, decided)["verdict"] == "false"
    assert "settle" in run("sign", decided, "1", "--by", "Karim").sentence()
    assert run("settle", decided, "1", "second", "--by", "Karim").code == 2
    assert run("settle", decided, "1", "second", "--note", "Karim read them all", "--by", "Amal").code == 0
    assert record(run, decided)["verdict"] == "half-true"
    assert run("sign", decided, "1", "--by", "Karim").code == 1
    assert run("sign", decided, "1", "--by", "Amal").code == 0
    assert record(run, decided)["status"] == "ready"


def test_a_verdict_is_hidden_from_one_who_is_to_judge_it_blind(run: Run, decided: Path) -> None:
    assert run("blind", decided, "1", "--of", "Nobody", "--by", "Amal").code == 1
    assert "hidden from Karim" in run("blind", decided, "1", "--of", "karim", "--by", "Amal").out
    assert json.loads(run("waiting", decided, "--json", "--by", "Karim").out)["blind"] == [1]
    for seen in (
        run("claims", decided, "--by", "Karim"),
        run("claims", decided, "--json", "--by", "Karim"),
        run("claims", decided, "--csv", "--by", "Karim"),
        run("history", decided, "1", "--by", "Karim"),
        run("history", decided, "--json", "--by", "Karim"),
    ):
        assert seen.code == 0
        assert not re.search(r'False|"verdict": "false"|,false,', seen.out)
        assert "Karim has judged" in seen.err
    assert "hidden" in run("claims", decided, "--by", "Karim").out
    assert record(run, decided)["verdict"] == "false"
    out = decided.with_name("out.csv")
    assert "Karim has judged" in run("export", decided, out, "--by", "Karim").err
    assert ",false," not in out.read_text(encoding="utf-8-sig")
    assert run("blind", decided, "1", "--of", "Amal", "--give-up", "--by", "Karim").code == 2
    assert run("blind", decided, "1", "--give-up", "--by", "Karim").code == 0
    assert "False" in run("claims", decided, "--by", "Karim").out
    assert "has seen" in run("second", decided, "1", "true", *GIVEN, "--by", "Karim").sentence()


def test_what_is_published_is_on_record(run: Run, decided: Path, published: Path) -> None:
    found = record(run, published)
    assert (found["status"], found["published_address"]) == ("published", "https://example.org/schools")
    assert "by a correction" in run("verdict", decided, "1", "true", *GIVEN, "--by", "Amal").sentence()


def test_publishing_needs_a_place_and_a_ready_claim(run: Run, decided: Path) -> None:
    assert run("publish", decided, "1", "--headline", "x", "--by", "Karim").code == 1
    run("sign", decided, "1", "--by", "Karim")
    assert "headline or an address" in run("publish", decided, "1", "--by", "Karim").sentence()
    assert run("publish", decided, "1", "--headline", "x", "--note", "on the air", "--by", "Karim").code == 0
    assert record(run, decided)["notes"] == ["on the air"]


def test_a_correction_is_in_the_register_and_a_minor_one_is_not(run: Run, published: Path, tmp_path: Path) -> None:
    assert run("correct", published, "1", "corrected", "--by", "Karim").code == 2
    new = ["--rating", "half-true", *GIVEN]
    assert run("correct", published, "1", "corrected", "--note", "One was.", *new, "--by", "Karim").code == 0
    assert run("correct", published, "1", "minor", "--note", "A comma.", "--by", "Karim").code == 0
    assert run("correct", published, "1", "withdrawn", "--note", "We take it back.", "--by", "Karim").code == 0
    assert record(run, published)["verdict"] == "half-true"
    lines = run("register", published, "--json").objects()
    assert [line["kind"] for line in lines] == ["withdrawn", "corrected"]
    assert (lines[1]["before"], lines[1]["after"], lines[1]["note"]) == ("False", "Half true", "One was.")
    assert "Corrected, claim 1" in run("register", published).out
    written = run("register", published, tmp_path / "register.md")
    assert "Head of the history: " in written.out
    assert "One was." in (tmp_path / "register.md").read_text(encoding="utf-8")
    assert run("register", published, tmp_path / "register.md").code == 1
    assert run("register", published, tmp_path / "register.md", "--force").code == 0
    assert run("register", published, tmp_path / "register.xml").code == 1


def test_the_month_is_counted(run: Run, published: Path, tmp_path: Path) -> None:
    lines = {
        (each["section"], each["by"], each["key"]): each["count"]
        for each in run("report", published, "--json").objects()
    }
    assert lines["decided", "all", ""] == lines["published", "all", ""] == 1
    assert lines["decided", "rating", "default/1/false"] == 1
    assert "Decided claims" in run("report", published).out
    assert "| Decided claims | 0 |" in run("report", published, "--month", "2020-02").out
    assert run("report", published, tmp_path / "r.csv", "--first", "2020-01", "--last", "2020-12").code == 0
    rows = (tmp_path / "r.csv").read_text(encoding="utf-8-sig").splitlines()
    assert rows[1:3] == ["period,first,,2020-01-01", "period,last,,2020-12-31"]
    for wrong in (["--month", "soon"], ["--month", "2020-13"], ["--month", "2020-01", "--first", "2020"]):
        assert run("report", published, *wrong).code == 2


def test_a_scale_goes_out_comes_in_and_is_used(run: Run, decided: Path, tmp_path: Path) -> None:
    listed = {each["key"]: each["in_use"] for each in run("scale", decided, "--json").objects()}
    assert [key for key, used in listed.items() if used] == ["default/1"]
    assert run("scale", decided, "aap", "--write", tmp_path / "aap.json").code == 0
    document = json.loads((tmp_path / "aap.json").read_text(encoding="utf-8"))
    document |= {"id": "house", "name_en": "House", "ratings": document["ratings"][:5]}
    (tmp_path / "house.json").write_text(json.dumps(document), encoding="utf-8")
    assert "house/1" in run("scale", decided, "--read", tmp_path / "house.json", "--by", "Amal").out
    (shown,) = run("scale", decided, "house", "--json").objects()
    assert shown["old"] == [{"scale": "default/1", "rating": "false", "claims": [1], "again": [1]}]
    assert "default/1/false (False): 1 verdict on claim 1" in run("scale", decided, "house").out
    assert run("scale", decided, "house", "--use", "--map", "nonsense", "--by", "Amal").code == 2
    given = run("scale", decided, "house", "--use", "--map", "default/1/false=mostly-false", "--by", "Amal")
    assert "went back to “In progress”" in given.out
    assert record(run, decided)["scale"] == "house/1"
    assert run("verdict", decided, "1", "half-true", *GIVEN, "--by", "Amal").code == 2
    assert run("claims", decided, "--verdict", "mostly-false").code == 0
    assert run("claims", decided, "--verdict", "nonsense").code == 2
    assert run("scale", decided, "nonsense").code == 1
    (tmp_path / "bad.json").write_bytes(b"\xff")
    assert run("scale", decided, "--read", tmp_path / "bad.json", "--by", "Amal").code == 1
    assert run("scale", decided, "aap", "--read", tmp_path / "bad.json", "--by", "Amal").code == 2
    assert "Scale house/1" in run("scale", decided, "--use", "--read", tmp_path / "house.json", "--by", "Amal").out


def test_the_history_goes_out_and_its_head_is_held_against_the_file(run: Run, decided: Path, tmp_path: Path) -> None:
    written = run("history", decided, "--out", tmp_path / "prov.json")
    head = written.out.rsplit(" ", 1)[1].strip()
    assert json.loads((tmp_path / "prov.json").read_text(encoding="utf-8"))["agent"]
    assert run("verify", decided, "--head", head).code == 0
    assert run("verify", decided, "--head", f"999:{head.partition(':')[2]}").code == 1
    assert run("verify", decided, "--head", "nonsense").code == 1
    (of_source, *_rest) = run("history", decided, "--source", "2", "--json").objects()
    assert of_source["action"] == "action.evidence.attach"
    assert of_source["sentences"][0] == of_source["text"]
    assert of_source["copy"] is None


def test_two_copies_become_one(run: Run, workspace: Path, tmp_path: Path) -> None:
    copy = tmp_path / "karim.claimtrack"
    shutil.copy(workspace, copy)
    for path, text, who in ((workspace, "Two schools were closed.", "Amal"), (copy, "One school was closed.", "Karim")):
        run("note", path, "1", text, "--by", who)
        run("add", path, text, "--by", who)
        given = ["--rationale", text, "--by", who]
        assert run("verdict", path, "2", {"Amal": "true", "Karim": "false"}[who], *given).code == 0
    (planned,) = run("merge", workspace, copy, "--dry-run", "--json").objects()
    assert planned["new"] == {"claim": 1, "note": 1, "verdict": 1}
    (conflict,) = planned["conflicts"]
    assert (conflict["part"], conflict["claim"]) == ("verdict", 2)
    assert conflict["theirs"] == "“False” by Karim"
    undecided = run("merge", workspace, copy, "--by", "Amal")
    assert undecided.code == 1
    assert "Decide first" in undecided.err
    assert len(run("claims", workspace, "--json").objects()) + 1 == len(run("claims", copy, "--json").objects()) + 1
    merged = run("merge", workspace, copy, "--theirs", conflict["key"], "--by", "Amal")
    assert merged.code == 0
    assert "Merge the copy karim.claimtrack" in merged.out
    assert run("merge", copy, workspace, "--follow", "ours", "--by", "Karim", "--json").code == 0
    for path in (workspace, copy):
        found = {each["uuid"]: each["verdict"] for each in run("claims", path, "--json").objects()}
        assert [*found.values()].count("false") == 1
        assert run("verify", path).code == 0
    assert run("merge", workspace, workspace, "--by", "Amal").code == 1
