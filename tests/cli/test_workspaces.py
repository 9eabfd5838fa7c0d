import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from claimtrack.workspace.workspace import Workspace
from tests.cli.conftest import Run


def test_create_makes_one_file_and_never_replaces(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "new.claimtrack"
    assert run("create", path).code == 0
    assert [each.name for each in tmp_path.iterdir() if each.stat().st_size] == ["new.claimtrack"]
    before = path.read_bytes()
    failed = run("create", path)
    assert failed.code == 1
    assert "new.claimtrack" in failed.sentence()
    assert path.read_bytes() == before
    assert run("create", tmp_path / "missing" / "new.claimtrack").code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["import", "W", "A"],
        ["claims", "W"],
        ["add", "W", "text"],
        ["accept", "W", "1"],
        ["dismiss", "W", "1", "--reason", "minor"],
        ["attach", "W", "1", "--title", "T", "--stance", "context"],
        ["note", "W", "1", "text"],
        ["verdict", "W", "1", "true", "--rationale", "Because."],
        ["review", "W", "1"],
        ["sign", "W", "1"],
        ["return", "W", "1", "--note", "no"],
        ["history", "W"],
        ["export", "W", "O"],
    ],
)
def test_a_file_that_is_no_workspace_is_refused_unchanged(
    run: Run, tmp_path: Path, article: Path, arguments: list[str]
) -> None:
    out = tmp_path / "out.csv"
    for content in (None, b"", b"random " * 100, b"SQLite format 3\0" + bytes(4080)):
        path = tmp_path / "work.claimtrack"
        if content is not None:
            path.write_bytes(content)
        names = {"W": path, "A": article, "O": out}
        failed = run(*(names.get(argument, argument) for argument in arguments))
        assert failed.code == 1
        assert failed.sentence()
        assert path.exists() is (content is not None)
        assert content is None or path.read_bytes() == content
        assert not out.exists()


def test_verify_says_sound(run: Run, workspace: Path) -> None:
    shown = run("verify", workspace)
    assert shown.code == 0
    assert "is sound" in shown.out
    assert run("verify", workspace, "--json").objects() == [{"sound": True, "damages": []}]


def test_verify_names_damage_with_exit_code_1(run: Run, workspace: Path) -> None:
    content = bytearray(workspace.read_bytes())
    place = content.index(b"The council closed two schools")
    content[place] ^= 1
    workspace.write_bytes(content)
    shown = run("verify", workspace)
    assert shown.code == 1
    assert shown.out
    assert shown.err == ""
    told = run("verify", workspace, "--json")
    assert told.code == 1
    assert '"sound": false' in told.out
    assert '"code": "verify.' in told.out


def test_verify_says_when_it_could_not_look(run: Run, tmp_path: Path) -> None:
    (tmp_path / "foreign").write_bytes(b"random " * 100)
    for name in ("missing", "foreign", "."):
        failed = run("verify", tmp_path / name)
        assert failed.code == 3
        assert failed.sentence()


def test_history_says_what_was_done_and_by_whom(run: Run, workspace: Path) -> None:
    run("accept", workspace, "2", "--by", "Karim")
    shown = run("history", workspace)
    lines = shown.out.split("\n")
    assert re.fullmatch(r"No\. +When \(UTC\) +Who +What", lines[0])
    assert re.fullmatch(r"3 +\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ +Karim +Accept claim 2", lines[1])
    assert [line.split()[0] for line in lines[1:4]] == ["3", "2", "1"]


def test_history_as_json_of_one_claim(run: Run, workspace: Path) -> None:
    run("accept", workspace, "2", "--by", "Karim")
    entries = run("history", workspace, "2", "--json").objects()
    assert [entry["action"] for entry in entries] == ["action.claim.accept", "action.article.add"]
    newest = entries[0]
    assert (newest["sequence"], newest["who"], newest["text"]) == (3, "Karim", "Accept claim 2")
    assert newest["at"].endswith("Z")
    assert re.fullmatch(r"[0-9a-f]{64}", newest["hash"])
    (change,) = [change for change in newest["changed"] if change["field"] == "status"]
    assert (change["kind"], change["before"], change["after"]) == ("claim", "inbox", "to-check")
    failed = run("history", workspace, "99")
    assert failed.code == 1
    assert "99" in failed.sentence()


HOLD = """
import sys
from pathlib import Path
from claimtrack.workspace.workspace import Workspace
with Workspace.open(Path(sys.argv[1]), who="Holder"):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_command_waits_for_another_program_and_then_says_who(run: Run, workspace: Path) -> None:
    holder = subprocess.Popen([sys.executable, "-c", HOLD, workspace], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert holder.stdin is not None
    assert holder.stdout is not None
    with holder.stdin, holder.stdout:
        assert holder.stdout.readline() == b"held\n"
        assert run("claims", workspace).code == 0, "looking needs no lock"
        began = time.monotonic()
        failed = run("accept", workspace, "1")
        assert time.monotonic() - began > 1
        assert failed.code == 1
        assert str(holder.pid) in failed.sentence()
    assert holder.wait(30) == 0
    assert run("accept", workspace, "1").code == 0


def test_name_comes_from_the_option_the_settings_or_the_system(
    run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "system-user")
    run("accept", workspace, "1")
    run("accept", workspace, "2", "--by", "  Karim ")
    with Workspace.open(workspace, who="", is_readonly=True) as opened:
        assert [entry.who for entry in opened.history.entries(limit=2)] == ["Karim", "system-user"]
