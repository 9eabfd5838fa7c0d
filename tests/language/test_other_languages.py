"""What is read of an article in a language whose words are not known: sentences, quotations, dates in figures."""

import pytest

from claimtrack.domain.article import Article
from claimtrack.domain.drawn import Kind, Voice
from claimtrack.language.claims import draw_claims


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Le ministre a dit que 300 personnes sont mortes le 2019-04-19. « Nous n'avons plus un seul lit. »", 1),
        ("Министр сообщил, что 300 человек погибли 2019-04-19. «У нас нет мест», — сказала она.", 1),
        ("部长说，2019-04-19有300人死亡。“我们没有床位”，他说。", 1),
        ("大臣は2019-04-19に300人が死亡したと述べた。「ベッドがない。」", 1),
        ("وزیر گفت که این ۳۰۰ نفر را در 2019-04-19 از دست دادند. «ما دیگر تخت نداریم.»", 1),
    ],
)
def test_sentences_quotations_and_dates_in_figures(text: str, quoted: int) -> None:
    first, *others = draw_claims(Article(text=text, published="2019-04-20"))
    assert (first.date, first.voice, first.speaker) == ("2019-04-19", Voice.ARTICLE, None)
    assert [claim.voice for claim in others] == [Voice.QUOTED] * quoted


def test_questions_are_questions_everywhere() -> None:
    text = "Le gouvernement ne dit rien de la crise. Pourquoi les lits manquent-ils ?"
    assert [claim.kind for claim in draw_claims(Article(text=text), every=True)] == [Kind.CHECKABLE, Kind.QUESTION]
