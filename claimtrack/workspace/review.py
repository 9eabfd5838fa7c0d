"""Review: a second person signs off what the first decided, or sends it back."""

from collections.abc import Sequence

from sqlalchemy import func, insert, select

from claimtrack.domain import gate
from claimtrack.domain.changes import Changes
from claimtrack.domain.errors import RefusedProblem
from claimtrack.domain.messages import Message
from claimtrack.domain.status import Move, Status
from claimtrack.storage.schema import action as actions
from claimtrack.storage.schema import review
from claimtrack.storage.store import Action
from claimtrack.workspace import claim_reading
from claimtrack.workspace.claims import Claims
from claimtrack.workspace.desk import Desk, in_short, new_uuid


class Review:
    """The steps between a verdict and its being ready; none of them can be undone."""

    def __init__(self, desk: Desk, claims: Claims) -> None:
        self._desk = desk
        self._claims = claims

    @property
    def is_off(self) -> bool:
        """Whether one name alone has worked in the file, the one at work now included."""
        first, last = (select(end(actions.c.who)).scalar_subquery() for end in (func.min, func.max))
        with self._desk.read() as connection:
            names = connection.execute(select(first, last)).one()
        return {*names} <= {self._desk.who}

    def send(self, numbers: Sequence[int], *, override: str = "") -> Changes:
        """Send claims through the gate to review; `override` is the reason for passing over its warnings.

        RefusedProblem names what is missing, or the warnings that ask for a reason.
        """
        reason = override.strip()

        def through_gate(action: Action, number: int, before: Status) -> None:
            if before is not Status.IN_PROGRESS:
                return  # the table of statuses says so better
            claim = claim_reading.whole(action.connection, number)
            report = gate.inspect(claim)
            if report.missing:
                raise RefusedProblem(Message("gate.closed", claim=number, what=report.missing))
            given = reason or (claim.verdict.judgement.override if claim.verdict else "")
            if report.warnings and not given:
                raise RefusedProblem(Message("gate.warns", claim=number, what=report.warnings))
            self._write(action, number, Move.REVIEW, override=given if report.warnings else "")

        return self._claims.move(numbers, Move.REVIEW, review_is_off=self.is_off, is_undoable=False, along=through_gate)

    def sign(self, numbers: Sequence[int], *, note: str = "") -> Changes:
        """Sign claims off; refused to the one who decided."""

        def by_another(action: Action, number: int, before: Status) -> None:
            verdicts = claim_reading.verdicts_of(action.connection, number)
            if before is Status.IN_REVIEW and verdicts and verdicts[-1].decided_by == self._desk.who:
                raise RefusedProblem(Message("review.own-verdict", claim=number, who=self._desk.who))
            self._write(action, number, Move.SIGN, note=note)

        return self._claims.move(numbers, Move.SIGN, is_undoable=False, along=by_another)

    def send_back(self, numbers: Sequence[int], *, note: str) -> Changes:
        """Send claims back to work, with a note that says why."""
        if not note.strip():
            raise RefusedProblem(Message("review.needs-note"))

        def with_note(action: Action, number: int, _before: Status) -> None:
            self._write(action, number, Move.RETURN, note=note)

        return self._claims.move(numbers, Move.RETURN, in_short(note), is_undoable=False, along=with_note)

    def _write(self, action: Action, number: int, move: Move, *, note: str = "", override: str = "") -> None:
        values = {
            "uuid": new_uuid(),
            "claim_id": number,
            "move": move,
            "note": note.strip(),
            "override": override,
            "who": self._desk.who,
            "at": action.at,
        }
        action.connection.execute(insert(review).values(**values))
