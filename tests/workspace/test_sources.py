"""Sources: edited, merged, searched, completed; their kept copies given out as they came."""

import datetime as dt
from pathlib import Path

import pytest

from claimtrack.domain.article import Article
from claimtrack.domain.claim import ClaimQuery
from claimtrack.domain.errors import NotFoundProblem, Problem, RefusedProblem
from claimtrack.domain.source import Citation, KeptFile, SourceKind, Stance, Standing
from claimtrack.workspace.workspace import Workspace

CONTENT = bytes(range(256)) * 40_000


@pytest.fixture
def claim(workspace: Workspace) -> int:
    return workspace.claims.add(text="It rained.").made[0]


def attach(workspace: Workspace, claim: int, citation: Citation, kept: KeptFile | None = None) -> int:
    return workspace.evidence.attach(claim, citation, stance=Stance.SUPPORTS, kept=kept).made[0]


def named(name: str) -> KeptFile:
    return KeptFile(content=CONTENT, media_type="application/pdf", how="attached", name=name)


def test_a_source_is_edited_and_found_by_its_new_words(workspace: Workspace, claim: int) -> None:
    number = attach(workspace, claim, Citation(title="Report"))
    standing = Standing(
        is_nameable=False, interest="مملوك للدولة", reliability="often late", reliability_on=dt.date(2026, 1, 2)
    )
    workspace.sources.edit(
        number, Citation(title=" تقريرٌ ", publisher="Office", kind=SourceKind.OFFICIAL), standing=standing
    )
    source = workspace.sources.get(number)
    assert (source.citation.title, source.citation.kind, source.standing) == ("تقريرٌ", SourceKind.OFFICIAL, standing)
    assert not source.is_nameable
    assert workspace.claims.numbers(ClaimQuery(text="تقرير")).tolist() == [claim]
    assert [entry.id for entry in workspace.sources.entries("تقرير مملوك")] == [number]
    assert workspace.sources.entries("nowhere") == []
    assert workspace.sources.entries("%") == []
    workspace.undo()
    assert workspace.sources.get(number).standing == Standing()
    assert not workspace.sources.edit(number).ids
    with pytest.raises(Problem):
        workspace.sources.edit(number, Citation())
    with pytest.raises(NotFoundProblem):
        workspace.sources.edit(99, Citation(title="x"))


def test_a_day_of_judgement_goes_with_what_was_judged(workspace: Workspace, claim: int) -> None:
    number = attach(workspace, claim, Citation(title="Report"))
    workspace.sources.edit(number, standing=Standing(reliability=" ", reliability_on=dt.date(2026, 1, 2)))
    assert workspace.sources.get(number).standing == Standing()


def test_an_article_is_edited_as_a_source_too(workspace: Workspace) -> None:
    (article,) = workspace.articles.add(Article(text="text", title="Before"), []).made
    source = workspace.sources.entries()[0].id
    workspace.sources.edit(source, Citation(title="After", published="2019-04", publisher="The Daily"))
    stored = workspace.articles.get(article).article
    assert (stored.title, stored.published, stored.publisher) == ("After", "2019-04", "The Daily")


def test_sources_are_merged_and_nothing_of_theirs_is_lost(workspace: Workspace, claim: int) -> None:
    other = workspace.claims.add(text="It snowed.").made[0]
    first = attach(workspace, claim, Citation(title="Report", publisher="Office"))
    second = attach(
        workspace, other, Citation(title="The report", author="Amal", address="https://example.org"), named("a.pdf")
    )
    workspace.sources.merge([first, second], into=first)
    source = workspace.sources.get(first)
    citation = source.citation
    assert (citation.title, citation.publisher, citation.author, citation.address) == (
        "Report",
        "Office",
        "Amal",
        "https://example.org",
    )
    assert len(source.snapshot_hashes) == 1
    assert [(use.claim.id, use.stance) for use in workspace.sources.uses(first)] == [
        (claim, Stance.SUPPORTS),
        (other, Stance.SUPPORTS),
    ]
    assert sorted(workspace.claims.numbers(ClaimQuery(source_id=first))) == [claim, other]
    assert workspace.claims.numbers(ClaimQuery(text="amal")).tolist() == []
    workspace.claims.delete([other])
    assert [use.claim.id for use in workspace.sources.uses(first)] == [claim]
    workspace.undo()
    workspace.undo()
    assert workspace.sources.get(second).citation.title == "The report"
    assert workspace.sources.get(first).citation.author == ""
    workspace.redo()
    assert workspace.verify() == []


def test_a_source_that_took_in_one_that_is_not_safe_to_name_is_not_either(workspace: Workspace) -> None:
    secret, known = (workspace.sources.add(Citation(title=title)).made[0] for title in ("A friend", "Report"))
    workspace.sources.edit(secret, standing=Standing(is_nameable=False))
    workspace.sources.merge([secret], into=known)
    assert not workspace.sources.get(known).is_nameable


def test_two_articles_are_not_merged_but_one_takes_a_citation_in(workspace: Workspace, claim: int) -> None:
    for text in ("one", "two"):
        workspace.articles.add(Article(text=text, title=text), [])
    two, one = (entry.id for entry in workspace.sources.entries())
    with pytest.raises(RefusedProblem) as refused:
        workspace.sources.merge([one], into=two)
    assert refused.value.message.code == "source.merge-articles"
    cited = attach(workspace, claim, Citation(title="One, as cited"))
    workspace.sources.merge([one], into=cited)
    assert workspace.sources.get(cited).article_id == 1


def test_what_is_empty_is_to_be_completed(workspace: Workspace, claim: int) -> None:
    other = workspace.claims.add(text="It snowed.").made[0]
    bare = attach(workspace, claim, Citation(address="https://example.org"))
    whole = Citation(title="Report", publisher="Office", published="2019")
    attach(workspace, other, whole, named("a.pdf"))
    workspace.evidence.attach(other, bare, stance=Stance.CONTEXT)
    (found,) = workspace.evidence.incomplete()
    assert (found.source_id, found.claims) == (bare, (claim, other))
    assert found.missing == ("complete.title", "complete.publisher", "complete.published", "complete.kept-copy")
    assert [each.source_id for each in workspace.evidence.incomplete(other)] == [bare]
    workspace.sources.edit(bare, whole)
    workspace.sources.keep(bare, named("b.pdf"))
    assert workspace.evidence.incomplete() == []


def test_a_kept_copy_comes_out_as_it_went_in(workspace: Workspace, claim: int, tmp_path: Path) -> None:
    number = attach(workspace, claim, Citation(title="Report"), named("تقرير 1.pdf"))
    (kept,) = workspace.sources.snapshots(number)
    assert (kept.size, kept.media_type, kept.name, kept.how) == (
        len(CONTENT),
        "application/pdf",
        "تقرير 1.pdf",
        "attached",
    )
    written = workspace.sources.write_snapshot(kept.id, tmp_path)
    assert written.parent == tmp_path
    assert written.name == f"تقرير-1-{kept.sha256[:8]}.pdf"
    assert written.read_bytes() == CONTENT
    with pytest.raises(Problem):
        workspace.sources.write_snapshot(kept.id, written)
    assert workspace.sources.write_snapshot(kept.id, written, overwrite=True) == written
    with pytest.raises(Problem):
        workspace.sources.write_snapshot(kept.id, workspace.path, overwrite=True)
    with pytest.raises(NotFoundProblem):
        workspace.sources.write_snapshot(99, tmp_path)
    assert workspace.sources.snapshots(99) == []


def test_a_changed_copy_is_not_given_out(workspace: Workspace, claim: int, tmp_path: Path) -> None:
    number = attach(workspace, claim, Citation(title="Report"), named("a.pdf"))
    raw = workspace._desk.store._raw
    raw.execute("DROP TRIGGER chunk_no_update")
    raw.execute("UPDATE chunk SET bytes = zeroblob(length(bytes)) WHERE place = 1")
    before = set(tmp_path.iterdir())
    with pytest.raises(Problem) as problem:
        workspace.sources.write_snapshot(workspace.sources.snapshots(number)[0].id, tmp_path / "out.pdf")
    assert problem.value.message.code == "snapshot.damaged"
    assert set(tmp_path.iterdir()) == before


NAMES = (
    *("../../x", "..\\x", "/abs", "C:\\x", "CON", "nul.txt", "a.", "x.pdf\0.exe", "x:ads", "．．／x", "a" * 300),
    *("\u202efdp", "x\ny", "-rf", "", "ا" * 300),
)


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_gets_a_name_of_ours(workspace: Workspace, claim: int, tmp_path: Path, name: str) -> None:
    number = attach(workspace, claim, Citation(title="Report"), named(name))
    written = workspace.sources.write_snapshot(workspace.sources.snapshots(number)[0].id, tmp_path)
    assert written.parent == tmp_path
    assert written.name.replace("-", "").removesuffix(".pdf").isalnum()
    assert not written.name.startswith("-")
    assert len(written.name.encode()) < 200
