"""Who a last name, an office or a pronoun means where the person did not speak before."""

import pytest

from claimtrack.domain.article import Article
from claimtrack.language.claims import draw_claims
from claimtrack.language.speech.bystanders import bystanders
from claimtrack.language.text.tokens import tokenize
from claimtrack.language.text.view import View


def named(text: str) -> list[str]:
    tokens = tokenize(text)
    found = bystanders(View(tokens, 0, len(tokens)))
    return [text[tokens[one.span[0]].start + one.skipped : tokens[one.span[1] - 1].end] for one in found]


def speaker_of_last(text: str) -> str | None:
    return draw_claims(Article(text=text, published="2021-09-20"))[-1].speaker


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("The crowd heard Senate candidate Walt Orr.", ["Senate candidate Walt Orr"]),
        ("More from the energy minister, Ruth Cole, shortly.", ["energy minister, Ruth Cole"]),
        ("But Gov. Ann Tate and the Harbour Bank disagree.", ["Gov. Ann Tate"]),
        ("بدأت محاكمة الصحفي سمير الوافي بتهمة التشهير", ["الصحفي سمير الوافي"]),
        ("التقى الوفد بوزير الخارجية سامي كرم", ["وزير الخارجية سامي كرم"]),
        ("اجتمع رئيس البلدية بأعضاء المجلس", []),
    ],
)
def test_people_whom_a_sentence_names(text: str, people: list[str]) -> None:
    assert named(text) == people


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            'We heard from the energy minister, Ruth Cole. "We lost 900 poles," she told us.',
            "energy minister, Ruth Cole",
        ),
        (
            "She raised it with the director, Paul Whit. Whit rejects her account. He said 31 cases were reported.",
            "director, Paul Whit",
        ),
        ("The mayor said 4 died. Census figures put it at 6. He said 9 were missing.", "The mayor"),
        ("A spokesman for the watchdog said it had sat 9 times. The trust was fined £9m, he added.", "A spokesman"),
        ("Rosa Dahl says 4 left. She blames the boss, Jim Pike. He fined 9 of them, she said.", "Rosa Dahl"),
        (
            "A foreman who asked not to be named because he feared for his job said 9 beams had cracked.",
            "A foreman",
        ),
        (
            "A poll by the Drinks Forum published in May showed that 9 in ten had cut back.",
            "A poll by the Drinks Forum",
        ),
        ("The board recommended a dividend of $1 a share, finance chief Omar Reyes said.", "finance chief Omar Reyes"),
        ("في المقابل، دفع محامي المتهم أنس بوراوي بأن التحويلات قانونية.", "محامي المتهم أنس بوراوي"),
        ("قال الخبير إن المحضر مزور. وأنكر المصمودي التهم المنسوبة إليه.", "المصمودي"),
        ("حضر المؤتمر الصحفي لوزيرة العمل هالة ناصر 90 شخصاً. الوزيرة قالت إن البطالة انخفضت.", "وزيرة العمل هالة ناصر"),
        ("The head of the workers' union, Ivo Bem, called it unfair. He noted that 90 staff had left.", "Ivo Bem"),
        ("Ms Cross denied it. She accepted, however, that 4 emails had gone.", "Ms Cross"),
        ("Saul Pratt said 9 logs had gone. The witness said 4 had been found.", "Saul Pratt"),
        ("One of them, retired teacher Alan Dow, said 9 had left.", "One of them, retired teacher Alan Dow"),
        ("واعترضت العضوة سلمى بكري قائلة إنها لم تطلع على 9 ملفات.", "العضوة سلمى بكري"),
        ("Grace Moe said 4 were hurt. The 61-year-old said 3 had died.", "Grace Moe"),
        ("Lena Strand and Omar Fayed quit. Fayed said 9 aides had gone.", "Omar Fayed"),
        ("We met Walt Orr. Orr, a rancher and former judge, said 90 families had left.", "Walt Orr"),
        ("The school board, for its part, said 92 schools would stay open.", "The school board"),
        ("بدأت محاكمة الصحفي سمير الوافي أمس. الصحفي قال إنه نشر 12 وثيقة.", "الصحفي سمير الوافي"),
        ("يقول السائق حسان دياب إن السوق مغلقة. ويضيف الرجل أنه خسر 4 آلاف دولار.", "السائق حسان دياب"),
        ("قالت الدكتورة نوال شاهين إن 3 آلاف طفل غابوا. واستشهدت بدراسة أظهرت أن 40 عادوا.", "الدكتورة نوال شاهين"),
        (
            "ويرى الخبير نادر سلامة أن الأزمة مستمرة. ويقول سلامة، الأستاذ في الجامعة، إن البلاد تستورد 70 طنا.",
            "الخبير نادر سلامة",
        ),
    ],
)
def test_who_is_meant(text: str, speaker: str) -> None:
    found = speaker_of_last(text)
    assert found is not None
    assert found.startswith(speaker)


def test_nobody_is_made_of_a_body_that_a_man_cannot_be() -> None:
    assert speaker_of_last("Census figures put the number at 4,000. He said 9 were missing.") is None


def test_a_clause_about_the_speaker_dates_nothing() -> None:
    claim = draw_claims(Article(text="Jo Moe, who left in May, says 9 beds had gone.", published="2021-09-20"))[0]
    assert (claim.date, len(claim.dates)) == (None, 1)


def test_the_record_that_is_beaten_dates_nothing() -> None:
    text = "A gust of 91mph was recorded at the fell, beating the record of 88mph set in January 1997."
    assert draw_claims(Article(text=text, published="2021-09-20"))[0].date is None


def test_lines_of_a_letter_are_the_writers() -> None:
    lines = ("Reader Cal Brody emails:", "> Is it open? I rang 11 times.", "> They charged me £40.", "It has 12 lines.")
    text = "\n\n".join(lines)
    drawn = draw_claims(Article(text=text, published="2021-09-20"))
    assert [(claim.quote, claim.speaker) for claim in drawn] == [
        ("I rang 11 times", "Reader Cal Brody"),
        ("They charged me £40", "Reader Cal Brody"),
        ("It has 12 lines", None),
    ]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ('The minister said:\n\n"We never sold 40 houses."', ['"We never sold 40 houses."']),
        (
            "She gave three reasons for the delay:\n\n- The steel arrived 9 weeks late.",
            ["The steel arrived 9 weeks late"],
        ),
        ("وفيما يلي أبرز النتائج:\n\n- باع المتجر 40 جهازاً.", ["باع المتجر 40 جهازاً"]),
    ],
)
def test_a_line_that_only_leads_to_others_is_no_claim(text: str, quotes: list[str]) -> None:
    drawn = draw_claims(Article(text=text, published="2021-09-20"))
    assert [claim.quote for claim in drawn] == quotes


def test_what_is_told_of_another_after_a_name_dates_nothing() -> None:
    text = 'Walt Orr met the press. "She closed nine wards," he said of Ann Tate, his opponent in November.'
    assert draw_claims(Article(text=text, published="2021-09-20"))[-1].date is None


def test_the_day_of_results_is_not_their_date() -> None:
    claim = draw_claims(
        Article(text="Hop Co on Thursday posted a 9% loss for the third quarter.", published="2021-11-20")
    )[0]
    assert claim.date == "2021-07-01/2021-09-30"


def test_a_short_verb_begins_a_second_fact() -> None:
    text = "وكان الصندوق تأسس سنة 2009 ويضم 12 ألف مشترك وفقاً لموقعه."
    assert len(draw_claims(Article(text=text, published="2021-11-20"))) == 2


@pytest.mark.parametrize(
    "text",
    [
        "وأؤكد لكم أن سعر السمك لم يرتفع إلا 4 في المئة.",
        "صاحب المصنع قال إن الفرن جديد!!",
        "أنفقت البلدية 14 مليون ليرة على الإشارات، لكن نصفها لا يعمل.",
    ],
)
def test_what_is_assured_or_loudly_reported_is_told(text: str) -> None:
    drawn = draw_claims(Article(text=text, published="2021-11-20"))
    assert drawn[-1].end >= len(text.rstrip("!."))


def test_nobody_answered_is_no_duty() -> None:
    text = "وكتب القارئ سامي نصر في رسالة:\n\n> اتصلت بالشركة إحدى عشرة مرة ولم يجب أحد."
    assert [claim.speaker for claim in draw_claims(Article(text=text, published="2021-09-20"))] == ["القارئ سامي نصر"]
