"""The level of drawing that is reached on labelled articles, open, held and from outside, and must not be lost.

Counted as the benchmark counts: a claim is found where a card covers three fifths of it, a card is good where a third
of it is claims, and what was missed is wrong in every field. Of the held half only the totals are ever looked at.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from claimtrack.domain.article import Article
from claimtrack.domain.drawn import DrawnClaim
from claimtrack.language.claims import draw_claims
from claimtrack.language.text.folding import fold

LABELLED = Path(__file__).parents[1] / "cases"
OPEN = (
    "ar-agency ar-speech ar-economy ar-sport ar-wire ar-investigation ar-trial "
    "ar-parliament ar-posts ar-federation ar-bank ar-dialogue ar-school ar-strike ar-vote "
    "en-court en-economy en-interview en-thread en-liveblog en-rally en-trial en-transcript en-climate "
    "en-fire en-vaccine en-minister"
).split()
HELD = (
    "ar-analysis ar-interview ar-council ar-thread ar-ministry "
    "en-health en-council en-opinion en-speech en-wire en-company"
).split()

Span = tuple[int, int]


@dataclass
class Tally:
    """Counts over several articles; a share of nothing is one."""

    claims: int = 0
    found: int = 0
    drawn: int = 0
    good: int = 0
    traps: int = 0
    said: int = 0
    speakers: int = 0
    voices: int = 0
    dated: int = 0
    dates: int = 0
    made_up: int = 0

    def shares(self) -> dict[str, float]:
        return {
            "recall": self.found / self.claims,
            "precision": self.good / self.drawn,
            "speaker": self.speakers / self.said,
            "voice": self.voices / self.claims,
            "date": self.dates / self.dated,
        }


def shared(first: Span, second: Span) -> int:
    return max(0, min(first[1], second[1]) - max(first[0], second[0]))


def words(name: str | None) -> frozenset[str]:
    bare = (word.removeprefix("وال").removeprefix("ال").removeprefix("لل") for word in fold(name or "").split())
    return frozenset(word.strip(".,'\"«»،") for word in bare) - {"the", "of", "a", "في", "من", "عن"}


def is_one_of(names: list[str | None], given: str | None) -> bool:
    """Whether a name is one of those that are right, give or take a title."""
    found = words(given)
    right = [words(name) for name in names if name]
    return bool(found) and any(
        (name <= found and len(found) <= len(name) + 3) or (found <= name and 2 * len(found) >= len(name))
        for name in right
    )


def span_of(card: DrawnClaim) -> Span:
    return card.start, card.end


def matched(claims: list[dict[str, Any]], drawn: list[DrawnClaim]) -> dict[int, DrawnClaim]:
    pairs = []
    for index, claim in enumerate(claims):
        first, last = claim["span"]
        for place, card in enumerate(drawn):
            common = shared((first, last), span_of(card))
            if common >= 0.6 * (last - first):
                pairs.append((common / (max(last, card.end) - min(first, card.start)), index, place))
    found: dict[int, DrawnClaim] = {}
    used: set[int] = set()
    for _, index, place in sorted(pairs, reverse=True):
        if index not in found and place not in used:
            found[index] = drawn[place]
            used.add(place)
    return found


def count(folder: Path, tally: Tally) -> None:
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    text = (folder / gold["article"]["file"]).read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    drawn = draw_claims(Article(text=text, published=gold["article"]["published"]))
    claims = [claim for claim in gold["claims"] if claim["worthy"] == "yes"]
    found = matched(claims, drawn)
    tally.claims += len(claims)
    tally.found += len(found)
    tally.drawn += len(drawn)
    spans = [tuple(claim["span"]) for claim in gold["claims"]]
    tally.good += sum(3 * sum(shared(span, span_of(card)) for span in spans) >= card.end - card.start for card in drawn)
    for trap in gold.get("not_claims", []):
        first, last = trap["span"]
        tally.traps += any(2 * shared((first, last), span_of(card)) > last - first for card in drawn)
    for index, claim in enumerate(claims):
        judge(claim, found.get(index), tally)


def judge(claim: dict[str, Any], card: DrawnClaim | None, tally: Tally) -> None:
    """Count the fields of one claim."""
    days = claim.get("dates_ok", [date["edtf"] for date in claim["dates"] if date["edtf"]] or [None])
    date, speaker = (card.date, card.speaker) if card else (None, None)
    tally.voices += card is not None and card.voice in claim.get("voices", [claim["voice"]])
    if claim["claimant"]:
        tally.said += 1
        tally.speakers += is_one_of(claim.get("speakers", [claim["claimant"]]), speaker)
    else:
        tally.made_up += speaker is not None
    if any(found["edtf"] for found in claim["dates"]):
        tally.dated += 1
        tally.dates += card is not None and date in days
    else:
        tally.made_up += date is not None and date not in days


def tally_of(folders: list[Path]) -> Tally:
    tally = Tally()
    for folder in folders:
        count(folder, tally)
    return tally


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("names", "least", "traps", "made_up"),
    [
        (OPEN, {"recall": 0.97, "precision": 0.96, "speaker": 0.97, "voice": 0.96, "date": 0.98}, 6, 1),
        (HELD, {"recall": 0.9, "precision": 0.93, "speaker": 0.82, "voice": 0.87, "date": 0.86}, 9, 5),
    ],
    ids=["open", "held"],
)
def test_level_on_labelled_articles(names: list[str], least: dict[str, float], traps: int, made_up: int) -> None:
    tally = tally_of([LABELLED / name for name in names])
    shares = tally.shares()
    assert {name: share for name, share in shares.items() if share < least[name]} == {}
    assert tally.traps <= traps
    assert tally.made_up <= made_up


@pytest.mark.no_cover
def test_level_on_the_cases_of_the_environment(cases: Path) -> None:
    folders = [folder for folder in sorted(cases.iterdir()) if (folder / "gold.json").is_file()]
    assert folders
    tally = tally_of(folders)
    assert {name: share for name, share in tally.shares().items() if share < 0.93} == {}
    assert tally.traps == 0
    assert tally.made_up <= 1
