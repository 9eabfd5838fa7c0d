"""Commands that read an article and store nothing: its text, and the claims that an import would draw."""

import argparse
import sys
from dataclasses import dataclass

from claimtrack.cli.console import Console
from claimtrack.cli.fetching import take_hosts
from claimtrack.cli.input import read_article
from claimtrack.cli.lines import date_fields
from claimtrack.cli.parsing import TEXT_LANGUAGES, Command, Parser
from claimtrack.domain.drawn import DrawnClaim
from claimtrack.export import csv
from claimtrack.language.claims import draw_claims

_HEADERS = (
    *("start", "end", "quote", "score", "worthy", "reasons", "reasons_text", "kind", "voice"),
    *("speaker", "speaker_start", "speaker_end", "speaker_reason", "denied"),
    *("date", "date_text", "date_of", "date_reason", "dates", "same_event"),
)


def _take_text(parser: Parser) -> None:
    parser.add("file")
    take_hosts(parser)


def _text(options: argparse.Namespace, console: Console) -> None:
    article = read_article(options.file, options, console).article
    console.write(article.text)
    if sys.stdout.isatty() and not article.text.endswith("\n"):
        console.write("\n")


def _take_extract(parser: Parser) -> None:
    parser.add("files", metavar="FILE|URL", many=True)
    parser.date("published")
    parser.choice("language", TEXT_LANGUAGES, default="auto")
    take_hosts(parser)
    parser.switch("all")
    parser.forms("json", "csv")


def _extract(options: argparse.Namespace, console: Console) -> None:
    found: list[_Found] = []
    for name in console.track(options.files, len(options.files)):
        material = read_article(name, options, console, published=options.published, language=options.language)
        file = name if len(options.files) > 1 else None
        claims = draw_claims(material.article, every=options.all)
        found.extend([_Found(claim, file, len(found)) for claim in claims])
    if options.json:
        for one in found:
            console.write_json(one.fields(console))
    elif options.csv:
        _write_csv(found, console, has_file=len(options.files) > 1)
    else:
        _write_table([one.claim for one in found], console)


@dataclass(frozen=True, slots=True)
class _Found:
    """A drawn claim, the file where there are several, and how many claims of other files come before it."""

    claim: DrawnClaim
    file: str | None
    before: int

    def fields(self, console: Console) -> dict[str, object]:
        """The claim as `extract --json` shows it; events are numbered through all files of one output."""
        claim = self.claim
        return {
            **({} if self.file is None else {"file": self.file}),
            "start": claim.start,
            "end": claim.end,
            "quote": claim.quote,
            "score": round(claim.score, 4),
            "worthy": claim.worthy,
            "reasons": claim.reasons,
            "reasons_text": [console.words.say(reason) for reason in claim.reasons],
            "kind": claim.kind,
            "voice": claim.voice,
            "speaker": claim.speaker,
            "speaker_start": claim.speaker_start,
            "speaker_end": claim.speaker_end,
            "speaker_reason": claim.speaker_reason,
            "denied": claim.denied,
            "date": claim.date,
            "date_text": claim.date_text,
            "date_of": claim.date_of,
            "date_reason": claim.date_reason,
            "dates": [date_fields(date) for date in claim.dates],
            "same_event": None if claim.same_event is None else claim.same_event + self.before,
        }


def _write_csv(found: list[_Found], console: Console, *, has_file: bool) -> None:
    headers = [*(["file"] if has_file else []), *_HEADERS]
    lines = []
    for one in found:
        fields = one.fields(console)
        fields["dates"] = [f"{date.text}: {date.edtf or ''}" for date in one.claim.dates]
        lines.append([csv.cell(fields[name]) for name in headers])
    for part in csv.rows(headers, lines):
        console.write(part)


def _write_table(claims: list[DrawnClaim], console: Console) -> None:
    say = console.words.say
    headings = [say(f"column.{name}") for name in ("start", "kind", "date", "speaker", "claim")]
    rows = [
        (str(claim.start), say(f"claim-kind.{claim.kind}"), claim.date or "", claim.speaker or "", claim.quote)
        for claim in claims
    ]
    console.write_table(headings, rows)


COMMANDS = {"text": Command(_take_text, _text), "extract": Command(_take_extract, _extract)}
