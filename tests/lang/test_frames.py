"""What a plain sentence states is stated in every frame around it, with the modality of the frame."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from fixture_reading import stated

DATA: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("frames.toml").read_text(encoding="utf-8")
)
FORM = re.compile(r"\{(\w+)\}")
MODALITY = re.compile(r" \[(\w+)\]$")
DATE = re.compile(r", date [^,\[ ]+")


def _written(template: str, subject: str, deed: dict[str, str]) -> str:
    """A template as a sentence is written: no comma before its end, one stop, a capital first."""
    text = template.format(S=subject, **deed)
    for wrong, right in ((",,", ","), (",.", "."), ("،.", "."), ("..", ".")):
        text = text.replace(wrong, right)
    return text[0].upper() + text[1:]


def _by_fact(said: set[str]) -> dict[str, set[str]]:
    """Modalities by statement, whose date is left out: a frame may give another."""
    told: dict[str, set[str]] = {}
    for line in said:
        modality = MODALITY.search(line)
        fact = DATE.sub("", MODALITY.sub("", line))
        told.setdefault(fact, set()).add(modality[1] if modality else "asserted")
    return told


def _fault(text: str, lang: str, plain: dict[str, set[str]], frame: dict[str, Any]) -> str:
    """What is wrong with one sentence: statements lost, of another modality, too many; else ""."""
    said, allowed = _by_fact(stated(text, lang)), set(frame.get("mod", "asserted").split("|"))
    lost = sorted(set(plain) - set(said)) if allowed != {"negated"} else []
    other = sorted(f"{fact} {sorted(how)}" for fact, how in said.items() if fact in plain and how - allowed)
    wrong = sorted(
        x for x in said if x not in plain and not any(re.search(m, x) for m in frame.get("may", ()))
    )
    return f"{text} lost {lost} otherwise {other} wrong {wrong}" if lost or other or wrong else ""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("lang", "frame"), [(lang, frame) for lang, data in DATA.items() for frame in data["frames"]]
)
def test_a_deed_is_read_in_its_frame(lang: str, frame: str) -> None:
    data = DATA[lang]
    row = data["frames"][frame]
    faults = []
    for name, deed in data["deeds"].items():
        if not set(FORM.findall(row["text"])) - {"S"} <= set(deed):
            continue
        plain = _by_fact(stated(_written(data["plain"], data["subject"], deed), lang))
        assert plain, f"nothing is read of {name} without a frame"
        if fault := _fault(_written(row["text"], data["subject"], deed), lang, plain, row):
            faults.append(fault)
    assert len(faults) <= data["fails"].get(frame, 0), "\n".join(faults)
