"""Two things whose names say that they are of one line."""

from __future__ import annotations

from kg.extract.found import Context, Found
from kg.lang.shared import common


def follows(context: Context, f: Found) -> Found:
    """The find, or what it says of two versions of one line: that "Acme 3" surpasses "Acme 2" makes it no
    rival, but the one that came after.
    """
    becomes = common()["of_one_line"].get(f.term)
    parties = [x for role in ("s", "o") for x in f.roles.get(role, ())]
    if becomes is None or len(parties) != 2:
        return f
    (stem, number), (other, older) = (_version(str(x.content)) for x in parties)
    if stem != other or not number or not older or number == older:
        return f
    s, o = parties if number > older else reversed(parties)
    return Found(
        becomes, {"s": [s], "o": [o]}, f.trigger, f.sentence, f.rule, f.modality, f.speech, f.feature, at=f.at
    )


def _version(slug: str) -> tuple[str, list[int]]:
    """What a slug begins with, and the numbers that it ends with: no numbers where it ends otherwise."""
    parts = slug.split("-")
    k = len(parts)
    while k > 1 and parts[k - 1].isdecimal():
        k -= 1
    return "-".join(parts[:k]), [int(x) for x in parts[k:]]
