"""Hosts that may pass for others are written out beside, wherever a source is named and before anything is fetched."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from claimtrack.domain.source import Citation
from claimtrack.domain.words import Words
from claimtrack.gui.parts.address_field import AddressField
from claimtrack.gui.parts.addresses import named_address, named_host, source_name
from claimtrack.gui.parts.plain_label import PlainLabel

ALIKE, HOST = "https://аррӏе.com/news", "xn--80ak6aa92e.com"


def test_a_field_says_below_it_what_the_host_is(parent: QWidget, words: Words) -> None:
    field = AddressField("Address", words, parent)
    field.set_text(ALIKE)
    [shown] = [label for label in field.findChildren(PlainLabel) if label.isVisibleTo(parent)]
    assert HOST in shown.text()
    assert shown.textFormat() == Qt.TextFormat.PlainText
    assert HOST in field.problem, "for those who do not see it"
    field.set_text("https://apple.com/news")
    assert not [label for label in field.findChildren(PlainLabel) if label.isVisibleTo(parent)]
    assert field.problem == ""


@pytest.mark.parametrize("title", ["Apple", "", ALIKE])
def test_a_source_is_named_with_the_host_that_answers(title: str) -> None:
    assert source_name(Citation(title=title, address=ALIKE)) == f"{title or ALIKE} ({HOST})"
    assert source_name(Citation(title=title, address="https://apple.com")) == (title or "https://apple.com")


def test_what_is_fetched_is_named_so_too() -> None:
    assert named_host(ALIKE) == f"аррӏе.com ({HOST})"
    assert named_address(ALIKE, 12) == f"https://аррӏ… ({HOST})"
    assert (named_host("https://العربية.نت/x"), named_host("http://[")) == ("العربية.نت", "")
