"""A colleague's copy of the workspace comes in: shown first, conflicts decided one by one, stored in one step."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import select

from claimtrack.domain.changes import Changes
from claimtrack.domain.errors import Problem, RefusedProblem
from claimtrack.domain.merging import Choice, MergePlan
from claimtrack.domain.messages import Message
from claimtrack.storage import branches, verification
from claimtrack.storage.schema import setting
from claimtrack.storage.store import Store
from claimtrack.workspace import blindness, copy_checking, copy_comparison, copy_writing
from claimtrack.workspace.copy_rows import Copy
from claimtrack.workspace.copy_steps import Comparison, Step
from claimtrack.workspace.desk import Desk

WAIT = 5.0  # seconds for another program to give the file back


class Copies:
    """Copies of a workspace that were worked in apart from each other."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def plan(self, path: Path) -> MergePlan:
        """What a copy would bring, and the conflicts; nothing is changed. Problem where it is no copy of this one."""
        with self._opened(path) as store, store.reading() as other, self._desk.read() as connection:
            self._refuse(store, path)
            found = copy_comparison.compare(Copy(connection), Copy(other))
            copy_checking.check(_all_steps(found), path.name)
            new = Counter(step.kind for step in found.steps if step.is_new and not found.is_known_here(step))
            unknown = branches.unknown(other, branches.known_hashes(connection))
            told = (clash.conflict for clash in found.clashes)
            conflicts = blindness.veil_conflicts(self._desk.who, told, connection, other)
        return MergePlan(
            name=path.name,
            new=new,
            updates=tuple(found.updates),
            removed=Counter(step.kind for step in found.steps if step.values is None),
            left_out=found.left_out,
            conflicts=conflicts,
            actions=len(unknown),
            people=tuple(sorted({line["who"] for line in unknown})),
        )

    def merge(self, path: Path, choices: Mapping[str, Choice | str] | None = None) -> Changes:
        """Bring a copy in, with a choice for each conflict of its plan by key: one step that can be undone.

        Both histories are kept, also where the merge is undone. RefusedProblem where a conflict is undecided.
        """
        given = {key: Choice(choice) for key, choice in (choices or {}).items()}
        with self._opened(path) as store, store.reading() as other:
            self._refuse(store, path)
            if damages := list(verification.verify(other)):
                raise Problem(Message("merge.damaged", name=path.name, what=damages[0]))
            with self._desk.act(Message("action.workspace.merge", name=path.name)) as action:
                theirs = Copy(other)
                found = copy_comparison.compare(Copy(action.connection), theirs)
                steps = self._decided(found, given)
                copy_checking.check(steps, path.name)
                head = branches.head(other)
                branches.keep(action.connection, other, path.name)
                copy_writing.write(action, found, steps, given, path.name)
                copy_writing.note_heads(action, theirs, head, path.name)
        return action.changes

    def _decided(self, found: Comparison, given: Mapping[str, Choice]) -> list[Step]:
        undecided = [clash.conflict.name for clash in found.clashes if clash.conflict.key not in given]
        if undecided:
            raise RefusedProblem(Message("merge.undecided", count=len(undecided), name=undecided[0]))
        followed = [clash for clash in found.clashes if given[clash.conflict.key] is Choice.THEIRS]
        return [*found.steps, *(step for clash in followed for step in clash.steps)]

    @contextmanager
    def _opened(self, path: Path) -> Iterator[Store]:
        store = Store(path, is_readonly=True, wait=WAIT)
        try:
            yield store
        finally:
            store.close()

    def _refuse(self, store: Store, path: Path) -> None:
        """Problem where a file is this one itself, or no copy of it."""
        if path.samefile(self._desk.store.path):
            raise RefusedProblem(Message("merge.itself", name=path.name))
        identity = select(setting.c.value).where(setting.c.name == "uuid")
        with self._desk.read() as connection:
            if store.connection.scalar(identity) != connection.scalar(identity):
                raise RefusedProblem(Message("merge.another-workspace", name=path.name))


def _all_steps(found: Comparison) -> list[Step]:
    return [*found.steps, *(step for clash in found.clashes for step in clash.steps)]
