import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.domain.article import Article
from claimtrack.domain.drawn import DateOf, DrawnClaim, Kind, Voice
from claimtrack.language.claims import draw_claims


def draw(text: str, published: str | None = "2024-05-15", *, every: bool = False) -> list[DrawnClaim]:
    return draw_claims(Article(text=text, published=published), every=every)


def only(text: str, published: str | None = "2024-05-15") -> DrawnClaim:
    (claim,) = draw(text, published)
    return claim


def test_empty_text_has_no_claims() -> None:
    assert draw("") == []
    assert draw(" \n\n ") == []


def test_a_quote_is_its_span_and_claims_stand_in_order() -> None:
    text = '😀 Headline of it\n\nPrices rose 5% in May. "It cost £3m," Ann Lee said.\n\nقال الوزير إن 3 مدارس أُغلقت.'
    claims = draw(text, every=True)
    assert [claim.quote for claim in claims] == [text[claim.start : claim.end] for claim in claims]
    assert [claim.start for claim in claims] == sorted(claim.start for claim in claims)
    for claim in claims:
        if claim.speaker is not None:
            assert text[claim.speaker_start : claim.speaker_end] == claim.speaker


def test_by_default_only_the_worthy_are_drawn() -> None:
    text = "Headline of it\n\nThe bridge closed on Monday. Is that right? I think it is a shame. It may rain tomorrow."
    kinds = [claim.kind for claim in draw(text, every=True)]
    assert kinds == [Kind.HEADING, Kind.CHECKABLE, Kind.QUESTION, Kind.OPINION, Kind.PREDICTION]
    assert [claim.quote for claim in draw(text)] == ["The bridge closed on Monday"]
    assert all(claim.worthy == (claim.kind is Kind.CHECKABLE) for claim in draw(text, every=True))


def test_several_sentences_of_one_quotation_share_its_speaker() -> None:
    text = '"We opened four schools. We closed none. Every pupil got a desk," Mayor Ida Brook said.'
    claims = draw(text)
    assert [claim.speaker for claim in claims] == ["Mayor Ida Brook"] * 3
    assert {claim.voice for claim in claims} == {Voice.QUOTED}


def test_a_quotation_goes_on_after_its_speaker() -> None:
    claims = draw('"We sold 40 boats," Tom Reed said. "The last one went to Norway."')
    assert [claim.speaker for claim in claims] == ["Tom Reed", "Tom Reed"]


def test_arabic_quotation_before_its_speaker() -> None:
    claim = only("«لم نتسلم أي مبلغ منذ يناير»، قالت مديرة المدرسة سناء حداد.")
    assert (claim.speaker, claim.voice) == ("مديرة المدرسة سناء حداد", Voice.QUOTED)


def test_a_sentence_with_several_sayings_gives_several_claims() -> None:
    claims = draw("وقال الوزير كمال ناصر إن المصنع أُغلق، مشيراً إلى أن 40 عاملاً سُرّحوا، ونفى وجود ديون.")
    assert len(claims) == 3
    assert {claim.speaker for claim in claims} == {"الوزير كمال ناصر"}
    assert [claim.denied for claim in claims] == [False, False, True]


@pytest.mark.parametrize(
    "text",
    ["Meanwhile, in Geneva, the rights chief warned of a famine.", "وعن أسعار التذاكر، نفى الوزير وجود أي زيادة."],
)
def test_a_prelude_is_no_claim_of_its_own(text: str) -> None:
    assert only(text).quote == text.rstrip(".")


def test_a_second_fact_after_a_comma_is_a_claim_of_its_own() -> None:
    claims = draw("والتقى الوزير نظيره في جنيف يوم 9 أبريل، ومن هذا اللقاء جاءت فكرة القمة.")
    assert [claim.date for claim in claims] == ["2024-04-09", None]
    claims = draw("On Monday the council agreed to sell the hall, and the mayor signed the deal.")
    assert [claim.quote for claim in claims] == [
        "On Monday the council agreed to sell the hall",
        "the mayor signed the deal",
    ]


def test_a_second_thing_said_with_a_figure_is_a_claim_of_its_own_with_the_same_speaker() -> None:
    claims = draw("وقال العقيد سالم بن راجح إن فرق الإطفاء سيطرت على النيران، وإن 40 ألف طن من القمح تلفت بالكامل.")
    assert [claim.speaker for claim in claims] == ["العقيد سالم بن راجح"] * 2
    claims = draw(
        "Martin Pell said that Crane had used the card often, and that she paid for a trip in the summer of 2015."
    )
    assert [claim.speaker for claim in claims] == ["Martin Pell"] * 2
    assert [claim.date for claim in claims] == [None, "2015-22"]


def test_what_stands_in_contrast_is_still_said_by_the_same() -> None:
    claims = draw("وأوضح المعهد أن الواردات انخفضت بنسبة 18 بالمائة، فيما لم تتجاوز نسبة تراجع الصادرات 6 بالمائة.")
    assert [(claim.speaker, claim.voice) for claim in claims] == [("المعهد", Voice.REPORTED)] * 2


@pytest.mark.parametrize(
    "text",
    [
        "The clerk robbed the fund between April 2014 and November 2016, a jury has heard.",
        "وقال الوزير إن ليبيا لا تحتاج لحل عسكري، وإن الحكومة تدعم الحوار.",
        "Tom Reed said the firm had sold the mill and repaid the bank.",
    ],
)
def test_what_is_no_fact_of_its_own_is_not_cut(text: str) -> None:
    assert only(text).quote == text.rstrip(".")


def test_a_speaker_in_other_words_than_a_name() -> None:
    assert only("The mill cost £3m, union leaders and two clerks said.").speaker == "union leaders and two clerks"
    assert only("Yet the minutes of 2 December 2015 show that he read it aloud.").speaker == "the minutes"
    assert only("بلغ التضخم 5 بالمئة في آب، وفق ما أعلنت دائرة الإحصاء.").speaker == "دائرة الإحصاء"
    assert only("«أشتري القنطار بضعف سعره»، قال لي صاحب مخبزة في حي الميناء.").speaker == "صاحب مخبزة في حي الميناء"
    assert only('"خسر المصنع المال كله"، يقول الخبير سامي راغب لـ"آفاق".').speaker == "الخبير سامي راغب"
    assert only("The utility declined to comment.").speaker == "The utility"


def test_the_subject_of_the_first_verb_says_what_the_second_does() -> None:
    claim = only("Prime Minister Joan Abel thanked him for his service and said a successor would be named.")
    assert claim.speaker == "Prime Minister Joan Abel"


def test_the_day_of_a_source_goes_after_the_day_of_the_event() -> None:
    claim = only("Heat killed 1,100 people in 2022, according to a study published on Monday.")
    assert (claim.date, claim.date_of) == ("2022", DateOf.EVENT)


def test_a_request_is_not_taken_for_a_verb() -> None:
    assert only("قدمت طلباً في يناير 2020 إلى المركز.").speaker is None
    assert only("قدمت طلبا في يناير 2020 إلى المركز.").speaker is None


def test_a_few_words_in_quotation_marks_are_no_quotation() -> None:
    assert only('The company says the storm was a "once in 500 years" event.').voice is Voice.REPORTED
    assert only('ورد الوزير بالقول إن النائب "يغالط الناس".').voice is Voice.REPORTED
    assert only('وقال الوزير: "لم نرفع الرسوم قرشاً واحداً".').voice is Voice.QUOTED


def test_a_reason_is_given_once() -> None:
    claim = only("Mayor Ida Brook said on May 3 that the bridge had cost $3 million.")
    assert "worth.statement" in claim.reasons
    assert len(claim.reasons) == len(set(claim.reasons))


def test_how_long_something_has_been_the_most_is_not_when_it_was() -> None:
    assert only("Manufacturers shed 1,240 jobs, the steepest drop since March 2009.").date is None
    assert only("The firm has been fined six times since March 2009.").date == "2009-03/.."


def test_an_announced_thing_happens_on_the_day_it_is_announced() -> None:
    announced, before = draw("أعلنت الحكومة يوم 6 مايو تعليق بيع المصنع، بعدما كانت وقعت مذكرة تفاهم في فبراير 2024.")
    assert (announced.date, before.date) == ("2024-05-06", "2024-02")


@pytest.mark.parametrize(
    "text",
    [
        "The mill opened in 1931 and employs 38 people.",
        "The council sold the pool for £2m, after 200 people had packed the gallery.",
        "افتتح المصنع عام 1998 ويوظف 300 عامل من المدينة.",
        "قدمت اللجنة طلبا في يناير 2020 ولم تتلق ردا إلى الآن.",
        "أقر المجلس الموازنة بأغلبية 11 صوتا، بعدما انسحب ستة أعضاء من الجلسة.",
    ],
)
def test_a_second_verb_or_a_clause_of_time_with_a_figure_is_a_claim_of_its_own(text: str) -> None:
    assert len(draw(text)) == 2


def test_what_a_speaker_adds_about_their_own_wishes_does_not_take_the_fact_away() -> None:
    assert [claim.quote for claim in draw("The crew lost 9 boats in April, and I wish it were otherwise.")] == [
        "The crew lost 9 boats in April"
    ]


def test_in_an_answer_the_one_who_answers_vouches_for_what_others_told_them() -> None:
    text = (
        "Interview with Ann Lee\n\nQ: How is the harbour?\n\nA: A sailor told me that nine boats sank.\n\n"
        "Q: And the port?\n\nA: The ministry says the loss was four boats."
    )
    assert [(claim.speaker, claim.voice) for claim in draw(text)] == [("Ann Lee", Voice.REPORTED)] * 2


def test_the_author_in_the_heading_of_a_thread_says_what_nobody_else_does() -> None:
    text = (
        "Thread by Ann Lee (@annlee): what happened to the ferry\n\n1/ The ferry stopped on April 3.\n\n"
        "2/ The operator says it was the wind.\n\n3/ A deckhand told me the engine had failed twice."
    )
    assert [claim.speaker for claim in draw(text)] == ["Ann Lee", "The operator", "A deckhand"]
    assert draw(text)[-1].voice is Voice.ANONYMOUS


def test_the_writer_speaks_again_after_the_last_answer() -> None:
    text = (
        "Ann Lee runs the harbour.\n\nHow many ships?\n\nWe had 400 ships in April.\n\nAnd the cranes?\n\n"
        "We bought two cranes from Oslo.\n\nAre you happy?\n\nThe crew repaired both docks.\n\n"
        "The port authority denied that a crane was missing.\n\nThe cranes were built in 1970."
    )
    assert [claim.speaker for claim in draw(text)][-3:] == ["Ann Lee", "The port authority", None]


@pytest.mark.parametrize(
    ("heading", "speaker"),
    [
        ("Prime Minister Nora Falk's speech to parliament", "Prime Minister Nora Falk"),
        ("Full text: Remarks by Nora Falk to parliament", "Nora Falk"),
    ],
)
def test_the_speaker_of_a_speech_stands_in_its_heading(heading: str, speaker: str) -> None:
    text = f"{heading}\n\nWe built 40 schools in 2019. We hired 300 teachers. We closed nothing."
    assert {claim.speaker for claim in draw(text)} == {speaker}


def test_the_speaker_of_an_arabic_speech_stands_in_its_heading() -> None:
    text = (
        "النص الكامل لكلمة رئيس الاتحاد بشارة نصار في عيد العمال\n\n"
        "لقد أضربنا في 15 آذار. وأرسلنا أربعة مشاريع إلى المجلس. ولم يناقش المجلس واحداً منها."
    )
    assert {claim.speaker for claim in draw(text)} == {"رئيس الاتحاد بشارة نصار"}


def test_according_to_belongs_to_its_claim() -> None:
    claim = only("بلغ عدد السكان 4 ملايين نسمة، بحسب دائرة الإحصاء.")
    assert (claim.speaker, claim.voice) == ("دائرة الإحصاء", Voice.REPORTED)
    assert claim.quote.endswith("بحسب دائرة الإحصاء")


@pytest.mark.parametrize(
    "text",
    [
        "Two officials familiar with the plan said the port was closed.",
        "A diplomat who asked not to be named said the port was closed.",
        "وقالت مصادر أمنية إن الميناء أُغلق.",
        "وكشف مسؤول في الوزارة طلب عدم الكشف عن هويته أن الميناء أُغلق.",
        "وقيل إن الميناء أُغلق أمس.",
        "A baker from Leeds said the port was closed.",
        "Several NATO diplomats said the port was closed.",
        "وقال عدد من أهالي الحي إن الميناء أُغلق.",
        "لكن موظفين اثنين في الوزارة أكدا أن الميناء أُغلق.",
        "It is believed the port was closed.",
        "وأضافت الصحيفة نقلاً عن مسؤولين أمنيين أن الميناء أُغلق.",
    ],
)
def test_a_source_without_a_name_is_anonymous(text: str) -> None:
    assert only(text).voice is Voice.ANONYMOUS


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mayor Ida Brook opened the bridge. She said it cost $3 million.", "Mayor Ida Brook"),
        ("Health Minister Omar Aziz resigned on Friday. The minister said he was ill.", "Health Minister Omar Aziz"),
        ("وقالت الوزيرة هند صالح إن المدرسة فُتحت. وأضافت أن كلفتها بلغت مليون دينار.", "الوزيرة هند صالح"),
        ("وأكد وزير المالية سامي خليل أن العجز تراجع. وأوضح الوزير أن الدين انخفض أيضاً.", "وزير المالية سامي خليل"),
        ("ذكر تقرير للبنك أن الدين ارتفع. وصل الوزير. وأشار التقرير ذاته إلى أن العجز تراجع.", "تقرير للبنك"),
        ("وأكد مصدر أمني أن الطريق أُغلق. وأضاف المصدر ذاته أن شخصين أُوقفا.", "مصدر أمني"),
    ],
)
def test_who_is_meant_is_the_one_last_named(text: str, speaker: str) -> None:
    last = draw(text)[-1]
    assert (last.speaker, last.speaker_reason) in {
        (speaker, "speaker.last-named"),
        (speaker, "speaker.after-verb"),
        (speaker, "speaker.before-verb"),
    }


def test_the_day_of_the_event_goes_before_the_day_of_the_saying() -> None:
    event = only("The council said on Monday that the bridge closed on May 3.")
    assert (event.date, event.date_of) == ("2024-05-03", DateOf.EVENT)
    saying = only("The council said on Monday that the bridge was closed.")
    assert (saying.date, saying.date_of) == ("2024-05-13", DateOf.SAYING)


def test_without_a_day_of_publication_no_year_is_made_up() -> None:
    claim = only("The bridge closed on May 3.", None)
    assert claim.date is None
    assert [found.text for found in claim.dates] == ["May 3"]


def test_claims_about_one_event_are_joined() -> None:
    text = "The Elm Street bridge collapsed on May 3. Three lorries fell when the Elm Street bridge collapsed on May 3."
    assert [claim.same_event for claim in draw(text)] == [None, 0]


def test_same_event_counts_only_what_is_returned() -> None:
    told = "The Elm Street bridge collapsed on May 3"
    text = f"A headline\n\n{told}. Why? {told}, police said."
    assert [claim.same_event for claim in draw(text)] == [None, 0]
    assert [claim.same_event for claim in draw(text, every=True)] == [None, None, None, 1]


def test_an_interview_without_labels() -> None:
    text = (
        "Ann Lee runs the harbour.\n\nHow many ships?\n\nWe had 400 ships in April.\n\nAnd the cranes?\n\n"
        "We bought two cranes from Oslo.\n\nAre you happy?\n\nThe crew repaired both docks."
    )
    spoken = [claim for claim in draw(text) if claim.start > text.index("How")]
    assert [claim.speaker for claim in spoken] == ["Ann Lee"] * 3


def test_an_interview_with_letters_and_a_name_in_its_heading() -> None:
    text = (
        "هند صالح: المكتبات تموت\n\nس: كم مكتبة؟\n\nج: أُغلقت 40 مكتبة. وخسرنا نصف القراء.\n\n"
        "س: لماذا؟\n\nج: رفعت الوزارة الإيجارات كلها."
    )
    assert [claim.speaker for claim in draw(text)] == ["هند صالح"] * 3


def test_a_label_with_a_short_title_is_the_person_named_before() -> None:
    text = (
        "تدير الدكتورة هند عبد الحق المكتبة الوطنية منذ 2018.\n\n"
        "الصحيفة: كم كتاباً؟\n\nد. هند: اشترينا 3000 كتاب.\n\nالصحيفة: ومتى؟\n\nد. هند: وصلت الكتب في مارس."
    )
    assert [claim.speaker for claim in draw(text)[1:]] == ["الدكتورة هند عبد الحق"] * 2


@pytest.mark.no_cover
@given(st.text(alphabet=st.sampled_from('aقال إن.،,:"«»؟?!\n123 said the Tom ــ\u200f😀-()')))
def test_no_text_is_refused_and_every_quote_is_a_span(text: str) -> None:
    for claim in draw(text, every=True):
        assert claim.quote == text[claim.start : claim.end]
        assert claim.quote.strip()


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "text",
    [
        "ا" * 200_000,
        "وقال " * 4_000,
        '"' * 10_000,
        "قال: " * 4_000,
        "the minister said that " * 1_500,
        "a, " * 8_000,
    ],
    ids=["letters", "said", "marks", "colons", "that", "commas"],
)
def test_a_text_without_a_stop_is_read(text: str) -> None:
    assert all(claim.quote == text[claim.start : claim.end] for claim in draw(text, every=True))


@pytest.mark.no_cover
def test_marked_cases_of_the_environment(cases: Path) -> None:
    folders = [folder for folder in sorted(cases.iterdir()) if (folder / "gold.json").is_file()]
    assert folders
    for folder in folders:
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        text = (folder / gold["article"]["file"]).read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        drawn = draw(text, gold["article"]["published"])
        wanted = [claim["span"] for claim in gold["claims"] if claim["worthy"] == "yes"]
        found = sum(
            any(min(end, card.end) - max(start, card.start) >= 0.6 * (end - start) for card in drawn)
            for start, end in wanted
        )
        assert found >= 0.8 * len(wanted), folder.name


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The woman who runs the ferry, Ada Holt, said it sank in May. She said two died.", ["Ada Holt", "Ada Holt"]),
        ("The mayor, Ada Holt, said the ferry sank in May.", ["The mayor, Ada Holt"]),
        ("وقال المدير العام لهيئة النقل النهري، عماد سرحان، إن العبّارة غرقت في أيار.", ["عماد سرحان"]),
    ],
)
def test_a_name_after_a_long_description_stands_alone(text: str, speakers: list[str]) -> None:
    found = draw_claims(Article(text=text, published="2021-09-20"))
    assert [claim.speaker for claim in found] == speakers
