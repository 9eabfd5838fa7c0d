"""Turns of phrase of the Arabic press, each in a sentence of its own: who says what, and what is no claim."""

import pytest

from claimtrack.domain.article import Article
from claimtrack.domain.drawn import DrawnClaim, Kind, Voice
from claimtrack.language.claims import draw_claims


def draw(text: str, published: str | None = "2024-05-15", *, every: bool = False) -> list[DrawnClaim]:
    return draw_claims(Article(text=text, published=published), every=every)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وبيّن وكيل الوزارة سامر العلي أن الجسر أغلق في مارس.", "وكيل الوزارة سامر العلي"),
        ("وبين مدير المرفأ خليل زين أن السفينة غرقت.", "مدير المرفأ خليل زين"),
        ("وشهد الحارس سعيد نجم بأن الباب كان مفتوحا.", "الحارس سعيد نجم"),
        ("وبيحكي السائق أبو خالد إنو أجرة الراكب صارت خمسين ليرة.", "السائق أبو خالد"),
        ("«لم نقبض منذ شهرين»، تقول أم سليم وهي تطوي الخبز.", "أم سليم"),
        ("وانتقدت عضو اللجنة عن كتلة الوسط ريما حداد تأخر التقرير ثلاثة أشهر.", "عضو اللجنة عن كتلة الوسط ريما حداد"),
        ("وأعلن وزير الإعلام في مايو إغلاق القناة.", "وزير الإعلام"),
        ("وأهابت مديرية الطرق بالسائقين تخفيف السرعة.", "مديرية الطرق"),
        ("ودعا صبري المستأجرين إلى دفع ما عليهم.", "صبري"),
        ("ووصفت الباحثة في معهد البحار لينا راغب الخطة بأنها ناقصة.", "الباحثة في معهد البحار لينا راغب"),
        ("واتهم النائب عن كتلة الجبل فادي الحاج الوزارة بهدر مليوني ليرة.", "النائب عن كتلة الجبل فادي الحاج"),
        ("«نقص الزيت ثلاثة أسابيع»، يشكو أحد البائعين.", "أحد البائعين"),
        ("وقال تقرير لجنة الخبراء إن الجسر متصدع.", "تقرير لجنة الخبراء"),
        ("وفق معطيات لوزارة الزراعة نشرت في مايو، جف ثلث الآبار.", "وزارة الزراعة"),
        ("وكان وكيل الوزارة سامر العلي قد أبلغ المحافظ بأن الجسر متصدع.", "وكيل الوزارة سامر العلي"),
        ("وأعلنت الأستاذة ندى فارس، عميدة كلية الحقوق بجامعة الساحل، قبول 300 طالب.", "الأستاذة ندى فارس"),
    ],
)
def test_who_speaks(text: str, speaker: str) -> None:
    assert [claim.speaker for claim in draw(text)] == [speaker]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("وقال رئيس النادي ماهر صبري إن العقد ينتهي في يونيو.", "وتابع المتحدث أن النادي دفع مليوني دينار."),
        ("وقال رئيس النادي ماهر صبري إن العقد ينتهي في يونيو.", "وأكد المسؤول نفسه أن النادي دفع مليوني دينار."),
        ("وقالت الطبيبة ماهر صبري إن العيادة أغلقت.", "وأوضحت المتحدثة ذاتها أن السكان يقطعون 40 كيلومترا."),
    ],
)
def test_the_speaker_again_without_a_name(before: str, after: str) -> None:
    first, second = draw(f"{before} {after}")
    assert second.speaker == first.speaker
    assert second.speaker is not None


def test_an_office_told_after_a_comma_is_known_again() -> None:
    first, second = draw("وقالت ندى فارس، عميدة كلية الحقوق، إن القاعة أغلقت. وأضافت العميدة أن الطلاب نقلوا.")
    assert (first.speaker, second.speaker) == ("ندى فارس", "ندى فارس")


@pytest.mark.parametrize(
    "remark", ["وهو ما نفته وزارة العدل", "وهو ما تنفيه وزارة العدل", "الأمر الذي نفته وزارة العدل"]
)
def test_a_remark_that_somebody_denies_it(remark: str) -> None:
    first, second = draw(f"وزعم المحامي فادي كرم أن موكله أوقف بلا أمر قضائي، {remark}.")
    assert (first.speaker, first.denied) == ("المحامي فادي كرم", False)
    assert (second.quote, second.speaker, second.denied) == (remark, "وزارة العدل", True)


def test_who_is_told_of_in_a_relative_clause() -> None:
    first, second = draw("استمعت اللجنة أمس إلى إفادة قائد السفينة، الذي قال إن المحرك تعطل مرتين.")
    assert (first.voice, second.speaker) == (Voice.ARTICLE, "قائد السفينة")


@pytest.mark.parametrize(
    "source",
    [
        "متضررون",
        "ناجون من الحادث",
        "عدد من البائعين",
        "مجموعة من الطلبة",
        "موظف في المرفأ",
        "سائق في السوق",
        "ثلاثة عمال",
    ],
)
def test_groups_without_a_name_are_anonymous(source: str) -> None:
    claim = draw(f"وأكد {source} أن الباب كان مغلقا في 3 مايو.")[0]
    assert (claim.voice, claim.speaker) == (Voice.ANONYMOUS, source)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("وطالبت النقابة بزيادة الأجور", "لكن الشركة لم ترد على الطلب"),
        ("واقترح المجلس بناء جسر جديد", "غير أن الوزارة رفضت المشروع"),
    ],
)
def test_what_is_set_against_a_demand_is_the_writers(first: str, second: str) -> None:
    said, told = draw(f"{first}، {second}.")
    assert said.voice is Voice.REPORTED
    assert told.quote.endswith(second.split(maxsplit=1)[1])
    assert (told.voice, told.speaker) == (Voice.ARTICLE, None)


@pytest.mark.parametrize(
    ("second", "speaker"),
    [
        ("لكن الملعب أغلق في حزيران 2021 بعد حريق", None),
        ("غير أن فحوص التربة أظهرت بقايا من الرصاص", None),
        ("إلا أن الجيران شاهدوا الشاحنات تدخل ليلا", None),
        ("لكنه أقفل في حزيران 2021 بعد حريق", "رئيس الاتحاد"),
        ("غير أنها لا تتسع إلا لمئة شخص", "رئيس الاتحاد"),
        ("لكن الكلفة لا تزال مرتفعة على الأندية", "رئيس الاتحاد"),
    ],
)
def test_what_others_found_or_is_dated_is_set_against_a_statement_by_the_writer(
    second: str, speaker: str | None
) -> None:
    said, told = draw(f"وقال رئيس الاتحاد إن الملعب آمن وجاهز للجمهور، {second}.")
    assert said.speaker == "رئيس الاتحاد"
    assert told.speaker == speaker


def test_we_and_they_begin_facts_of_their_own() -> None:
    text = "أكملنا طباعة الكتب قبل شهرين، ووصلتنا الورق كله الأسبوع الماضي."
    assert len(draw(text)) == 2


def test_fa_joins_a_second_fact_but_not_an_answer() -> None:
    assert len(draw("أنشأت الدولة المركز سنة 2016 فانخفض عدد الحوادث من 900 إلى 210.")) == 2
    assert len(draw("أما في قطاع النقل، فقد أعيد فتح الخط في 27 مايو.")) == 1


def test_the_writers_reading_is_cut_off_and_not_drawn() -> None:
    claims = draw("وأغلقت المدينة خمس مدارس في مارس، ما يعني أن الخطة فشلت.", every=True)
    assert [claim.kind for claim in claims] == [Kind.CHECKABLE, Kind.OPINION]


@pytest.mark.parametrize(
    "text",
    [
        "ويخشى خبراء أن تتكرر الكارثة.",
        "كأن الوقت توقف في هذه القرية.",
        "عاش الشعب الصامد.",
        "وإننا نطالب بالإنصاف لا أكثر.",
        "لقد آن الأوان لنغير ما بأنفسنا.",
        "ويرى كثيرون أن الأسوأ لم يأت بعد.",
        "الله يعيننا على الأيام.",
        "وكل قرية تعرف قيمتها لديها مكتبة.",
        "ملاحظة: راجعوا البطاقة قبل السفر.",
        "شاركوا المنشور ليصل إلى أصدقائكم.",
        "لا أعرف بلدا يغلق مدارسه ثلاث مرات في السنة.",
        "وقد تمتد الموجة إلى فصل الصيف.",
        "التقينا الكاتب في بيته، وكان هذا الحوار.",
    ],
)
def test_what_is_not_drawn(text: str) -> None:
    assert draw(text) == []


@pytest.mark.parametrize(
    "line",
    [
        "اقرأ أيضا: البلدية تهدم سوقا قديمة",
        "شاهد الفيديو: غرق السفينة في مارس",
        "Read also: Ministry opens 50 schools",
        "Photo: Workers at the gate in 2019.",
    ],
)
def test_lines_that_lead_elsewhere_are_not_drawn(line: str) -> None:
    text = f"وافتتحت الوزارة خمسين مدرسة في مارس.\n\n{line}\n\nوأغلقت خمس مدارس في أبريل."
    assert [claim.quote.split()[0] for claim in draw(text)] == ["وافتتحت", "وأغلقت"]


def test_a_plan_for_some_days_is_no_forecast() -> None:
    assert len(draw("ووفقا لبيان للهيئة فإن الوفد سيبقى في البلاد خمسة أيام.")) == 1


def test_more_than_a_number_is_no_measure_of_time() -> None:
    assert draw("نزحت أكثر من ألفي عائلة منذ مطلع مارس.")[0].date == "2024-03-01/.."


def test_the_author_of_a_thread_in_its_heading() -> None:
    text = "سلسلة تغريدات للباحث نبيل قاسم (@nabil) حول المياه\n\n1/ جف السد في مارس.\n\n2/ وأغلقت المحطة في أبريل."
    assert {claim.speaker for claim in draw(text)} == {"باحث نبيل قاسم"}


def test_an_interview_names_its_guest_in_the_heading() -> None:
    text = (
        "مدير المكتبة الوطنية هاني سلوم: فقدنا ألفي مخطوط\n\nالتقينا مدير المكتبة في مكتبه.\n\n"
        "* كيف بدأ العمل؟\n- جمعنا 4000 مخطوط في 2019.\n* وما الذي فقد؟\n- فقدنا ألفي مخطوط في 2021.\n"
        "* متى تفتحون؟\n- فتحنا القاعة في مارس."
    )
    assert {claim.speaker for claim in draw(text)} == {"مدير المكتبة الوطنية هاني سلوم"}


def test_the_president_is_no_other_chairman() -> None:
    first, second = draw("وقال رئيس غرفة الصناعة مازن لطفي إن المعمل أغلق. وأعلن الرئيس أن الحدود فتحت في 3 مايو.")
    assert (first.speaker, second.speaker) == ("رئيس غرفة الصناعة مازن لطفي", "الرئيس")


def test_where_a_source_opens_the_second_half() -> None:
    first, second = draw("أخذت الشركة ثلاث مهل آخرها في 2021، وبحسب ديوان الرقابة صرف لها نصف المبلغ.")
    assert (first.speaker, second.speaker) == (None, "ديوان الرقابة")


def test_what_pictures_show_the_writer_says() -> None:
    assert draw("وتظهر اللقطات المصورة أن الباب كان مغلقا.")[0].voice is Voice.ARTICLE


def test_what_we_do_is_no_maxim() -> None:
    assert len(draw("نحن ننشر السجلات كل مساء في الصحيفة.")) == 1


def test_a_quotation_at_the_end_is_not_all_that_is_said() -> None:
    claim = draw('واتهمت النقابة الشركة بتأخير الرواتب "بلا عذر".')[0]
    assert (claim.voice, claim.speaker) == (Voice.REPORTED, "النقابة")


def test_i_announce_in_a_speech_is_said_by_its_speaker() -> None:
    heading = "نص كلمة وزيرة العمل نجوى حداد في يوم العمال"
    text = f"{heading}\n\nفتحنا 40 مركزا في 2019.\n\nوأعلن لكم اليوم أن الأجور ترتفع في مايو."
    assert {claim.speaker for claim in draw(text)} == {"وزيرة العمل نجوى حداد"}


def test_after_what_had_been_with_a_figure_is_a_fact_of_its_own() -> None:
    first, second = draw("هبطت العملة إلى 22 للدولار اليوم بعدما أغلقت أمس عند 19.", "2024-05-15")
    assert (first.date, second.date) == ("2024-05-15", "2024-05-14")


@pytest.mark.parametrize(
    "text",
    [
        "«لو سمعونا ما بكت المدينة اليوم»",
        "غير أن الحاجة تدعو إلى الصبر.",
        "سألته عن القارب، فصمت طويلا.",
    ],
)
def test_what_might_have_been_or_only_leads_in_is_not_drawn(text: str) -> None:
    assert draw(text) == []


def test_a_proviso_is_no_clause_of_saying() -> None:
    claims = draw("أقر المجلس خفض الرسوم بنسبة 30 في المئة، على أن يبدأ العمل بذلك في يونيو.")
    assert {claim.voice for claim in claims} == {Voice.ARTICLE}


def test_an_official_after_and_speaks_for_themselves() -> None:
    first, second = draw("حذرت النقابة من تسريح 900 عامل، والشركة نفت ذلك.")
    assert (first.speaker, second.speaker, second.denied) == ("النقابة", "الشركة", True)


def test_a_member_for_a_bloc_is_named_whole() -> None:
    first, second = draw("وقام المستشار عن كتلة النهر يونس بلحاج من مقعده. وأكد أن الدار بيعت في 2019.")
    assert second.speaker == "المستشار عن كتلة النهر يونس بلحاج"
    assert first.voice is Voice.ARTICLE


def test_what_the_interviewer_repeats_is_no_claim() -> None:
    text = (
        "دفاتر: متى بدأت الرسم؟\n\nهدى سعد: بدأت في 1999.\n\nدفاتر: قيل إن معرضك أغلق.\n\n"
        "هدى سعد: أغلق في مارس.\n\nدفاتر: لماذا؟\n\nهدى سعد: انقطعت الكهرباء عشرين يوما."
    )
    assert [claim.speaker for claim in draw(text)] == ["هدى سعد"] * 3


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("بلغ عدد الغرقى تسعة، كما أعلن خفر السواحل.", "خفر السواحل"),
        ("وجاء على لسان المتحدث الرسمي أن المعبر أغلق.", "المتحدث الرسمي"),
        ("وأعلن «درع السهل» إحباط هجوم على القرية.", "«درع السهل»"),
        ("ودان المجلس إغلاق الصحيفة.", "المجلس"),
        ("بلغ عدد الغرقى تسعة كما أكدت مديرية الموانئ أمس.", "مديرية الموانئ"),
        ("وعلى حد تعبير النائبة ليلى صعب فإن الصفقة خاسرة.", "النائبة ليلى صعب"),
        ("ووفقا لما ورد في المذكرة، فإن العقد ألغي.", "المذكرة"),
        ("وارتفع العدد إلى 45، بحسب آخر حصيلة نشرتها وزارة الزراعة.", "وزارة الزراعة"),
        ("وأفاد بلاغ صادر عن ولاية الأمن بأن السائق فر.", "ولاية الأمن"),
        ("وأبلغ وزير الري نظيره الكيني أن السد اكتمل.", "وزير الري"),
        ("وأشارت رئيسة الجمعية إلى تراجع الصيد بنسبة 12 بالمئة.", "رئيسة الجمعية"),
        ("وأفادت مراسلة «النهر» في الشرق بغرق قاربين.", "مراسلة «النهر» في الشرق"),
        ("وهدد أمين الحزب بالخروج من الحكومة.", "أمين الحزب"),
        ("وحمّلت النقابة وزارة النقل مسؤولية الحادث.", "النقابة"),
        ("يقول أبو سمير (61 عاما): «خسرت بقرتين في السيل»", "أبو سمير"),
        ("وتحكي نوال، وهي أم لطفلين، كيف عبرت النهر.", "نوال"),
        ("ونُقل عن وزير الري قوله إن السد اكتمل.", "وزير الري"),
        ("وصرح لـ«النهر» مصدر في المرفأ بأن السفينة احتجزت.", "مصدر في المرفأ"),
        ("وأكد كل من المدير والمهندس أن الجسر سليم.", "المدير والمهندس"),
        ("وأقر المدعى عليه بأنه تسلم المال.", "المدعى عليه"),
        ("ونفت مديرة المصنع ما أشيع عن فصل العمال.", "مديرة المصنع"),
        ("وقال أحد البحارة، ويدعى رامز، إن القارب انقلب.", "أحد البحارة"),
        ("وتقدر منظمة الهجرة عدد العائدين بنحو 14 ألفا.", "منظمة الهجرة"),
        ("في بيته الصغير يستقبلنا الشيخ منير نصر. وقال إنه باع أرضه.", "الشيخ منير نصر"),
        ("وبين الحموي أن البئر جفت في مايو.", "الحموي"),
        ("وعزا الحموي الوفيات إلى تأخر الحالات.", "الحموي"),
        ("وحسبما أكده رئيس اللجنة، وصلت 14 شاحنة إلى المعبر.", "رئيس اللجنة"),
        ("وفاز الحزب بأربعين مقعدا، وفقا للجنة العليا للانتخابات.", "لجنة العليا للانتخابات"),
        ('شركة "نهر" تخلت عن المشروع. ورفضت الشركة التعليق على الأمر.', 'شركة "نهر"'),
        ("وقال الدكتور حازم عبد المنعم، وزير الموارد والري، إن القناة طهرت.", "الدكتور حازم عبد المنعم"),
        ("عقد الدكتور حازم نصر، وزير الموارد والري، اجتماعا. وأضاف وزير الري أن القناة طهرت.", "الدكتور حازم نصر"),
        ("وانتقد عدد من المزارعين بقرية الكوم بطء العمل.", "عدد من المزارعين"),
        ("وأرجع مصدر بالإدارة الهندسية التأخر إلى ارتفاع الأسعار.", "مصدر بالإدارة الهندسية"),
        ("ناقش المجلس طلب إحاطة مقدمًا من النائب محمود الخولي. وذكر الخولي أن القناة جفت.", "النائب محمود الخولي"),
        ("وأبرز مدير المرصد أن الأمطار زادت. وأبرز أن الإنذار نشر قبل يومين.", "مدير المرصد"),
        ("غير أن والي الولاية، مراد صبري، صرح للإذاعة المحلية أنه لم يتلق إنذارا.", "والي الولاية، مراد صبري"),
        ("وكان الوزير الأول عبد الحق سعيد قد زار القرية. ووعد بتعويض أهلها.", "الوزير الأول عبد الحق سعيد"),
        ("غير أن مواطنا قاطعه قائلا إن الخيام لم تصل.", "مواطنا"),
        ("وجاء في بيان أصدرته مساء الثلاثاء أن المخزون يكفي شهرا.", "بيان"),
        ("وتحمل الوثيقة توقيع المدير السابق.", None),
        ("أكدت البلدية، دون أن تحدد موعدا، أن الجسر أغلق.", "البلدية"),
        ("فقد مئتا عامل وظائفهم، هذا ما أكده نقيب العمال.", "نقيب العمال"),
        ("وكشفت دراسة نشرتها مجلة «النبات» أن ثلث الأشجار جف.", "دراسة نشرتها مجلة «النبات»"),
        ("وحمّل بيان للنقابة الإدارة مسؤولية الحريق.", "بيان للنقابة"),
        ("ووصف مدير الجمعية الوضع بأنه سيئ.", "مدير الجمعية"),
        ("عقدت اللجنة اجتماعا برئاسة النائب سامي علي، الذي أكد أن الجسر سليم.", "النائب سامي علي"),
        ("وبحسب ما ذكر رئيس الغرفة لموقعنا، أغلق ستون متجرا.", "رئيس الغرفة"),
        ("أبو سليم، أحد سكان الحي، قال إن المياه بلغت النوافذ.", "أبو سليم"),
        ("وكشف المتحدث نفسه عن توقيف سبعة أشخاص.", "المتحدث نفسه"),
        ("وجددت الوزارة تأكيدها أن المخزون يكفي ستة أشهر.", "الوزارة"),
        ("وأعلن نادي النهر الرياضي تعاقده مع مدرب جديد.", "نادي النهر الرياضي"),
        ("وشدد نقيب الأطباء، خلال لقاء مع الطلاب، على أن الأجور لم تتغير.", "نقيب الأطباء"),
        ("وفيما نفى المصرف وجود أزمة، أكد ثلاثة مصرفيين أن السحب حدد بمئة دينار.", "ثلاثة مصرفيين"),
        ("ولم ينف المدير سامر علي تسريح 12 عاملا، لكنه قال إن القرار اتخذ في مايو.", "المدير سامر علي"),
        ("«لم نقبض شيئا منذ الشتاء»، بهذه الكلمات لخص مختار القرية حسن علي معاناة أهلها.", "مختار القرية حسن علي"),
        ("ورفضت البلدية هذه الاتهامات.", "البلدية"),
        ("وأظهر مسح للسكان نشرت نتائجه في مايو أن ثلث البيوت خالية.", "مسح للسكان"),
        ("أما إدارة المطار فاكتفت بالقول إن المدرج أغلق.", "إدارة المطار"),
        ("وختم نقيب الصيادين حديثه بالقول: «بعنا 20 قارباً».", "نقيب الصيادين"),
        ("وأهاب المحافظ بالسكان «غلي الماء ثلاث دقائق».", "المحافظ"),
        ("نُشر المقطع على صفحة «النهر» في مايو.", None),
        ("بالبحث في الأرشيف، تبين أن الصورة التقطت سنة 2015.", None),
        ("استقال الحارس في مايو احتجاجاً على ما قال إنه تزوير في السجل.", None),
    ],
)
def test_who_speaks_in_less_common_shapes(text: str, speaker: str | None) -> None:
    assert draw(text)[-1].speaker == speaker


@pytest.mark.parametrize(
    "text",
    [
        "وعما إذا كان سيسافر مجددا، قال: «لم أحزم حقائبي».",
        "بلغ عدد الغرقى تسعة، كما أعلن خفر السواحل أمس.",
        "وبسؤاله عن الثمن قال: «دفعت كل ما عندي».",
    ],
)
def test_what_leads_in_or_closes_is_no_claim_of_its_own(text: str) -> None:
    assert [claim.quote for claim in draw(text)] == [text.removesuffix(".")]


def test_what_somebody_is_in_passing_is_no_fact_of_its_own() -> None:
    assert len(draw("وذكرت مصادر أمنية أن المشتبه به، وهو في الثلاثين من عمره، أوقف في المطار.")) == 1


def test_a_measure_and_what_somebody_is_are_facts_of_their_own() -> None:
    measured = draw("أنشئت محمية السدر على النهر سنة 1990، ومساحتها 310 كيلومترات مربعة.")
    told = draw("تدير ندى فارس المتحف منذ 2014، وهي حاصلة على شهادة في الآثار.", every=True)
    assert [claim.quote for claim in measured] == [
        "أنشئت محمية السدر على النهر سنة 1990",
        "ومساحتها 310 كيلومترات مربعة",
    ]
    assert [claim.date for claim in told] == ["2014/..", None]


def test_how_long_somebody_has_lain_ill_is_not_when_they_were_sent_away() -> None:
    (claim,) = draw("«طلبوا منا شراء الدواء من المدينة»، تقول أم ربيع التي ترقد ابنتها هنا منذ أسبوعين.")
    assert (claim.speaker, claim.date) == ("أم ربيع", None)


def test_one_of_a_group_who_is_named_is_a_source_with_a_name() -> None:
    (claim,) = draw("وقالت إحدى المنظمات، سمية سعيد، إن المبلغ يكفي لبناء عشرين منزلا.")
    assert claim.voice is Voice.REPORTED


def test_somebodys_lawyer_is_no_source_without_a_name() -> None:
    (claim,) = draw("شدد محاميه على أن الباب كان مفتوحا.")
    assert (claim.speaker, claim.voice) == ("محاميه", Voice.REPORTED)


@pytest.mark.parametrize("source", ["حسابات على المنصة", "صفحات مؤيدة للنادي", "مغردون"])
def test_accounts_are_nobody_in_particular(source: str) -> None:
    assert draw(f"وزعمت {source} أن الماء ملوث.")[0].voice is Voice.ANONYMOUS


@pytest.mark.parametrize(
    "text",
    [
        "بات واضحا أن الخطة عقيمة.",
        "على البلدية أن تتحمل ما عليها.",
        "المطلوب اليوم رؤية جديدة.",
        "الأحلام لا تبنى بالكلام.",
        "كان الله في عون الناس.",
        "وهذا دليل على سوء الإدارة.",
        "ومن غير المتوقع أن يحصل الاقتراح على أغلبية.",
        "اللهم ارحم موتى هذا الوادي.",
    ],
)
def test_judgements_and_duties_are_not_drawn(text: str) -> None:
    assert draw(text) == []


def test_how_long_something_lasted_is_a_claim() -> None:
    assert len(draw("دامت الجلسة ثلاث ساعات.")) == 1


@pytest.mark.parametrize(
    ("text", "speaker", "voice"),
    [
        ("وقال طبيبان إن الدواء نفد.", "طبيبان", Voice.ANONYMOUS),
        ("ودعت أنقرة مواطنيها إلى المغادرة.", "أنقرة", Voice.REPORTED),
        ("ووعدت الشركة بتعويض الركاب.", "الشركة", Voice.REPORTED),
        ("وأظهر التقرير وجود آثار سم.", "التقرير", Voice.REPORTED),
    ],
)
def test_pairs_citizens_promises_and_findings(text: str, speaker: str, voice: Voice) -> None:
    [claim] = draw(text)
    assert (claim.speaker, claim.voice) == (speaker, voice)


def test_who_asks_not_to_be_named_still_speaks() -> None:
    [claim] = draw("عامل في المرفأ، طلب ألا نذكر اسمه، قال لي إنهم تلقوا أمرا بالإخلاء.")
    assert (claim.voice, claim.quote[:4]) == (Voice.ANONYMOUS, "عامل")


def test_how_somebody_feels_is_no_claim() -> None:
    assert draw("وقال المدرب إنه متفائل بالموسم.") == []
    assert draw("الحق في الماء ليس هبة من أحد.") == []


@pytest.mark.parametrize(
    "text",
    ["وتضاعف عدد الزوار مقارنة بالعام الماضي.", "وبلغ نصيب الفرد 31 لترا في اليوم."],
)
def test_what_is_compared_and_so_much_a_day_is_no_date_of_the_event(text: str) -> None:
    [claim] = draw(text)
    assert claim.date is None


def test_who_went_is_no_forecast() -> None:
    assert len(draw("وراح ضحية السيل خمسة بينهم طفلان.")) == 1
