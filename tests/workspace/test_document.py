"""The JSON of a workspace holds everything, links by UUID, leaves the trash out and is one snapshot."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from claimtrack.domain.article import Article
from claimtrack.domain.claim import ClaimQuery, NoteKind, Place
from claimtrack.domain.drawn import DrawnClaim
from claimtrack.domain.errors import Problem
from claimtrack.domain.publication import CorrectionKind, Piece
from claimtrack.domain.request import Question
from claimtrack.domain.scale import Scale, default_scale
from claimtrack.domain.source import Citation, KeptFile, Pin, Stance, Standing
from claimtrack.domain.verdict import Confidence, Judgement
from claimtrack.storage.schema import RECORDS
from claimtrack.workspace.workspace import Workspace


@pytest.fixture
def filled(workspace: Workspace, article: Article, drawn: list[DrawnClaim]) -> Workspace:
    workspace.articles.add(article, drawn)
    kept = KeptFile(content=b"copy", media_type="text/plain", how="attached", name="a.txt")
    source = workspace.evidence.attach(2, Citation(title="Report"), stance=Stance.SUPPORTS, kept=kept).made[0]
    workspace.sources.edit(source, standing=Standing(interest="state-owned"))
    workspace.notes.add(2, text="looked\u2028here", kind=NoteKind.SEARCH)
    workspace.claims.tag([2], add=["حدود"])
    workspace.appearances.add(2, Place(address="https://example.org", reach=2**53), is_first=True)
    workspace.verdicts.give(2, Judgement("half-true", rationale_ar="لأن", confidence=Confidence.HIGH))
    workspace.review.send([2], override="seen")
    workspace.speakers.add_spelling(1, "Serraj")
    workspace.claims.delete([4])
    return workspace


def exported(workspace: Workspace, path: Path) -> dict[str, Any]:
    workspace.export_json(path)
    found: dict[str, Any] = json.loads(path.read_bytes())
    return found


def test_everything_is_there(filled: Workspace, article: Article, tmp_path: Path) -> None:
    found = exported(filled, tmp_path / "all.json")
    assert (found["format"], found["version"]) == ("claimtrack", 1)
    assert found["workspace"]["uuid"] == filled.uuid
    last = filled.history.entries(limit=1)[0]
    assert found["history"] == {"sequence": last.sequence, "hash": last.hash}
    (told,) = found["articles"]
    assert (told["text"], told["title"], told["published"]) == (article.text, "The bridge", "2019-04")
    assert [claim["number"] for claim in found["claims"]] == [1, 2, 3]
    claim = found["claims"][1]
    assert article.text[claim["start"] : claim["end"]] == claim["quote"]
    assert (claim["article"], claim["same_event"]) == (told["uuid"], found["claims"][0]["uuid"])
    speaker = next(each for each in found["speakers"] if each["uuid"] == claim["speaker"])
    assert speaker == {"uuid": claim["speaker"], "name": "فايز السرّاج", "spellings": ["Serraj"]}
    assert (claim["tags"], claim["score"], claim["reasons"]) == (["حدود"], 0.812, ["worth.number", "worth.date"])
    source = next(each for each in found["sources"] if each["uuid"] == claim["evidence"][0]["source"])
    assert (source["title"], source["is_nameable"], source["article"]) == ("Report", True, None)
    assert [(kept["name"], kept["size"]) for kept in source["snapshots"]] == [("a.txt", 4)]
    assert [note["text"] for note in claim["notes"]] == ["looked\u2028here"]
    assert [(seen["reach"], seen["is_first"]) for seen in claim["appearances"]] == [(2**53, True)]
    assert [(given["rating"], given["confidence"]) for given in claim["verdicts"]] == [("half-true", "high")]
    assert [step["move"] for step in claim["reviews"]] == ["review"]
    assert {each["article"] for each in found["sources"]} == {None, told["uuid"]}


def test_every_column_of_every_record_is_told(filled: Workspace, tmp_path: Path) -> None:
    found = exported(filled, tmp_path / "all.json")
    claim = found["claims"][1]
    told = {
        "article": found["articles"][0],
        "source": found["sources"][0],
        "snapshot": found["sources"][1]["snapshots"][0],
        "claim": claim,
        **{
            kind: claim[name][0]
            for kind, name in (
                ("evidence", "evidence"),
                ("verdict", "verdicts"),
                ("note", "notes"),
                ("review", "reviews"),
                ("appearance", "appearances"),
            )
        },
    }
    local = {"id", "deleted", "claim_id", "source_id", "article_id", "speaker_id", "same_event_id"}
    local |= {"beside_id", "verdict_id"}
    for kind, record in told.items():
        assert {column.name for column in RECORDS[kind].columns} - local <= record.keys(), kind


def test_a_query_leaves_other_claims_out_and_nothing_else(filled: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "some.json"
    assert filled.export_json(path, ClaimQuery(tag="حدود")) == 1
    found = json.loads(path.read_bytes())
    assert [claim["number"] for claim in found["claims"]] == [2]
    assert found["claims"][0]["same_event"] is not None
    assert len(found["sources"]) == 2


def test_an_empty_workspace_is_a_document_too(workspace: Workspace, tmp_path: Path) -> None:
    found = exported(workspace, tmp_path / "all.json")
    assert all(found[name] == [] for name in ("articles", "speakers", "sources", "claims"))


def test_a_file_that_is_there_stays_unless_it_may_be_replaced(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "all.json"
    path.write_text("mine")
    with pytest.raises(Problem):
        workspace.export_json(path)
    assert path.read_text() == "mine"
    workspace.export_json(path, overwrite=True)
    assert json.loads(path.read_bytes())["claims"] == []
    with pytest.raises(Problem):
        workspace.export_json(workspace.path, overwrite=True)


def test_who_is_not_safe_to_name_is_not_named(filled: Workspace, tmp_path: Path) -> None:
    secret = Citation(
        title="SECRET", publisher="SECRET", author="SECRET", address="https://secret.example", origin="SECRET"
    )
    kept = KeptFile(b"copy", "text/html", "fetched", "SECRET", "https://secret.example/", "https://secret.example/")
    pin = Pin(quote="he resigned", place="SECRET p. 3", translation="استقال", note="SECRET")
    number, link = filled.evidence.attach(2, secret, stance=Stance.CONTEXT, kept=kept, pin=pin, is_nameable=False).made
    filled.sources.edit(number, standing=Standing(is_nameable=False, interest="SECRET", reliability="SECRET"))
    filled.sources.edit(number, replace(secret, title="SECRET, the second"))
    filled.evidence.edit(link, pin=replace(pin, note="SECRET call"))
    filled.undo()
    gone = filled.sources.add(Citation(title="SECRET too")).made[0]
    filled.sources.edit(gone, standing=Standing(is_nameable=False))
    for name in ("history.csv", "history.json"):
        filled.exports.history(tmp_path / name, "en")
        assert "secret" not in (tmp_path / name).read_text(encoding="utf-8").lower()
        assert "a source that is not named" in (tmp_path / name).read_text(encoding="utf-8")
    told, _ = [each for each in exported(filled, tmp_path / "all.json")["sources"] if not each["is_nameable"]]
    assert "secret" not in (tmp_path / "all.json").read_text(encoding="utf-8").lower()
    assert set(told) == {"number", "uuid", "kind", "language", "is_nameable", "created", "snapshots"}
    assert told["snapshots"][0]["size"] == 4
    found = next(
        each["evidence"] for each in exported(filled, tmp_path / "again.json")["claims"] if each["number"] == 2
    )
    (piece,) = [each for each in found if each["stance"] == "context"]
    assert (piece["quote"], piece["translation"], set(piece) & {"place", "note"}) == ("he resigned", "استقال", set())
    record = next(each for each in filled.claims.records(ClaimQuery()) if each.id == 2)
    assert "SECRET" not in str(record.sources)
    assert record.context == 1, "it counts all the same"


def test_a_newsrooms_records_are_there_with_their_links(filled: Workspace, tmp_path: Path) -> None:
    filled.people.add("Karim")
    filled.views.save("mine", '{"statuses": ["in-review"]}')
    filled.views.save("other", "by hand")
    filled.scales.add(Scale("house", 1, "House", "البيت", default_scale().ratings[:2]))
    filled.requests.ask(2, Question("the office"))
    filled.verdicts.give(2, Judgement("false", rationale_en="no", reason="a new source"))
    filled.review.send([2], override="seen")
    filled.who = "Karim"
    filled.review.give_second(2, Judgement("false", rationale_en="no"))
    filled.review.sign([2])
    filled.publications.publish([2], Piece("The bridge"))
    (made,) = filled.corrections.make(2, CorrectionKind.UPDATED, note="More.").made
    (complaint,) = filled.corrections.log_complaint(text="No!", claim_id=2).made
    filled.corrections.answer_complaint(complaint, answer="Yes.", correction_id=made)
    found = exported(filled, tmp_path / "all.json")
    claim = next(each for each in found["claims"] if each["number"] == 2)
    first, holds, second = claim["verdicts"]
    assert (first["beside"], holds["beside"], second["beside"]) == (None, None, holds["uuid"])
    assert [step["verdict"] for step in claim["reviews"]] == [first["uuid"], holds["uuid"], holds["uuid"]]
    assert [each["whom"] for each in claim["requests"]] == ["the office"]
    assert [each["name"] for each in found["people"]] == ["Karim"]
    views = {each["name"]: each["definition"] for each in found["views"]}
    assert views == {"mine": {"statuses": ["in-review"]}, "other": "by hand"}
    assert found["scales"][0]["document"]["ratings"][0]["label_ar"] == "صحيح"
    assert found["publications"][0]["claims"] == [{"claim": claim["uuid"], "verdict": holds["uuid"]}]
    (correction,) = found["corrections"]
    assert (correction["claim"], correction["kind"]) == (claim["uuid"], "updated")
    assert correction["publication"] == found["publications"][0]["uuid"]
    assert found["complaints"][0]["correction"] == correction["uuid"]
