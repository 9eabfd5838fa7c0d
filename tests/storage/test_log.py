"""The log: kind and place of what went wrong, nobody's words, for its user alone."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimtrack import __version__
from claimtrack.domain.errors import Problem
from claimtrack.storage import log
from claimtrack.workspace.workspace import Workspace

CLAIM = "Karim Haddad was paid"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A log of this test's own."""
    monkeypatch.setattr(log, "user_log_path", lambda *_args, **_named: tmp_path / "logs")
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    root.handlers.clear()
    log.begin()
    yield tmp_path / "logs" / "claimtrack.log"
    logging.captureWarnings(capture=False)
    for handler in root.handlers:
        handler.close()
    root.handlers[:] = before
    root.setLevel(level)


def test_no_claim_gets_into_the_log(file: Path, workspace: Workspace) -> None:
    workspace.claims.add(text=CLAIM)
    try:
        try:
            with workspace._desk.read() as connection:
                connection.exec_driver_sql("SELECT no_such_function(?)", (CLAIM,))
        except Exception as error:
            raise RuntimeError(CLAIM) from error
    except (RuntimeError, Problem):
        logging.getLogger("claimtrack.gui.session").exception("An action or a question failed")
    logging.getLogger("other.library").error("cannot read %s", CLAIM)
    said = file.read_text(encoding="utf-8")
    assert CLAIM.split(maxsplit=1)[0] not in said
    assert "An action or a question failed" in said
    assert "OperationalError" in said
    assert "test_no_claim_gets_into_the_log" in said
    assert "other.library" in said
    assert file.stat().st_mode & 0o777 == 0o600
    assert log.text().startswith(f"claimtrack {__version__}, Python ")
    assert log.text().endswith(said)


def test_a_long_log_is_put_aside(file: Path) -> None:
    file.write_bytes(b"x" * (log.SIZE + 1))
    log.begin()
    assert file.read_bytes() == b""
    assert file.with_suffix(".old.log").stat().st_size == log.SIZE + 1


def test_without_a_log_the_end_of_it_is_what_the_program_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "user_log_path", lambda *_args, **_named: tmp_path / "none")
    assert log.text().count("\n") == 1
