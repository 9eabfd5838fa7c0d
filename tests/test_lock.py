"""The lock holds all that the project asks for, each version with its hash, and no address of a registry."""

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)[^\n]*\\\n    --hash=sha256:[0-9a-f]{64}", re.MULTILINE)


def wanted() -> list[Requirement]:
    """Every requirement that the project names: to run, to check and to build."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    sections = (project["project"]["dependencies"], project["build-system"]["requires"], groups["dev"], groups["build"])
    return [Requirement(text) for section in sections for text in section]


def pinned() -> dict[NormalizedName, str]:
    """Name to version of each entry that has a hash."""
    return {canonicalize_name(name): version for name, version in PIN.findall(LOCK)}


def test_each_requirement_is_pinned_within_its_bounds() -> None:
    versions = pinned()

    assert not [
        str(want) for want in wanted() if not want.specifier.contains(versions.get(canonicalize_name(want.name), "0"))
    ]


def test_each_entry_has_a_hash() -> None:
    entries = [line for line in LOCK.splitlines() if line and not line.startswith((" ", "#"))]

    assert len(entries) == len(pinned())


def test_no_address_is_named() -> None:
    assert "://" not in LOCK
    assert "index-url" not in LOCK
