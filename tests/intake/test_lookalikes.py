import pytest

from claimtrack.intake.lookalikes import written_out_host


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://аррӏе.com/a", "xn--80ak6aa92e.com"),  # Cyrillic alone
        ("https://pаypal.com", "xn--pypal-4ve.com"),  # one Cyrillic letter among Latin ones
        ("http://user.gοοgle.com:80/?q", "user.xn--ggle-0nda.com"),  # Greek
        ("https://ｅxample.org", "example.org"),  # full width
        ("https://ex\u200dample.org", "example.org"),
        ("https://faceboоk.com/العربية", "xn--facebok-fjg.com"),
        ("https://ɡoogle.com", "xn--oogle-qmc.com"),
        ("https://العربيةa.net", "xn--a-ymcde2b8b8d6b.net"),
    ],
)
def test_a_host_that_may_pass_for_another_is_written_out(address: str, host: str) -> None:
    found = written_out_host(address)
    assert found.isascii()
    assert found == host


@pytest.mark.parametrize(
    "address",
    [
        *("https://example.org/аррӏе", "https://العربية.نت/خبر", "https://bücher.de", "https://xn--80ak6aa92e.com"),
        *(
            "https://правда.рф",
            "https://日本語テスト.jp",
            "https://عربي-2024.com",
            "https://ελλάδα.gr",
            "no address",
            "",
        ),
        *("http://[::1]/", "http://[", "https://пример-2.испытание/"),
    ],
)
def test_an_honest_host_stays_as_it_is(address: str) -> None:
    assert written_out_host(address) == ""
