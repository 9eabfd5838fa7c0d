"""What an import asks of the rooms below: to read a text, draw its claims, and look what is there already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.domain.article import Article
from claimtrack.domain.changes import Changes
from claimtrack.domain.drawn import DrawnClaim
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.source import KeptFile
from claimtrack.gui.documents.intake import fetch_page, proposed
from claimtrack.gui.documents.intake import read_file as read_kept
from claimtrack.gui.work import Work
from claimtrack.intake.article import article_in, read_file
from claimtrack.intake.text import read_text

if TYPE_CHECKING:
    from claimtrack.workspace.articles import Host
    from claimtrack.workspace.repeats import Repeat
    from claimtrack.workspace.workspace import Workspace

_WITHOUT_TEXT = frozenset(("intake.document", "intake.not-text", "intake.empty"))


@dataclass(frozen=True, slots=True)
class Incoming:
    """What was read: an article, with the page it was fetched as, or why there is none in what came.

    `file` is where it came from, `kept` the page: what has no text can be kept as a source all the same.
    """

    article: Article | None
    problem: Message | None = None
    file: Path | None = None
    kept: KeptFile | None = None


def read_typed(text: str, _work: Work) -> Incoming:
    """The article in a text that was typed or pasted."""
    return Incoming(read_text(text))


def read_path(path: Path, work: Work) -> Incoming:
    """The article in a file."""
    try:
        return Incoming(read_file(path, on_progress=work.report), file=path)
    except Problem as problem:
        if problem.message.code not in _WITHOUT_TEXT:
            raise
        return Incoming(None, problem.message, file=path)


def fetch(address: str, allowed: tuple[str, ...], work: Work) -> Incoming:
    """The article in the page at an address."""
    kept = fetch_page(address, allowed, work)
    try:
        return Incoming(article_in(kept), kept=kept)
    except Problem as problem:
        return Incoming(None, problem.message, kept=kept)


def keep(incoming: Incoming, work: Work) -> KeptFile:
    """What came, as a copy to be kept."""
    if incoming.kept is not None:
        return incoming.kept
    assert incoming.file is not None  # noqa: S101 - a text that was typed has nothing else to be kept
    return read_kept(incoming.file, work)


def add_source(kept: KeptFile, workspace: "Workspace") -> Changes:
    """Store it as a source that claims can be held against."""
    return workspace.sources.add(proposed(kept), kept)


def draw(article: Article, work: Work) -> list[DrawnClaim]:
    """The claims of an article that are worth a look."""
    from claimtrack.language.claims import draw_claims  # noqa: PLC0415 - its lexicons are read at the first article

    drawn = [claim for claim in draw_claims(article) if claim.worthy]
    work.report(1, 1)  # nothing is done with them where it was cancelled meanwhile
    return drawn


def read_host(address: str, workspace: "Workspace") -> "Host | None":
    """What is remembered of the web site of an address."""
    return workspace.articles.host_of(address)


def find_same(article: Article, workspace: "Workspace") -> tuple[int, str] | None:
    """The number and the title of the article that is the same."""
    number = workspace.articles.find_same(article)
    return None if number is None else (number, workspace.articles.get(number).article.title)


def find_repeats(drawn: Sequence[DrawnClaim], workspace: "Workspace") -> "Mapping[int, Repeat]":
    """What the workspace has of these claims already, by their places among them."""
    return workspace.claims.repeats([claim.quote for claim in drawn])


def add(article: Article, kept: KeptFile | None, drawn: Sequence[DrawnClaim], workspace: "Workspace") -> Changes:
    """Store an article and its claims, with the page that it was fetched as."""
    return workspace.articles.add(article, drawn, kept)
