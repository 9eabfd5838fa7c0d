"""Whom the heading of an English speech, statement or thread names as the one who speaks under it."""

from collections.abc import Iterable

from claimtrack.language.text.view import View

_SPEECHES = frozenset(
    "speech remarks address statement testimony transcript keynote lecture sermon eulogy briefing speaks addresses "
    "delivers".split()
)
_THREADS = frozenset("thread threads tweets".split())
_LEADS = frozenset("by of from".split())
_OPENERS = frozenset(": of – — - read watch hear".split())
_VERBS = frozenset({"speaks", "addresses", "delivers"})
_AFTER_NAME = frozenset("at on to in before during for after about , : ( – — -".split())
_LONGEST_NAME = 9  # tokens


def author_of_thread(view: View) -> tuple[int, int] | None:
    """The name before a handle or after "by" in the heading of a thread: Thread by Jane Doe (@doe)."""
    places = range(view.first, view.last)
    if _THREADS.isdisjoint(view.form(place) for place in places):
        return None
    start = next((place + 1 for place in places if view.form(place) in {"by", "from"}), view.first)
    end = start
    while end < view.last and view.tokens[end].is_word and view.form(end) not in _THREADS:
        end += 1
    is_named = start > view.first or view.form(end + (view.form(end) == "(")) == "@"
    return (start, end) if is_named and 1 < end - start <= _LONGEST_NAME else None


def speaker_of_speech(view: View) -> tuple[int, int] | None:
    """The name in the heading of a speech, wherever it stands.

    Remarks by Jane Doe at …; Full text of President Jane Doe's speech; Jane Doe: opening statement; Speech: Jane Doe at
    …; Transcript: Jane Doe addresses the nation.
    """
    speeches = [place for place in range(view.first, view.last) if view.form(place) in _SPEECHES]
    if not speeches:
        return None
    readings = (
        _owner(view, speeches),
        _after_lead(view, speeches),
        _before_verb(view, speeches),
        *_around_mark(view, speeches),
    )
    return next((span for span in readings if span is not None and _is_name(view, span)), None)


def _owner(view: View, speeches: list[int]) -> tuple[int, int] | None:
    """The name before 's and the speech."""
    for end in range(view.first, speeches[-1]):
        if view.form(end).endswith("'s"):
            return _start_of_name(view, end), end + 1
    return None


def _after_lead(view: View, speeches: list[int]) -> tuple[int, int] | None:
    """The name after by, of or from."""
    places = (place + 1 for place in range(speeches[0], view.last) if view.form(place) in _LEADS)
    start = next(places, None)
    if start is None:
        return None
    end = _end_of_name(view, start)
    follows = (
        view.form(end) == "," and end + 2 < view.last and all(t.is_capital for t in view.tokens[end + 1 : end + 3])
    )
    is_office = not any(token.is_capital for token in view.tokens[start:end])
    return (end + 1, _end_of_name(view, end + 1)) if follows and is_office else (start, end)


def _before_verb(view: View, speeches: list[int]) -> tuple[int, int] | None:
    """The name before addresses, speaks or delivers."""
    verb = next((place for place in speeches if view.form(place) in _VERBS), None)
    return None if verb is None else (_start_of_name(view, verb), verb)


def _start_of_name(view: View, end: int) -> int:
    return max((here + 1 for here in range(view.first, end) if view.form(here) in _OPENERS), default=view.first)


def _around_mark(view: View, speeches: list[int]) -> Iterable[tuple[int, int]]:
    """The name before or after a colon or dash that parts it from the speech."""
    for mark in range(view.first + 1, view.last - 1):
        if view.form(mark) not in {":", "–", "—", "-", ",", "("}:
            continue
        if view.first < mark < speeches[-1] and _SPEECHES.isdisjoint(
            view.form(here) for here in range(view.first, mark)
        ):
            yield view.first, mark
        if speeches[0] < mark:
            yield mark + 1, _end_of_name(view, mark + 1)


def _end_of_name(view: View, start: int) -> int:
    end = start
    while end < view.last and view.form(end) not in _AFTER_NAME and view.form(end) not in _SPEECHES:
        end += 1
    return end


def _is_name(view: View, span: tuple[int, int]) -> bool:
    """Whether words are somebody's name or office: capitals, or a person's title."""
    tokens = view.tokens[span[0] : span[1]]
    if not 1 <= len(tokens) <= _LONGEST_NAME or not all(token.is_word or token.form == "." for token in tokens):
        return False
    capitals = sum(token.is_capital for token in tokens)
    has_office = any(token.form.removesuffix("'s") in view.lexicon.lists["people"] for token in tokens)
    return has_office or (capitals >= 2 and tokens[-1].is_capital)
