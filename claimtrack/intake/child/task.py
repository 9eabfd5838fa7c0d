"""The hidden commands by which the program starts itself as a child: what they are given, and how they end."""

import importlib
import sys
from collections.abc import Sequence

from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.intake.child.answer import compose
from claimtrack.intake.child.confinement import confine

# A hidden command and the module that does it: `prepare(words)` loads what is needed and gives the function that makes
# an answer of standard input; only then is the process fenced in, for SECONDS of computing, to call others if MAY_CALL
TASKS = {"--read-document": "claimtrack.intake.document.task", "--fetch-address": "claimtrack.intake.web.task"}


def run(words: Sequence[str]) -> int:
    """Do one hidden command with what comes on standard input; whatever goes wrong is an answer too."""
    try:
        task = importlib.import_module(TASKS[words[0]])
        act = task.prepare(words[1:])
        confine(seconds=task.SECONDS, may_call=task.MAY_CALL)
        said: bytes = act(sys.stdin.buffer)
    except Problem as problem:
        said = compose({}, problem=problem.message)
    except (MemoryError, RecursionError):
        said = compose({}, problem=Message("document.too-much"))
    except Exception:  # a reader that a hostile document has led astray
        if sys.flags.dev_mode:
            raise
        said = compose({}, problem=Message("document.failed"))
    sys.stdout.buffer.write(said)
    sys.stdout.buffer.flush()
    return 0
