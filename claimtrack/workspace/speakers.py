"""Speakers: one record for each person or body, with all spellings of the name and the claims."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select, update

from claimtrack.domain.changes import Changes
from claimtrack.domain.errors import NotFoundProblem, Problem, RefusedProblem
from claimtrack.domain.messages import Message
from claimtrack.language.speech.names import Likeness, alike
from claimtrack.language.text.folding import fold
from claimtrack.storage.numbers import among
from claimtrack.storage.schema import claim, speaker, spelling
from claimtrack.workspace.desk import Desk, in_short, new_uuid
from claimtrack.workspace.queries import speakers_named

LONGEST = 1_000  # characters of a name


@dataclass(frozen=True, slots=True)
class SpeakerEntry:
    """A speaker as the library shows it; `spellings` are the other ones, `claims` how many claims are theirs."""

    id: int
    uuid: str
    name: str
    spellings: tuple[str, ...]
    claims: int


@dataclass(frozen=True, slots=True)
class SpeakerPair:
    """Two speakers who may be one, the one to be merged and the one to be kept, and why."""

    number: int
    into: int
    why: Message


class Speakers:
    """The speakers of a workspace; their claims are found by ClaimQuery.speaker_id."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def entries(self, words: str = "") -> list[SpeakerEntry]:
        """The speakers who have these letters in one of their spellings, or all, in the order of their names."""
        theirs = (claim.c.speaker_id == speaker.c.id) & claim.c.deleted.is_(None)
        count = select(func.count()).where(theirs).scalar_subquery()
        query = select(speaker.c.id, speaker.c.uuid, speaker.c.name, count).order_by(speaker.c.folded)
        if words.strip():
            query = query.where(speaker.c.id.in_(speakers_named(words)))
        spellings: dict[int, list[str]] = defaultdict(list)
        with self._desk.read() as connection:
            for number, name in connection.execute(select(spelling.c.speaker_id, spelling.c.name).order_by("name")):
                spellings[number].append(name)
            found = connection.execute(query).all()
        return [SpeakerEntry(number, uuid, name, tuple(spellings[number]), n) for number, uuid, name, n in found]

    def count(self) -> int:
        """How many speakers there are."""
        with self._desk.read() as connection:
            return connection.scalar(select(func.count()).select_from(speaker)) or 0

    def rename(self, number: int, name: str) -> Changes:
        """Call a speaker otherwise; the name before stays as a spelling where its letters differ."""
        name = _checked(name)
        before = self._name(number)
        with self._desk.act(Message("action.speaker.rename", before=in_short(before), name=in_short(name))) as action:
            connection, folded = action.connection, fold(name)
            _refuse_another(connection, number, name)
            connection.execute(delete(spelling).where(spelling.c.speaker_id == number, spelling.c.folded == folded))
            connection.execute(update(speaker).where(speaker.c.id == number).values(name=name, folded=folded))
            if fold(before) != folded:
                _insert(connection, number, before)
        return action.changes

    def add_spelling(self, number: int, name: str) -> Changes:
        """Note another spelling of a speaker's name: who is named so from now on is this speaker."""
        name = _checked(name)
        label = Message("action.speaker.add-spelling", name=in_short(self._name(number)), spelling=in_short(name))
        with self._desk.act(label) as action:
            if _refuse_another(action.connection, number, name) is None:
                _insert(action.connection, number, name)
        return action.changes

    def remove_spelling(self, number: int, name: str) -> Changes:
        """Take a spelling off a speaker; the claims stay."""
        said = {"name": in_short(self._name(number)), "spelling": in_short(name)}
        with self._desk.act(Message("action.speaker.remove-spelling", **said)) as action:
            chosen = (spelling.c.speaker_id == number, spelling.c.folded == fold(" ".join(name.split())))
            if action.connection.execute(delete(spelling).where(*chosen)).rowcount == 0:
                raise NotFoundProblem(Message("speaker.no-spelling", **said))
        return action.changes

    def merge(self, numbers: Sequence[int], *, into: int) -> Changes:
        """Make one speaker of several: claims and spellings go over, the names become spellings."""
        numbers = [number for number in dict.fromkeys(numbers) if number != into]
        name = in_short(self._name(into))
        with self._desk.act(Message("action.speaker.merge", count=len(numbers), name=name)) as action:
            connection = action.connection
            names = [self._name(number) for number in numbers]
            connection.execute(update(claim).where(among(claim.c.speaker_id, numbers)).values(speaker_id=into))
            connection.execute(update(spelling).where(among(spelling.c.speaker_id, numbers)).values(speaker_id=into))
            connection.execute(delete(speaker).where(among(speaker.c.id, numbers)))
            for each in names:
                _insert(connection, into, each)
        return action.changes

    def alike(self) -> list[SpeakerPair]:
        """The speakers who may be one: the same letters, or one name within the other; to be merged by a person."""
        with self._desk.read() as connection:
            names: dict[int, str] = dict(connection.execute(select(speaker.c.id, speaker.c.name)).all())
        codes = {Likeness.SAME: "speaker.same-letters", Likeness.CONTAINED: "speaker.contained"}
        return [SpeakerPair(pair.shorter, pair.longer, Message(codes[pair.likeness])) for pair in alike(names)]

    def _name(self, number: int) -> str:
        with self._desk.read() as connection:
            name = connection.scalar(select(speaker.c.name).where(speaker.c.id == number))
        if name is None:
            raise NotFoundProblem(Message("speaker.not-found", number=number))
        return str(name)


def speaker_number(connection: Connection, name: str | None) -> int | None:
    """The number of the speaker of that name, made where there is none; None where the article itself speaks."""
    name = " ".join((name or "").split())
    if not name:
        return None
    folded = fold(name)
    found = find(connection, folded)
    if found is not None:
        return found
    made = insert(speaker).values(uuid=new_uuid(), name=name, folded=folded).returning(speaker.c.id)
    number: int = connection.execute(made).scalar_one()
    return number


def find(connection: Connection, folded: str) -> int | None:
    """The number of the speaker who has this folded name or spelling, or None."""
    named = select(speaker.c.id).where(speaker.c.folded == folded)
    return connection.scalar(named.union_all(select(spelling.c.speaker_id).where(spelling.c.folded == folded)).limit(1))


def _refuse_another(connection: Connection, number: int, name: str) -> int | None:
    """Who is called so already, this speaker or nobody; RefusedProblem where it is another."""
    found = find(connection, fold(name))
    if found not in {None, number}:
        raise RefusedProblem(Message("speaker.is-another", name=in_short(name)))
    return found


def _insert(connection: Connection, number: int, name: str) -> None:
    connection.execute(insert(spelling).values(uuid=new_uuid(), speaker_id=number, name=name, folded=fold(name)))


def _checked(name: str) -> str:
    name = " ".join(name.split())
    if not name or not fold(name):
        raise Problem(Message("speaker.empty"))
    if len(name) > LONGEST:
        raise Problem(Message("label.too-long", limit=LONGEST))
    return name
