"""Errors of the world, as opposed to bugs: each is one sentence that says what to do."""

from claimtrack.domain.messages import Message


class Problem(Exception):  # noqa: N818 - it is shown to people as a sentence, not as an error
    """Something that a user caused or can cure; the window and the command line show its message and go on."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.code, dict(message.args))
        self.message = message


class NotFoundProblem(Problem):
    """A record that was asked for by number or UUID is not in the workspace."""


class HeldProblem(Problem):
    """Another program has the workspace open for writing."""


class ReadingOnlyProblem(Problem):
    """The workspace cannot be written to where it lies; it can be opened for reading only."""


class RefusedProblem(Problem):
    """A rule of the house forbids the action; nothing was changed."""
