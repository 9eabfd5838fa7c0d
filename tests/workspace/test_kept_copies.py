"""Kept copies: their bytes, the text that was read in them, how they came, and the quotes that are pinned in them."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from claimtrack.domain.document import Document
from claimtrack.domain.errors import NotFoundProblem, Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.source import Citation, FileBytes, KeptFile, Pin, Stance
from claimtrack.workspace.workspace import Workspace

TEXT = "The council met.\n\nIt closed two schools 🙂 in June.\fOn page two it closed two schools in July."
COPY = "SELECT sha256, record, text_sha256 FROM snapshot"
BYTES = "SELECT content.id, bytes FROM content JOIN chunk ON content_id = content.id WHERE sha256 = ?"
QUOTE = "It closed two schools 🙂 in June."


def kept(text: str = TEXT, content: bytes = b"%PDF bytes", **more: object) -> KeptFile:
    document = Document(text, "application/pdf", notes=(Message("document.note.arabic-pdf"),))
    return KeptFile(content, "application/pdf", "fetched", "a.pdf", document=document, **more)  # type: ignore[arg-type]  # by their names


@pytest.fixture
def claim(workspace: Workspace) -> int:
    return workspace.claims.add(text="Two schools were closed.").made[0]


@pytest.fixture
def evidence(workspace: Workspace, claim: int) -> int:
    return workspace.evidence.attach(claim, Citation(title="Minutes"), stance=Stance.SUPPORTS, kept=kept()).made[1]


@pytest.fixture
def snapshot(workspace: Workspace, claim: int, evidence: int) -> int:
    (piece,) = workspace.claims.get(claim).evidence
    assert piece.id == evidence
    return workspace.sources.snapshots(piece.source.id)[0].id


def test_a_copy_has_its_text_its_notes_and_how_it_came(workspace: Workspace, claim: int, tmp_path: Path) -> None:
    page = kept(
        requested_address="http://example.org/a",
        final_address="https://example.org/b",
        record=b"WARC/1.1",
        charset="iso-8859-6",
    )
    source = workspace.evidence.attach(claim, Citation(title="Page"), stance=Stance.CONTEXT, kept=page).made[0]
    (found,) = workspace.sources.snapshots(source)
    assert (found.requested_address, found.final_address) == ("http://example.org/a", "https://example.org/b")
    assert [note.code for note in found.notes] == ["document.note.arabic-pdf"]
    assert (found.media_type, found.charset) == ("application/pdf", "iso-8859-6"), "to be read again by"
    assert workspace.sources.text(found.id) == TEXT
    assert workspace.sources.content(found.id) == b"%PDF bytes"
    written = workspace.sources.write_record(found.id, tmp_path)
    assert (written.read_bytes(), written.suffixes[-2:]) == (b"WARC/1.1", [".warc", ".gz"])
    assert workspace.files.unused().count == 0
    assert workspace.verify() == []


def test_a_copy_without_text_or_record_says_so(workspace: Workspace, claim: int, tmp_path: Path) -> None:
    problem = Message("document.no-such-page", page=3)
    bare = KeptFile(b"copy", "application/pdf", "file", problem=problem)
    source = workspace.evidence.attach(claim, Citation(title="Scan"), stance=Stance.CONTEXT, kept=bare).made[0]
    (found,) = workspace.sources.snapshots(source)
    assert (found.has_text, found.has_record, found.notes) == (False, False, (problem,))
    assert workspace.sources.text(found.id) is None
    with pytest.raises(Problem, match=r"snapshot\.no-record"):
        workspace.sources.write_record(found.id, tmp_path)
    with pytest.raises(NotFoundProblem):
        workspace.sources.content(99)


def test_words_are_pinned_with_their_page(workspace: Workspace, claim: int, evidence: int, snapshot: int) -> None:
    start = TEXT.rindex("closed")
    workspace.evidence.pin(evidence, snapshot, start, start + 18)
    (piece,) = workspace.claims.get(claim).evidence
    assert piece.pin.quote == "closed two schools"
    assert piece.anchor is not None
    assert (piece.anchor.start, piece.anchor.end, piece.anchor.page) == (start, start + 18, 2)
    assert TEXT.endswith(f"{piece.anchor.prefix}closed two schools{piece.anchor.suffix}")
    found = workspace.evidence.find_pin(evidence)
    assert found is not None
    assert (found.snapshot_id, found.start, found.end, found.page, found.is_exact) == (
        snapshot,
        start,
        start + 18,
        2,
        True,
    )
    workspace.undo()
    assert workspace.claims.get(claim).evidence[0].anchor is None


def test_a_pin_can_change_the_stance_and_bring_a_translation(
    workspace: Workspace, claim: int, evidence: int, snapshot: int
) -> None:
    workspace.evidence.pin(evidence, snapshot, 4, 11, stance=Stance.CONTRADICTS, translation=" المجلس ")
    (piece,) = workspace.claims.get(claim).evidence
    assert (piece.stance, piece.pin.quote, piece.pin.translation) == (Stance.CONTRADICTS, "council", "المجلس")
    workspace.evidence.pin(evidence, snapshot, 0, 11)
    (piece,) = workspace.claims.get(claim).evidence
    assert (piece.stance, piece.pin.quote, piece.pin.translation) == (Stance.CONTRADICTS, "The council", "المجلس")


def test_words_of_a_copy_are_attached_in_one_step(workspace: Workspace, claim: int, snapshot: int) -> None:
    changes = workspace.evidence.attach_words(claim, snapshot, 4, 11, stance=Stance.CONTEXT, translation="مجلس")
    first, second = workspace.claims.get(claim).evidence
    assert changes.made == (first.source.id, second.id)
    assert second.source == first.source
    assert (second.stance, second.pin, second.anchor and second.anchor.start) == (
        Stance.CONTEXT,
        Pin(quote="council", translation="مجلس"),
        4,
    )
    with pytest.raises(Problem, match=r"pin\.no-words"):
        workspace.evidence.attach_words(claim, snapshot, 4, 4, stance=Stance.CONTEXT)
    workspace.undo()
    assert len(workspace.claims.get(claim).evidence) == 1


def test_a_source_can_come_before_the_claims(workspace: Workspace) -> None:
    (number,) = workspace.sources.add(Citation(title="Ledger"), kept()).made
    (copy,) = workspace.sources.snapshots(number)
    assert (workspace.sources.get(number).citation.title, copy.has_text) == ("Ledger", True)
    workspace.undo()
    assert workspace.sources.entries() == []


def test_a_pin_is_found_again_in_a_new_reading(workspace: Workspace, evidence: int, snapshot: int) -> None:
    start = TEXT.index(QUOTE)
    workspace.evidence.pin(evidence, snapshot, start, start + len(QUOTE))
    again = TEXT.replace("met.", "met at last.").replace("two schools 🙂 in June", "two   schools\nin June")
    workspace.sources.read_again(snapshot, Document(again, "application/pdf"))
    found = workspace.evidence.find_pin(evidence)
    assert found is not None
    assert again[found.start : found.end] == "It closed two   schools\nin June"
    assert (found.page, found.is_exact) == (1, False)
    workspace.sources.read_again(snapshot, None, Message("document.failed"))
    assert workspace.evidence.find_pin(evidence) is None
    assert workspace.sources.snapshot(snapshot).notes == (Message("document.failed"),)
    workspace.undo()
    workspace.undo()
    assert workspace.evidence.find_pin(evidence) is not None
    assert workspace.verify() == []


def test_a_quote_that_was_typed_is_anchored_where_it_stands(workspace: Workspace, claim: int) -> None:
    def attached(quote: str) -> int:
        return workspace.evidence.attach(
            claim, Citation(title="M"), stance=Stance.SUPPORTS, pin=Pin(quote=quote), kept=kept()
        ).made[1]

    attached(QUOTE)
    attached("It was another matter altogether.")
    first, second = workspace.claims.get(claim).evidence
    assert first.anchor is not None
    assert first.anchor.start == TEXT.index(QUOTE)
    assert second.anchor is None
    workspace.evidence.edit(first.id, pin=Pin(quote=QUOTE, note="see"))
    assert workspace.claims.get(claim).evidence[0].anchor == first.anchor
    workspace.evidence.edit(first.id, pin=Pin(quote="other words"))
    assert workspace.claims.get(claim).evidence[0].anchor is None


def test_only_words_of_the_source_are_pinned(workspace: Workspace, claim: int, evidence: int, snapshot: int) -> None:
    other = workspace.evidence.attach(claim, Citation(title="Other"), stance=Stance.CONTEXT).made[1]
    for number, copy, start, end in (
        (other, snapshot, 0, 5),
        (evidence, 99, 0, 5),
        (evidence, snapshot, 5, 5),
        (evidence, snapshot, 16, 18),
        (evidence, snapshot, 0, len(TEXT) + 1),
    ):
        with pytest.raises(Problem):
            workspace.evidence.pin(number, copy, start, end)
    with pytest.raises(NotFoundProblem):
        workspace.evidence.find_pin(99)


def test_the_same_address_or_bytes_are_noticed(workspace: Workspace, claim: int) -> None:
    page = Citation(title="Page", address="https://www.example.org/a/?utm_source=x#top")
    first = workspace.evidence.attach(claim, page, stance=Stance.SUPPORTS, kept=kept()).made[0]
    second = workspace.evidence.attach(claim, Citation(title="Copy"), stance=Stance.SUPPORTS, kept=kept()).made[0]
    assert workspace.sources.same(address="http://example.org/a") == [first]
    assert workspace.sources.same(kept=kept()) == [first, second]
    assert workspace.sources.same(kept=kept(content=b"other")) == []
    assert workspace.sources.same() == []
    same = workspace.evidence.attach(claim, Citation(address="http://example.org/a"), stance=Stance.CONTEXT).made[0]
    assert same == first
    workspace.sources.edit(first, Citation(title="Page", address="https://example.org/c"))
    assert workspace.sources.find("https://example.org/a") is None
    assert workspace.sources.find("https://example.org/c") == first


def test_a_copy_in_an_archive_is_known_by_its_address(workspace: Workspace, claim: int) -> None:
    number = workspace.evidence.attach(claim, Citation(title="Page"), stance=Stance.SUPPORTS).made[0]
    workspace.sources.edit(number, archived=" https://web.archive.org/web/2020/https://example.org/ ")
    assert workspace.sources.get(number).archived == "https://web.archive.org/web/2020/https://example.org/"
    workspace.sources.edit(number, archived="")
    assert workspace.sources.get(number).archived == ""
    with pytest.raises(Problem, match=r"intake\.bad-address"):
        workspace.sources.edit(number, archived="javascript:alert(1)")


def test_a_large_file_goes_in_piece_by_piece(workspace: Workspace, claim: int, tmp_path: Path) -> None:
    path = tmp_path / "large.bin"
    content = bytes(range(251)) * 40_000
    path.write_bytes(content)
    here = FileBytes(path, hashlib.sha256(content).hexdigest(), len(content))
    large = KeptFile(here, "application/octet-stream", "file", "large.bin")
    source = workspace.evidence.attach(claim, Citation(title="L"), stance=Stance.CONTEXT, kept=large).made[0]
    (found,) = workspace.sources.snapshots(source)
    assert (found.sha256, found.size) == (here.sha256, len(content))
    assert workspace.sources.content(found.id) == content


@pytest.mark.parametrize("change", ["shorter", "longer", "other", "gone"])
def test_a_file_that_changed_meanwhile_is_not_stored(
    workspace: Workspace, claim: int, tmp_path: Path, change: str
) -> None:
    path = tmp_path / "large.bin"
    path.write_bytes(b"x" * 5_000_000)
    here = FileBytes(path, hashlib.sha256(path.read_bytes()).hexdigest(), 5_000_000)
    if change == "gone":
        path.unlink()
    else:
        path.write_bytes({"shorter": b"x" * 9, "longer": b"x" * 5_000_001, "other": b"y" * 5_000_000}[change])
    with pytest.raises(Problem, match=r"content\.changed"):
        workspace.evidence.attach(
            claim, Citation(title="L"), stance=Stance.CONTEXT, kept=KeptFile(here, "text/plain", "file")
        )
    assert workspace.claims.get(claim).evidence == ()
    assert workspace.files.unused().count == 0


@pytest.mark.parametrize("which", ["sha256", "record", "text_sha256"])
def test_a_flipped_bit_is_named_in_bytes_text_and_record(
    path: Path, workspace: Workspace, claim: int, which: str
) -> None:
    page = kept(requested_address="http://example.org/a", record=b"WARC/1.1")
    workspace.evidence.attach(claim, Citation(title="Page"), stance=Stance.CONTEXT, kept=page)
    workspace.close()
    with closing(sqlite3.connect(path)) as raw, raw:
        snapshot = dict(zip(("sha256", "record", "text_sha256"), raw.execute(COPY).fetchone(), strict=True))
        number, flipped = raw.execute(BYTES, (snapshot[which],)).fetchone()
        raw.execute("DROP TRIGGER chunk_no_update")
        raw.execute("UPDATE chunk SET bytes = ? WHERE content_id = ?", (bytes([flipped[0] ^ 1]) + flipped[1:], number))
    with Workspace.open(path, who="", is_readonly=True) as opened:
        named = [damage for damage in opened.verify() if damage.code == "verify.content"]
    assert [damage.args["names"] for damage in named] == ["a.pdf"]
