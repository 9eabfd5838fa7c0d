"""Every action that a workspace offers, each as a step with two small numbers that choose what it is done to.

The keys begin with the name of the action as the workspace has it, `part.method`, so that a test sees whether one is
missing here. What is chosen may not be there, or not be in a state for it: the step is refused then, which is as good.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

from claimtrack.domain.article import Article
from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import Claim, ClaimQuery, NoteKind, Place, Priority
from claimtrack.domain.document import Document
from claimtrack.domain.drawn import DateOf, DrawnClaim, Kind, Voice
from claimtrack.domain.errors import Problem
from claimtrack.domain.publication import CorrectionKind, Piece
from claimtrack.domain.request import Question
from claimtrack.domain.scale import PRESETS, default_scale, preset
from claimtrack.domain.source import Citation, KeptFile, Pin, Stance, Standing
from claimtrack.domain.status import DismissReason
from claimtrack.domain.verdict import Judgement
from claimtrack.workspace.workspace import Workspace

Step = Callable[[Workspace, int, int], Changes]

NAMES = ("", "فايز السرّاج", "فايز السراج", "Amal O'Neil", "Haftar")
PEOPLE = ("Basim", "Huda", "هدى")
TAGS = ("حدود", "water", "x")
ADDRESSES = ("", "https://example.org/a", "https://example.org/b")
DAY = dt.date(2026, 3, 31)


def _chosen(numbers: Sequence[int], pick: int) -> int:
    return numbers[pick % len(numbers)] if numbers else 1


def _all(workspace: Workspace) -> list[Claim]:
    return [*map(workspace.claims.get, workspace.claims.numbers(ClaimQuery()))]


def _one(workspace: Workspace, pick: int) -> int:
    return _chosen(workspace.claims.numbers(ClaimQuery()), pick)


def _some(workspace: Workspace, pick: int) -> list[int]:
    numbers = workspace.claims.numbers(ClaimQuery())
    return [number for place, number in enumerate(numbers) if pick >> (place % 7) & 1]


def _piece(workspace: Workspace, pick: int) -> int:
    return _chosen([piece.id for claim in _all(workspace) for piece in claim.evidence], pick)


def _place(workspace: Workspace, pick: int) -> int:
    return _chosen([seen.id for claim in _all(workspace) for seen in claim.appearances], pick)


def _request(workspace: Workspace, pick: int) -> int:
    return _chosen([asked.id for claim in _all(workspace) for asked in claim.requests], pick)


def _article(workspace: Workspace, pick: int) -> int:
    return _chosen([entry.id for entry in workspace.articles.entries()], pick)


def _source(workspace: Workspace, pick: int) -> int:
    return _chosen([entry.id for entry in workspace.sources.entries()], pick)


def _snapshot(workspace: Workspace, pick: int) -> int:
    sources = workspace.sources.entries()
    copies = [copy.id for each in sources for copy in workspace.sources.snapshots(each.id) if copy.has_text]
    return _chosen(copies, pick)


def _speaker(workspace: Workspace, pick: int) -> int:
    return _chosen([entry.id for entry in workspace.speakers.entries()], pick)


def _view(workspace: Workspace, pick: int) -> int:
    return _chosen([entry.id for entry in workspace.views.entries()], pick)


def _publication(workspace: Workspace, pick: int) -> int:
    return _chosen([entry.id for entry in workspace.publications.entries()], pick)


def _complaint(workspace: Workspace, pick: int) -> int:
    return _chosen([entry.id for entry in workspace.corrections.complaints()], pick)


def _thrown_away(workspace: Workspace, kind: str, pick: int) -> list[int]:
    numbers = [entry.id for entry in workspace.trash.entries() if entry.kind == kind]
    return numbers[pick % 3 :]


def drawn(text: str, start: int, end: int, speaker: str) -> DrawnClaim:
    """A claim as it is drawn from a text."""
    voice = Voice.REPORTED if speaker else Voice.ARTICLE
    return DrawnClaim(start, end, text[start:end], Kind.CHECKABLE, voice, 0.5, worthy=True, speaker=speaker or None)


def _import(workspace: Workspace, one: int, other: int) -> Changes:
    text = f"Article {one}.\nقال إن {other} حدث."
    end = text.index("\n")
    first = drawn(text, 0, end, NAMES[one % 5])
    second = replace(drawn(text, end + 1, len(text), NAMES[other % 5]), same_event=0)
    article = Article(text=text, title=f"A {one}", original=text.encode("utf-16"), published="2019-04")
    return workspace.articles.add(article, [first, second])


def _kept(pick: int) -> KeptFile | None:
    document = Document(f"It says {pick}, and no more.", "text/plain")
    return KeptFile(bytes([pick % 7]) * 9, "text/plain", "attached", "a.txt", document=document) if pick % 2 else None


def _attach(workspace: Workspace, one: int, other: int) -> Changes:
    citation = Citation(title=f"Source {other % 3}", address=ADDRESSES[other % 3], origin="agency")
    pin = Pin(quote="words", place="p. 3")
    number, stance = _one(workspace, one), (*Stance,)[other % 3]
    return workspace.evidence.attach(
        number, citation, stance=stance, pin=pin, kept=_kept(other), is_nameable=other % 5 > 0
    )


def _split(workspace: Workspace, one: int, other: int) -> Changes:
    number = _one(workspace, one)
    quote = workspace.claims.get(number).quote
    return workspace.claims.split(number, quote.start + other if quote else other)


def _merge_above(workspace: Workspace, one: int, _other: int) -> Changes:
    number = _one(workspace, one)
    return workspace.claims.merge(number, into=workspace.claims.above(number) or number)


def _again(workspace: Workspace, number: int, other: int) -> list[DrawnClaim]:
    text = workspace.articles.get(number).article.text
    start = text.index("\n") + 1
    dated = replace(
        drawn(text, start, len(text), NAMES[other % 5]), date=("2019", None)[other % 2], date_of=DateOf.EVENT
    )
    return [drawn(text, 0, 4 + other % 8, NAMES[other % 5]), dated]


def _draw_again(workspace: Workspace, one: int, other: int) -> Changes:
    number = _article(workspace, one)
    return workspace.articles.draw_again(number, _again(workspace, number, other))


def _read_dates_again(workspace: Workspace, one: int, other: int) -> Changes:
    number = _article(workspace, one)
    return workspace.articles.read_dates_again(number, _again(workspace, number, other))


def _correct_alike(workspace: Workspace, one: int, other: int) -> Changes:
    """As after an edit of a claim from a reading in which another speaker was read."""
    claim = workspace.claims.get(_one(workspace, one))
    return workspace.claims.correct_alike(replace(claim, speaker=NAMES[other % 5] or None))


def _judgement(pick: int) -> Judgement:
    ratings = default_scale().ratings
    return Judgement(ratings[pick % len(ratings)].id, rationale_ar="لأن", established="2019-04-09", reason="new")


def _pin(workspace: Workspace, one: int, other: int) -> Changes:
    number = _piece(workspace, one)
    held = {each.id: each.source.id for claim in _all(workspace) for each in claim.evidence}
    copies = [copy.id for copy in workspace.sources.snapshots(held.get(number, 1)) if copy.has_text]
    return workspace.evidence.pin(number, _chosen(copies, other), 0, 2 + other % 5)


def _use_scale(workspace: Workspace, one: int, other: int) -> Changes:
    scales = workspace.scales.entries()
    scale = scales[one % len(scales)]
    rating = scale.ratings[other % len(scale.ratings)].id
    old = workspace.scales.old_ratings(scale.key)
    return workspace.scales.use(scale.key, {(each.scale, each.rating): rating for each in old[other % 2 :]})


def _add_scale(workspace: Workspace, one: int, other: int) -> Changes:
    scale = preset((*PRESETS,)[one % 5])
    return workspace.scales.add(replace(scale, id="house", name_en=f"House {other % 3}"))


def _settle(workspace: Workspace, one: int, other: int) -> Changes:
    number = _one(workspace, one)
    found = workspace.review.comparison(number)
    sides = [found.first.id, found.second.id] if found else [1]
    return workspace.review.settle(number, _chosen(sides, other), reason="the minutes say so")


def _correct(workspace: Workspace, one: int, other: int) -> Changes:
    kind = (*CorrectionKind,)[other % len(CorrectionKind)]
    judgement = _judgement(other) if kind in {CorrectionKind.CORRECTED, CorrectionKind.UPDATED} else None
    return workspace.corrections.make(_one(workspace, one), kind, note=f"note {other}", judgement=judgement)


UNDOABLE: dict[str, Step] = {
    "articles.add": _import,
    "articles.edit": lambda w, one, other: w.articles.edit(_article(w, one), title=f"A{other}", published="2018"),
    "articles.draw_again": _draw_again,
    "articles.read_dates_again": _read_dates_again,
    "articles.delete": lambda w, one, _other: w.articles.delete(_article(w, one)),
    "articles.undelete": lambda w, one, _other: w.articles.undelete(*_thrown_away(w, "article", one)[:1] or [1]),
    "claims.add": lambda w, one, other: w.claims.add(text=f"claim {one}", speaker=NAMES[other % 5], date="2019"),
    "claims.edit text": lambda w, one, other: w.claims.edit(_one(w, one), text=f"other {other}"),
    "claims.edit speaker": lambda w, one, other: w.claims.edit(_one(w, one), speaker=NAMES[other % 5]),
    "claims.edit date": lambda w, one, other: w.claims.edit(_one(w, one), date=("", "2019-04", "2020/..")[other % 3]),
    "claims.correct_alike": _correct_alike,
    "claims.accept": lambda w, one, _other: w.claims.accept(_some(w, one)),
    "claims.dismiss": lambda w, one, other: w.claims.dismiss(_some(w, one), reason=(*DismissReason,)[other % 6]),
    "claims.restore": lambda w, one, _other: w.claims.restore(_some(w, one)),
    "claims.label": lambda w, one, other: w.claims.label(
        _some(w, one), priority=(*Priority,)[other % 3], due=("", "2026-03-31")[other % 2], assignee=NAMES[other % 5]
    ),
    "claims.tag": lambda w, one, other: w.claims.tag(_some(w, one), add=TAGS[: other % 3], remove=TAGS[other % 3 :]),
    "claims.merge": lambda w, one, other: w.claims.merge(_one(w, one), into=_one(w, other)),
    "claims.merge above": _merge_above,
    "claims.split": _split,
    "claims.delete": lambda w, one, _other: w.claims.delete(_some(w, one)),
    "claims.undelete": lambda w, one, _other: w.claims.undelete(_thrown_away(w, "claim", one)),
    "evidence.attach": _attach,
    "evidence.attach again": lambda w, one, other: w.evidence.attach(
        _one(w, one), _source(w, other), stance=Stance.CONTEXT
    ),
    "evidence.attach_words": lambda w, one, other: w.evidence.attach_words(
        _one(w, one), _snapshot(w, other), 0, 2 + other % 5, stance=(*Stance,)[other % 3], translation="t"
    ),
    "evidence.edit stance": lambda w, one, other: w.evidence.edit(_piece(w, one), stance=(*Stance,)[other % 3]),
    "evidence.edit pin": lambda w, one, other: w.evidence.edit(_piece(w, one), pin=Pin(quote=f"q{other}")),
    "evidence.pin": _pin,
    "evidence.detach": lambda w, one, _other: w.evidence.detach(_piece(w, one)),
    "notes.add": lambda w, one, other: w.notes.add(_one(w, one), text=f"note {other}", kind=(*NoteKind,)[other % 2]),
    "verdicts.give": lambda w, one, other: w.verdicts.give(_one(w, one), _judgement(other)),
    "verdicts.carry_over": lambda w, one, other: w.verdicts.carry_over(_one(w, one), _one(w, other), note="the same"),
    "appearances.add": lambda w, one, other: w.appearances.add(
        _one(w, one), Place(address="https://example.org/p", reach=other), is_first=other % 2 == 0
    ),
    "appearances.edit": lambda w, one, other: w.appearances.edit(
        _place(w, one), Place(account=f"@{other}"), is_first=other % 2 == 1
    ),
    "appearances.remove": lambda w, one, _other: w.appearances.remove(_place(w, one)),
    "requests.ask": lambda w, one, other: w.requests.ask(_one(w, one), Question(f"office {other % 3}", due=DAY)),
    "requests.edit": lambda w, one, other: w.requests.edit(_request(w, one), Question(f"office {other}", "letter")),
    "requests.answer": lambda w, one, other: w.requests.answer(_request(w, one), answer=("", "no", "yes")[other % 3]),
    "requests.reopen": lambda w, one, _other: w.requests.reopen(_request(w, one)),
    "requests.remove": lambda w, one, _other: w.requests.remove(_request(w, one)),
    "sources.add": lambda w, one, other: w.sources.add(Citation(title=f"S {one % 3}", publisher=f"P {other % 2}")),
    "sources.edit": lambda w, one, other: w.sources.edit(
        _source(w, one), Citation(title=f"S{other}"), standing=Standing(is_nameable=other % 2 == 0, interest="x")
    ),
    "sources.keep": lambda w, one, other: w.sources.keep(
        _source(w, one), KeptFile(bytes([other]), "text/plain", "file")
    ),
    "sources.read_again": lambda w, one, other: w.sources.read_again(
        _snapshot(w, one), Document(f"It says {other} now.", "text/plain")
    ),
    "sources.merge": lambda w, one, other: w.sources.merge([_source(w, one)], into=_source(w, other)),
    "sources.delete": lambda w, one, _other: w.sources.delete([_source(w, one)]),
    "sources.undelete": lambda w, one, _other: w.sources.undelete(_thrown_away(w, "source", one)),
    "speakers.rename": lambda w, one, other: w.speakers.rename(_speaker(w, one), NAMES[other % 5]),
    "speakers.add_spelling": lambda w, one, other: w.speakers.add_spelling(_speaker(w, one), f"spelling {other % 3}"),
    "speakers.remove_spelling": lambda w, one, other: w.speakers.remove_spelling(
        _speaker(w, one), f"spelling {other % 3}"
    ),
    "speakers.merge": lambda w, one, other: w.speakers.merge([_speaker(w, one)], into=_speaker(w, other)),
    "people.add": lambda w, one, _other: w.people.add(PEOPLE[one % 3]),
    "people.remove": lambda w, one, _other: w.people.remove(PEOPLE[one % 3]),
    "people.join": lambda w, one, _other: w.people.join(PEOPLE[one % 3]),
    "review.switch": lambda w, one, _other: w.review.switch(is_on=one % 2 == 0),
    "scales.add": _add_scale,
    "scales.use": _use_scale,
    "views.save": lambda w, one, other: w.views.save(f"view {one % 3}", f'{{"words": "{other % 3}"}}'),
    "views.rename": lambda w, one, other: w.views.rename(_view(w, one), f"view {other % 4}"),
    "views.delete": lambda w, one, _other: w.views.delete(_view(w, one)),
    "publications.edit": lambda w, one, other: w.publications.edit(
        _publication(w, one), Piece(f"Headline {other}", "https://example.org/b")
    ),
    "corrections.log_complaint": lambda w, one, other: w.corrections.log_complaint(
        text=f"complaint {other}", claim_id=_one(w, one), received=DAY
    ),
    "corrections.answer_complaint": lambda w, one, other: w.corrections.answer_complaint(
        _complaint(w, one), answer=f"answer {other}", answered_on=DAY
    ),
}
FINAL: dict[str, Step] = {
    "review.send": lambda w, one, _other: w.review.send([_one(w, one)], override="seen"),
    "review.sign": lambda w, one, _other: w.review.sign([_one(w, one)]),
    "review.send_back": lambda w, one, other: w.review.send_back([_one(w, one)], note=f"no {other}"),
    "review.ask_second": lambda w, one, other: w.review.ask_second(_one(w, one), ("", *PEOPLE)[other % 4]),
    "review.give_second": lambda w, one, other: w.review.give_second(_one(w, one), _judgement(other)),
    "review.show_first": lambda w, one, _other: w.review.show_first(_one(w, one)),
    "review.settle": _settle,
    "publications.publish": lambda w, one, other: w.publications.publish([_one(w, one)], Piece(f"Headline {other}")),
    "publications.publish_in": lambda w, one, other: w.publications.publish_in(_publication(w, other), [_one(w, one)]),
    "corrections.make": _correct,
    "trash.empty": lambda w, _one, _other: w.trash.empty(),
    "files.remove_unused": lambda w, _one, _other: w.files.remove_unused(),
}


def take(workspace: Workspace, name: str, one: int, other: int) -> Changes | None:
    """One step, or taking one back; None where it was refused."""
    steps: dict[str, Step] = (
        UNDOABLE | FINAL | {"undo": lambda w, _one, _other: w.undo(), "redo": lambda w, _one, _other: w.redo()}
    )
    try:
        return steps[name](workspace, one, other)
    except Problem:
        return None


def begin(workspace: Workspace) -> None:
    """A little of everything, claims at each step of the way among it."""
    for number in range(5):
        take(workspace, "claims.add", number, number)
    for number in range(5):
        for name in ("evidence.attach", "evidence.attach again", "notes.add", "verdicts.give"):
            take(workspace, name, number, 3 + number % 2)
    for number in range(2):
        for name in ("articles.add", "requests.ask", "appearances.add", "views.save", "scales.add", "people.add"):
            take(workspace, name, number, number + 3)
    for number in range(9):
        take(workspace, "review.send", number, number)
    workspace.who, first = PEOPLE[0], workspace.who
    for name in ("review.sign", "publications.publish"):
        for number in range(7 if name == "review.sign" else 6):
            take(workspace, name, number, number)
    workspace.who = first
