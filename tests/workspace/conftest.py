"""An open workspace for each test, and one with an article and a claim in each status of the work."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimtrack.domain.article import Article
from claimtrack.domain.drawn import DateOf, DrawnClaim, Kind, Voice
from claimtrack.domain.source import Citation, Stance
from claimtrack.workspace.workspace import Workspace
from tests.workspace.copies import karim

SENTENCES = (
    ("The bridge was closed in March.", None),
    ("قال السرّاج إن الجسر أُغلق.", "فايز السرّاج"),
    ("It cost 5% more than planned.", "Amal O'Neil"),
    ("Nobody was hurt 🙂 that day.", None),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "case.claimtrack"


@pytest.fixture
def workspace(path: Path, new_file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    for name in ("DATA", "STATE"):  # what is kept by identity, which all copies share
        monkeypatch.setenv(f"XDG_{name}_HOME", str(path.parent / name.lower()))
    with Workspace.open(Path(shutil.copy(new_file, path)), who="Amal") as opened:
        yield opened


@pytest.fixture
def article() -> Article:
    text = "\n".join(sentence for sentence, _speaker in SENTENCES)
    return Article(text=text, title="The bridge", publisher="The Daily", published="2019-04", language="en")


@pytest.fixture
def drawn(article: Article) -> list[DrawnClaim]:
    claims: list[DrawnClaim] = []
    for sentence, speaker in SENTENCES:
        start = article.text.index(sentence)
        claims.append(
            DrawnClaim(
                start=start,
                end=start + len(sentence),
                quote=sentence,
                kind=Kind.CHECKABLE,
                voice=Voice.REPORTED if speaker else Voice.ARTICLE,
                score=0.8125,
                worthy=True,
                reasons=("worth.number", "worth.date"),
                speaker=speaker,
                date="2019-03",
                date_text="in March",
                date_of=DateOf.EVENT,
                date_reason="date.written",
                same_event=0 if claims else None,
            )
        )
    return claims


@pytest.fixture
def amal(workspace: Workspace, article: Article, drawn: list[DrawnClaim]) -> Path:
    """Amal's file, four claims of an article, and Karim's copy of it beside it."""
    workspace.articles.add(article, drawn)
    workspace.evidence.attach(1, Citation(title="Report"), stance=Stance.SUPPORTS)
    workspace.close()
    shutil.copy(workspace.path, karim(workspace.path))
    return workspace.path
