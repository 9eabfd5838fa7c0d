"""The command that brings articles into a workspace, with the claims drawn from them."""

import argparse
from dataclasses import replace

from claimtrack.cli.console import Console
from claimtrack.cli.fetching import take_hosts
from claimtrack.cli.input import Material, read_article
from claimtrack.cli.opening import open_for_writing, tell
from claimtrack.cli.parsing import TEXT_LANGUAGES, Command, Parser
from claimtrack.domain.claim import ClaimQuery, Order
from claimtrack.domain.drawn import DrawnClaim
from claimtrack.intake.address import check_address
from claimtrack.language.claims import draw_claims
from claimtrack.workspace.workspace import Workspace


def _take_import(parser: Parser) -> None:
    parser.workspace()
    parser.add("files", metavar="FILE|URL", many=True)
    parser.date("published")
    for name in ("publisher", "title", "author", "address"):
        parser.option(name)
    parser.choice("language", TEXT_LANGUAGES, default="auto")
    take_hosts(parser)
    parser.switch("json")
    parser.option("by", metavar="NAME")


def _import(options: argparse.Namespace, console: Console) -> None:
    # before the workspace is taken from others: it may take a while
    materials = [_described(name, options, console) for name in options.files]
    read = [(material, draw_claims(material.article)) for material in console.track(materials, len(materials))]
    with open_for_writing(options) as workspace:
        for material, drawn in read:
            _store(material, drawn, workspace, options, console)


def _described(name: str, options: argparse.Namespace, console: Console) -> Material:
    material = read_article(name, options, console, published=options.published, language=options.language)
    article = material.article
    described = replace(
        article,
        title=options.title.strip() or article.title,
        publisher=options.publisher.strip() or article.publisher,
        author=options.author.strip() or article.author,
        address=check_address(options.address) if options.address else article.address,
    )
    return replace(material, article=described)


def _store(
    material: Material, drawn: list[DrawnClaim], workspace: Workspace, options: argparse.Namespace, console: Console
) -> None:
    number = workspace.articles.find_same(material.article)
    if number is not None:
        console.complain("cli.same-article", number=number)
    else:
        same = workspace.sources.same(address=material.article.address)
        if same:
            console.complain("cli.same-address", sources=same)
        changes = workspace.articles.add(material.article, drawn, material.kept)
        (number,) = changes.made
        if not options.json:
            tell(changes, console)
    claims = workspace.claims.numbers(ClaimQuery(article_id=number, order=Order.PLACE)).tolist()
    if options.json:
        console.write_json({"article": number, "claims": claims})
    else:
        console.say("cli.article", number=number, claims=claims)


COMMANDS = {"import": Command(_take_import, _import)}
