"""Requests for comment: whom one asked, how, when, and the answer or none."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """A request as an analyst types it; `due` is the day by which an answer is hoped for."""

    whom: str
    how: str = ""
    question: str = ""
    asked_on: dt.date | None = None
    due: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """A stored request; without an answer `answered_on` is None, with that day and no words they refused to answer."""

    id: int
    uuid: str
    claim_id: int
    question: Question
    answer: str
    answered_on: dt.date | None
    asked_by: str
    created: dt.datetime

    @property
    def is_open(self) -> bool:
        """Whether an answer is still hoped for."""
        return self.answered_on is None

    def is_due(self, today: dt.date) -> bool:
        """Whether it is time to ask again."""
        return self.is_open and self.question.due is not None and self.question.due <= today
