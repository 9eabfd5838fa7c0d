"""What the user chose, kept in a small file of the user's own, beside no workspace."""

import contextlib
import getpass
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Self

from platformdirs import user_config_path

from claimtrack.domain.unfinished import unfinished
from claimtrack.storage import private

LIMIT = 1_000_000  # bytes; a larger file is not ours
MOST_KEYS = 4  # of one command
MOST_HOSTS = 100
TEXT_SIZES = (90, 100, 115, 130, 150, 200)  # percent
CHOICES: dict[str, tuple[object, ...]] = {
    "language": ("", "en", "ar"),
    "theme": ("system", "light", "dark"),
    "text_size": TEXT_SIZES,
}


def settings_path() -> Path:
    """Where the settings lie."""
    return user_config_path("claimtrack", appauthor=False) / "settings.json"


def _keys(found: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    """The keys of commands in what a file says; what is of another form is left out."""
    listed = {code: keys[:MOST_KEYS] for code, keys in found.items() if isinstance(keys, list)}
    return {code: tuple(key for key in keys if isinstance(key, str)) for code, keys in listed.items()}


def user_name() -> str:
    """The system's name for the user, or its number where it knows no name."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return str(os.getuid()) if hasattr(os, "getuid") else "?"


@dataclass(frozen=True, slots=True)
class Settings:
    """The user's choices.

    An empty language means the system's; `text_size` is one of TEXT_SIZES; `recent` runs from the newest; `keys` are
    those that were changed, by the code of their command; `is_welcomed` tells that the first words were read;
    `allowed_hosts` are machines of a private network that pages may be fetched from.
    """

    name: str = ""
    language: str = ""
    theme: str = "system"
    arabic_digits: bool = False
    text_size: int = 100
    ask_confidence: bool = False
    last: str = ""
    recent: tuple[str, ...] = ()
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_welcomed: bool = False
    allowed_hosts: tuple[str, ...] = ()

    @classmethod
    def load(cls) -> Self:
        """Read the settings; a file that is missing, broken or not ours gives the defaults."""
        settings = cls()
        try:
            found = json.loads(private.read_file(settings_path(), LIMIT))
        except (OSError, ValueError, RecursionError):
            return settings
        if not isinstance(found, dict):
            return settings
        known = {each.name: getattr(settings, each.name) for each in fields(cls)}
        chosen = {name: found[name] for name, default in known.items() if type(found.get(name)) is type(default)}
        for name, choices in CHOICES.items():
            if chosen.get(name) not in choices:
                chosen.pop(name, None)
        if isinstance(recent := found.get("recent"), list):
            chosen["recent"] = tuple(str(path) for path in recent[:10])
        if isinstance(hosts := found.get("allowed_hosts"), list):
            chosen["allowed_hosts"] = tuple(host for host in hosts[:MOST_HOSTS] if isinstance(host, str))
        if "keys" in chosen:
            chosen["keys"] = _keys(chosen["keys"])
        return replace(settings, **chosen)

    def save(self) -> None:
        """Write the settings in one piece; where that cannot be, the choices last for this run only."""
        path = settings_path()
        with contextlib.suppress(OSError):
            private.make_folder(path.parent)
            with unfinished(path.parent, mode=private.FILE) as beside:
                with beside.open("w", encoding="utf-8") as file:
                    json.dump(asdict(self), file, indent=2)  # escaped: a path need not be text
                beside.replace(path)

    def who(self) -> str:
        """The name under which this user works."""
        return self.name.strip() or user_name()
