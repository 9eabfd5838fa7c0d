"""The compiled catalogues that the program reads say what their sources say."""

import gettext
import io
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

WORDS = Path(__file__).resolve().parents[1] / "resources" / "words"


def entries(compiled: bytes) -> dict[object, str]:
    """Every code with its words; the header is left out, since it names the version of the compiler."""
    catalogue: dict[object, str] = vars(gettext.GNUTranslations(io.BytesIO(compiled)))["_catalog"]
    return {code: words for code, words in catalogue.items() if code != ""}


@pytest.mark.parametrize("source", sorted(WORDS.glob("*.po")), ids=lambda path: path.stem)
def test_compiled_words_are_fresh(source: Path) -> None:
    fresh = io.BytesIO()
    with source.open("rb") as file:
        write_mo(fresh, read_po(file, locale=source.stem, abort_invalid=True))

    assert entries(source.with_suffix(".mo").read_bytes()) == entries(fresh.getvalue()), "run `make words`"


def test_both_languages_are_there() -> None:
    assert {path.stem for path in WORDS.glob("*.mo")} == {"en", "ar"}
