"""With a new paragraph "the company" is whom the article is about again."""

from __future__ import annotations

import pytest
from fixture_reading import facts

ARTICLES = [
    (
        "en",
        "Norvane raises $64 million.\n\nThe robot maker Norvane said on Monday "
        "that it had closed a new round. "
        "The robot is ready.\n\nTesla is polishing its robot. Its sales fell in May.{}"
        "The company, which employs 340 people, is growing.",
    ),
    (
        "es",
        "Norvane capta 64 millones de dólares.\n\nLa empresa Norvane anunció "
        "el lunes una nueva ronda. El robot "
        "está listo.\n\nTesla prepara su robot. Sus ventas cayeron en mayo.{}"
        "La compañía, que emplea a 340 personas, crece.",
    ),
    (
        "fr",
        "Norvane lève 64 millions de dollars.\n\nLa société Norvane a annoncé "
        "lundi un nouveau tour de table. Le "
        "robot est prêt.\n\nTesla peaufine son robot. Ses ventes ont baissé en mai.{}"
        "L'entreprise, qui emploie 340 personnes, grandit.",
    ),
    (
        "it",
        "Norvane raccoglie 64 milioni di dollari.\n\nLa società Norvane ha "
        "annunciato lunedì un nuovo round. Il "
        "robot è pronto.\n\nTesla prepara il suo robot. Le vendite sono calate a maggio.{}"
        "L'azienda, che impiega 340 persone, cresce.",
    ),
    (
        "ar",
        "شركة Norvane تجمع 64 مليون دولار.\n\nأعلنت شركة Norvane يوم الاثنين "
        "جولة تمويل جديدة. والروبوت جاهز.\n\n"
        "تعمل شركة تسلا على تطوير روبوتها. وتراجعت مبيعاتها في مايو.{}وتنمو "
        "الشركة، التي يعمل فيها 340 موظفا.",
    ),
]


@pytest.mark.parametrize(("lang", "text"), ARTICLES, ids=[lang for lang, _ in ARTICLES])
def test_a_new_paragraph_comes_back_to_the_firm_of_the_article(lang: str, text: str) -> None:
    def staff(between: str) -> set[str]:
        return {s for s, p, _ in facts(text.format(between), lang) if p == "employeeCount"}

    assert staff("\n\n") == {"norvane"}
    assert staff(" ") == {"tesla"}


def test_a_paragraph_of_one_sentence_may_go_on_with_the_one_before() -> None:
    text = (
        "Norvane raises $64 million.\n\nThe robot maker Norvane said on Monday "
        "that it had closed a new round.\n\n"
        "Tesla is polishing its robot.\n\nThe company employs 340 people."
    )
    assert ("tesla", "employeeCount", "340") in facts(text, "en")
