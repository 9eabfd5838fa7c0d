"""Review: a second person signs off what the first decided, sends it back, or judges it without having seen how."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from claimtrack.domain import gate
from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import Claim, ClaimQuery, Order
from claimtrack.domain.errors import NotFoundProblem, RefusedProblem
from claimtrack.domain.messages import Message
from claimtrack.domain.review import ASK, SETTLE, SHOW, Comparison, Returned, ReviewItem, ReviewStep
from claimtrack.domain.status import Move, Status
from claimtrack.domain.verdict import Judgement
from claimtrack.storage.schema import change, review
from claimtrack.storage.store import Action
from claimtrack.workspace import (
    blindness,
    claim_reading,
    people,
    review_rows,
    scale_rows,
    verdict_rows,
    workspace_setting,
)
from claimtrack.workspace.claim_rows import require, standing, touch
from claimtrack.workspace.claims import Claims
from claimtrack.workspace.desk import Desk, in_short
from claimtrack.workspace.history import History

SWITCH, ON, OFF = "review", "on", "off"  # the setting, and what it holds
FEW, MANY = 5, 20  # names and claims that a sentence has room for
_PASSED = frozenset({Status.IN_PROGRESS, Status.IN_REVIEW, Status.READY})


class Review:
    """The steps between a verdict and its being ready; none of them can be undone."""

    def __init__(self, desk: Desk, claims: Claims, history: History) -> None:
        self._desk = desk
        self._claims = claims
        self._history = history

    @property
    def is_off(self) -> bool:
        """Whether one name alone has worked in the file or was named in it, and has not switched review on."""
        with self._desk.read() as connection:
            is_asked_for = workspace_setting.read(connection, SWITCH) == ON
            return not is_asked_for and people.are_all(people.known(self._desk, connection), self._desk.who)

    def switch(self, *, is_on: bool) -> Changes:
        """Switch review on or off while one person works alone; RefusedProblem where there is a second name."""
        with self._desk.act(Message(f"action.review.{'on' if is_on else 'off'}")) as action:
            names = people.known(self._desk, action.connection)
            if not is_on and not people.are_all(names, self._desk.who):
                others = [name for name in names if not people.is_same(name, self._desk.who)]
                raise RefusedProblem(Message("review.stays-on", names=", ".join(map(in_short, others[:FEW]))))
            workspace_setting.write(action.connection, SWITCH, ON if is_on else OFF)
        return action.changes

    def send(self, numbers: Sequence[int], *, override: str = "") -> Changes:
        """Send claims through the gate to review; `override` is the reason for passing over its warnings.

        RefusedProblem names what is missing, or the warnings that ask for a reason.
        """
        reason, is_off = override.strip(), self.is_off
        told = {"count": len(numbers), "claims": list(numbers)[:MANY]}

        def through_gate(action: Action, number: int, before: Status) -> None:
            if before is not Status.IN_PROGRESS:
                return  # the table of statuses says so better
            blindness.refuse_hidden(action.connection, self._desk.who, number)  # the gate would tell the rating
            claim = claim_reading.whole(action.connection, number)
            report = gate.inspect(claim)
            if report.missing:
                raise RefusedProblem(Message("gate.closed", claim=number, what=report.missing))
            given = reason or (claim.verdict.judgement.override if claim.verdict else "")
            if report.warnings and not given:
                raise RefusedProblem(Message("gate.warns", claim=number, what=report.warnings))
            self._write(action, number, Move.REVIEW, override=given if report.warnings else "")
            if is_off and not action.follows:
                action.follows.append(Message("follows.ready", **told))

        return self._claims.move(numbers, Move.REVIEW, review_is_off=is_off, is_undoable=False, along=through_gate)

    def sign(self, numbers: Sequence[int], *, note: str = "") -> Changes:
        """Sign claims off; refused to the one who decided, and while a blind second verdict says otherwise.

        What the gate asks for must still be there.
        """

        def by_another(action: Action, number: int, before: Status) -> None:
            if before is Status.IN_REVIEW:
                self._refuse_to_sign(claim_reading.whole(action.connection, number), action)
            self._write(action, number, Move.SIGN, note=note)

        self._refuse_own(numbers)
        return self._claims.move(numbers, Move.SIGN, is_undoable=False, along=by_another)

    def send_back(self, numbers: Sequence[int], *, note: str) -> Changes:
        """Send claims back to work, with a note that says why."""
        if not note.strip():
            raise RefusedProblem(Message("review.needs-note"))

        def with_note(action: Action, number: int, _before: Status) -> None:
            self._write(action, number, Move.RETURN, note=note)

        return self._claims.move(numbers, Move.RETURN, in_short(note), is_undoable=False, along=with_note)

    def give_second(self, claim_id: int, judgement: Judgement) -> Changes:
        """Judge a claim in review without having seen the verdict on it (`blind`); it stands beside that verdict.

        RefusedProblem to the one who decided, and to one who has given a second verdict or seen the first.
        """
        with self._desk.act(Message("action.review.second", claim=claim_id), is_undoable=False) as action:
            connection = action.connection
            self._require_in_review(action, claim_id)
            claim = claim_reading.whole(connection, claim_id)
            self._refuse_second(connection, claim, self._desk.who)
            first = claim.verdict.id if claim.verdict else None
            scale = scale_rows.in_use(connection)
            scale.rating(judgement.rating)
            given = {"scale": scale.key, "who": self._desk.who}
            action.made.append(verdict_rows.insert_row(action, claim_id, judgement, beside_id=first, **given))
            touch(action, [claim_id])
        return action.changes

    def ask_second(self, claim_id: int, whom: str = "") -> Changes:
        """Ask somebody, or oneself, to judge a claim in review blind: from then on its verdicts are hidden from them.

        They are until that person has judged (`give_second`), gives it up (`show_first`), or the claim leaves review.
        RefusedProblem where it is the one who decided, one who has seen the verdict or is asked already.
        """
        with self._desk.act(
            Message("action.review.ask-second", claim=claim_id, whom=in_short(whom) or self._desk.who),
            is_undoable=False,
        ) as action:
            connection = action.connection
            self._require_in_review(action, claim_id)
            claim = claim_reading.whole(connection, claim_id)
            name = self._known(connection, whom) if whom.strip() else self._desk.who
            self._refuse_second(connection, claim, name)
            if claim_id in blindness.hidden_from(connection, name, {claim_id}):
                raise RefusedProblem(Message("review.second-asked", claim=claim_id, who=name))
            self._write(action, claim_id, ASK, note=name)
            touch(action, [claim_id])
            action.follows.append(Message("follows.hidden", claim=claim_id, who=name))
        return action.changes

    def show_first(self, claim_id: int) -> Changes:
        """See the verdict that one was to judge blind beside, and give that up; it stands in the history."""
        with self._desk.act(Message("action.review.show-first", claim=claim_id), is_undoable=False) as action:
            if not self._is_hidden(action.connection, claim_id):
                raise RefusedProblem(Message("review.nothing-hidden", claim=claim_id, who=self._desk.who))
            self._write(action, claim_id, SHOW)
            touch(action, [claim_id])
        return action.changes

    def may_judge(self, claim_id: int) -> bool:
        """Whether whoever works here can give a blind second verdict on a claim."""
        with self._desk.read() as connection:
            claim = claim_reading.whole(connection, claim_id)
            return claim.status is Status.IN_REVIEW and self._can_judge(connection, claim, self._desk.who)

    def askable(self, claim_id: int) -> list[str]:
        """Who can be asked for a blind second verdict on a claim, among those who work here."""
        with self._desk.read() as connection:
            claim = claim_reading.whole(connection, claim_id)
            waited_for = {each.name for each in blindness.waited_for(connection, {claim_id})}
            names = people.known(self._desk, connection)
            return [name for name in names if name not in waited_for and self._can_judge(connection, claim, name)]

    def asked(self, claim_id: int) -> tuple[str, ...]:
        """The names of those whose blind verdicts on a claim are waited for."""
        with self._desk.read() as connection:
            return tuple(each.name for each in blindness.waited_for(connection, {claim_id}))

    def hidden(self) -> list[int]:
        """The claims whose verdicts are hidden from whoever works here until they have judged them."""
        with self._desk.read() as connection:
            return sorted(blindness.hidden_from(connection, self._desk.who))

    def settle(self, claim_id: int, verdict_id: int, *, reason: str) -> Changes:
        """Say which of two verdicts holds, with the reason; another than the one who gave it signs it off then."""
        if not reason.strip():
            raise RefusedProblem(Message("review.needs-reason"))
        with self._desk.act(Message("action.review.settle", claim=claim_id), is_undoable=False) as action:
            self._require_in_review(action, claim_id)
            blindness.refuse_hidden(action.connection, self._desk.who, claim_id)
            claim = claim_reading.whole(action.connection, claim_id)
            chosen = next((each for each in (claim.verdict, claim.second) if each and each.id == verdict_id), None)
            if chosen is None or claim.second is None:
                raise RefusedProblem(Message("review.nothing-to-settle", claim=claim_id))
            if chosen is claim.second:
                judgement = replace(chosen.judgement, reason=reason)
                given = {"scale": chosen.scale.key, "who": chosen.decided_by}
                verdict_id = verdict_rows.write(action, claim_id, judgement, status=Status.IN_REVIEW, **given)
            self._write(action, claim_id, SETTLE, note=reason, verdict_id=verdict_id)
        return action.changes

    def blind(self, claim_id: int) -> Claim:
        """A claim as one sees it who is to judge it blind: without any verdict on it."""
        with self._desk.read() as connection:
            return blindness.veil(claim_reading.whole(connection, claim_id))

    def steps(self, claim_id: int) -> tuple[ReviewStep, ...]:
        """The steps of review that a claim has gone through, in order."""
        with self._desk.read() as connection:
            return review_rows.steps_of(connection, claim_id)

    def comparison(self, claim_id: int) -> Comparison | None:
        """The verdict on a claim and the blind second one beside it, and who settled it.

        None without a second one, and to one from whom they are hidden.
        """
        with self._desk.read() as connection:
            if self._is_hidden(connection, claim_id):
                return None
            claim = claim_reading.whole(connection, claim_id)
            return review_rows.comparison(claim, review_rows.steps_of(connection, claim_id))

    def returned(self, claim_id: int) -> Returned | None:
        """How a claim was last sent back and what was done to it since; None where it never was."""
        with self._desk.read() as connection:
            steps = [step for step in review_rows.steps_of(connection, claim_id) if step.move == Move.RETURN]
            if not steps:
                return None
            was_written = (review.c.claim_id == claim_id, review.c.move == Move.RETURN)
            newest = select(review.c.uuid).where(*was_written).order_by(review.c.id.desc()).limit(1).scalar_subquery()
            sequence = connection.scalar(select(change.c.action).where(change.c.uuid == newest).limit(1))
        since = self._history.entries(claim_id, after=sequence or 0)
        return Returned(steps[-1], tuple(since))

    def waiting(self) -> list[int]:
        """The claims in review that whoever works here may sign, the oldest first."""
        return self._claims.numbers(ClaimQuery(waits_for=self._desk.who, is_reversed=True)).tolist()

    def of_article(self, article_id: int) -> list[ReviewItem]:
        """The claims of an article that have a verdict and are not published yet, in the order of its text."""
        query = ClaimQuery(article_id=article_id, statuses=_PASSED, order=Order.PLACE)
        return [item for number in self._claims.numbers(query) if _is_judged((item := self._item(number)).claim)]

    def _item(self, number: int) -> ReviewItem:
        claim, steps = self._claims.get(number), self.steps(number)
        is_mine = claim.verdict is not None and people.is_same(claim.verdict.decided_by, self._desk.who)
        return ReviewItem(claim, steps, self.returned(number), review_rows.comparison(claim, steps), is_mine)

    def _refuse_to_sign(self, claim: Claim, action: Action) -> None:
        blindness.refuse_hidden(action.connection, self._desk.who, claim.id)
        if claim.verdict and people.is_same(claim.verdict.decided_by, self._desk.who):
            raise RefusedProblem(Message("review.own-verdict", claim=claim.id, who=self._desk.who))
        if missing := gate.inspect(claim).missing:
            raise RefusedProblem(Message("gate.closed", claim=claim.id, what=missing))
        found = review_rows.comparison(claim, review_rows.steps_of(action.connection, claim.id))
        if found and found.is_open:
            raise RefusedProblem(Message("review.differs", claim=claim.id, who=found.second.decided_by))

    def _refuse_own(self, numbers: Sequence[int]) -> None:
        """Say of several verdicts at once that another has to sign them off."""
        with self._desk.read() as connection:
            statuses = standing(connection, numbers)
            in_review = [number for number, (status, _was) in statuses.items() if status is Status.IN_REVIEW]
            deciders = verdict_rows.deciders(connection, in_review)
            own = {number for number, name in deciders.items() if people.is_same(name, self._desk.who)}
            own -= blindness.hidden_from(connection, self._desk.who, own)
        if len(own) > 1:
            told = {"claims": sorted(own)[:MANY], "count": len(own), "who": self._desk.who}
            raise RefusedProblem(Message("review.own-verdicts", **told))

    def _refuse_second(self, connection: Connection, claim: Claim, name: str) -> None:
        """A second verdict is for another than decided, once, and for none who gave up judging blind beside it."""
        if claim.verdict is None or people.is_same(claim.verdict.decided_by, name):
            raise RefusedProblem(Message("review.own-second", claim=claim.id, who=name))
        holding, steps = claim.verdict.id, review_rows.steps_of(connection, claim.id)
        if any(each.beside_id == holding and people.is_same(each.decided_by, name) for each in claim.seconds):
            raise RefusedProblem(Message("review.second-given", claim=claim.id, who=name))
        if any(step.move == SHOW and step.verdict_id == holding and people.is_same(step.who, name) for step in steps):
            raise RefusedProblem(Message("review.has-seen", claim=claim.id, who=name))

    def _can_judge(self, connection: Connection, claim: Claim, name: str) -> bool:
        try:
            self._refuse_second(connection, claim, name)
        except RefusedProblem:
            return False
        return True

    def _is_hidden(self, connection: Connection, claim_id: int) -> bool:
        return bool(blindness.hidden_from(connection, self._desk.who, {claim_id}))

    def _known(self, connection: Connection, whom: str) -> str:
        """The name of a person of this workspace in the spelling that it has here."""
        for name in people.known(self._desk, connection):
            if people.is_same(name, whom):
                return name
        raise NotFoundProblem(Message("person.not-found", name=in_short(whom)))

    def _require_in_review(self, action: Action, claim_id: int) -> None:
        status = require(action.connection, claim_id)
        if status is not Status.IN_REVIEW:
            told = Message(f"status.{status}")
            raise RefusedProblem(Message("review.not-in-review", claim=claim_id, status=told))

    def _write(
        self,
        action: Action,
        number: int,
        move: str,
        *,
        note: str = "",
        override: str = "",
        verdict_id: int | None = None,
    ) -> None:
        given = {"note": note, "override": override}
        review_rows.write(action, number, move, who=self._desk.who, verdict_id=verdict_id, **given)


def _is_judged(claim: Claim) -> bool:
    """Whether there is a verdict on it, seen or not."""
    return claim.verdict is not None or claim.is_blind
