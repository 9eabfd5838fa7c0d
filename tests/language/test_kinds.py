import pytest

from claimtrack.domain.article import Article
from claimtrack.domain.drawn import Kind
from claimtrack.language.claims import draw_claims


def kind(text: str) -> Kind:
    return draw_claims(Article(text=text, published="2024-05-15"), every=True)[0].kind


@pytest.mark.parametrize(
    "text",
    [
        "The council closed two libraries.",
        "The gate was hit so badly that the roof fell in.",
        "On June 3 the council will discuss the plan.",
        "زار الوزير أول ما وصل جرحى الحريق.",
        "The mayor called for an inquiry.",
        "The firm pledged to open three plants next year.",
        "The election will be held on June 3.",
        "Analysts had expected a fall of 3 percent.",
        "وكان الفريق قد تقدم بهدف في الشوط الأول.",
        "دعت النقابة إلى إضراب عام.",
        "Unemployment has fallen in every province.",
        "The planning committee will discuss the licence on June 6.",
        "Our debt is the lowest in the region.",
        "They are in isolation and in stable condition.",
        "No patient died as a result.",
        "ويعد الميناء أكبر منفذ لاستيراد القمح.",
        "تجمع العشرات أمام المبنى.",
        "بدا الحاضرون في حالة صمت خلال الجلسة.",
        "أعلنت الوزارة أنها ستفتح ثلاث مدارس.",
    ],
)
def test_checkable(text: str) -> None:
    assert kind(text) is Kind.CHECKABLE


@pytest.mark.parametrize(
    "text",
    [
        "I believe the city deserves better.",
        "I think that says it all.",
        "Few trade deals have aged so badly.",
        "They are a mess, honestly.",
        "إن صحة أبنائنا أغلى ما نملك.",
        "لم يكن الطريق سهلا.",
        "كلما احترقت غابة تذكرنا أننا بلا طائرات.",
        "وأعرب الوزير عن أمله في موسم أفضل.",
        "It would be nice to think so.",
        "Surely somebody should resign.",
        "It's a scandal, plain and simple.",
        "Whoever closes a library opens a prison.",
        "If they had any sense they would reverse it.",
        "Wash your hands.",
        "A tunnel is not a plan.",
        "Because a country is not a company.",
        "School nurses rarely make headlines.",
        "There is a special kind of folly that only committees can produce.",
        "I have nothing against boats.",
        "Numbers do not put food on the table.",
        '"A town that lives by one fish dies by one fish," she said.',
        "أعتقد أن هناك من لا يريد أن يقرأ.",
        "الأرقام لا تكذب، لكن من يقرؤها يكذب أحياناً.",
        "شاركوا السلسلة يا أصدقاء.",
        "يا جماعة ركزوا معي في هذا الموضوع.",
        "والأرجح أن أي حكومة ستجد نفسها أمام المأزق.",
        "Thank you for reading, and see you soon!",
        "It seems that nobody knew of it.",
        '"I hope my children will swim here," Ann Lee said.',
        "في رأيي كان على الوزارة أن تتحدث.",
        "نتمنى للجميع الصحة والعافية.",
        "ما أجمل أن نرى الناس يتحاورون!",
        "يبدو هذا الموقف أقرب إلى التراجع.",
        "يعطي الوزير الانطباع بأنه غير مهتم.",
        "لا يستطيع أحد أن يقول إن هذا التحذير موجه إليه.",
        "العدل أساس الحكم.",
        "ومن يهمل المدرسة يفتح باب السجن.",
    ],
)
def test_opinions_wishes_and_maxims(text: str) -> None:
    assert kind(text) is Kind.OPINION


@pytest.mark.parametrize(
    "text",
    [
        "Voters may well punish the mayor.",
        "Growth is likely to slow this winter.",
        "Prices will fall next year.",
        "لن نسكت بعد اليوم.",
        "رح يرتفع السعر كثيراً.",
        "The bank expects growth of 3 percent.",
        "The minister said inflation will fall to 3 percent.",
        "ومن المتوقع أن تستمر الأمطار.",
        "سيرتفع سعر الخبز في الشتاء.",
        "وقد تكون الأسابيع المقبلة حاسمة.",
        "ويتوقع الصندوق أن يتباطأ النمو.",
        "ولو كسب المعركة سيكون من المرجح أن تهنئه الحكومة.",
    ],
)
def test_forecasts(text: str) -> None:
    assert kind(text) is Kind.PREDICTION


@pytest.mark.parametrize(
    "text", ["Is that true?", "هل هذا صحيح؟", '"Is that true?" Ann Lee asked.', "وتساءل النائب: «أين ذهب المال؟»"]
)
def test_questions(text: str) -> None:
    assert kind(text) is Kind.QUESTION


@pytest.mark.parametrize("text", ["No, that is not so.", "More tomorrow.", "It is unclear who paid.", "نعم هذا صحيح."])
def test_vague(text: str) -> None:
    assert kind(text) in {Kind.VAGUE, Kind.OPINION}
