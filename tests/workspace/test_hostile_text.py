"""What is typed or pasted reaches the tables as plain text, or is refused in a sentence; it never breaks a save."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimtrack.domain.claim import ClaimQuery
from claimtrack.domain.errors import Problem
from claimtrack.domain.source import Citation, KeptFile, Pin, Stance
from claimtrack.domain.verdict import Judgement
from claimtrack.workspace.workspace import Workspace

HOSTILE = (
    *('<img src="file:///x.png">', "</script><script>", "&lt;b&gt;", "<b>" * 20_000, "'; DROP TABLE claim;--"),
    *("\0", "a\0b", "\ud800", "x\udfffy", "\ufffe", "\u2028", "\u202e\u2067" * 500, "\u0301" * 99_000),
    *("a" * 90_000, "ا" * 90_000, "{0.__class__}", "%s%n", "=1+1", "\r\n\t", "café", "cafe\u0301", "\U0010ffff"),
)


def write_everywhere(workspace: Workspace, text: str) -> None:
    workspace.who = text
    number = workspace.claims.add(text=f"claim {text}", speaker=text).made[0]
    workspace.claims.edit(number, text=f"edited {text}", speaker=f"again {text}")
    citation = Citation(title=f"title {text}", publisher=text, author=text, address=text, language=text, origin=text)
    kept = KeptFile(content=b"x", media_type=text, how=text, name=text)
    pin = Pin(quote=text, place=text, translation=text, note=text)
    workspace.evidence.attach(number, citation, stance=Stance.SUPPORTS, pin=pin, kept=kept)
    workspace.notes.add(number, text=f"note {text}")
    judgement = Judgement("true", rationale_en=f"x {text}", rationale_ar=text, right=text, reason=text, override=text)
    workspace.verdicts.give(number, judgement)
    workspace.review.send([number], override=f"because {text}")


@pytest.mark.no_cover
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_is_kept_as_it_is_or_marked(workspace: Workspace, text: str) -> None:
    write_everywhere(workspace, text)
    plain = text.replace("\0", "\ufffd").replace("\ud800", "\ufffd").replace("\udfff", "\ufffd")
    (number,) = workspace.claims.numbers(ClaimQuery())
    claim = workspace.claims.get(number)
    assert claim.text == f"edited {plain}".strip()
    assert claim.notes[0].text == f"note {plain}".strip()
    assert claim.evidence[0].pin == Pin(plain, plain, plain, plain)
    assert claim.verdicts[0].judgement.rationale_ar == plain.strip()
    assert claim.verdicts[0].decided_by == " ".join(plain.split())
    assert next(iter(workspace.claims.records(ClaimQuery()))).claim == claim.text
    for entry in workspace.history.entries(number):
        repr(entry).encode()
    assert workspace.verify() == []


@pytest.mark.no_cover
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=())))
def test_no_text_breaks_a_save(workspace: Workspace, text: str) -> None:
    try:
        write_everywhere(workspace, text)
    except Problem:
        assert not workspace._desk.store.connection.in_transaction()
    assert workspace.verify() == []


@pytest.mark.no_cover
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_date_is_believed(workspace: Workspace, text: str) -> None:
    number = workspace.claims.add(text="x").made[0]
    with pytest.raises(Problem):
        workspace.claims.edit(number, date=f"2019{text}x")
    with pytest.raises(Problem):
        workspace.verdicts.give(number, Judgement("true", established=f"2019{text}x"))
    workspace.claims.edit(number, text="works")
