"""Messages are codes with arguments that nobody changes, and the system's language is read from the environment."""

import dataclasses

import pytest

from claimtrack.domain import resources
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.words import system_language


def test_messages_are_equal_by_what_they_say() -> None:
    assert Message("claim.not-found", claim=1) == Message("claim.not-found", claim=1)
    assert Message("claim.not-found", claim=1) != Message("claim.not-found", claim=2)


def test_a_message_is_never_changed() -> None:
    message = Message("claim.not-found", claim=1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        message.code = "other"  # type: ignore[misc] # that it cannot be set is what is tested
    with pytest.raises(TypeError):
        message.args["claim"] = 2  # type: ignore[index] # the same


def test_a_problem_carries_its_message() -> None:
    problem = Problem(Message("claim.not-found", claim=1))
    assert problem.message.args == {"claim": 1}
    assert "claim.not-found" in str(problem)


@pytest.mark.parametrize(
    ("names", "language"),
    [
        ({"LANG": "ar_EG.UTF-8"}, "ar"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "ar"}, "ar"),
        ({"LANG": "ar", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "ar", "LC_MESSAGES": "fr_FR"}, "en"),
        ({"LANG": "de_DE"}, "en"),
        ({"LANG": ""}, "en"),
    ],
)
def test_the_systems_language(monkeypatch: pytest.MonkeyPatch, names: dict[str, str], language: str) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in names.items():
        monkeypatch.setenv(name, value)
    assert system_language() == language


def test_resources_are_found() -> None:
    assert resources.folder().is_dir()
    assert "default" in resources.read_text("scales", "default.json")
