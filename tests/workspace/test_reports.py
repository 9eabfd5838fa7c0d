"""The report on a month: every figure counted by hand from a small newsroom's work."""

import csv
import datetime as dt
from pathlib import Path

import pytest

from claimtrack.domain.article import Article
from claimtrack.domain.drawn import DrawnClaim
from claimtrack.domain.publication import CorrectionKind, Piece
from claimtrack.domain.request import Question
from claimtrack.domain.scale import default_scale
from claimtrack.domain.source import Citation, KeptFile, SourceKind, Stance
from claimtrack.domain.status import DismissReason
from claimtrack.domain.verdict import Judgement
from claimtrack.domain.words import Words
from claimtrack.export import report as reports
from claimtrack.workspace.workspace import Workspace

KEPT = KeptFile(content=b"as it was", media_type="text/plain", how="attached", name="report.txt")
TRUE, FALSE = (("default/1", default_scale().rating(name)) for name in ("true", "false"))
MAY = (dt.date(2026, 5, 1), dt.date(2026, 5, 31))


def decide(workspace: Workspace, number: int, rating: str, *, came: str, decided: str) -> None:
    for stance in (Stance.SUPPORTS, Stance.CONTRADICTS):
        citation = Citation(title=f"Report {number} {stance}", kind=SourceKind.PRIMARY)
        workspace.evidence.attach(number, citation, stance=stance, kept=KEPT)
    workspace.verdicts.give(number, Judgement(rating, rationale_en="because"))
    raw = workspace._desk.store._raw
    raw.execute("UPDATE claim SET created = ? WHERE id = ?", (f"{came}T12:00:00.000Z", number))
    newest = "(SELECT max(id) FROM verdict WHERE claim_id = ?)"
    raw.execute(f"UPDATE verdict SET decided_at = ? WHERE id = {newest}", (f"{decided}T12:00:00.000Z", number))  # noqa: S608


@pytest.fixture
def newsroom(workspace: Workspace, article: Article, drawn: list[DrawnClaim]) -> Workspace:
    """Four claims of an article (1 to 4), three without (5 to 7); 6 repeats 5 word for word."""
    workspace.articles.add(article, drawn)
    for text in ("The harbour was sold to a bank in Malta.", "The harbour was sold to a bank in Malta.", "It rained."):
        workspace.claims.add(text=text, speaker="Ann Lee")
    decide(workspace, 1, "true", came="2026-04-29", decided="2026-05-01")  # 2 days
    decide(workspace, 2, "false", came="2026-05-01", decided="2026-05-31")  # 30 days
    decide(workspace, 3, "false", came="2026-05-01", decided="2026-06-01")  # not in May
    decide(workspace, 5, "false", came="2026-05-01", decided="2026-05-05")  # 4 days
    decide(workspace, 6, "false", came="2026-05-01", decided="2026-05-09")  # 8 days, repeats 5
    workspace.claims.dismiss([4], reason=DismissReason.OPINION)
    workspace.claims.dismiss([7], reason=DismissReason.MINOR)
    workspace.claims.restore([7])
    return workspace


def test_what_was_decided_is_counted(newsroom: Workspace) -> None:
    report = newsroom.reports.report(*MAY)
    assert report == newsroom.reports.month(2026, 5)
    decided = report.decided
    assert (decided.claims, report.repeats, report.published.claims) == (3, 1, 0)
    assert decided.by_rating == {FALSE: 2, TRUE: 1}
    assert {day.day: count for day, count in decided.by_date.items()} == {1: 1, 5: 1, 9: 1, 31: 1}
    assert decided.by_speaker == {"": 1, "فايز السرّاج": 1, "Ann Lee": 1}
    assert decided.by_publisher == {"The Daily": 2, "": 1}
    assert decided.by_article == {"The bridge": 2, "": 1}
    assert report.days_to_decide == 6.0, "the median of 2, 4, 8 and 30"
    assert report.days_to_publish is None
    assert newsroom.reports.month(2026, 6).decided.claims == 1
    assert newsroom.reports.month(2025, 12).decided.claims == 0


def test_the_last_verdict_of_the_month_counts(newsroom: Workspace) -> None:
    decide(newsroom, 1, "false", came="2026-04-29", decided="2026-06-03")
    assert newsroom.reports.month(2026, 5).decided.by_rating[TRUE] == 1
    assert newsroom.reports.month(2026, 6).decided.by_rating == {FALSE: 2}


def test_a_blind_second_verdict_decides_nothing(newsroom: Workspace) -> None:
    newsroom.people.add("Karim")
    newsroom.review.send([1])
    newsroom.who = "Karim"
    newsroom.review.give_second(1, Judgement("false", rationale_en="no"))
    today = dt.datetime.now(dt.UTC).date()
    assert newsroom.reports.report(today, today).decided.claims == 0


def test_what_went_out_and_what_was_put_right_is_counted(newsroom: Workspace) -> None:
    newsroom.review.send([1, 5])
    newsroom.publications.publish([1], Piece("The bridge", date="2026-05-11"))  # 10 days after the verdict
    newsroom.publications.publish([5], Piece("The harbour", date="2026-06"))
    report = newsroom.reports.month(2026, 5)
    assert report.published.claims == 1
    assert report.published.by_rating == {TRUE: 1}
    assert report.published.by_date == {dt.date(2026, 5, 11): 1}
    assert report.days_to_publish == 10.0
    assert newsroom.reports.month(2026, 6).published.claims == 1
    newsroom.corrections.make(1, CorrectionKind.UPDATED, note="A new source.")
    newsroom.corrections.make(1, CorrectionKind.MINOR, note="A comma.")
    newsroom.corrections.log_complaint(text="No!", claim_id=1)
    (asked,) = newsroom.requests.ask(3, Question("the bank")).made
    newsroom.requests.ask(3, Question("the port"))
    newsroom.requests.answer(asked, answer="No.")
    today = dt.datetime.now(dt.UTC).date()
    report = newsroom.reports.report(today, today)
    assert report.corrections == {"updated": 1, "minor": 1}
    assert (report.requests_made, report.requests_answered, report.complaints) == (2, 1, 1)
    assert report.dismissed == {"opinion": 1}, "what was restored is not dismissed"
    assert newsroom.reports.month(2026, 5).dismissed == {}
    page = "".join(reports.page(report, newsroom.history.head(), Words("en")))
    assert "## Dismissed · by reason" in page
    assert "| opinion | 1 |" in page
    assert "## Corrections · by kind" in page
    assert "| Updated | 1 |" in page


def test_the_report_goes_out_as_table_and_page(newsroom: Workspace, tmp_path: Path) -> None:
    report = newsroom.reports.month(2026, 5)
    newsroom.exports.report(report, tmp_path / "may.csv", "en")
    with (tmp_path / "may.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {tuple(row[:3]): row[3] for row in csv.reader(file)}
    assert rows["decided", "all", ""] == "3"
    assert rows["decided", "rating", "default/1/false"] == "2"
    assert rows["days", "to-decide", "median"] == "6.0"
    for language, words in (("en", ("Decided claims", "False", "the article itself")), ("ar", ("زائف", "المقال نفسه"))):
        head = newsroom.exports.report(report, tmp_path / f"{language}.md", language)
        page = (tmp_path / f"{language}.md").read_text(encoding="utf-8")
        assert str(head) in page
        assert all(word in page for word in words)


def test_the_register_goes_out_as_table_and_page(newsroom: Workspace, tmp_path: Path) -> None:
    newsroom.exports.register(tmp_path / "none.md", "en")
    assert "No corrections so far." in (tmp_path / "none.md").read_text(encoding="utf-8")
    newsroom.review.send([1])
    newsroom.publications.publish([1], Piece("The *bridge*", "https://example.org/bridge"))
    judgement = Judgement("half-true", rationale_en="In part.")
    newsroom.corrections.make(1, CorrectionKind.CORRECTED, note="=1+1 <b>We</b> were wrong.", judgement=judgement)
    newsroom.corrections.make(1, CorrectionKind.WITHDRAWN, note="We take it back.")
    newsroom.exports.register(tmp_path / "register.csv", "en")
    with (tmp_path / "register.csv").open(encoding="utf-8-sig", newline="") as file:
        withdrawn, corrected = csv.DictReader(file)
    assert (withdrawn["kind"], corrected["kind"]) == ("withdrawn", "corrected")
    assert (corrected["before_ar"], corrected["after_en"]) == ("صحيح", "Half true")
    assert corrected["note"].startswith("'=")
    head = newsroom.exports.register(tmp_path / "register.md", "en")
    page = (tmp_path / "register.md").read_text(encoding="utf-8")
    assert "\\<b\\>We\\</b\\> were wrong." in page
    assert "Rating: True → Half true" in page
    assert "The \\*bridge\\* · https://example.org/bridge" in page
    assert page.index("Withdrawn") < page.index("Corrected")
    assert str(head) in page
