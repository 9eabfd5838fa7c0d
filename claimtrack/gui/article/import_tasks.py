"""What an import asks of the rooms below: to read a text, draw its claims, and look what is there already."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.domain.article import Article
from claimtrack.domain.changes import Changes
from claimtrack.domain.drawn import DrawnClaim
from claimtrack.gui.work import Work
from claimtrack.intake.article import read_file
from claimtrack.intake.text import read_text

if TYPE_CHECKING:
    from claimtrack.workspace.articles import Host
    from claimtrack.workspace.repeats import Repeat
    from claimtrack.workspace.workspace import Workspace


def read_typed(text: str, _work: Work) -> Article:
    """The article in a text that was typed or pasted."""
    return read_text(text)


def read_path(path: Path, work: Work) -> Article:
    """The article in a file."""
    return read_file(path, on_progress=work.report)


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


def add(article: Article, drawn: Sequence[DrawnClaim], workspace: "Workspace") -> Changes:
    """Store an article and its claims."""
    return workspace.articles.add(article, drawn)
