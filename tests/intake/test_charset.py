from pathlib import Path

import pytest

from claimtrack.intake.article import read_file
from claimtrack.intake.charset import decode

ARABIC = "أعلنت البلدية إغلاق مدرستين في يونيو، وقال رئيسها إن الكلفة بلغت ثلاثة ملايين دينار."
ENGLISH = "The council\u2019s café sold 40 berths \u2013 \u201cfor 3 million\u201d \u2013 in June."
FRENCH = "La décision a été prise en été : le conseil a fermé deux écoles et vendu le port à une société étrangère."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ARABIC, "utf-8"),
        (ARABIC, "cp1256"),
        (ARABIC, "iso8859_6"),
        (ARABIC, "utf-16-le"),
        (ARABIC, "utf-16-be"),
        (f"Reuters: {ARABIC} \u201cquoted\u201d", "cp1256"),
        ("قال الوزير", "cp1256"),
        (ENGLISH, "utf-8"),
        (ENGLISH, "cp1252"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-16-be"),
        (FRENCH, "cp1252"),
        ("x", "utf-8"),
        ("", "utf-8"),
    ],
)
@pytest.mark.parametrize("times", [1, 300])
def test_the_charset_is_found(text: str, encoding: str, times: int) -> None:
    assert decode((text * times).encode(encoding)) == text * times


@pytest.mark.parametrize("content", [bytes(range(256)) * 40, ARABIC.encode()[:-2] + b"\xff", ARABIC.encode()[1:]])
def test_what_is_no_text_is_not_made_one(content: bytes) -> None:
    text = decode(content)
    assert text is None or "\0" in text


def test_an_article_of_an_older_charset_is_read_and_its_bytes_kept(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(ARABIC.encode("cp1256"))
    article = read_file(path)
    assert (article.text, article.language, article.original) == (ARABIC, "ar", path.read_bytes())


def test_what_the_server_names_stands_unless_the_bytes_give_it_the_lie() -> None:
    assert decode("قال".encode("iso8859_6"), "ISO-8859-6") == "قال", "too short to be guessed"
    assert decode("\ufeffقال".encode(), "windows-1256") == "قال"
    assert decode("قال".encode(), "windows-1252") == "قال"
    assert decode("السلام عليكم".encode("cp1256"), "utf-8") == "السلام عليكم"
    for none in ("utf-7", "hex", "no-such"):
        assert decode(b"+AGE-", none) == "+AGE-"
