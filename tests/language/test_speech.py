import pytest

from claimtrack.language.speech.finder import finder
from claimtrack.language.speech.sayings import Saying
from claimtrack.language.text.lexicon import Sense
from claimtrack.language.text.quotations import find_quotations
from claimtrack.language.text.tokens import Token, tokenize
from claimtrack.language.text.view import View


def find(text: str) -> tuple[list[Token], list[Saying]]:
    tokens = tokenize(text, find_quotations(text))
    return tokens, finder(View(tokens, 0, len(tokens))).find()


def speaker(text: str) -> str | None:
    tokens, sayings = find(text)
    span = sayings[0].speaker
    if span is None:
        return None
    return text[tokens[span[0]].start + sayings[0].skipped : tokens[span[1] - 1].end]


@pytest.mark.parametrize(
    "verb",
    "قال أعلن أكد كشف ذكر أفاد أضاف أردف تابع رأى اعتبر أوضح أشار لفت شدد صرح زعم ادعى حذر روى كتب غرد "
    "نفى كذّب وقال فأعلن وأكد يقول يؤكد ويضيف".split(),
)
def test_arabic_verbs_of_saying_with_the_subject_after_them(verb: str) -> None:
    assert speaker(f"{verb} مدير المرفأ حسن الديب أن السفينة غرقت") == "مدير المرفأ حسن الديب"


@pytest.mark.parametrize("verb", "قالت أعلنت نفت روت ادعت رأت تقول وتضيف وأفادت".split())
def test_feminine_forms(verb: str) -> None:
    tokens, sayings = find(f"{verb} الوزيرة هند صالح إن السفينة غرقت")
    assert sayings[0].agreement == "f"
    assert tokens[sayings[0].speaker[0]].text == "الوزيرة" if sayings[0].speaker else False


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("وزير العدل، سليم قاسم، قال إن المحكمة أجلت الحكم", "وزير العدل، سليم قاسم"),
        ("أما رئيس النقابة فأكد أن الإضراب مستمر", "رئيس النقابة"),
        ("من جهته نفى مدير المستشفى جورج نصر وجود نقص في الأكسجين", "مدير المستشفى جورج نصر"),
        ("أعلنت شركة «نور» المشغلة للموقع إغلاق المصنع", "شركة «نور» المشغلة"),
        ("طالب نقيب الصيادين فؤاد مرعي بفتح تحقيق", "نقيب الصيادين فؤاد مرعي"),
        ('أضاف المسؤول في الخارجية لـ"الخبر" أن الاجتماع انتهى', "المسؤول في الخارجية"),
        ("قالت المتحدثة باسم الوزارة للصحافيين إن الحملة بدأت", "المتحدثة باسم الوزارة"),
        ("نقلت الوكالة عن رئيس الهيئة قوله إن القطار وصل", "رئيس الهيئة"),
        ("وفقاً لوزارة الصحة أُغلق المركز", "وزارة الصحة"),
        ("نقلاً عن صحيفة الأفق بلغت الخسائر مليونا", "صحيفة الأفق"),
        ("حسبما أفاد مصدر أمني أُغلق الطريق", "مصدر أمني"),
        ("جاء في التقرير السنوي أن الإنتاج تراجع", "التقرير السنوي"),
        ("ولفتت المنظمة الانتباه إلى أن الطريق أُغلق", "المنظمة"),
        ("وبحسب وكالة الأنباء فقد بلغت الخسائر مليونا", "وكالة الأنباء"),
        ("ونشرت الوزارة بيانا جاء فيه أن الحدود فُتحت", "الوزارة"),
        ("وقد نفى الأمين العام ذلك في تصريح مقتضب", "الأمين العام"),
        ("وزير النقل حكى بالبرلمان إن الجسر أُغلق", "وزير النقل"),
        ("وبلغت البطالة 27 في المئة وفق وزارة العمل نفسها", "وزارة العمل نفسها"),
        ("ووعد وزير النقل، مازن عبود، بمعالجة الأزمة قريبا", "وزير النقل، مازن عبود"),
        ("وقد سبق للنقابة أن أعلنت تضامنها مع الكاتب", "نقابة"),
        ("أعلنت شركة الاتصالات الوطنية عودة الخدمة", "شركة الاتصالات الوطنية"),
        ("وتدعو الهيئة الزوار إلى الحجز المبكر", "الهيئة"),
        ("بلغ السعر 35 ليرة، وفق ما رصدته «الجريدة» في خمس أسواق", "«الجريدة»"),
        ("إلا أن خبير الخطوط المكلف من المحكمة شهد بأن التوقيع مقلد", "خبير الخطوط المكلف من المحكمة"),
        ("ورفضت المتحدثة الكشف عن أسماء الأعضاء", "المتحدثة"),
        ("ولم ترد الشركة على أسئلة الصحيفة", "الشركة"),
        ("امتنع المتحدث باسم الجيش عن التعليق", "المتحدث باسم الجيش"),
        ("تمسك محامي المتهم بأن موكله نفذ الأوامر", "محامي المتهم"),
        ('وقال قبيل صدور الحكم: "كل قرش صرفته كان بإذن"', None),
        ("وسبق لوزارة الداخلية أن أعلنت عن خطة جديدة", "وزارة الداخلية"),
    ],
)
def test_arabic_speakers(text: str, named: str) -> None:
    assert speaker(text) == named


@pytest.mark.parametrize(
    "text",
    [
        "لا يستطيع أحد أن يقول إن الأمر انتهى",
        "لم يؤكد الوزير أن الأمر انتهى",
        "بعد أن أعلنت الوزارة النتائج خرج الناس",
        "يجلس بين الوزير والمدير رجل",
        "وفق القانون الجديد ترتفع الرسوم",
        "يُذكر أن المصنع أُغلق عام 2015",
    ],
)
def test_what_only_looks_like_a_saying_in_arabic(text: str) -> None:
    assert find(text)[1] == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Mayor Anna Holm told reporters that the bridge was safe", "Mayor Anna Holm"),
        ("On Tuesday, Jane Doe, head of the union, said the talks failed", "Jane Doe"),
        ("The town's mayor, Anna Holm, said the bridge was safe", "The town's mayor, Anna Holm"),
        ("In a statement the ministry said that the road was closed", "the ministry"),
        ("Mayor Theo Brandt has denied that the road was closed", "Mayor Theo Brandt"),
        ("Smith, who leads the union, said the talks failed", "Smith"),
        ("The data show that prices fell", "The data"),
        ("According to the port authority, 40 ships left", "the port authority"),
        ("The road was closed, officials said", "officials"),
        ('"The road is closed," said Tom Hill, a driver', "Tom Hill"),
        ('"The road is closed," the mayor, Anna Holm, told a meeting', "the mayor, Anna Holm"),
        ("Sen. Mark Hill (R-Ohio) told a meeting that the bill is dead", "Sen. Mark Hill"),
        ("His office later clarified that he meant the other bill", "His office"),
        ("But Smith, 45, denied any wrongdoing", "Smith"),
        ("The police chief, however, told a reporter that the toll was lower", "The police chief"),
        ("Judith Crane, 51, who ran the home, denied any wrongdoing", "Judith Crane"),
        ("In a letter to employees seen by the paper, the director blamed the price of steel", "the director"),
        ("Luis Prado, president of the union, disputed that claim", "Luis Prado"),
        ("The report, written by consultants, found that nothing was paid", "The report"),
        ("The plan failed, company records show", "company records"),
        ('"We left early," it was said, though she denied it', None),
        ("The rebels denied responsibility", "The rebels"),
        ("Per its own annual report, the firm lost money", "its own annual report"),
    ],
)
def test_english_speakers(text: str, named: str | None) -> None:
    assert speaker(text) == named


@pytest.mark.parametrize(
    "text",
    [
        "The claims were false from the start",
        "The United States sent two ships",
        "A leaked report names the firm",
        "The mayor declined to say who paid",
        "The plan announced in May was dropped",
        "Prices rose after the minister said subsidies would end",
        "Nobody told the residents about it",
        "The police later found the car",
        "The committee rejected the bill",
    ],
)
def test_what_only_looks_like_a_saying_in_english(text: str) -> None:
    assert find(text)[1] == []


@pytest.mark.parametrize(
    ("text", "sense"),
    [
        ("The union called for a strike", Sense.CALL),
        ("The mayor called the report false", Sense.DENY),
        ("The mayor rejected claims that the road was closed", Sense.DENY),
        ("The bank expects growth of 3 percent", Sense.FORECAST),
        ("The firm pledged to repay the money", Sense.ANNOUNCE),
        ("دعا رئيس البلدية السكان إلى الإخلاء", Sense.CALL),
        ("كذّبت الوزارة الخبر", Sense.DENY),
        ("ويتوقع البنك أن ينمو الاقتصاد", Sense.FORECAST),
        ("عبّرت المنظمة عن قلقها", Sense.EXPRESS),
    ],
)
def test_senses(text: str, sense: Sense) -> None:
    assert find(text)[1][0].sense is sense


def test_a_saying_inside_what_is_said_is_not_another() -> None:
    assert len(find("قال الوزير إن الشركة أعلنت إفلاسها")[1]) == 1
    assert len(find("He said that the company announced a loss")[1]) == 1


def test_it_is_said_names_nobody() -> None:
    (saying,) = find("It was announced that the road would close")[1]
    assert saying.is_hearsay
    assert saying.speaker is None
