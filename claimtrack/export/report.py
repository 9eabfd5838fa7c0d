"""A report as a file: a table for programs, and Markdown for people."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from claimtrack.domain.changes import Head
from claimtrack.domain.report import Report, Tally
from claimtrack.domain.words import Words
from claimtrack.export import tables

HEADERS = ("section", "by", "key", "count")
Name = Callable[[object], str]
_SPLIT = {"dismissed": "reason", "corrections": "kind"}


def write_csv(report: Report, path: Path, *, overwrite: bool = False, workspace: Path | None = None) -> None:
    """Write a line for each figure; names are not translated."""
    tables.write_csv(HEADERS, lines(report), path, overwrite=overwrite, workspace=workspace)


def lines(report: Report) -> Iterator[tuple[str, str, str, object]]:
    """Each figure with where it belongs: section, what it is counted by, under which heading."""
    yield "period", "first", "", report.first.isoformat()
    yield "period", "last", "", report.last.isoformat()
    for section, tally in (("decided", report.decided), ("published", report.published)):
        yield section, "all", "", tally.claims
        for by, counts in _counts(tally).items():
            for key, count in counts.items():
                yield section, by, f"{key[0]}/{key[1].id}" if isinstance(key, tuple) else str(key), count
    yield "decided", "repeats", "", report.repeats
    for section, held in (("dismissed", report.dismissed), ("corrections", report.corrections)):
        for key, count in held.items():
            yield section, _SPLIT[section], key, count
    yield "requests", "made", "", report.requests_made
    yield "requests", "answered", "", report.requests_answered
    yield "complaints", "received", "", report.complaints
    yield "days", "to-decide", "median", report.days_to_decide
    yield "days", "to-publish", "median", report.days_to_publish


def _counts(tally: Tally) -> dict[str, Mapping[object, int]]:
    return {
        "date": {day.isoformat(): count for day, count in tally.by_date.items()},
        "rating": dict(tally.by_rating.items()),
        "speaker": dict(tally.by_speaker.items()),
        "publisher": dict(tally.by_publisher.items()),
        "article": dict(tally.by_article.items()),
    }


def write_markdown(
    report: Report, head: Head, path: Path, words: Words, *, overwrite: bool = False, workspace: Path | None = None
) -> None:
    """Write the report as a page, with the head of the history that it was counted from."""
    tables.write_text(page(report, head, words), path, overwrite=overwrite, workspace=workspace)


def page(report: Report, head: Head, words: Words) -> Iterator[str]:
    """The report as Markdown, in the language of the words."""
    say = words.say
    yield f"# {say('report.title', first=report.first.isoformat(), last=report.last.isoformat())}\n\n"
    figures = [(say(f"report.{name}"), value) for name, value in _figures(report).items() if value is not None]
    yield from tables.markdown((say("report.figure"), say("report.count")), figures)
    for section, tally in (("decided", report.decided), ("published", report.published)):
        for by, counts in _counts(tally).items():
            named = [(_name(key, by, words), count) for key, count in counts.items()]
            if named:
                yield f"\n## {say(f'report.{section}')} · {say(f'report.by-{by}')}\n\n"
                yield from tables.markdown((say(f"report.by-{by}"), say("report.count")), named)
    yield from _by_code(report, words)
    yield f"\n---\n\n{say('history.head', head=str(head))}\n"


def _by_code(report: Report, words: Words) -> Iterator[str]:
    """The claims that were dismissed, by reason, and the corrections, by kind."""
    for section, family, held in (
        ("dismissed", "dismiss", report.dismissed),
        ("corrections", "correction.kind", report.corrections),
    ):
        by, count = words.say(f"report.by-{_SPLIT[section]}"), words.say("report.count")
        named = [(words.say(f"{family}.{key}" if key else "history.nothing"), number) for key, number in held.items()]
        if named:
            yield f"\n## {words.say(f'report.{section}')} · {by}\n\n"
            yield from tables.markdown((by, count), named)


def _figures(report: Report) -> dict[str, object]:
    figures: dict[str, object] = {
        "decided": report.decided.claims,
        "repeats": report.repeats,
        "published": report.published.claims,
        "days-to-decide": _short(report.days_to_decide),
        "days-to-publish": _short(report.days_to_publish),
        "dismissed": sum(report.dismissed.values()),
        "corrections": sum(report.corrections.values()),
        "requests-made": report.requests_made,
        "requests-answered": report.requests_answered,
        "complaints": report.complaints,
    }
    return figures


def _short(days: float | None) -> str | None:
    return None if days is None else f"{days:g}"


def _name(key: object, by: str, words: Words) -> str:
    """A heading in words: a rating's label, or what is said where there is no name."""
    if isinstance(key, tuple):
        _scale, rating = key
        return str(rating.label(words.language))
    if key:
        return str(key)
    return words.say("report.nobody" if by == "speaker" else "history.nothing")
