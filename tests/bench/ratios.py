"""How a promise of speed is judged: the work and a plain reference run in turn, and their ratio is what counts.

The same machine is as busy for the one as for the other, so a ratio means the same everywhere.
"""

import statistics
import time
from collections.abc import Callable

PAIRS = 7
THROWN_AWAY = 2  # the first pairs fill caches
MARGIN = 1.3
SWING = 2.0  # a reference whose slowest run takes more than so many times its fastest tells nothing

Run = Callable[[], float]


def seconds(act: Callable[[], object]) -> float:
    """How long something takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def judge(work: str, promise: float, *, reference: Run, measured: Run, pairs: int = PAIRS) -> bool:
    """Run both in turn and print work, ratio, promise and verdict; False where the promise is broken beyond the margin.

    The two say themselves how many seconds they took, so that they can prepare and check outside of what counts.
    """
    taken = [(reference(), measured()) for _ in range(THROWN_AWAY + pairs)][THROWN_AWAY:]
    references = [pair[0] for pair in taken]
    ratio = statistics.median(measured / reference for reference, measured in taken)
    is_noisy = max(references) > SWING * min(references)
    times = f"{shown(statistics.median(references))} → {shown(statistics.median(pair[1] for pair in taken))}"
    if is_noisy:
        verdict = "noisy"
    elif ratio <= promise:
        verdict = "ok"
    else:
        verdict = "ok within the margin" if ratio <= promise * MARGIN else "missed"
    print(f"{work:58} {times:>22}   ratio {ratio:7.2f}   promise {promise:6.2f}   {verdict}", flush=True)
    return verdict != "missed"


def judge_amount(work: str, promise: float, amount: float, unit: str) -> bool:
    """Print an amount that has a limit of its own; False where it is over it."""
    is_kept = amount <= promise
    verdict = "ok" if is_kept else "missed"
    print(f"{work:58} {amount:19.1f} {unit}   {'':13}   promise {promise:6.0f}   {verdict}", flush=True)
    return is_kept


def shown(duration: float) -> str:
    """A duration for people, in the unit that fits it."""
    return f"{duration:.2f} s" if duration >= 1 else f"{duration * 1000:.2f} ms"
