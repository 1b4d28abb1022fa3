"""kg/terms.py is what its generator writes, and holds structure only."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import kg.terms
from kg.assets import asset
from kg.schema import Schema


def _generate() -> str:
    spec = importlib.util.spec_from_file_location("generate_terms", asset("ontology", "generate_terms.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    text = module.generate()
    assert isinstance(text, str)
    return text


def test_terms_are_as_generated() -> None:
    text = Path(kg.terms.__file__).read_text(encoding="utf-8")
    assert text == _generate(), "mend with: python ontology/generate_terms.py"


def test_terms_import_nothing() -> None:
    assert "import" not in Path(kg.terms.__file__).read_text(encoding="utf-8")


def test_terms_hold_no_relation_value_role_event_or_kind_of_entity() -> None:
    """Those are data: adding one must change no Python."""
    schema = Schema.load()
    flesh = {*schema.relations, *schema.values, *schema.roles, *schema.classes} - {"Event"}
    flesh |= {name for name in schema.names if schema.describe(name).kind == "unit"}
    constants = {
        value.removeprefix(kg.terms.KG)
        for name, value in vars(kg.terms).items()
        if name.startswith("KG_") and isinstance(value, str)
    }
    assert constants & flesh == set()
    assert {"Claim", "citedSentence", "asserted"} <= constants


def test_a_class_and_a_property_of_the_same_letters_are_told_apart() -> None:
    assert kg.terms.KG_EVIDENCE.endswith("#evidence")
    assert kg.terms.KG_EVIDENCE_CLASS.endswith("#Evidence")
