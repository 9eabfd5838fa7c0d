"""Signals that end a command: heard as one error, named even where a library made another of it."""

import signal
import sqlite3

import pytest

from claimtrack.cli.stopping import listening


def stop(_value: int) -> int:
    signal.raise_signal(signal.SIGTERM)
    return 0


def test_a_signal_is_named_where_a_library_makes_another_error_of_it() -> None:
    before = signal.getsignal(signal.SIGTERM)
    raw = sqlite3.connect(":memory:")
    raw.create_function("stop", 1, stop)
    with listening() as heard, pytest.raises(sqlite3.OperationalError):
        raw.execute("SELECT stop(1)").fetchall()
    raw.close()
    assert heard == [signal.SIGTERM]
    assert signal.getsignal(signal.SIGTERM) == before


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="there is no such signal here")
def test_what_is_to_be_ignored_still_is() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with listening() as heard:
            signal.raise_signal(signal.SIGHUP)
        assert heard == []
    finally:
        signal.signal(signal.SIGHUP, before)
