import pytest

from claimtrack.domain.errors import Problem
from claimtrack.intake.address import LONGEST, check_address


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a?b=c#d",
        "HTTP://example.org",
        "https://example.org/ادعاء",
        "https://[2001:db8::1]:8080/",
        "https://xn--mgba.example/",
    ],
)
def test_web_addresses_can_be_cited(address: str) -> None:
    assert check_address(f"  {address}\n") == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "example.org",
        "/etc/passwd",
        "file:///etc/passwd",
        "ftp://example.org/",
        "data:text/html,x",
        "javascript:alert(1)",
        "https://",
        "https:///path",
        "https://[",
        "https://user:word@example.org/",
        "https://example.org@elsewhere.example/",
        "https://exa mple.org/",
        "https://example.org/a\r\nb",
        "https://example.org/\u202egnp.exe",
        "https://example.org/\ud800",
        "https://example.org/" + "a" * LONGEST,
    ],
)
def test_other_addresses_are_refused(address: str) -> None:
    with pytest.raises(Problem) as caught:
        check_address(address)
    assert caught.value.message.code == "intake.bad-address"
    assert len(str(caught.value.message.args["address"])) <= 100
