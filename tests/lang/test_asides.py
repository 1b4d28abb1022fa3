"""What an aside tells of a name, and what its sentence tells, are read wherever the aside stands."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from fixture_reading import stated

DATA: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("asides.toml").read_text(encoding="utf-8")
)
FIRMS = ("Brisk Systems", "Halden Systems")
IDS = ("brisk-systems", "halden-systems")


def _written(template: str) -> str:
    """A template as a sentence is written: no comma before its end, none twice, a capital first."""
    for wrong, right in ((",,", ","), (", .", "."), (",.", "."), ("،.", "."), (" ،", "،")):
        template = template.replace(wrong, right)
    text = " ".join(template.split())
    return text[0].upper() + text[1:]


@pytest.mark.slow
@pytest.mark.parametrize(("lang", "host"), [(lang, host) for lang, d in DATA.items() for host in d["hosts"]])
def test_asides_and_their_sentences_are_read(lang: str, host: str) -> None:
    data = DATA[lang]
    names = [data.get("called", "{}").format(name) for name in FIRMS]
    plain = stated(_written(data["hosts"][host].format(A=names[0], B=names[1])), lang)
    assert plain, f"nothing is read of {host} without an aside"
    failed = []
    for aside, row in data["asides"].items():
        for n in range(2):
            told = [*names]
            told[n] = row["text"].format(X=names[n])
            text = _written(data["hosts"][host].format(A=told[0], B=told[1]))
            got = stated(text, lang)
            want = {fact.replace("X", IDS[n]) for fact in row["gives"]}
            one_of = {fact.replace("X", IDS[n]) for fact in row.get("one_of", ())}
            may = one_of | {fact.replace("X", IDS[n]) for fact in row.get("may", ())}
            wrong = got - want - may - plain
            if want - got or plain - got or wrong or (one_of and not one_of & got):
                failed.append(f"{aside}: {text} lost {sorted((want | plain) - got)} wrong {sorted(wrong)}")
    assert len(failed) <= data.get("fails", {}).get(host, 0), "\n".join(failed)
