"""Search finds words whatever their spelling marks, and nothing that is typed is a syntax error."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.domain.claim import ClaimQuery
from claimtrack.domain.source import Citation, Pin, Stance
from claimtrack.storage.search import match_expression
from claimtrack.workspace.workspace import Workspace

TYPED = (
    *(
        '"',
        '""',
        "a OR (",
        "NEAR(",
        "NEAR(a b)",
        "col:x",
        "claim:x",
        "-a",
        "^",
        "^a",
        "5%",
        "don't",
        "a*",
        "*",
        "a AND",
    ),
    *("NOT", "OR", "AND OR", "(", ")", "{", "}", "{claim}: x", "+", "a + b", "'; DROP TABLE claim;--", "%", "_", "\\"),
    *("\0", "a\0b", "\ud800", "\ufffe", "\u2028", "\u202e", "{0.__class__}", "%s", "&File &&", "a" * 100_000, "🙂"),
    *("a " * 20_000, "\u064b" * 1000, "ّ", "ـ", ".", "،", "١٢٣", "2**63", "NaN", " ", "\t\n"),
)


def found(workspace: Workspace, typed: str) -> list[int]:
    return workspace.claims.numbers(ClaimQuery(text=typed)).tolist()


@pytest.mark.parametrize("typed", TYPED, ids=range(len(TYPED)))
def test_nothing_typed_is_a_syntax_error(workspace: Workspace, typed: str) -> None:
    workspace.claims.add(text="It rained.")
    found(workspace, typed)
    list(workspace.claims.records(ClaimQuery(text=typed, speaker=typed)))


@settings(max_examples=200, deadline=None)
@given(typed=st.text())
def test_whatever_is_typed_is_words_in_quotes(typed: str) -> None:
    expression = match_expression(typed)
    if expression is not None:
        *words, last = expression.split(" ")
        assert last.endswith('"*')
        assert all(word.strip('"').isalnum() for word in [*words, last[:-1]])


SPELLINGS = [
    ("قال السرّاج إن الجسر أُغلق", ["السراج", "السَّرَّاج", "السـراج", "اغلق", "إغلق"]),
    ("بلغ العدد ٢٠١٩ في مدينةٍ", ["2019", "٢٠١٩", "۲۰۱۹", "مدينه", "مدينة"]),
    ("على مستوى الوزارة", ["علي", "مستوي", "الوزاره"]),
    ("مسؤول شؤون المرأة", ["مسوول", "المراه", "شوون"]),
    ("Café Ångström ﬁnal STRASSE", ["cafe", "CAFÉ", "angstrom", "final", "straße", "strasse"]),
    ("It cost 5% more; Amal's don't", ["5%", "5", "don't", "amal's", "cost more", "mor"]),
]


@pytest.mark.parametrize(("text", "typed"), [(text, typed) for text, all_ in SPELLINGS for typed in all_])
def test_a_word_is_found_whatever_its_spelling(workspace: Workspace, text: str, typed: str) -> None:
    number = workspace.claims.add(text=text).made[0]
    workspace.claims.add(text="something else, شيء آخر")
    assert found(workspace, typed) == [number]


def test_every_word_must_be_there_and_the_last_may_be_unfinished(workspace: Workspace) -> None:
    number = workspace.claims.add(text="The bridge was closed in March").made[0]
    assert found(workspace, "march brid") == [number]
    assert found(workspace, "mar bridge") == []
    assert found(workspace, "bridge april") == []
    assert found(workspace, "?!") == []


def test_the_index_follows_every_action(workspace: Workspace) -> None:
    number = workspace.claims.add(text="rain", speaker="Haftar").made[0]
    assert found(workspace, "haftar") == [number]
    workspace.claims.edit(number, text="snow", speaker="Serraj")
    assert found(workspace, "rain") == found(workspace, "haftar") == []
    assert found(workspace, "snow serraj") == [number]
    citation = Citation(title="Gazette", publisher="Office", origin="Agency")
    made = workspace.evidence.attach(number, citation, stance=Stance.SUPPORTS, pin=Pin(quote="hail"))
    assert found(workspace, "gazette office agency hail") == [number]
    workspace.evidence.edit(made.made[1], pin=Pin(quote="sleet"))
    assert found(workspace, "hail") == []
    assert found(workspace, "sleet") == [number]
    workspace.notes.add(number, text="thunder")
    assert found(workspace, "thunder") == [number]
    workspace.evidence.detach(made.made[1])
    assert found(workspace, "gazette") == []
    while workspace.undo_label:
        workspace.undo()
    assert found(workspace, "rain") == found(workspace, "thunder") == []
    while workspace.redo_label:
        workspace.redo()
    assert found(workspace, "snow thunder") == [number]
