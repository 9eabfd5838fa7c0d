"""Commands that answer each line of their input: how check-worthy it is, and which dates it names."""

import argparse
from collections.abc import Iterator

from claimtrack.cli.console import Console
from claimtrack.cli.input import read_lines, read_objects, text_of
from claimtrack.cli.parsing import TEXT_LANGUAGES, Command, Parser
from claimtrack.domain import edtf
from claimtrack.domain.drawn import FoundDate
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.language.dates import find_dates
from claimtrack.language.worth import score


def _take_lines(parser: Parser) -> None:
    parser.add("file")
    parser.choice("language", TEXT_LANGUAGES, default="auto")
    parser.switch("json")


def _score(options: argparse.Namespace, console: Console) -> None:
    texts = [*_texts(options)]
    for text in console.track(texts, len(texts), is_output=True):
        worth = score(text, language=options.language)
        reasons = [console.words.say(reason) for reason in worth.reasons]
        if options.json:
            answer = {"score": round(worth.score, 4), "worthy": worth.worthy, "reasons": worth.reasons}
            console.write_json(answer | {"reasons_text": reasons})
        else:
            worthy = console.words.say("cli.worthy" if worth.worthy else "cli.not-worthy")
            console.write(f"{worth.score:.2f}\t{worthy}\t{'; '.join(reasons)}\n")


def _texts(options: argparse.Namespace) -> Iterator[str]:
    if options.json:
        return (text_of(number, found) for number, found in read_objects(options.file))
    return read_lines(options.file)


def _dates(options: argparse.Namespace, console: Console) -> None:
    asked = [(text_of(number, found), _reference(number, found)) for number, found in read_objects(options.file)]
    for text, reference in console.track(asked, len(asked), is_output=True):
        dates = find_dates(text, reference=reference, language=options.language)
        if options.json:
            console.write_json({"dates": [date_fields(date) for date in dates]})
            continue
        for date in dates:
            console.say("cli.date", text=date.text, edtf=date.edtf or "–", reason=Message(date.reason))


def _reference(number: int, found: dict[str, object]) -> str | None:
    reference = found.get("reference")
    if reference is None:
        return None
    try:
        return edtf.parse(str(reference)).text
    except Problem as problem:
        raise Problem(Message("cli.line-problem", line=number, problem=problem.message)) from None


def date_fields(date: FoundDate) -> dict[str, object]:
    """A date as the JSON of `dates` and `extract` shows it."""
    return {
        "text": date.text,
        "start": date.start,
        "end": date.end,
        "edtf": date.edtf,
        "earliest": date.earliest.isoformat() if date.earliest else None,
        "latest": date.latest.isoformat() if date.latest else None,
        "reason": date.reason,
    }


COMMANDS = {"score": Command(_take_lines, _score), "dates": Command(_take_lines, _dates)}
