import textwrap

import pytest

from claimtrack.domain.article import Article
from claimtrack.language.claims import draw_claims
from claimtrack.language.text.wrapping import unwrapped
from claimtrack.language.wording import stand_alone

ENGLISH = (
    (
        "Engineers closed the northern gate of the reservoir on 4 May 2021 because its hinges had rusted through. The "
        "water company told Mr. Dunne that 1,200 homes would lose supply for a night."
    ),
    (
        "Its director, Carol Voigt, said on Friday that no customer had complained before the pipe burst, and that the "
        "repairs had cost 2 million crowns."
    ),
)
ARABIC = (
    (
        "أغلق المهندسون البوابة الشمالية للخزان في 4 أيار 2021 بعد أن تآكلت مفاصلها. وأبلغت شركة المياه السكان أن 1200 "
        "منزل فقدت التغذية ليلة كاملة في الأسبوع نفسه."
    ),
    (
        "وقالت مديرة الشركة كارلا نعمة إن أحداً من المشتركين لم يشتك قبل انفجار الأنبوب، وأضافت أن الإصلاح كلّف مليوني "
        "ليرة دفعتها البلدية من موازنة العام الماضي."
    ),
)


def wrapped(paragraphs: tuple[str, ...], width: int, between: str) -> str:
    return between.join(textwrap.fill(paragraph, width, break_on_hyphens=False) for paragraph in paragraphs)


@pytest.mark.parametrize("paragraphs", [ENGLISH, ARABIC])
@pytest.mark.parametrize("width", [60, 72, 88])
@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_lines_that_ended_where_they_were_full_are_one_paragraph(
    paragraphs: tuple[str, ...], width: int, between: str
) -> None:
    text = wrapped(paragraphs, width, between)
    assert unwrapped(text) == between.join(paragraphs)


@pytest.mark.parametrize("paragraphs", [ENGLISH, ARABIC])
def test_claims_of_wrapped_lines_are_those_of_the_paragraphs_and_quote_the_text_as_it_is(
    paragraphs: tuple[str, ...],
) -> None:
    text = wrapped(paragraphs, 70, "\n\n")
    found = draw_claims(Article(text=text, published="2021-05-09"))
    whole = draw_claims(Article(text="\n\n".join(paragraphs), published="2021-05-09"))
    assert all(claim.quote == text[claim.start : claim.end] for claim in found)
    assert any("\n" in claim.quote for claim in found)
    assert [claim.quote.replace("\n", " ") for claim in found] == [claim.quote for claim in whole]
    assert [(claim.speaker, claim.date) for claim in found] == [(claim.speaker, claim.date) for claim in whole]
    assert not any("\n" in stand_alone(claim) for claim in found)


def test_a_heading_right_above_wrapped_lines_stays_one() -> None:
    heading = "Gate of the reservoir closed after its hinges rusted through"
    body = wrapped(ENGLISH, 64, "\n")
    assert unwrapped(f"{heading}\n{body}").startswith(heading + "\n")


def test_items_of_a_list_and_a_long_address_among_wrapped_lines_begin_anew() -> None:
    rest = (
        "- the bill of the firm that laid the pipe in the spring of that year\n- the letter to the mayor\n\n"
        f"https://example.org/{'a' * 120}"
    )
    text = wrapped(ENGLISH, 70, "\n\n")
    assert unwrapped(f"{text}\n{rest}") == "\n\n".join(ENGLISH) + f"\n{rest}"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "The gate was closed on a Tuesday after its hinges had rusted.\nThe company called the homes that would "
            "lose their water.\nNobody had complained to it before the pipe had burst.",
            id="a sentence a line",
        ),
        pytest.param(
            "Water company closes northern gate of old reservoir for repairs\nCouncil refuses to pay for new pipes "
            "below the market square\nSchools stay closed until Monday because of frozen heating",
            id="headings",
        ),
        pytest.param(
            "شركة المياه تغلق البوابة الشمالية للخزان القديم من أجل الصيانة\nالمجلس يرفض تمويل الأنابيب الجديدة تحت "
            "ساحة السوق القديم\nالمدارس تبقى مغلقة حتى الاثنين بسبب تجمد أنابيب التدفئة",
            id="Arabic headings",
        ),
        pytest.param(
            "O water that beneath the willow sleeps and never asks for more,\nAnd you, my gate, whose hinges weep at "
            "night upon the farther shore,\nBring back the ones that went away before the winter closed the door",
            id="a poem",
        ),
        pytest.param(
            "ألا أيها النهر الذي نام تحته      حصى الأمس والأيام تجري وتذهب\nأعد لي رفاقاً غاب عن عيني وجههم       فما "
            "عاد لي منهم سوى الذكر يكتب\nولا تسأل الأبواب عمن مضى بها       فإن صدى الأبواب أدرى وأعتب",
            id="an Arabic poem",
        ),
        pytest.param(
            "المذيعة: كم منزلاً فقد المياه عندما أغلقت البوابة الشمالية للخزان\nالمدير: نحو ألف منزل وقد عادت إليها "
            "التغذية قبل الفجر من ذلك اليوم\nالمذيعة: ومن دفع كلفة الإصلاح بعد أن انفجر الأنبوب في الساحة\nالمدير: "
            "البلدية دفعت كل شيء من موازنتها ولم تطلب شيئاً من السكان بعد",
            id="a conversation",
        ),
        pytest.param("a\n" * 1000, id="letters"),
    ],
)
def test_lines_that_are_whole_stay_as_they_are(text: str) -> None:
    assert unwrapped(text) == text


def test_numbers_of_posts_part_wrapped_lines() -> None:
    first = "١- أغلق المهندسون البوابة الشمالية للخزان في أيار بعد أن تآكلت من الصدأ"
    second = "٢- الشركة قالت إن الإصلاح انتهى ولم تنشر الفواتير ولا اسم المقاول الذي\nأنجزه في شهرين"
    assert unwrapped(f"{first}\n{second}") == f"{first}\n" + second.replace("\n", " ")
