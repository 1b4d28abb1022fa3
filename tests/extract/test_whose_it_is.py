"""Whom nouns, pronouns and verbs are told of beside firms and people in passing, on sentences of our own."""

from __future__ import annotations

import pytest
from fixture_reading import facts, relations


@pytest.mark.parametrize(
    ("text", "lang", "said", "unsaid"),
    [
        (
            "Halden Systems has raised $10 million. Ann Lee, its chief executive, spoke. Nvidia will join. "
            "Lee, who left the University of Oslo to set up the company with three friends, waits.",
            "en",
            ("ann-lee", "founderOf", "halden-systems"),
            ("ann-lee", "founderOf", "nvidia"),
        ),
        (
            "Brenalis a conclu un accord avec Microsoft, et « Cormelle » s'est lié hier à la société Osk.",
            "fr",
            ("brenalis", "partnerOf", "microsoft"),
            ("brenalis", "partnerOf", "cormelle"),
        ),
        (
            "La société Brenalis a conclu un accord avec Microsoft, et Cormelle s'est allié à OpenAI.",
            "fr",
            ("brenalis", "partnerOf", "microsoft"),
            ("brenalis", "partnerOf", "cormelle"),
        ),
        (
            "BRUMEVAL — Cormelle a mis sous tension la première phase de son campus Q04.",
            "fr",
            ("cormelle", "operatorOf", "q04"),
            ("brumeval", "operatorOf", "q04"),
        ),
        (
            "The Kelp-1 cluster has 40 Nvidia H200 chips, was paid for by Halden Systems and cost $9m.",
            "en",
            ("nvidia", "manufacturerOf", "nvidia-h200"),
            ("halden-systems", "manufacturerOf", "nvidia-h200"),
        ),
        (
            "Halden Systems supplies Tarn Labs, which is paying it to develop a tool named Talgrid.",
            "en",
            ("halden-systems", "supplierOf", "tarn-labs"),
            ("tarn-labs", "developerOf", "talgrid"),
        ),
        (
            "Google grows. Google Cloud chief executive Ann Lee told a school that the company's "
            "Gemini models are cheap.",
            "en",
            ("ann-lee", "chiefExecutiveOf", "google-cloud"),
            ("google-cloud", "developerOf", "gemini"),
        ),
    ],
)
def test_a_relation_is_of_whom_the_words_tell(
    text: str, lang: str, said: tuple[str, str, str], unsaid: tuple[str, str, str]
) -> None:
    found = relations(text, lang)
    back = [r[::-1] for r in (said, unsaid) if r[1] == "partnerOf"]
    assert said in found or said[::-1] in found
    assert unsaid not in found
    assert not back or back[1] not in found


def test_a_series_of_verbs_has_one_subject() -> None:
    text = "The Kelp-1 cluster has 40 Nvidia H200 chips, was paid for by Halden Systems and cost $9 million."
    assert {f[0] for f in facts(text, "en") if f[1] == "cost"} == {"kelp-1"}


def test_whose_arm_a_named_firm_is_the_company_is_not() -> None:
    text = (
        "Halden Systems has raised $10 million. Nvidia's cloud unit Brisk Cloud will join. "
        "The company employs 40 people."
    )
    assert {f[0] for f in facts(text, "en") if f[1] == "employeeCount"}.isdisjoint({"nvidia"})


def test_what_a_participle_opens_tells_of_is_none_named_before_the_comma() -> None:
    text = "Fondée en 2019 par Odile Fervac, passée par Nvidia, la société installée à Paris n'a rien vendu."
    assert ("nvidia", "locatedIn", "paris") not in relations(text, "fr")


@pytest.mark.parametrize(
    "text", ["Halden Systems trains models. Next week: why my Kelp cluster is a bad idea."]
)
def test_mine_is_of_nobody_named(text: str) -> None:
    assert not [r for r in relations(text, "en") if r[1] == "operatorOf"]


def test_who_pays_a_sum_to_build_builds() -> None:
    text = "Halden Systems paid $40 million to develop a model named Talgrid."
    assert ("halden-systems", "developerOf", "talgrid") in relations(text, "en")
