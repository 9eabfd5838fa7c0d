"""Commands that put material to a claim: sources with their stance, notes and search notes."""

import argparse

from claimtrack.cli.console import Console
from claimtrack.cli.fetching import fetched, take_hosts
from claimtrack.cli.input import read_argument
from claimtrack.cli.opening import open_for_writing, tell
from claimtrack.cli.parsing import Command, Parser
from claimtrack.domain.claim import NoteKind
from claimtrack.domain.document import Document
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.source import Citation, KeptFile, Pin, SourceKind, Stance
from claimtrack.intake.address import check_address
from claimtrack.intake.kept import read_kept_file
from claimtrack.intake.text import is_address
from claimtrack.workspace.workspace import Workspace


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
    take_hosts(parser)
    for name in ("no-fetch", "json"):
        parser.switch(name)
    parser.option("by", metavar="NAME")


def _attach(options: argparse.Namespace, console: Console) -> None:
    _demand_one_source(options, console)
    kept = _kept(options, console)
    pin = Pin(quote=options.quote, place=options.place, translation=options.translation, note=options.note)
    with open_for_writing(options) as workspace:
        claim = workspace.claims.find(options.claim)
        source = options.source or _citation(options, kept)
        if kept is not None and not options.source:
            source = _known(workspace, kept, options, console) or source
        changes = workspace.evidence.attach(claim, source, stance=Stance(options.stance), pin=pin, kept=kept)
        number, evidence = changes.made
        if (
            kept is not None
            and kept.document is not None
            and pin.quote
            and workspace.evidence.find_pin(evidence) is None
        ):
            console.complain("cli.quote-not-found")
    if options.json:
        console.write_json({"source": number, "evidence": evidence})
    else:
        tell(changes, console)
        console.say("cli.attached", source=number, evidence=evidence)


def _demand_one_source(options: argparse.Namespace, console: Console) -> None:
    """Wrong usage where no source is named, or two are."""
    is_url = _is_url(options)
    if not (options.material or options.source or options.title or options.address):
        console.stop_usage("attach", Message("cli.no-source"))
    if (options.source and (is_url or options.title or options.address)) or (is_url and options.address):
        console.stop_usage("attach", Message("cli.two-sources"))


def _is_url(options: argparse.Namespace) -> bool:
    return options.material is not None and is_address(options.material)


def _kept(options: argparse.Namespace, console: Console) -> KeptFile | None:
    """The copy that is kept of a file, or of a page that is fetched; what cannot be read in it is said."""
    if options.material is None or (_is_url(options) and options.no_fetch):
        return None
    kept = _fetched(options, console) if _is_url(options) else read_kept_file(options.material)
    if kept.problem is not None:
        console.complain("cli.not-read", problem=kept.problem)
    for note in kept.document.notes if kept.document else ():
        console.complain(note)
    return kept


def _fetched(options: argparse.Namespace, console: Console) -> KeptFile:
    try:
        return fetched(options.material, options, console)
    except Problem as problem:
        raise Problem(Message("cli.not-fetched", problem=problem.message)) from None


def _citation(options: argparse.Namespace, kept: KeptFile | None) -> Citation:
    """How the source is cited: as it is said, else as the document says of itself."""
    said = kept.document if kept and kept.document else Document("", "")
    address = options.address or (options.material if _is_url(options) else "")
    return Citation(
        title=options.title or said.title or (kept.name if kept else ""),
        publisher=options.publisher or said.publisher,
        author=said.author,
        published=options.published or said.published,
        address=check_address(address) if address else "",
        kind=SourceKind(options.kind),
        language=said.language,
        origin=options.origin,
    )


def _known(workspace: Workspace, kept: KeptFile, options: argparse.Namespace, console: Console) -> int | None:
    """The one source that has these very bytes, where nothing else is said of it; else those that do are named."""
    same = workspace.sources.same(kept=kept)
    if not same:
        return None
    if len(same) == 1 and not (options.title or options.publisher or options.address or _is_url(options)):
        return same[0]
    console.complain("cli.same-bytes", sources=same)
    return None


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
