"""Rating scales in the window: chosen, edited with a preview, handed on as JSON, old ratings carried over by hand."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from claimtrack.domain import scale_document
from claimtrack.domain.scale import default_scale, preset
from claimtrack.domain.words import Words
from claimtrack.gui.claim.panel import ClaimPanel
from claimtrack.gui.claim.rating_buttons import RatingButton
from claimtrack.gui.newsroom.mapping_dialog import MappingDialog
from claimtrack.gui.newsroom.scale_editor import ScaleEditor
from claimtrack.gui.newsroom.scales_dialog import ScalesDialog
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import Theme
from tests.gui.found import ask, button, line, texts


def ratings(root: QWidget) -> list[str]:
    return [each.rating.id for each in root.findChildren(RatingButton) if each.isVisibleTo(root)]


@pytest.fixture
def dialog(session: Session, parent: QWidget, words: Words, theme: Theme, qtbot: QtBot) -> ScalesDialog:
    made = ScalesDialog(parent, session, words, theme)
    made.show()
    qtbot.waitUntil(lambda: made.list.count() > 5)
    return made


def test_a_scale_is_put_in_use_and_the_verdicts_are_given_in_it(
    dialog: ScalesDialog, session: Session, words: Words, theme: Theme, qtbot: QtBot
) -> None:
    panel = ClaimPanel(session, words, theme)
    qtbot.addWidget(panel)
    panel.resize(420, 1_200)
    panel.show()
    panel.show_claim(1)
    qtbot.waitUntil(lambda: panel.claim is not None)
    dialog.choose("politifact")
    assert "Pants on Fire" in texts(dialog)
    session.do(lambda workspace: workspace.scales.use("politifact/1"))
    qtbot.waitUntil(lambda: "pants-on-fire" in ratings(panel))
    qtbot.waitUntil(lambda: dialog.list.item(1).text().startswith("✓"))
    panel.show_claim(3)
    qtbot.waitUntil(lambda: panel.claim is not None and panel.claim.id == 3)
    assert "Given in the scale" in texts(panel)


def test_old_ratings_go_only_where_one_says(session: Session, parent: QWidget, words: Words, qtbot: QtBot) -> None:
    scale = preset("aap")
    old = ask(session, lambda workspace: workspace.scales.old_ratings(scale.key), qtbot)
    dialog = MappingDialog(parent, session, words, scale, old)
    dialog.show()
    assert "0 claims get a new verdict." in texts(dialog)
    assert f"({default_scale().name_en}, version 1): 1 claim" in texts(dialog)
    box = dialog.findChildren(QComboBox)[0]
    box.setCurrentIndex(box.findData("misleading"))
    assert "1 claim gets a new verdict." in texts(dialog)
    with qtbot.waitSignal(session.changed):
        dialog.accept()
    verdict = ask(session, lambda workspace: workspace.claims.get(3).verdict, qtbot)
    assert verdict is not None
    assert (verdict.scale.key, verdict.judgement.rating) == (scale.key, "misleading")
    with qtbot.waitSignal(session.changed):
        session.undo()
    verdict = ask(session, lambda workspace: workspace.claims.get(3).verdict, qtbot)
    assert verdict is not None
    assert verdict.scale == default_scale()


def test_a_scale_is_edited_with_a_preview_and_kept_as_ones_own(
    session: Session, parent: QWidget, words: Words, theme: Theme, qtbot: QtBot
) -> None:
    editor = ScaleEditor(parent, session, words, theme, preset("aap"))
    editor.show()
    line(editor, "Name in English").setText("House scale")
    line(editor, "Label in English").setText("Correct")
    assert any(each.accessibleName() == "Correct" for each in editor.findChildren(RatingButton))
    line(editor, "Colour (#rrggbb)").setText("green")
    editor.accept()
    assert "This is no rating scale" in texts(editor)
    line(editor, "Colour (#rrggbb)").setText("#0f6b3d")
    editor.add_rating()
    editor.move_rating(-1)
    qtbot.waitUntil(lambda: ratings(editor)[:2] == ["rating-1", "true"])
    editor.remove_rating()
    qtbot.waitUntil(lambda: ratings(editor)[:1] == ["true"])
    with qtbot.waitSignal(session.changed):
        editor.accept()
    own = ask(session, lambda workspace: workspace.scales.entries(), qtbot)[-1]
    assert (own.name_en, own.ratings[0].label_en, own.version) == ("House scale", "Correct", 1)
    assert own.id != "aap"
    again = ScaleEditor(parent, session, words, theme, own)
    again.show()
    line(again, "Label in English").setText("Right")
    with qtbot.waitSignal(session.changed):
        again.accept()
    versions = ask(session, lambda workspace: workspace.scales.versions(own.id), qtbot)
    assert [each.ratings[0].label_en for each in versions] == ["Correct", "Right"]


def test_an_edited_scale_that_was_left_is_offered_again(
    session: Session, parent: QWidget, words: Words, theme: Theme, qtbot: QtBot
) -> None:
    editor = ScaleEditor(parent, session, words, theme, preset("aap"))
    editor.show()
    line(editor, "Name in English").setText("House scale")
    line(editor, "Label in English").setText("Correct")
    editor.add_rating()
    line(editor, "Label in English").setText("Second thoughts")
    left = editor.scale()
    editor.reject()
    again = ScaleEditor(parent, session, words, theme, preset("aap"))
    again.show()
    assert again.scale() == preset("aap")
    assert "House scale" in texts(again)
    assert "Second thoughts" in texts(again)
    button(again, words.say("draft.take")).click()
    assert again.scale() == left
    with qtbot.waitSignal(session.changed):
        again.accept()
    last = ScaleEditor(parent, session, words, theme, preset("aap"))
    last.show()
    assert "House scale" not in texts(last)


def test_scales_go_out_and_come_in_as_json(dialog: ScalesDialog, tmp_path: Path, qtbot: QtBot) -> None:
    out = tmp_path / "misbar.json"
    dialog.choose("misbar")
    dialog.write_file(out)
    assert scale_document.read(out.read_text(encoding="utf-8")) == preset("misbar")
    ours = replace(preset("misbar"), id="house", name_en="House")
    out.write_text(scale_document.write(ours), encoding="utf-8")
    dialog.read_file(out)
    qtbot.waitUntil(lambda: any(dialog.list.item(row).text() == "House" for row in range(dialog.list.count())))
    assert dialog.scale is not None
    assert dialog.scale.id == "house"
    for broken in (b"{}", b"\xff\xfe\xff", b"[" * 100_000):
        out.write_bytes(broken)
        dialog.read_file(out)
        problem = texts(dialog)
        assert "no rating scale" in problem or "cannot be read" in problem
    dialog.read_file(tmp_path / "missing.json")
    assert "missing.json" in texts(dialog)
    dialog.write_file(tmp_path / "missing" / "scale.json")
    assert "could not be written" in texts(dialog)
    assert not next(each for each in dialog.findChildren(QPushButton) if each.text() == "Edit…").isHidden()
