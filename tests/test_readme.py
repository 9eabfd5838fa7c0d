"""What the README tells people to type is there, and all that is there is in it."""

import re
from pathlib import Path

from claimtrack.cli.commands import MODULES

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_readme_names_each_command_and_no_other() -> None:
    assert set(re.findall(r"`claimtrack ([a-z][a-z-]*)", README)) == set(MODULES)


def test_make_targets_of_the_readme_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))

    assert set(re.findall(r"(?:`|    )make ([a-z]+)", README)) <= targets


def test_files_that_the_readme_links_exist() -> None:
    assert [link for link in re.findall(r"\]\((?!https?:)([^)#]+)", README) if not (ROOT / link).is_file()] == []
