"""From names to entities: what is known, what a new name is, short forms, and what is let go."""

from __future__ import annotations

import pytest
from fixture_reading import classes_named, read

from kg.model import Reading
from kg.schema import Schema


def named(reading: Reading) -> dict[str, str]:
    """The entity that each form names, for forms that name one."""
    return {m.text: m.entity for m in reading.mentions}


def kinds(reading: Reading) -> dict[str, str]:
    """The broad class of each entity that is not known beforehand."""
    return {e.id: Schema.load().coarse(e.type) for e in reading.entities if not e.known}


@pytest.mark.parametrize(
    ("lang", "text", "slug", "kind"),
    [
        ("en", "The company Norvane rose.", "norvane", "Organization"),
        ("en", "Shares of Norvane Inc. rose.", "norvane", "Organization"),
        ("en", "Norvane, the chip maker, rose.", "norvane", "Organization"),
        ("en", "The supercomputer Brisa stands in Oslo.", "brisa", "Hardware"),
        ("en", "The language model Lied rose.", "lied", "AIModel"),
        ("en", "Chief executive Ada Quill rose.", "ada-quill", "Person"),
        ("fr", "La société Norvane progresse.", "norvane", "Organization"),
        ("fr", "Le supercalculateur Brisa progresse.", "brisa", "Hardware"),
        ("es", "La empresa Norvane crece.", "norvane", "Organization"),
        ("it", "La società Norvane cresce.", "norvane", "Organization"),
        ("ar", "نمت شركة نورفان كثيرا.", "nwrfan", "Organization"),
        ("fr", "Les salariés du suédois Norvane progressent.", "norvane", "Organization"),
        ("es", "Los empleados del danés Norvane crecen.", "norvane", "Organization"),
        ("it", "I tecnici dello svedese Norvane crescono.", "norvane", "Organization"),
        ("ar", "وقعت الشركة اتفاقا مع Norvane السويدية.", "norvane", "Organization"),
        ("it", "È presidente della Fondazione Ada Norlin.", "fondazione-ada-norlin", "Organization"),
        ("en", "It is part of the Division of Ocean Studies.", "division-of-ocean-studies", "Organization"),
        ("en", "Two data centres stand in Oslo. They sold BRG2 in May.", "brg2", "Place"),
        ("en", "He went to head Norvane Technologies.", "norvane-technologies", "Organization"),
        ("en", "The board includes Boyd K. Norlin.", "boyd-k-norlin", "Person"),
        (
            "en",
            "He worked at Dell, Norvane Semiconductors and Intel.",
            "norvane-semiconductors",
            "Organization",
        ),
        ("en", "The machine Norvane‑X9 rose.", "norvane-x9", "Hardware"),
        ("en", "It works with Nilan Systems, Norvane and Brask Inc.", "norvane", "Organization"),
        ("en", "They met at a Norvane plant.", "norvane", "Organization"),
        ("it", "La guida è di Primo Ventures.", "primo-ventures", "Organization"),
        ("es", "El clúster de la Universidad de Norvano crece.", "universidad-de-norvano", "Organization"),
        ("it", "È direttore generale di Norvane.", "norvane", "Organization"),
        ("it", "Il P99 di Huawei costa 600 euro.", "p99", "Product"),
        ("es", "IBM abre un centro en San Fernando de Norvano.", "san-fernando-de-norvano", "Place"),
        ("ar", "وقعت وزارة الاقتصاد وريادة الأعمال اتفاقا.", "wzara-alaqtsad-wryada-alaamal", "Organization"),
    ],
)
def test_new_names_are_typed_by_what_stands_beside_them(lang: str, text: str, slug: str, kind: str) -> None:
    assert kinds(read(text, lang)).get(slug) == kind


def test_known_names_are_known_in_any_script() -> None:
    assert named(read("Nvidia rose."))["Nvidia"] == "nvidia"
    assert "nvidia" in named(read("ارتفعت أسهم إنفيديا.", "ar")).values()


def test_a_known_name_is_not_its_word() -> None:
    assert "meta" in named(read("The company Meta rose.")).values()
    assert "meta" not in named(read("Such meta questions rose.")).values()


def test_near_names_stay_apart() -> None:
    found = named(read("The firm Groq builds chips; the model Grok answers."))
    assert found["Groq"] != found["Grok"]


def test_an_acronym_is_its_long_name_wherever_it_stands() -> None:
    reading = read("The Norvane Centre for Studies (NCS) rose. The NCS rose again. The city fell.")
    assert [m.entity for m in reading.mentions if m.text == "NCS"] == ["ncs", "ncs"]
    assert named(reading)["Norvane Centre for Studies"] == "ncs"


def test_short_forms_go_to_the_long_one() -> None:
    reading = read("Chief executive Ada Quill of Norvane Inc. rose. Quill said that Norvane rose too.")
    found = named(reading)
    assert found["Quill"] == found["Ada Quill"] == "ada-quill"
    assert found["Norvane"] == "norvane"


def test_one_class_a_name_over_the_article() -> None:
    reading = read("Norvane rose.\nThe company Norvane fell.\nThen Norvane stood.")
    assert {m.entity for m in reading.mentions} == {"norvane"}
    assert kinds(reading) == {"norvane": "Organization"}


def test_a_script_and_the_other_in_brackets_are_one() -> None:
    found = named(read("أطلقت شركة نورفان (Norvane) الحاسوب العملاق بريزا.", "ar"))
    assert found["Norvane"] == next(slug for form, slug in found.items() if "نورفان" in form)


def test_what_nothing_speaks_for_is_let_go_with_a_reason() -> None:
    reading = read("They met Zarbo there.")
    assert "Zarbo" not in named(reading)
    assert any(drop.text == "Zarbo" and drop.reason for drop in reading.drops)


def test_a_known_name_that_ends_a_longer_untyped_one_is_read() -> None:
    """The longer name has no class to be compared with."""
    assert named(read("We saw Veltra Meta there, and Meta rose."))["Meta"] == "meta"


@pytest.mark.parametrize(
    ("lang", "text", "slug", "kind"),
    [
        ("fr", "Ondine est une famille de modèles.", "ondine", "AIModel"),
        ("fr", "La firme Borel publie Ondine-7B.", "ondine-7b", "AIModel"),
        ("fr", "La firme Borel vend GPT-77.", "gpt-77", "AIModel"),
        ("fr", "La bibliothèque de calcul ONDX2 est prête.", "ondx2", "Product"),
        ("fr", "Les machines de la série ONDX2 sont prêtes.", "ondx2", "Hardware"),
        ("fr", "On y trouve aussi Nvidia Ondine Suite.", "nvidia-ondine-suite", "Product"),
        ("fr", "Il aime l'Ondine Cloud de Microsoft.", "ondine-cloud", "Product"),
        ("fr", "La firme Borel grandit. Borel Ondine Suite attire.", "borel-ondine-suite", "Product"),
        ("fr", "Il flâne sur le plateau de Sarlon.", "sarlon", "Place"),
        ("it", "Vende i server Brisk R540, T550 e T750.", "t750", "Hardware"),
        ("it", "Vendono i computer portatili Dell Precision R7770.", "dell-precision-r7770", "Hardware"),
        ("fr", "Il vend les serveurs Brisk R540, T550 et T750.", "t750", "Hardware"),
        ("ar", "تبيع الشركة خوادم Brisk R540 و T550.", "t550", "Hardware"),
    ],
)
def test_new_names_are_typed_by_family_maker_and_line(lang: str, text: str, slug: str, kind: str) -> None:
    assert kinds(read(text, lang)).get(slug) == kind


def test_a_standard_keeps_its_entity_whoever_builds_it() -> None:
    assert "infiniband" in named(read("On y trouve NVIDIA Mellanox HDR InfiniBand.", "fr")).values()


def test_a_firm_of_the_article_and_a_known_firm_are_two() -> None:
    found = named(read("La société Borel grandit. Le rival de Borel Shopify recule.", "fr"))
    assert found["Borel"] == "borel"
    assert found["Shopify"] == "shopify"


def test_a_known_description_behind_a_is_another() -> None:
    assert "campus-ia-fouju" not in named(read("La firme Borel bâtit un campus IA à Oslo.", "fr")).values()


def test_the_head_of_a_firm_is_not_of_its_name() -> None:
    found = named(read("Le patron de Google Marc Ondel sourit.", "fr"))
    assert found["Google"] == "google"
    assert found["Marc Ondel"] == "marc-ondel"


def test_a_model_with_its_only_size_is_the_model() -> None:
    text = "Le modèle Ondine est sorti. La firme Borel vend Ondine 7B."
    assert named(read(text, "fr"))["Ondine 7B"] == "ondine"
    other = named(read(text + " Elle vend Ondine 70B.", "fr"))
    assert other["Ondine 7B"] == "ondine-7b"
    assert other["Ondine 70B"] == "ondine-70b"


def test_a_known_model_in_its_makers_brackets_is_meant() -> None:
    assert (
        "claude" in named(read("Anthropic (Claude), concurrent de la firme Borel, grandit.", "fr")).values()
    )


@pytest.mark.parametrize(
    ("lang", "text", "slug"),
    [
        ("it", "Lo chiede il Centro Svizzero della Brezza (CSCS).", "cscs"),
        ("es", "Lo pide el Laboratorio Nacional del Roble (ORNL).", "oak-ridge-national-laboratory"),
        ("fr", "Le gouvernement allemand a réagi.", "german-government"),
        ("ar", "ردت الحكومة اليابانية على الخطة.", "japanese-government"),
    ],
)
def test_a_known_body_is_one_in_whatever_words(lang: str, text: str, slug: str) -> None:
    assert {m.entity for m in read(text, lang).mentions} == {slug}


def test_words_of_two_parts_and_of_headings_are_no_names() -> None:
    assert named(read("Lo storage all-NVMe aiuta la modalità multi-GPU.", "it")) == {}
    assert named(read("SKU Mobile", "it")) == {}


def test_a_hyphen_joins_two_firms_and_is_inside_of_a_towns_name() -> None:
    found = named(read("L'accordo Fujitsu-Lenovo è noto.", "it"))
    assert {"fujitsu", "lenovo"} <= set(found.values())
    found = named(read("L'Université de Bretagne-Sud étudie à Paris-Saclay.", "fr"))
    assert "Université de Bretagne-Sud" in found
    assert kinds(read("Il étudie à Paris-Saclay.", "fr")) == {"paris-saclay": "Place"}


@pytest.mark.parametrize(
    ("lang", "text", "names"),
    [
        (
            "fr",
            "Le ministère de l'Enseignement supérieur et de la Recherche agit.",
            {"ministère de l'Enseignement supérieur et de la Recherche"},
        ),
        (
            "es",
            "La Agencia Española de Inspección de la Navegación Costera actúa.",
            {"Agencia Española de Inspección de la Navegación Costera"},
        ),
        (
            "es",
            "El Instituto de Crédito Oficial y la Junta de Andalucía actúan.",
            {"Instituto de Crédito Oficial", "Junta de Andalucía"},
        ),
        (
            "fr",
            "Le ministère de l'Intérieur et la société Norvane agissent.",
            {"ministère de l'Intérieur", "Norvane"},
        ),
    ],
)
def test_an_institution_ends_with_its_last_field(lang: str, text: str, names: set[str]) -> None:
    assert {m.text for m in read(text, lang).mentions} == names


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Brisa is believed to be the world's largest supercomputer."),
        ("en", "Brisa is currently the largest supercomputer in Norway."),
        ("es", "Brisa es considerada actualmente la mayor supercomputadora de Noruega."),
        ("fr", "Brisa est considéré comme le plus grand supercalculateur de Norvège."),
        ("it", "Brisa è ritenuto il più grande supercomputer della Norvegia."),
    ],
)
def test_what_a_name_is_taken_for_tells_its_class(lang: str, text: str) -> None:
    assert classes_named(text, lang)["Brisa"] == "ComputeSystem"


@pytest.mark.parametrize(
    ("lang", "text", "slug"),
    [
        ("en", "Axelera AI will sell Titania from May.", "axelera-titania"),
        ("fr", "Axelera AI vendra Titania en mai.", "axelera-titania"),
        ("en", "The fair in May has Titania on show.", None),
        ("en", "Xiaomi sells its R2 in Oslo.", None),
        ("es", "Rivian venderá su R2 en mayo.", "rivian-r2"),
        ("it", "La giostra R2 di Oslo apre a maggio.", None),
        ("en", "AMD sells its Venice processors.", "amd-venice"),
        ("en", "AMD opened an office in Venice.", None),
    ],
)
def test_a_thing_without_its_makers_name_is_meant_where_its_maker_is_named(
    lang: str, text: str, slug: str | None
) -> None:
    ours = {"axelera-titania", "rivian-r2", "amd-venice"}
    assert set(named(read(text, lang)).values()) & ours == ({slug} if slug else set())


def test_what_bears_the_name_of_a_thing_of_a_maker_whom_nobody_names_is_a_thing_of_its_own() -> None:
    assert kinds(read("The robot Titania stands in Oslo.", "en")) == {"titania": "Product"}
