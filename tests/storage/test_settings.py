"""The user's settings: kept in one piece, and the defaults where the file is missing, broken or not ours."""

import getpass
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from claimtrack.storage.settings import Settings, settings_path, user_name

CHOSEN = Settings(
    name="أمل", language="ar", theme="dark", arabic_digits=True, ask_confidence=True, last="/a", recent=("/a", "/ب")
)


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("HOME", str(tmp_path))


def _write(content: bytes) -> None:
    settings_path().parent.mkdir(parents=True, exist_ok=True)
    settings_path().write_bytes(content)


def test_what_was_chosen_comes_back() -> None:
    CHOSEN.save()
    assert Settings.load() == CHOSEN
    assert [path.name for path in settings_path().parent.iterdir()] == ["settings.json"]


def test_a_path_need_not_be_text() -> None:
    path = os.fsdecode(b"/home/\xff.claimtrack")
    Settings(last=path, recent=(path,)).save()
    assert Settings.load().recent == (path,)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b'{"name": 1, "theme": null, "recent": 3}', b"1" * 5000],
)
def test_a_broken_file_gives_the_defaults(content: bytes) -> None:
    _write(content)
    assert Settings.load() == Settings()


def test_a_missing_file_gives_the_defaults() -> None:
    assert Settings.load() == Settings()


def test_what_is_not_ours_is_left_out() -> None:
    _write(json.dumps({"name": "Amal", "more": 1, "arabic_digits": "yes", "theme": "pink", "language": "fr"}).encode())
    assert Settings.load() == Settings(name="Amal")


def test_allowed_hosts_are_words() -> None:
    _write(json.dumps({"allowed_hosts": ["archive.local", 3, None]}).encode())
    assert Settings.load().allowed_hosts == ("archive.local",)
    replace(CHOSEN, allowed_hosts=("a", "b")).save()
    assert Settings.load().allowed_hosts == ("a", "b")


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "config").write_bytes(b"a file")
    CHOSEN.save()
    assert Settings.load() == Settings()


def test_who_works_is_the_name_chosen_or_the_users() -> None:
    assert Settings(name=" Amal ").who() == "Amal"
    assert Settings(name=" ").who() == user_name()


def test_a_user_without_a_name_has_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    assert user_name()
    monkeypatch.setenv("LOGNAME", "amal")
    assert user_name() == getpass.getuser() == "amal"


def test_keys_come_back_and_what_is_none_is_left_out() -> None:
    Settings(keys={"claim.accept": ("Q",), "claim.dismiss": ()}).save()
    assert Settings.load().keys == {"claim.accept": ("Q",), "claim.dismiss": ()}
    settings_path().write_text('{"keys": {"a": "Q", "b": [1, "W", "X", "Y", "Z"], "c": ["Q"]}}')
    assert Settings.load().keys == {"b": ("W", "X", "Y"), "c": ("Q",)}
