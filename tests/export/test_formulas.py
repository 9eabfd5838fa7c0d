import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.export.formulas import defuse, undefuse

HARMFUL = [
    "=1+1",
    '=HYPERLINK("http://example.org","x")',
    '=WEBSERVICE("http://example.org")',
    "=cmd|'/C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\0=1+1",
    "\ufeff=1+1",
    "\u200f=1+1",
    "\u202e=1+1",
    " =1+1",
    "\u00a0\u3000 =1+1",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(1)",
    "\u200f ＝1+1",
    "'=1+1",
    "''=1+1",
    '"=1+1"',
    "-5+cmd",
    "+972-50-123-4567",
    "-5\n=1+1",
    "- a list",
    "=",
    "\u3164=1+1",
    "\u115f\u1160=1+1",
]
LEFT_ALONE = [
    "",
    "-5",
    "+972501234567",
    "-1,234.5",
    " -5 ",
    "-12.5%",
    "+1e-5",
    "5-3",
    "a = b",
    "sep=;",
    "'quoted' text",
    "it's -5 outside",
    "a@b.example",
    "قال إن 5+5 = 10",
    "١-٢",
    "line\nline",
    "text; and -text-",
    "change: 3;-5",
    "'",
]


@pytest.mark.parametrize("text", HARMFUL)
def test_harmful_text_begins_with_an_apostrophe_and_comes_back(text: str) -> None:
    assert defuse(text).startswith("'")
    assert undefuse(defuse(text)) == text


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_other_text_and_plain_numbers_are_left_alone(text: str) -> None:
    assert defuse(text) == text
    assert undefuse(text) == text


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ('x";=1+1', "x\";'=1+1"),
        ('x";"=1+1', 'x";\'"=1+1'),
        ("a\tb\t=1", "a\tb\t'=1"),
        ("a\r\n-b+c", "a\r\n'-b+c"),
        ("a;'=1", "a;''=1"),
        ("a; -5; +1+1", "a; -5;' +1+1"),
    ],
)
def test_a_cell_that_another_separator_would_begin_is_defused_too(text: str, cell: str) -> None:
    assert defuse(text) == cell
    assert undefuse(cell) == text


def test_an_apostrophe_typed_before_a_number_is_kept() -> None:
    assert undefuse("'-5") == "'-5"
    assert undefuse(defuse("'-5")) == "'-5"


SIGNS = st.text(alphabet="=+-@＝'\"; \t\r\n\u200f\ufeff5.%e,ax", max_size=12)


@given(SIGNS | st.text())
def test_every_text_comes_back_exactly(text: str) -> None:
    assert undefuse(defuse(text)) == text


@given(SIGNS)
def test_no_cell_begins_with_a_live_sign(text: str) -> None:
    for begun in defuse(text).replace("\r", ";").replace("\n", ";").replace("\t", ";").split(";"):
        seen = begun.strip(' \u200f\ufeff"')
        if seen[:1] in {"=", "@", "＝"}:
            pytest.fail(f"{text!r} -> {defuse(text)!r}")


@pytest.mark.parametrize(
    "text", ["\n" * 300_000, " " * 300_000, "'" * 300_000 + "x", "\t;" * 150_000, ";1,1" * 100_000]
)
def test_long_runs_take_linear_time(text: str) -> None:
    assert undefuse(defuse(text + "=")) == text + "="
    assert defuse("+" + "1," * 200_000 + "x").startswith("'")
