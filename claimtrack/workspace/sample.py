"""The sample that ships: a real case with real sources, built through the same actions that a user has."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from claimtrack.domain import gate, resources
from claimtrack.domain.claim import ClaimQuery, NoteKind, Order
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.publication import CorrectionKind, Piece
from claimtrack.domain.source import Citation, Pin, SourceKind, Stance
from claimtrack.domain.status import DismissReason, Status
from claimtrack.domain.unfinished import unfinished
from claimtrack.domain.verdict import Confidence, Judgement
from claimtrack.intake.article import read_file
from claimtrack.intake.kept import read_kept_file
from claimtrack.language.claims import draw_claims
from claimtrack.storage import file
from claimtrack.workspace.workspace import Workspace

Fields = Mapping[str, Any]  # an object of sample.json


def build(path: Path) -> None:
    """Make the sample workspace; Problem where a file of that name is there.

    It gets its name once it is complete.
    """
    file.refuse_existing(path)
    sample = json.loads(resources.read_text("sample", "sample.json"))
    try:
        with unfinished(path.parent, mode=0o600) as beside:
            file.fill(beside, who=sample["decided_by"])
            with Workspace.open(beside, who=sample["decided_by"]) as workspace:
                _Builder(workspace, sample).build()
            file.give_name(beside, path)
    except OSError as error:
        raise Problem(Message("workspace.not-made", name=path.name, why=error.strerror or str(error))) from error


class _Builder:
    """Works through the sample as two people would."""

    def __init__(self, workspace: Workspace, sample: Fields) -> None:
        self._workspace = workspace
        self._sample = sample
        self._articles: dict[str, int] = {}
        self._claims: dict[tuple[str, str], int] = {}
        self._sources: dict[str, int] = {}

    def build(self) -> None:
        """All of it, the last steps being the second person's."""
        workspace, decided_by, signed_by = self._workspace, self._sample["decided_by"], self._sample["signed_by"]
        # a second name in the file is what switches review on
        for article, who in zip(self._sample["articles"], (decided_by, signed_by), strict=True):
            workspace.who = who
            self._import(article)
        workspace.who = decided_by
        chosen = [self._claim(each) for each in (*self._sample["verdicts"], *self._sample["accepted"])]
        workspace.claims.accept([number for number in chosen if self._stands(number, Status.INBOX)])
        for verdict in self._sample["verdicts"]:
            self._judge(verdict)
        dismissed = self._sample["dismissed"]
        workspace.claims.dismiss([self._claim(dismissed)], reason=DismissReason(dismissed["reason"]))
        workspace.who = signed_by
        self._review()
        self._publish()

    def _import(self, fields: Fields) -> None:
        described = {name: fields[name] for name in ("title", "publisher", "published", "language")}
        article = replace(read_file(_path(fields["file"])), **described)
        (self._articles[fields["id"]],) = self._workspace.articles.add(article, draw_claims(article)).made

    def _claim(self, fields: Fields) -> int:
        """The claim in which some words of an article stand: a drawn one, else one that is added with these words."""
        key = (fields["article"], fields["words"])
        if key not in self._claims:
            self._claims[key] = self._drawn(*key) or self._added(*key, date=fields.get("date", ""))
        return self._claims[key]

    def _drawn(self, article: str, words: str) -> int | None:
        claims = self._workspace.claims
        drawn = claims.numbers(ClaimQuery(article_id=self._articles[article], order=Order.PLACE))
        free = (number for number in drawn if number not in self._claims.values())
        return next((number for number in free if words in claims.get(number).text), None)

    def _added(self, article: str, words: str, *, date: str) -> int:
        number = self._articles[article]
        start = self._workspace.articles.get(number).article.text.index(words)
        changes = self._workspace.claims.add(
            text=words, article_id=number, start=start, end=start + len(words), date=date
        )
        return changes.made[0]

    def _judge(self, fields: Fields) -> None:
        number, workspace = self._claim(fields), self._workspace
        for piece in fields["evidence"]:
            self._attach(number, piece)
        if "looked" in fields:
            workspace.notes.add(number, text=fields["looked"], kind=NoteKind.SEARCH)
        judgement = Judgement(
            rating=fields["rating"],
            rationale_en=fields["rationale_en"],
            rationale_ar=fields["rationale_ar"],
            established=fields.get("established"),
            confidence=Confidence(fields["confidence"]),
        )
        if "returned" in fields:
            self._send_back(number, judgement, fields)
        self._send(number, judgement, fields)

    def _send_back(self, number: int, judgement: Judgement, fields: Fields) -> None:
        """A first draft goes to review, and comes back with the second person's note."""
        workspace, returned = self._workspace, fields["returned"]
        draft = replace(judgement, rationale_en=returned["draft_en"], rationale_ar=returned["draft_ar"])
        self._send(number, draft, fields)
        workspace.who = self._sample["signed_by"]
        workspace.review.send_back([number], note=returned["note"])
        workspace.who = self._sample["decided_by"]

    def _send(self, number: int, judgement: Judgement, fields: Fields) -> None:
        workspace = self._workspace
        workspace.verdicts.give(number, judgement)
        warns = bool(gate.inspect(workspace.claims.get(number)).warnings)
        workspace.review.send([number], override=fields.get("override", self._sample["override"]) if warns else "")

    def _review(self) -> None:
        """The second person signs what is done, and judges blind what has a second verdict."""
        workspace, verdicts = self._workspace, self._sample["verdicts"]
        for fields in verdicts:
            if "second" in fields:
                workspace.review.give_second(self._claim(fields), Judgement(**fields["second"]))
        done = {Status.READY, Status.PUBLISHED}
        workspace.review.sign([self._claim(each) for each in verdicts if each["status"] in done])

    def _publish(self) -> None:
        workspace = self._workspace
        for fields in self._sample["publications"]:
            described = {name: fields[name] for name in ("headline", "address", "language")}
            authors = f"{self._sample['decided_by']}, {self._sample['signed_by']}"
            claims = [self._claim(each) for each in fields["claims"]]
            workspace.publications.publish(claims, Piece(**described, authors=authors))
            if correction := fields.get("correction"):
                kind = CorrectionKind(correction["kind"])
                workspace.corrections.make(self._claim(correction), kind, note=correction["note"])

    def _attach(self, number: int, fields: Fields) -> None:
        evidence, key = self._workspace.evidence, fields["source"]
        stance, pin = Stance(fields["stance"]), Pin(quote=fields.get("quote", ""))
        if key in self._sources:
            evidence.attach(number, self._sources[key], stance=stance, pin=pin)
            return
        source = next(source for source in self._sample["sources"] if source["id"] == key)
        kept = read_kept_file(_path(source["file"])) if "file" in source else None
        changes = evidence.attach(number, _citation(source), stance=stance, pin=pin, kept=kept)
        self._sources[key] = changes.made[0]

    def _stands(self, number: int, status: Status) -> bool:
        return self._workspace.claims.get(number).status is status


def _citation(fields: Fields) -> Citation:
    names = ("title", "publisher", "published", "address", "language")
    described = {name: fields[name] for name in names}
    return Citation(**described, kind=SourceKind(fields["kind"]), origin=fields.get("origin", ""))


def _path(name: str) -> Path:
    return resources.folder() / "sample" / name
