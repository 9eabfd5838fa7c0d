"""Compiles resources/words/*.po to .mo, the same bytes each time; a folder as argument takes the results instead."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

WORDS = Path(__file__).resolve().parents[1] / "resources" / "words"


def compile_words(folder: Path) -> None:
    """Write one .mo into the folder for each catalogue."""
    for source in sorted(WORDS.glob("*.po")):
        with source.open("rb") as file:
            catalogue = read_po(file, locale=source.stem, abort_invalid=True)
        # Babel puts the present time where a catalogue names none, which would change the bytes with every run.
        catalogue.creation_date = catalogue.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
        with (folder / f"{source.stem}.mo").open("wb") as file:
            write_mo(file, catalogue)


if __name__ == "__main__":
    compile_words(Path(sys.argv[1]) if len(sys.argv) > 1 else WORDS)
