import pytest

from claimtrack.language.text.detection import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("قال الوزير إن الأسعار ارتفعت في الشهر الماضي", "ar"),
        ("كلمة", "ar"),
        ("وزیر گفت که این برنامه برای کشور است", "fa"),
        ("وزیر نے کہا کہ یہ ملک کے لیے ہے", "ur"),
        ("The minister said that prices rose in June.", "en"),
        ("Le ministre a dit que les prix sont en hausse dans le pays.", "fr"),
        ("El ministro dijo que los precios subieron en el país.", "es"),
        ("Der Minister sagte, dass die Preise nicht mit dem Lohn steigen.", "de"),
        ("Министр сказал", "ru"),
        ("大臣は言った", "ja"),
        ("12345 !!", ""),
        ("", ""),
        ("Xyzzy", ""),
    ],
)
def test_language_of(text: str, language: str) -> None:
    assert detect(text) == language


def test_arabic_with_foreign_names_stays_arabic() -> None:
    assert detect("أعلنت شركة Siemens Energy أنها باعت 12 توربيناً لشركة في القاهرة خلال العام الماضي") == "ar"
