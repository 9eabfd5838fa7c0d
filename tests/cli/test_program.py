import json
import os
import re
import select
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from claimtrack import __version__
from claimtrack.cli.commands import MODULES, NOT_OFFERED
from claimtrack.domain.words import LANGUAGES, Words
from tests.cli.conftest import Run

OFFERED = (
    "demo text extract score dates create import claims add accept dismiss attach note verdict review sign return"
    " blind second settle publish correct request answer complaint waiting people register report scale settings merge"
    " history export verify backup restore"
)
ROOT = Path(__file__).parents[2]


def test_every_command_is_in_the_help_and_in_the_readme(run: Run) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = run("--help")
    assert shown.code == 0
    for name in OFFERED.split():
        assert re.search(rf"(?m)^  {name} ", shown.out), f"{name} is not in --help"
        assert f"claimtrack {name}" in readme or f"`{name}`" in readme, f"{name} is not in the README"
    assert sorted(MODULES) == sorted(OFFERED.split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(MODULES))
def test_every_argument_is_explained(run: Run, name: str, language: str) -> None:
    shown = run(name, "--help", "--lang", language)
    assert shown.code == 0
    assert Words(language).say(f"command.{name}") in " ".join(shown.out.split())
    assert "argument." not in shown.out
    assert "cli." not in shown.out


def test_version(run: Run) -> None:
    assert run("--version").out == f"claimtrack {__version__}\n"


@pytest.mark.parametrize("name", sorted(NOT_OFFERED))
def test_what_is_planned_says_that_it_is_not_offered(run: Run, name: str) -> None:
    failed = run(name, "w.claimtrack", "x")
    assert failed.code == 1
    assert failed.sentence() == f"The command “{name}” is not offered yet."


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--nonsense"], "There is no option “--nonsense”: see claimtrack --help."),
        (["--lang", "xx"], "There is no option “--lang xx”: see claimtrack --help."),
        (["nonsense", "x"], "There is no command “nonsense”: see claimtrack --help."),
        (["text"], "text: FILE is missing: see --help"),
        (["text", "a", "b"], "text: what to do with b? See --help"),
        (["text", "a", "--lan", "en"], "text: what to do with --lan en? See --help"),
        (["claims", "w", "--limit", "0"], "claims: --limit: “0” is not a whole number above 0"),
        (["claims", "w", "--limit", str(2**63)], f"claims: --limit: “{2**63}” is not a whole number above 0"),
        (["claims", "w", "--limit"], "claims: --limit needs a value"),
        (["claims", "w", "--json", "--csv"], "claims: --csv and --json exclude each other"),
        (["dismiss", "w", "1"], "dismiss: --reason is missing: see --help"),
    ],
)
def test_wrong_usage_is_one_sentence(run: Run, arguments: list[str], sentence: str) -> None:
    failed = run(*arguments)
    assert failed.code == 2
    assert failed.sentence() == sentence


def test_wrong_choice_names_the_choices(run: Run) -> None:
    failed = run("claims", "w", "--status", "nonsense")
    assert failed.code == 2
    assert "in-progress" in failed.sentence()
    assert "nonsense" in failed.sentence()


def test_wrong_date_says_what_is_wrong_with_it(run: Run) -> None:
    failed = run("extract", "x", "--published", "10000-01-01")
    assert failed.code == 2
    assert "10000-01-01" in failed.sentence()


def test_language_is_chosen_before_or_after_the_command(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    arabic = run("--lang", "ar", "text", "missing").sentence()
    assert run("text", "missing", "--lang", "ar").sentence() == arabic
    assert run("--lang=ar", "text", "missing").sentence() == arabic
    assert "لا يوجد ملف" in arabic
    assert run("text", "missing").sentence() == "There is no file “missing”: check its name and folder."
    monkeypatch.setenv("LC_ALL", "ar_EG.UTF-8")
    assert run("text", "missing").sentence() == arabic
    assert run("text", "--lang", "en", "missing").sentence() == "There is no file “missing”: check its name and folder."


def test_without_a_display_the_window_says_so(run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    for arguments in ([], [workspace]):
        failed = run(*arguments)
        assert failed.code == 1
        assert failed.sentence().startswith("There is no display")


def test_a_file_that_is_not_there_opens_no_window(run: Run, tmp_path: Path) -> None:
    failed = run(tmp_path / "missing.claimtrack")
    assert failed.code == 1
    assert "missing.claimtrack" in failed.sentence()
    assert list(tmp_path.iterdir()) == []


def test_arguments_that_are_not_utf8_are_refused(program: Run) -> None:
    failed = program("add", "w.claimtrack", b"caf\xe9")
    assert failed.code == 1
    assert failed.sentence() == "The argument “caf\ufffd” is not UTF-8."


def test_foreign_text_cannot_write_on_the_terminal(run: Run) -> None:
    failed = run("text", "a\x1b[31m\u202e\nb")
    assert failed.sentence() == "There is no file “a<U+001B>[31m<U+202E> b”: check its name and folder."


def test_output_is_utf8_with_bare_line_feeds_everywhere(program: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("سطر\r\n".encode())
    for locale in ("C", "POSIX", "en_US.ISO-8859-1"):
        done = program("text", path, env={"LC_ALL": locale, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"})
        assert (done.code, done.out) == (0, "سطر\n")


def test_closed_pipe_is_quiet(article: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "claimtrack", "text", article], stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_full_disk_behind_the_output_is_a_sentence(article: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "claimtrack", "text", article], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert done.stderr.decode() == "claimtrack: The system refused: No space left on device.\n"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupt_is_quiet(number: signal.Signals) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "claimtrack", "score", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert running.stdin is not None
    running.stdin.write(b"a line\n" * 100_000)  # more than a pipe holds: once it is taken, the program is reading
    running.stdin.flush()
    running.send_signal(number)
    running.stdin.close()
    out, err = running.stdout, running.stderr
    assert out is not None
    assert err is not None
    with out, err:
        assert (running.wait(30), out.read(), err.read()) == (128 + number, b"", b"")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such shell there")
def test_standard_input_that_is_closed_holds_nothing() -> None:
    command = f"{shlex.quote(sys.executable)} -m claimtrack text - <&-"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "standard input" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe is always waited for there")
def test_what_is_slow_to_come_is_waited_for_where_another_program_would_not() -> None:
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    command = [sys.executable, "-m", "claimtrack", "text", "-"]
    with subprocess.Popen(command, stdin=reading, stdout=subprocess.PIPE, text=True) as running:
        os.write(writing, b"It rained. ")
        deadline = time.monotonic() + 30
        while select.select([reading], [], [], 0)[0] and time.monotonic() < deadline:
            time.sleep(0.01)
        os.write(writing, b"It snowed.")
        os.close(writing)
        os.close(reading)
        assert running.communicate(timeout=30)[0].strip() == "It rained. It snowed."
        assert running.returncode == 0


def test_a_bug_is_a_sentence_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MODULES, "text", "claimtrack.cli.nowhere")
    failed = run("text", "x")
    assert failed.code == 1
    assert "ModuleNotFoundError" in failed.sentence()


LOADED = """
import json, sys
from claimtrack.cli import main
for arguments in json.loads(sys.argv[1]):
    assert main(arguments) == 0, arguments
print(sorted({name.partition(".")[0] for name in sys.modules} & {"PySide6", "shiboken6", "sqlalchemy", "alembic"}))
"""


def loaded(*commands: list[object], stdin: bytes = b"") -> list[str]:
    arguments = json.dumps([[str(argument) for argument in command] for command in commands])
    done = subprocess.run([sys.executable, "-c", LOADED, arguments], input=stdin, capture_output=True, check=True)
    return re.findall(r"'(\w+)'", done.stdout.decode().splitlines()[-1])


def test_no_command_imports_qt(workspace: Path, article: Path, tmp_path: Path) -> None:
    assert loaded(
        ["demo", tmp_path / "demo"],
        ["import", workspace, article],
        ["claims", workspace],
        ["add", workspace, "A tip"],
        ["accept", workspace, "1"],
        ["dismiss", workspace, "2", "--reason", "minor"],
        ["attach", workspace, "1", "--title", "T", "--stance", "supports"],
        ["note", workspace, "1", "text", "--by", "Karim"],
        ["verdict", workspace, "1", "true", "--rationale", "Because.", "--by", "Amal"],
        ["review", workspace, "1", "--note", "archive", "--by", "Amal"],
        ["return", workspace, "1", "--note", "again", "--by", "Karim"],
        ["history", workspace],
        ["verify", workspace],
        ["export", workspace, tmp_path / "out.csv"],
    ) == ["sqlalchemy"]


def test_reading_commands_start_without_a_database(article: Path) -> None:
    assert loaded(["extract", article], ["text", article], ["--version"], ["--help"]) == []
    assert loaded(["dates", "-", "--json"], stdin=b'{"text": "in June"}\n') == []
    assert loaded(["score", "-"], stdin=b"a line\n") == []
