import pytest

from claimtrack.language.text.quotations import find_quotations
from claimtrack.language.text.sentences import split


def sentences(text: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in split(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Dr. J. Okafor met Mr. Hill. They left.", ["Dr. J. Okafor met Mr. Hill.", "They left."]),
        ("It won the tender on Aug. 30. It lost.", ["It won the tender on Aug. 30.", "It lost."]),
        (
            "The U.S. Senate met. He flew to the U.S. The talks failed.",
            ["The U.S. Senate met.", "He flew to the U.S.", "The talks failed."],
        ),
        ("It rose 3.5 percent. It fell.", ["It rose 3.5 percent.", "It fell."]),
        ("He came... and left. Then... Nothing.", ["He came... and left.", "Then...", "Nothing."]),
        ('He said "Stop. Wait." Then he left.', ['He said "Stop.', 'Wait."', "Then he left."]),
        ('"Is that so?" Ann Lee asked. He left.', ['"Is that so?" Ann Lee asked.', "He left."]),
        ("He said.The rest left.", ["He said.", "The rest left."]),
        ("قال د. سمير ذلك. ثم خرج.", ["قال د. سمير ذلك.", "ثم خرج."]),
        ("نشرت العربية.نت الخبر. ثم حذفته.", ["نشرت العربية.نت الخبر.", "ثم حذفته."]),
        ("انتهى الأمر.وخرج الجميع.", ["انتهى الأمر.", "وخرج الجميع."]),
        ("تدعو إلى الحوار.. وتنتظر. انتهى.", ["تدعو إلى الحوار.. وتنتظر.", "انتهى."]),
        (
            'انتهى الأمر., بدأ الآخر., وقال:, "لم يحدث!", ثم خرج.',
            ["انتهى الأمر.", "بدأ الآخر.", 'وقال:, "لم يحدث!"', "ثم خرج."],
        ),
        ('"هل وصل؟"، سأل الوزير. خرج.', ['"هل وصل؟"، سأل الوزير.', "خرج."]),
        ("هل وصل؟ نعم وصل!", ["هل وصل؟", "نعم وصل!"]),
        ("rain that night 🌧️ On Monday it stopped.", ["rain that night 🌧️", "On Monday it stopped."]),
        ("- First point\n- Second point", ["First point", "Second point"]),
        ("1/ The photo is old\n2/ It was taken in 2015", ["The photo is old", "It was taken in 2015"]),
        ("OSLO (Agency) - The bank said no.", ["The bank said no."]),
        ("It said no. But it paid No. 5.", ["It said no.", "But it paid No. 5."]),
        ("القاهرة (وكالة) - أعلن البنك ذلك.", ["أعلن البنك ذلك."]),
    ],
)
def test_a_text_is_cut_into_sentences(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


def test_headings_are_short_open_lines_with_text_under_them() -> None:
    text = "Bridge closed\n\nThe bridge closed on Monday.\n\nWhat happened\n\nA lorry fell on Friday.\n\nThe end of it"
    headings = [text[s.start : s.end] for s in split(text) if s.is_heading]
    assert headings == ["Bridge closed", "What happened"]


def test_a_single_line_is_no_heading() -> None:
    assert not split("The bridge closed on Monday")[0].is_heading


def test_labels_of_an_interview() -> None:
    text = "Q: How many?\n\nA: There were four.\n\nQ: When?\n\nA: In May. It rained."
    labels = [text[slice(*s.label)] for s in split(text) if s.label]
    assert labels == ["Q", "A", "Q", "A", "A"]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "one" and “two” and «three».', ['"one"', "“two”", "«three»"]),
        ("She said ‘it isn’t so’ twice.", ["‘it isn’t so’"]),
        ('A 6" pipe and a "name".', ['"name"']),
        ('"Never closed\nnext line', ['"Never closed']),
        ("«خارج «داخل» بقية", ["«خارج «داخل»"]),
    ],
)
def test_quotations(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in find_quotations(text)] == quoted


def test_a_mark_that_nobody_closes_for_long_is_a_stray_one() -> None:
    text = '"' + "word " * 1000 + 'and "this"'
    assert [text[start:end] for start, end in find_quotations(text)] == ['"this"']
