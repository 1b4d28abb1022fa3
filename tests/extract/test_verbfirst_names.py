"""Arabic clauses: who speaks, names in apposition without a word of their own, lists before an adjective."""

from __future__ import annotations

import pytest
from fixture_reading import read, relations

from kg.model import EventStatement, ValueOf


def _speakers(text: str) -> set[str]:
    found = (c.statement for c in read(text, "ar").claims)
    return {
        str(content)
        for s in found
        if isinstance(s, EventStatement) and s.type == "Announcement"
        for role, content in s.roles
        if role == "agent"
    }


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("أعلنت شركة برمجيات الهواتف العملاقة Vornal أن السوق واعدة.", "vornal"),
        ("أعلنت الشركة الناشئة المختصة بالطيران، Dorvex، أن السوق واعدة.", "dorvex"),
    ],
)
def test_a_name_behind_its_noun_phrase_is_who_speaks(text: str, speaker: str) -> None:
    assert _speakers(f"شركة Dorvex وشركة Vornal هنا. {text}") == {speaker}


@pytest.mark.parametrize(
    "text",
    [
        "قدمت شركة Vornal مذكرة إلى Maria Velk زعم فيها أن السوق واعدة.",
        "باعت شركة Vornal الشريحة التي أعلن عنها في أوسلو.",
    ],
)
def test_nobody_says_what_is_only_told_of(text: str) -> None:
    assert _speakers(text) == set()


def test_an_adjective_behind_a_list_is_of_the_last_alone() -> None:
    found = relations("تعمل شركة Vornal أو شركة Dorvex التابعة لشركة Halden Systems في السوق.", "ar")
    assert ("dorvex", "subsidiaryOf", "halden-systems") in found
    assert ("vornal", "subsidiaryOf", "halden-systems") not in found


def test_what_a_relative_clause_explains_is_what_its_verb_makes() -> None:
    found = relations("تستخدم شركة Dorvex شريحة Kelp-7 في نظام التشغيل Zilmak الذي تطوره شركة Vornal.", "ar")
    assert ("vornal", "developerOf", "zilmak") in found
    assert ("vornal", "manufacturerOf", "kelp-7") not in found


def test_each_behind_an_amount_gives_it_to_the_counted_thing() -> None:
    text = "يضم الحاسوب الفائق Brisk 40 شريحة Kelp-7 مع 16 جيجابايت من الذاكرة لكل منها."
    found = (c.statement for c in read(text, "ar").claims)
    bearers = {s.subject for s in found if isinstance(s, ValueOf) and s.predicate == "memoryCapacity"}
    assert bearers == {"kelp-7"}


def test_who_goes_without_saying_is_still_spoken_of() -> None:
    text = (
        "في عام 2018 اشترت شركة Vornal شركة Tarn Labs. وفي عام 2020 استحوذت على قطاع الخدمات "
        "التابع لشركة Dorvex. وفي عام 2021 أعلنت الشركة أن السوق واعدة."
    )
    assert _speakers(text) == {"vornal"}


@pytest.mark.parametrize(
    "text",
    [
        "أكملت شركة Vornal 8 صفقات، وتبلغ قيمتها 61 مليار دولار.",
        "اشترت شركة Vornal شركة Dorvex في صفقة بلغت قيمتها 26 مليار دولار.",
    ],
)
def test_the_worth_of_deals_is_no_worth_of_a_firm(text: str) -> None:
    assert not [c for c in read(text, "ar").claims if isinstance(c.statement, ValueOf)]


def test_an_example_of_something_else_is_no_object() -> None:
    assert not relations("تعمل شركة Vornal على إطلاق رد على منتجات مثل نموذج Fjord-2.", "ar")


def test_a_headline_names_the_first_thing_of_its_kind() -> None:
    text = (
        "Vornal تستثمر 40 مليون يورو بمركز بيانات\n\nقالت شركة Vornal إنها ستبني مركز بيانات في أوسلو. "
        + "هذا خبر عن السوق. " * 8
        + "وسيستخدم مركز البيانات في بيرغن."
    )
    found = (c.statement for c in read(text, "ar").claims)
    recipients = {
        str(x) for s in found if isinstance(s, EventStatement) for r, x in s.roles if r == "recipient"
    }
    assert recipients == {"vornal-data-center"}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("يقع مركز بيانات Vornal في أوسلو.", ("vornal-data-center", "locatedIn", "oslo")),
        ("مثيلات p9x مدعومة بثماني شرائح Kelp-7.", ("p9x", "hasComponent", "kelp-7")),
        ("ستحل شريحة Kelp-8 محل شريحة Kelp-7.", ("kelp-8", "successorOf", "kelp-7")),
        ("كشفت شركة Dorvex عن أحدث شريحة Kelp-7.", ("dorvex", "manufacturerOf", "kelp-7")),
        ("أطلقت Dorvex نموذجها اللغوي الكبير مفتوح المصدر Zilmak.", ("dorvex", "developerOf", "zilmak")),
        ("اشترت شركة Tarn شركة Dorvex، ويقع مقرها في أوسلو.", ("dorvex", "locatedIn", "oslo")),
        ("اشترت شركة Tarn شركة Dorvex، وهي ناشئة مقرها أوسلو.", ("dorvex", "locatedIn", "oslo")),
        ("يقع مختبر Dorvex في «أوسلو».", ("dorvex", "locatedIn", "oslo")),
        ("يقع مقر شركة Dorvex في بنجالور.", ("dorvex", "locatedIn", "bengaluru")),
        ("سينضم بول كرامر، المدير السابق لشركة Tarn، إلى Dorvex.", ("bwl-kramr", "affiliatedWith", "dorvex")),
        ("وقعت جامعة أوسلو في النرويج وشركة Dorvex اتفاقية.", ("dorvex", "partnerOf", "university-of-oslo")),
        ("أبرمت شركة Dorvex شراكة مع Tarn Labs للتعاون.", ("dorvex", "partnerOf", "tarn-labs")),
        (
            "أطلقت شركة Dorvex الناشئة في مجال الذكاء الاصطناعي نموذج Fjord-2.",
            ("dorvex", "developerOf", "fjord-2"),
        ),
        ("أطلقت شركة Dorvex المصنعة للرقائق هاتف Zilmak 3.", ("dorvex", "developerOf", "zilmak-3")),
        ("تأسست Dorvex على يد رائد الأعمال الصيني بول كرامر.", ("bwl-kramr", "founderOf", "dorvex")),
        ("قال بول كرامر، رئيس مجلس إدارة ”Dorvex“، إنه باق.", ("bwl-kramr", "affiliatedWith", "dorvex")),
        ("Dorvex هي شركة مقرها في أوسلو، أسسها بول كرامر.", ("bwl-kramr", "founderOf", "dorvex")),
        (
            "حل بول كرامر محل لاري هوبكنز كرئيس تنفيذي لشركة Dorvex.",
            ("bwl-kramr", "chiefExecutiveOf", "dorvex"),
        ),
        ("شكلت شركة Dorvex شراكة مع Tarn Labs.", ("dorvex", "partnerOf", "tarn-labs")),
        ("يتفوق نموذج Zilmak-2 على نموذج Kelp-3.", ("kelp-3", "competitorOf", "zilmak-2")),
        ("نمت شركة Dorvex المالكة لمحرك البحث الأشهر Zilmak.", ("dorvex", "ownerOf", "zilmak")),
        (
            "قال الرئيس التنفيذي لشركة Dorvex بول كالهون إنه باق.",
            ("bwl-kalhwn", "chiefExecutiveOf", "dorvex"),
        ),
    ],
)
def test_sites_of_firms_and_coded_machines(text: str, fact: tuple[str, str, str]) -> None:
    assert fact in relations(f"باعت شركة Vornal منتجاتها. {text}", "ar")


def test_a_sentence_that_names_another_borrows_no_bearer() -> None:
    text = "نجحت شركة Vornal أمس. ويعمل في تطبيق Zilmak نحو 55 موظفا."
    assert not [c for c in read(text, "ar").claims if isinstance(c.statement, ValueOf)]


@pytest.mark.parametrize(
    "text",
    [
        'وقال الرئيس التنفيذي لشركة "نورفكسا" كاسبر فيندل إن الطلب كبير.',
        "وقال الرئيس التنفيذي لشركة نورفكسا، كاسبر فيندل، إن الطلب كبير.",
        "وقال الرئيس التنفيذي لشركة نورفكسا كاسبر فيندل إن الطلب كبير.",
        "قال سامر حداد، الرئيس التنفيذي لشركة نورفكسا، إن الطلب كبير.",
    ],
)
def test_the_head_of_a_firm_that_no_list_knows_is_named(text: str) -> None:
    assert {(p, o) for _, p, o in relations(text, "ar")} == {("chiefExecutiveOf", "nwrfksa")}
    assert len(_speakers(text)) == 1


def test_the_launch_by_a_firm_of_a_thing_has_both() -> None:
    text = "نما السوق بعد إطلاق شركة Halden Systems لهاتف Fjord في 2019."
    assert ("halden-systems", "developerOf", "fjord") in relations(text, "ar")


def test_what_each_node_has_and_a_unit_behind_a_name() -> None:
    text = "تحتوي كل عقدة من الحاسوب Brisk على أربع وحدات معالجة رسومات Nvidia A100."
    text += " يستهلك الحاسوب Brisk 30 ميغاواط."
    values = {c.statement.predicate for c in read(text, "ar").claims if isinstance(c.statement, ValueOf)}
    assert values == {"powerCapacity"}


@pytest.mark.parametrize(
    "text",
    [
        "تطور شركة Vornal نظام تشغيل جديد ينافس نموذج Fjord-2.",
        "قدمت شركة Dorvex نموذج Fjord-2. وأكدت الشركة ما ستطوره شركة Vornal هذا العام.",
        "قالت شركة Vornal إنها ستتعاون مع شركة من الخارج ومقرها لندن.",
        "تتيح شريحة Kelp-7 جيلا جديدا من الأدوات.",
        "اشترت هالدكا خوادم من شركة Vornal لتدريب نموذجها Fjord-2.",
        "نما السوق. تزود المحطة الشركة بالطاقة وفق تقرير Vornal.",
    ],
)
def test_what_is_told_of_a_thing_without_a_name_is_told_of_no_other(text: str) -> None:
    assert not {r for r in relations(text, "ar") if r[0] == "vornal"}
    assert not [c for c in read(text, "ar").claims if "Kelp" in str(c.statement)]


def test_a_name_behind_that_belongs_to_it_is_named_by_the_noun_before() -> None:
    text = "وافقت شركة Vornal على ضخ استثمار بقيمة ملياري دولار في شركة الرقائق الناشئة التابعة له Dorvex."
    funded = [
        dict(c.statement.roles)
        for c in read(text, "ar").claims
        if isinstance(c.statement, EventStatement) and c.statement.type == "Funding"
    ]
    assert funded and all((f["agent"], f["recipient"]) == ("vornal", "dorvex") for f in funded)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وتقول الشائعات إن السوق واعدة.", set()),
        ("وتدعي شركة Dorvex أن السوق واعدة.", {"dorvex"}),
        ("تحدث سمير فيلكس، رئيس شركة Dorvex، بحذر، حيث قال: «السوق واعدة».", {"smyr-fylks"}),
    ],
)
def test_who_speaks_is_in_the_sentence_if_anybody_is(text: str, speaker: set[str]) -> None:
    assert _speakers(f"قالت شركة Vornal إن السوق واعدة. {text}") - {"vornal"} == speaker
    assert len(read(f"قالت شركة Vornal إن السوق واعدة. {text}", "ar").claims) <= 3


def _events(text: str) -> list[tuple[str, frozenset[tuple[str, str]]]]:
    found = (c.statement for c in read(text, "ar").claims)
    return [
        (s.type, frozenset((r, str(x)) for r, x in s.roles)) for s in found if isinstance(s, EventStatement)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "عرضت شركة Vornal ميزة جديدة تدعى «زلماك» أمس.",
        "تأخرت شركة Vornal، التي أفادت التقارير أنها صغيرة.",
        "تعتبر شركة Vornal أكبر مزود للحوسبة.",
    ],
)
def test_what_is_called_so_or_told_of_says_nothing(text: str) -> None:
    assert _speakers(text) == set()


def test_the_announcement_of_a_firm_is_the_firms() -> None:
    assert _speakers("نمت أسهم شركة Dorvex بعد إعلان Nvidia عن شراكة.") == {"nvidia"}


def test_nobody_runs_what_only_its_running_is_told_of() -> None:
    text = "الحاسوب الفائق Brisk سريع. تم بناؤه بشرائح من شركة Nvidia، وتكلف تطويره وتشغيله 5 ملايين دولار."
    assert not [r for r in relations(text, "ar") if r[1] == "operatorOf"]


def test_a_version_told_with_its_article_is_no_release() -> None:
    assert not [e for e in _events("زادت السعة مقارنة بالإصدار السابق Kelp-7.") if e[0] == "Release"]
    told = _events("تستعد شركة Vornal للإطلاق الرسمي لهاتفها «زلماك 3».")
    assert {e[0] for e in told} == {"Release"}


def test_letters_with_dots_are_the_name_without_them() -> None:
    assert "amd" in {x for r in relations("وتنافس شركة إيه.إم.دي شركة إنتل.", "ar") for x in r}


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("وصل Jan Orlo، رئيس شركة Dorvex، إلى نموذج Fjord-2 قبل أيام من إطلاقه.", ("dorvex", "fjord-2")),
        ("وافقت Nvidia على شراء شركة تصميم الرقائق «زلماك» في مايو.", ("nvidia", "zlmak")),
    ],
)
def test_no_deed_of_its_own_is_told_by_when_or_by_the_kind_of_a_firm(
    text: str, pair: tuple[str, str]
) -> None:
    assert not [r for r in relations(text, "ar") if (r[0], r[2]) == pair and r[1] == "developerOf"]


@pytest.mark.parametrize(
    "text",
    [
        "نمت Nvidia. واشترت شركة الرقائق التابعة لشركة Vornal المبنى.",
        "نمت Nvidia. واشترت شركة الرقائق التي تتخذ من أوسلو مقرا لها المبنى.",
    ],
)
def test_a_firm_told_by_what_it_belongs_to_is_none_named_before(text: str) -> None:
    assert not [r for r in relations(text, "ar") if r[0] == "nvidia"]


def test_names_joined_between_marks_are_no_one_name() -> None:
    assert "ريكان و زلماك" not in {m.text for m in read("طور معهد «ريكان و زلماك» حاسوبا.", "ar").mentions}
    assert "إم إم زي" in {m.text for m in read("اشترت شركة «إم إم زي» المبنى.", "ar").mentions}


def test_employees_by_whom_something_was_founded_are_not_counted() -> None:
    text = "أطلقت شركة Dorvex على يد ثلاثة موظفين سابقين من شركة Vornal."
    assert not [c for c in read(text, "ar").claims if isinstance(c.statement, ValueOf)]


@pytest.mark.parametrize(("verb", "makers"), [("وقد طرح", set()), ("وطرحت", {"vornal"})])
def test_a_verb_without_its_subject_agrees_with_the_firm_before(verb: str, makers: set[str]) -> None:
    found = relations(f"قالت شركة Vornal إن السوق واعدة. {verb} هاتف «زلماك 3» في مايو.", "ar")
    assert {r[0] for r in found if r[1] == "developerOf"} == makers


@pytest.mark.parametrize("price", ["340 يورو للأول و380 يورو للثاني", "340 و380 يورو على التوالي"])
def test_each_of_two_has_the_price_told_of_it(price: str) -> None:
    claims = read(f"تطرح شركة Vornal هاتفي «زلماك 3» و«زلماك 4» بسعر {price}.", "ar").claims
    found = [c.statement for c in claims if isinstance(c.statement, ValueOf)]
    assert [(s.subject, int(s.value.low)) for s in found] == [("zlmak-3", 340), ("zlmak-4", 380)]


def test_former_employees_are_not_counted() -> None:
    text = "أسس شركة Vornal ثلاثة موظفين سابقين من شركة Dorvex."
    assert not [c for c in read(text, "ar").claims if isinstance(c.statement, ValueOf)]


@pytest.mark.parametrize(
    "text",
    [
        "أسس شركة Vornal ثلاثة أصدقاء وهم جون برانوف وستيف بيرنز.",
        "أطلقت شركة Vornal على يد ثلاثة موظفين سابقين في شركة Dorvex: جون برانوف وستيف بيرنز.",
    ],
)
def test_the_founders_may_be_named_behind_what_they_are(text: str) -> None:
    assert {r[0] for r in relations(text, "ar") if r[1] == "founderOf"} == {"jwn-branwf", "styf-byrnz"}


def test_a_name_whose_letters_are_small_words_is_a_name() -> None:
    assert "paypal" in {e.id for e in read("اشترت شركة باي بال المبنى.", "ar").entities}


def test_a_relative_clause_between_commas_has_no_subject_for_what_follows() -> None:
    text = "شركة هالدن، التي أسسها سامي العلمي، ستستثمر 20 مليار دولار في حاسوب عملاق."
    agents = {
        filler
        for claim in read(text, "ar").claims
        if isinstance(claim.statement, EventStatement) and claim.statement.type == "Funding"
        for role, filler in claim.statement.roles
        if role == "agent"
    }
    assert agents == {"haldn"}


def test_a_surname_between_marks_is_the_known_person_whose_name_is_also_a_film() -> None:
    text = 'تحدث ستيف جوبز، مؤسس شركة Vornal، أمس. وقال "جوبز" إن السوق تنمو.'
    assert _speakers(text) == {"steve-jobs"}


def test_what_was_revealed_before_is_made_before_what_is_planned() -> None:
    text = 'من المتوقع أن يعتمد النظام الجديد على معالجات "Kelp-7" التي كشفت عنها شركة "Vornal" حديثا.'
    made = [c for c in read(text, "ar").claims if getattr(c.statement, "predicate", "") == "manufacturerOf"]
    assert [c.stance.modality.value for c in made] == ["asserted"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("نقلت صحيفة الغارديان عن شركة Vornal قولها إن السوق واعدة.", {"vornal"}),
        ("نقلت صحيفة الغارديان عن مصادر قولها إن السوق واعدة.", set()),
        ("أعلنت شركة المعمر للحلول عن عقد لصالح شركة Vornal. وأوضحت الشركة أن السوق واعدة.", set()),
        ("قالت شركة Vornal، في رد مكتوب، إن السوق واعدة.", {"vornal"}),
    ],
)
def test_who_is_quoted_speaks_and_a_firm_of_an_unknown_name_is_none_named_before(
    text: str, speaker: set[str]
) -> None:
    assert _speakers(text) == speaker


def test_a_named_part_right_before_what_makes_it_is_what_is_made() -> None:
    text = "يضم الحاسوب الفائق Brisk رقائق مسماة (Cell X)، تنتجها شركة Vornal."
    assert ("vornal", "manufacturerOf", "brisk") not in relations(text, "ar")


def test_what_a_machine_will_cost_is_planned() -> None:
    text = "أما عن تكلفة مركز البيانات Ardent، ستبلغ حوالي خمسين مليون دولار."
    assert [c.stance.modality.value for c in read(text, "ar").claims] == ["planned"]


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("قال Jan Orlo إن شركة Dorvex نمت كما فعلت عندما استحوذت على شركة IBM.", ("jan-orlo", "ibm")),
        ("فقد سهم نوكيا نصف قيمته منذ طرحت شركة Vornal هاتفها الذكي Fjord.", ("nokia", "fjord")),
        ("كان التعيين بمثابة تحالف في مواجهة منافسين أقوياء مثل أبل وغوغل.", ("apple", "google")),
    ],
)
def test_who_only_stands_near_does_nothing(text: str, absent: tuple[str, str]) -> None:
    said = [c.statement for c in read(text, "ar").claims]
    assert not [s for s in said if all(f"'{name}'" in str(s) for name in absent)]


def test_what_was_done_since_is_no_plan() -> None:
    text = "لم تنتج شركة Vornal جهازا يستهدف السوق منذ طرحها هاتف Fjord في عام 2005."
    assert {c.stance.modality.value for c in read(text, "ar").claims} == {"asserted"}


def test_who_rises_says_nothing() -> None:
    text = "قال Jan Orlo، رئيس شركة Vornal، إن السوق واعدة. وقال التقرير إن ظهور Orlo يؤكد أن الشركة تنمو."
    assert len([c for c in read(text, "ar").claims if "Announcement" in str(c.statement)]) == 1


def test_a_firm_among_examples_is_not_the_firm() -> None:
    text = (
        "أعلنت الشركة الناشئة Vornal أنها جمعت تمويلا. يدل التمويل على رغبة الدول في شركات الوادي "
        "مثل شركة Dorvex المدعومة من مايكروسوفت أو شركة Tarnel التابعة إلى جوجل. "
        "وقال Jan Orlo، رئيس الشركة، إن السوق واعدة."
    )
    assert ("jan-orlo", "affiliatedWith", "vornal") in relations(text, "ar")


def test_whom_somebody_follows_on_is_not_told() -> None:
    text = "أعلنت شركة Vornal تعيين Jan Orlo رئيسا تنفيذيا خلفا لماريا فيلك."
    said = [c.statement for c in read(text, "ar").claims if isinstance(c.statement, EventStatement)]
    assert [s.roles for s in said] == [(("agent", "vornal"),)]


@pytest.mark.parametrize(
    "text",
    [
        "حصلت شركة Vornal على عوائد في 2015 اقتربت من حاجز 3 مليارات دولار.",
        "ظهرت شريحة Kelp-7 أمس. سيستخدم المعالج القادم الذي يعتمد على بنية جديدة ذاكرة بسعة 288 جيجابايت.",
        "يضم موقع شركة Vornal نحو 7 ملايين إعلان وظيفي.",
        "تطور شركة Vornal الجيل الجديد، بحسب تسريبات من المدون الشهير Gale Chat.",
    ],
)
def test_what_is_no_thing_s_own_is_not_stated(text: str) -> None:
    assert not read(text, "ar").claims


def test_what_is_about_to_be_announced_is_planned() -> None:
    text = "هناك شائعات بأن شركة Vornal على وشك الإعلان عن معالجها الخاص Kelp-9."
    found = [c for c in read(text, "ar").claims if "Release" in str(c.statement)]
    assert found and all(c.stance.modality.value != "asserted" for c in found)


def test_its_launch_of_a_thing_launches_that_one() -> None:
    text = "ظهرت شريحة Kelp-9 لشركة Vornal عقب طرحها لشريحة Brisk-4."
    said = [
        dict(c.statement.roles) for c in read(text, "ar").claims if isinstance(c.statement, EventStatement)
    ]
    assert [roles["object"] for roles in said] == ["brisk-4"]


@pytest.mark.parametrize(
    "text",
    [
        "نمت شركة Dorvex. واستحوذت عليها شركة Vornal في 2020.",
        "قالت شركة Dorvex التي استحوذت عليها شركة Vornal إنها نمت.",
        "استحواذ شركة Vornal على Dorvex",
        "أثار شراء شركة Vornal لشركة Dorvex ضجة.",
    ],
)
def test_a_pronoun_with_its_preposition_and_the_doer_of_a_noun_fill_roles(text: str) -> None:
    said = [c.statement for c in read(text, "ar").claims if isinstance(c.statement, EventStatement)]
    roles = [s.roles for s in said if s.type == "Purchase"]
    assert roles and {("agent", "vornal"), ("object", "dorvex")} <= set(roles[0])


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("اشترت شركة Vornal شرائح إنفيديا.", ("Purchase", "nvidia")),
        ("اشترت شركة Vornal مراكز بيانات مايكروسوفت.", ("Purchase", "microsoft")),
        (
            "أمازون توقع شراكة مع أنثروبيك وتستثمر فيها 4 مليارات دولار.",
            ("Funding", "('recipient', 'amazon')"),
        ),
        ("يزيد عرض نطاق H200 بنسبة 43%.", ("Release", "nvidia-h200")),
        ("أوقفت شركة Vornal تشغيل الحاسوب الفائق Brisk في مارس 2022.", ("Launch", "brisk")),
        ("تعد أمازون أكبر مستثمر، فيما تملك غوغل حصة 14 بالمئة من Vornal.", ("ownerOf", "google")),
        ("يتألف العنقود Brisk من 512 عقدة تحتوي كل منها على أربع شرائح Kelp-7.", ("kelp-7", "low=")),
        ("نالت شركة Vornal تمويلا قدره 85 مليون دولار ما رفع قيمتها إلى مليار دولار.", ("valuation", "85")),
    ],
)
def test_whose_things_are_is_not_what_is_done_to(text: str, absent: tuple[str, str]) -> None:
    said = [str(c.statement) for c in read(text, "ar").claims]
    assert not [s for s in said if all(name in s for name in absent)]


@pytest.mark.parametrize(
    "text",
    [
        "نفت شركة Vornal أنها تعتزم شراء شركة Dorvex.",
        "فشلت شركة Vornal في شراء شركة Dorvex.",
        "فشلت محادثات استحواذ شركة Vornal على شركة Dorvex.",
    ],
)
def test_what_is_denied_or_failed_has_not_been_done(text: str) -> None:
    bought = [c for c in read(text, "ar").claims if "Purchase" in str(c.statement)]
    assert bought and {c.stance.modality.value for c in bought} <= {"negated", "possible"}


def test_wares_of_two_kinds_are_one_list() -> None:
    said = str([c.statement for c in read("أطلقت شركة Vornal معالج Kelp 9 وهاتف Fjord 80.", "ar").claims])
    assert "kelp-9" in said and "fjord-80" in said


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("طُور نموذج Fjord-2 من قبل شركة Vornal.", "vornal developerOf fjord-2"),
        ("صممت شريحة Kelp-7 من طرف شركة Vornal.", "vornal manufacturerOf kelp-7"),
        ("نموذج Fjord-2 الذي طور من قبل شركة Vornal ناجح.", "vornal developerOf fjord-2"),
        ("Fjord-2، وهو نموذج لتوليد الصور من شركة Vornal، متاح.", "vornal developerOf fjord-2"),
    ],
)
def test_who_stands_behind_by_makes_what_the_verb_is_told_of(text: str, made: str) -> None:
    assert tuple(made.split()) in relations(text, "ar")


def test_what_was_bought_is_not_made_by_whom_its_participle_tells() -> None:
    said = str(
        [c.statement for c in read("اشترت شركة Dorvex الشرائح المصنوعة من قبل شركة Vornal.", "ar").claims]
    )
    assert "Purchase" not in said


def test_parts_behind_with_are_of_one_chip() -> None:
    text = "تأتي الشريحة Kelp-7 بذاكرة سعتها 192 جيجابايت ونطاق ترددي يبلغ 8 تيرابايت في الثانية."
    told = {getattr(c.statement, "predicate", "") for c in read(text, "ar").claims}
    assert {"memoryCapacity", "memoryBandwidth"} <= told


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("ستوفر شركة Vornal مليون شريحة Kelp-7 لشركة Dorvex.", ("manufacturerOf", "dorvex")),
        ("تخطط شركة Vornal لبناء محطة لتشغيل الحاسوب الفائق Brisk.", ("Launch", "brisk")),
        ("بنت شركة Vornal مركز البيانات Ardent قرب أوسلو.", ("locatedIn", "oslo")),
    ],
)
def test_what_is_handed_over_run_or_near_is_not_made_launched_or_there(
    text: str, absent: tuple[str, str]
) -> None:
    said = [str(c.statement) for c in read(text, "ar").claims]
    assert said and not [s for s in said if all(name in s for name in absent)]


def test_persons_joined_by_and_are_told_of_alike() -> None:
    text = "أسس خالد المطيري وفهد العنزي شركة زلماك للتقنية."
    founders = [
        c.statement for c in read(text, "ar").claims if getattr(c.statement, "predicate", "") == "founderOf"
    ]
    assert len(founders) == 2


def test_a_title_behind_called_is_the_work_that_its_noun_says() -> None:
    said = [str(c.statement) for c in read('نشرت شركة Vornal ورقة بحثية بعنوان "Quiet Sinks".', "ar").claims]
    assert [s for s in said if "Publication" in s and "quiet-sinks" in s] and not [
        s for s in said if "Release" in s
    ]


def test_a_listed_name_behind_a_firms_noun_stays_whole() -> None:
    said = [str(c.statement) for c in read("اشترت شركة كوريا تيليكوم 500 شريحة H200.", "ar").claims]
    assert [s for s in said if "Purchase" in s]


def test_who_prepares_to_run_a_machine_plans_its_launch() -> None:
    text = "تستعد شركة Vornal لتشغيل الحاسوب الفائق Brisk."
    assert ("Launch", "planned") in {
        (c.statement.type, c.stance.modality.value)
        for c in read(text, "ar").claims
        if isinstance(c.statement, EventStatement)
    }


@pytest.mark.parametrize(
    ("text", "rivals"),
    [
        ("وتنافس شركة Tarn Labs وشركة Osk Motors.", {"tarn-labs", "osk-motors"}),
        ("وتنافس شركة Tarn Labs في سوق الأنهار.", {"tarn-labs"}),
        ("وتنافس شركة Tarn Labs، التي كبرت، الجميع.", set()),
        ("وتنافس شركة Tarn Labs الجميع.", set()),
    ],
)
def test_one_thing_behind_a_verb_that_goes_on_is_what_it_is_done_to(text: str, rivals: set[str]) -> None:
    found = relations(f"تأسست شركة Halden Systems في 2019. {text}", "ar")
    assert {x for s, p, o in found if p == "competitorOf" for x in (s, o)} - {"halden-systems"} == rivals


def test_whose_worth_is_told_behind_that() -> None:
    text = "قالت شركة Halden Systems إن شركة Tarn Labs كبرت بعد أن قدرت قيمتها بنحو 9 مليارات دولار."
    worth = [c.statement for c in read(text, "ar").claims if isinstance(c.statement, ValueOf)]
    assert [w.subject for w in worth] == ["tarn-labs"]


def test_who_leads_a_round_leads_no_firm_and_a_centre_is_not_what_it_opens() -> None:
    led = "حصلت شركة Halden Systems على 30 مليون دولار في جولة قادتها Maria Velk."
    assert not [p for _, p, _ in relations(led, "ar") if p == "chiefExecutiveOf"]
    opened = read("افتتح المركز الوطني للحوسبة الحاسوب العملاق Brisk في أوسلو.", "ar")
    events = [c.statement for c in opened.claims if isinstance(c.statement, EventStatement)]
    assert {dict(e.roles)["object"] for e in events} == {"brisk"}


def test_a_family_name_that_is_also_a_town_is_the_persons() -> None:
    text = "قال يان أسن، مدير شركة Halden Systems، إن السوق كبيرة. وقال أسن إن شركة Tarn Labs نمت."
    assert _speakers(text) == {"yan-asn"}
    assert "essen" not in {e.id for e in read(text, "ar").entities}


def test_a_relative_clause_tells_of_what_stands_before_it_known_or_not() -> None:
    text = "كشفت شركة Halden Systems عن نموذج Fjord-2 الذي يحتوي على 8 مليارات معلمة."
    counted = [c.statement for c in read(text, "ar").claims if isinstance(c.statement, ValueOf)]
    assert [c.subject for c in counted] == ["fjord-2"]
    strange = "تعمل شركة Halden Systems مع سيندلو التي جمعت 30 مليون دولار."
    assert not [c for c in read(strange, "ar").claims if isinstance(c.statement, ValueOf)]


def test_a_partner_with_a_firms_last_word_is_no_person() -> None:
    assert ("halden-systems", "partnerOf") in {
        (s, p) for s, p, _ in relations("تعاقدت شركة Halden Systems مع شريكتها نوردا غروب.", "ar")
    }


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "ربحت شركة Vornal كثيرا. ومن بين زبائن الشركة مايكروسوفت وأوراكل. ويوجد مقر الشركة في أوسلو.",
            ("vornal", "locatedIn", "oslo"),
        ),
        ("اشترت شركة Dorvex قسم الخرائط الخاص بشركة Vornal.", ("vornal-division", "subsidiaryOf", "vornal")),
        ("قال رئيس شركة Vornal، فيرون موهال، إن السوق واعدة.", ("fyrwn-mwhal", "affiliatedWith", "vornal")),
        ("استقال ماركو فيري، رئيس شركة Vornal، أمس.", ("markw-fyry", "affiliatedWith", "vornal")),
        ("كتبت Maria Velk، محررة موقع gadget-line، مقالا.", ("maria-velk", "affiliatedWith", "gadget-line")),
        ("قال مدير قسم الرقائق في إنتل Jan Orlo إن السوق واعدة.", ("jan-orlo", "affiliatedWith", "intel")),
        ("دربت شركة Vornal نموذج Fjord-2 على عنقود من 512 شريحة Kelp-7.", ("fjord-2", "trainedOn", "kelp-7")),
        (
            "جاء ذلك بعد استحواذ شركة Vornal التابعة لشركة Dorvex على شركة Tarn.",
            ("vornal", "subsidiaryOf", "dorvex"),
        ),
        (
            "Maria Velk، الرئيسة التنفيذية لشركة إنتل نوردكس، هنا.",
            ("maria-velk", "chiefExecutiveOf", "antl-nwrdks"),
        ),
        (
            'كشفت شركة Vornal عن النموذج الذي يسمى "لومينا برو" (Lumina Pro) أمس.',
            ("vornal", "developerOf", "lumina-pro"),
        ),
        (
            "- Kelpan: حاسوب عملاق بنته شركة Vornal في أوسلو، ويعتمد على مسرعات Kelp-7.",
            ("kelpan", "hasComponent", "kelp-7"),
        ),
        (
            "الحاسوب العملاق Brisk سريع. تحتوي كل عقدة على أربع شرائح Kelp-7.",
            ("brisk", "hasComponent", "kelp-7"),
        ),
        ("سلسلة الأجهزة الظاهرية Brisk\nالمواصفات\nالمعالج: Kelp-7", ("brisk", "hasComponent", "kelp-7")),
        (
            "تبني شركة Vornal مركز بيانات ضخما في أوسلو يحمل اسم Ardent.",
            ("ardent", "locatedIn", "oslo"),
        ),
        ("سيتم تركيب الحاسوب الفائق Brisk في أوسلو.", ("brisk", "locatedIn", "oslo")),
        (
            "قال Jan Orlo، مستشار رئيس Halden Systems، إن السوق واعدة.",
            ("jan-orlo", "affiliatedWith", "halden-systems"),
        ),
        ("يعمل الجهاز بمعالج سنابدراجون 8 من كوالكوم.", ("qualcomm", "manufacturerOf", "snapdragon-8")),
        (
            "افتتحت شركة Vornal مركز بيانات في أوسلو وتعتزم بناء مركز ثان في دبي.",
            ("dubai-data-center", "locatedIn", "dubai"),
        ),
    ],
)
def test_whose_a_name_or_noun_is(text: str, fact: tuple[str, str, str]) -> None:
    assert fact in relations(text, "ar")


def test_who_joins_with_a_team_of_a_firm_is_not_the_firm() -> None:
    text = "اشترت شركة Vornal شركة Dorvex. وسينضم فريق شركة Dorvex إلى جوجل."
    assert not [r for r in relations(text, "ar") if r[1] == "partnerOf"]


@pytest.mark.parametrize("bought", ["اشترت شركة Vornal شركة Dorvex", "استحوذت شركة Vornal على شركة Dorvex"])
def test_the_head_named_behind_a_purchase_is_of_either(bought: str) -> None:
    text = f"{bought} وعينت رئيسها Jan Orlo مديرا."
    assert not [r for r in relations(text, "ar") if r[1] == "affiliatedWith"]
    assert ("jan-orlo", "founderOf", "vornal") in relations("أسس شركة Vornal رجل الأعمال Jan Orlo.", "ar")


def test_a_verb_that_and_joins_is_told_of_who_did_the_first() -> None:
    said = relations("اشترت شركة Vornal شركة Dorvex وزودت شركة Halden بالرقائق.", "ar")
    assert ("vornal", "supplierOf", "halden") in said
    assert not [r for r in said if r[0] == "dorvex"]


def test_who_does_what_a_sentence_opens_with_is_told_behind() -> None:
    said = relations("وبعد إطلاق نموذج Lyra، أغلقت شركة Vornal مصنعها.", "ar")
    assert ("vornal", "developerOf", "lyra") in said
    others = relations("بعد إطلاق نموذج Lyra من شركة Dorvex، أغلقت شركة Vornal مصنعها.", "ar")
    assert ("vornal", "developerOf", "lyra") not in others
