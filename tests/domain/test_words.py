"""Everything that can be said has words in both languages, with the same arguments, and no words lie unused."""

import ast
import re
import string
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.pofile import read_po

import claimtrack
from claimtrack.domain import resources
from claimtrack.domain.claim import NoteKind, Order
from claimtrack.domain.columns import COLUMNS
from claimtrack.domain.drawn import DateOf, Kind, Voice
from claimtrack.domain.messages import Label, Message
from claimtrack.domain.publication import CorrectionKind
from claimtrack.domain.scale import Need
from claimtrack.domain.source import SourceKind, Stance
from claimtrack.domain.status import DismissReason, Move, Status
from claimtrack.domain.verdict import Confidence
from claimtrack.domain.words import END_ISOLATE, ISOLATE, LANGUAGES, Words
from claimtrack.storage.schema import RECORDS

SOURCES = Path(claimtrack.__file__).parent
CODE = re.compile(r"[a-z][a-z-]*(\.[a-z0-9_-]+)+")

# codes that are put together: all that can come out of each
FAMILIES: dict[str, Iterable[object]] = {
    "status.{}": Status,
    "move.{}": Move,
    "dismiss.{}": DismissReason,
    "stance.{}": Stance,
    "confidence.{}": Confidence,
    "source-kind.{}": SourceKind,
    "voice.{}": Voice,
    "kind.{}": RECORDS,
    "gate.needs.{}": Need,
    "action.note.{}": NoteKind,
    "action.claim.{}": Move,
    "action.correction.{}": CorrectionKind,
    "column.{}": [column.name for column in COLUMNS],
    "verdict.is-{}": ("dismissed", "published"),
    "action.{}": ("undo", "redo"),
    "{}.nothing": ("undo", "redo"),
    "workspace.{}": ("missing", "not-a-file"),
    "verify.part.{}": ("file", "contents", "rows", "chain"),
    "month.{}": range(1, 13),
    "date-of.{}": DateOf,
    "claim-kind.{}": Kind,
    "order.{}": Order,
    "note.kind.{}": NoteKind,
    "note.add.{}": NoteKind,
    "list.{}": Stance,
    "language.{}": LANGUAGES,
}


@cache
def catalogue(language: str) -> Catalog:
    with (resources.folder() / "words" / f"{language}.po").open("rb") as file:
        return read_po(file)


@cache
def codes(language: str) -> frozenset[str]:
    return frozenset(_code(message.id) for message in catalogue(language) if message.id)


def _code(identity: str | tuple[str, ...] | list[str]) -> str:
    return identity if isinstance(identity, str) else identity[0]


def _texts(message: Entry) -> list[str]:
    """The words of an entry, one for each plural form."""
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


@cache
def strings() -> frozenset[str]:
    """Every string in the program; where one is put together, `{}` stands for what is filled in."""
    return frozenset(found for node in _nodes() if isinstance(node, ast.expr) and (found := _template(node)))


def _nodes(room: str = "") -> Iterator[ast.AST]:
    for path in (SOURCES / room).rglob("*.py"):
        yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def _template(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return None


@cache
def said() -> frozenset[str]:
    """The codes that messages are made of and that words are asked for, as in `strings`."""
    asked = (
        node.args[0]
        for node in _nodes()
        if isinstance(node, ast.Call) and node.args and _name(node.func) in {"Message", "say", "complain"}
    )
    return frozenset(found for first in asked if (found := _template(first)))


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(".+".join(re.escape(part) for part in template.split("{}")))


@pytest.mark.no_cover
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_words(language: str) -> None:
    assert sorted(code for code in said() if "{}" not in code and code not in codes(language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("family", FAMILIES)
def test_every_member_of_a_family_has_words(language: str, family: str) -> None:
    assert family in said(), "nobody says it any more"
    if family == "action.claim.{}":
        asked = [family.format(move) for move in Move if move not in {Move.BEGIN, Move.REOPEN}]  # they go by themselves
    else:
        asked = [family.format(member) for member in FAMILIES[family]]
    assert [code for code in asked if code not in codes(language)] == []


def test_every_other_family_has_members() -> None:
    families = [template for template in said() - {*FAMILIES} if "{}" in template]
    assert [each for each in families if not any(_pattern(each).fullmatch(code) for code in codes("en"))] == []


def test_every_reason_of_the_language_engine_has_words() -> None:
    found = {_template(node) or "" for node in _nodes("language") if isinstance(node, ast.expr)}
    rooms = {code.split(".")[0] for code in codes("en")}
    reasons = {each for each in found if CODE.fullmatch(each) and each.split(".")[0] in rooms}
    assert sorted(reasons - codes("en") - {"worth.json", "worth.length", "worth.chatter"}) == []


@pytest.mark.no_cover
def test_no_words_lie_unused() -> None:
    patterns = [
        _pattern(each) for each in strings() if "{}" in each and re.search("[a-z]{3}", each) and " " not in each
    ]
    unused = {code for code in codes("en") - strings() if not any(pattern.fullmatch(code) for pattern in patterns)}
    if "{}.{}" in strings():  # the room is named elsewhere
        unused = {code for code in unused if code.split(".")[0] not in strings()}
    assert sorted(unused) == []


def test_what_was_done_is_said_as_done() -> None:
    actions = {code.removeprefix("action.") for code in codes("en") if code.startswith("action.")}
    assert sorted(name for name in actions - {"workspace.create"} if f"done.{name}" not in codes("en")) == []


def test_both_languages_say_the_same_things() -> None:
    assert codes("en") == codes("ar")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_is_whole(language: str) -> None:
    plurals = {"en": 2, "ar": 6}[language]
    assert catalogue(language).num_plurals == plurals
    for message in catalogue(language):
        if not message.id:
            continue
        assert not message.fuzzy, message.id
        texts = _texts(message)
        assert len(texts) == (plurals if message.pluralizable else 1), message.id
        assert all(text and text == text.strip() for text in texts) or message.id == "list.separator", message.id


def _arguments(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name is not None}


def test_both_languages_take_the_same_arguments() -> None:
    arabic = {_code(message.id): message for message in catalogue("ar") if message.id}
    for message in catalogue("en"):
        if not message.id:
            continue
        other = arabic[_code(message.id)]
        assert message.pluralizable == other.pluralizable, message.id
        mine, theirs = ({name for text in _texts(each) for name in _arguments(text)} for each in (message, other))
        assert mine == theirs, message.id
        # none, one and two may be said without the number, several without the title of one; whatever else there is to
        # say is said in every other form
        for text in _texts(other)[1:]:
            assert mine - _arguments(text) <= {"count", "claims", "title"}, message.id


def test_no_words_name_anything_but_arguments() -> None:
    for language in LANGUAGES:
        for message in catalogue(language):
            for text in _texts(message):
                assert all(name.isidentifier() for name in _arguments(text)), message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_argument_is_never_read_as_a_template(language: str) -> None:
    words = Words(language)
    for hostile in ("{0.__class__}", "%s", "{name}", "{", "}"):
        assert hostile in words.say(Message("workspace.foreign", name=hostile))


def test_arguments_are_said_in_the_language_spoken() -> None:
    message = Message("gate.nothing-points", rating=Label("True", "صحيح"), stance=Message("stance.supports"))
    assert "True" in Words("en").say(message)
    assert "صحيح" in Words("ar").say(message)
    assert "؛ " in Words("ar").say("list.separator") or "، " in Words("ar").say("list.separator")
    warnings = (Message("gate.one-origin"), Message("gate.unnamed-only"))
    said_together = Words("en").say(Message("gate.warns", claim=1, what=warnings))
    assert all(Words("en").say(warning) in said_together for warning in warnings)


@pytest.mark.parametrize("count", [0, 1, 2, 3, 10, 11, 99, 100, 101, 102, 103, 1_000_000])
def test_counts_have_their_forms(count: int) -> None:
    message = Message("action.claim.accept", count=count, claims="7")
    forms = catalogue("ar").get("action.claim.accept")
    assert forms is not None
    place = _arabic_form(count)
    assert Words("ar").say(message) == _texts(forms)[place].format(count=f"{count:,}", claims="7")
    assert Words("en").say(message) == ("Accept claim 7" if count == 1 else f"Accept {count:,} claims")


def _arabic_form(count: int) -> int:
    """CLDR's plural rules: zero, one, two, few, many, other."""
    if count <= 2:
        return count
    if 3 <= count % 100 <= 10:
        return 3
    return 4 if 11 <= count % 100 <= 99 else 5


def test_text_is_isolated_and_digits_are_chosen_on_screen_alone() -> None:
    message = Message("workspace.newer", name="a.claimtrack", version=12, known=3)
    assert f"{ISOLATE}a.claimtrack{END_ISOLATE}" in Words("ar", isolated=True).say(message)
    assert "١٢" in Words("ar", arabic_digits=True).say(message)
    label = Message("action.claim.sign", count=1, claims="12", reason="")
    assert "الادعاء ١٢" in Words("ar", arabic_digits=True).say(label), "as labels in the history hold it"
    plain = Words("ar").say(message)
    assert ISOLATE not in plain
    assert "12" in plain


def test_what_is_not_known_is_said_as_it_is() -> None:
    assert not Words("en").knows("no.such-code")
    assert Words("en").knows("action.claim.accept")
    assert Words("en").knows("workspace.foreign")
    assert Words("en").say("no.such-code") == "no.such-code"
