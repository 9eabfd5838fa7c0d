"""Commands that put material to a claim: sources with their stance, notes and search notes."""

import argparse
from pathlib import Path

from claimtrack.cli.console import Console
from claimtrack.cli.input import read_argument
from claimtrack.cli.opening import open_for_writing, tell
from claimtrack.cli.parsing import Command, Parser
from claimtrack.domain.claim import NoteKind
from claimtrack.domain.messages import Message
from claimtrack.domain.source import Citation, KeptFile, Pin, SourceKind, Stance
from claimtrack.intake.address import check_address
from claimtrack.intake.kept import read_kept_file
from claimtrack.intake.text import is_address


def _take_attach(parser: Parser) -> None:
    parser.workspace()
    parser.add("claim")
    parser.add("material", metavar="FILE|URL", optional=True)
    parser.number("source")
    parser.choice("stance", tuple(Stance), required=True)
    for name in ("title", "address", "quote", "place", "translation", "note", "publisher", "origin"):
        parser.option(name)
    parser.choice("kind", tuple(SourceKind), default=SourceKind.OTHER)
    parser.date("published")
    for name in ("no-fetch", "json"):
        parser.switch(name)
    parser.option("by", metavar="NAME")


def _attach(options: argparse.Namespace, console: Console) -> None:
    source, kept = _source(options, console)
    pin = Pin(quote=options.quote, place=options.place, translation=options.translation, note=options.note)
    with open_for_writing(options) as workspace:
        claim = workspace.claims.find(options.claim)
        changes = workspace.evidence.attach(claim, source, stance=Stance(options.stance), pin=pin, kept=kept)
    number, evidence = changes.made
    if options.json:
        console.write_json({"source": number, "evidence": evidence})
    else:
        tell(changes, console)
        console.say("cli.attached", source=number, evidence=evidence)


def _source(options: argparse.Namespace, console: Console) -> tuple[Citation | int, KeptFile | None]:
    """The source that is named, and the copy of it that is kept; wrong usage where none is, or two are."""
    material, address, kept = options.material, options.address, None
    is_url = material is not None and is_address(material)
    if not (material or options.source or options.title or address):
        console.stop_usage("attach", Message("cli.no-source"))
    if options.source and (is_url or options.title or address):
        console.stop_usage("attach", Message("cli.two-sources"))
    if is_url:
        if address:
            console.stop_usage("attach", Message("cli.two-sources"))
        address = material
    elif material:
        kept = read_kept_file(material)
    if options.source:
        return options.source, kept
    citation = Citation(
        title=options.title or (Path(material).name if kept else ""),
        publisher=options.publisher,
        published=options.published,
        address=check_address(address) if address else "",
        kind=SourceKind(options.kind),
        origin=options.origin,
    )
    if is_url and not options.no_fetch:
        console.complain("cli.only-cited", address=address)
    return citation, kept


def _take_note(parser: Parser) -> None:
    parser.workspace()
    parser.add("claim")
    parser.add("text")
    parser.switch("looked")
    parser.option("by", metavar="NAME")


def _note(options: argparse.Namespace, console: Console) -> None:
    text = read_argument(options.text)
    with open_for_writing(options) as workspace:
        claim = workspace.claims.find(options.claim)
        tell(workspace.notes.add(claim, text=text, kind=NoteKind.SEARCH if options.looked else NoteKind.NOTE), console)


COMMANDS = {"attach": Command(_take_attach, _attach), "note": Command(_take_note, _note)}
