"""The command about rating scales: which there are, which is in use; one is brought in, written out or put in use."""

import argparse
from pathlib import Path

from claimtrack.cli.console import Console
from claimtrack.cli.opening import open_for_reading, open_for_writing, tell, who
from claimtrack.cli.parsing import Command, Parser
from claimtrack.domain import scale_document
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.rating import Scale
from claimtrack.export.tables import write_text
from claimtrack.workspace.workspace import Workspace

LARGEST = 4 * scale_document.LONGEST_DOCUMENT  # bytes


def _take_scale(parser: Parser) -> None:
    parser.workspace()
    parser.add("scale", optional=True)
    for name in ("read", "write"):
        parser.option(name, metavar="FILE")
    parser.options("map", metavar="OLD=NEW")
    for name in ("use", "json", "force"):
        parser.switch(name)
    parser.option("by", metavar="NAME")


def _scale(options: argparse.Namespace, console: Console) -> None:
    if options.read and options.scale:
        console.stop_usage("scale", Message("cli.usage.either", name="--read", other="SCALE"))
    if options.use or options.read:
        _change(options, console)
        return
    with open_for_reading(options, who=who(options)) as workspace:
        if options.write:
            scale = _named(workspace, options.scale)
            given = {"overwrite": options.force, "workspace": workspace.path}
            write_text([scale_document.write(scale)], Path(options.write), **given)
            console.say("cli.written", file=options.write)
        elif options.scale:
            _show(_named(workspace, options.scale), workspace, options, console)
        else:
            for scale in workspace.scales.entries():
                _list(scale, workspace, options, console)


def _change(options: argparse.Namespace, console: Console) -> None:
    scale = scale_document.read(_text(options.read)) if options.read else None
    mapping = dict(_pair(each, console) for each in options.map)
    with open_for_writing(options) as workspace:
        if scale is not None:
            tell(workspace.scales.add(scale), console)
        key = workspace.scales.key_of(scale) if scale is not None else _named(workspace, options.scale).key
        if options.use:
            tell(workspace.scales.use(key, mapping), console)
    console.say("cli.scale", key=key)


def _text(path: str) -> str:
    try:
        with Path(path).open("rb") as file:
            data = file.read(LARGEST + 1)
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Problem(Message("scale.invalid", why=Message("scale.not-json"))) from None


def _pair(text: str, console: Console) -> tuple[tuple[str, str], str]:
    """A mapping as it is typed, default/1/half-true=mixture."""
    old, _, new = text.partition("=")
    key, _, rating = old.rpartition("/")
    if not (key and rating and new):
        console.stop_usage("scale", Message("cli.usage.mapping", text=text))
    return (key, rating), new


def _named(workspace: Workspace, name: str | None) -> Scale:
    """The scale of a key or an id, of which it is the newest version; the one in use without a name."""
    if not name:
        return workspace.scales.in_use
    versions = workspace.scales.versions(name.partition("/")[0])
    found = [scale for scale in versions if name in {scale.id, scale.key}]
    if not found:
        raise Problem(Message("scale.unknown", scale=name))
    return found[-1]


def _list(scale: Scale, workspace: Workspace, options: argparse.Namespace, console: Console) -> None:
    is_used = workspace.scales.in_use.key == scale.key
    if options.json:
        console.write_json({"key": scale.key, "name_en": scale.name_en, "name_ar": scale.name_ar, "in_use": is_used})
        return
    name = scale.name_ar if console.words.language == "ar" else scale.name_en
    console.say("cli.scale-in-use" if is_used else "cli.scale-listed", key=scale.key, name=name)


def _show(scale: Scale, workspace: Workspace, options: argparse.Namespace, console: Console) -> None:
    """The ratings of a scale, and the verdicts in other scales that a mapping could carry over to it."""
    old, judged_blind = workspace.scales.old_ratings(scale.key), workspace.scales.judged_blind(scale.key)
    if options.json:
        held = [
            {"scale": each.scale, "rating": each.rating, "claims": each.claims, "again": each.again} for each in old
        ]
        ratings = [rating.id for rating in scale.ratings]
        console.write_json({"key": scale.key, "ratings": ratings, "old": held, "judged_blind": judged_blind})
        return
    language = console.words.language
    rows = [(rating.id, rating.glyph, rating.label(language), rating.definition(language)) for rating in scale.ratings]
    say = console.words.say
    console.write_table([say(f"scale.column.{name}") for name in ("id", "glyph", "label", "definition")], rows)
    for each in old:
        told = {"old": f"{each.scale}/{each.rating}", "claims": each.claims}
        console.say("cli.old-rating", count=len(each.claims), name=each.name, **told)
    if judged_blind:
        console.say("mapping.judged-blind", count=len(judged_blind), claims=judged_blind)


COMMANDS = {"scale": Command(_take_scale, _scale)}
