"""Codes that data centres are called by ("OSL4", "BRG2x"), in an article that tells of data centres."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from kg.lang.pack import Noun

_CODE: Final = re.compile(r"[A-Z]{2,5}-?\d{1,2}[a-z]?")
# what is no name of a site, though its letters are alike: memory, congresses, gas
_OTHERS: Final = re.compile(
    r"(?:[A-Z]*DDR|HBM|SXM|COP|CES|MWC|GTC|CO|GPT|PCI|USB|ISO|IP|WI|EU|FP|BF|INT|TF)-?\d"
)


def tells_of_site(name: str, told: Callable[[], Sequence[Noun]]) -> bool:
    """Whether a name is two capitals or more and a number of one or two digits, in an article that has nouns
    of data centres, and more of them than of chips, devices and models; `told` gives its nouns.
    """
    if not _CODE.fullmatch(name) or _OTHERS.match(name):
        return False
    nouns = told()
    sites = sum(noun.slug == "data-center" for noun in nouns)
    return sites > sum(
        noun.cls in ("Accelerator", "Processor", "AIModel") or noun.slug == "device" for noun in nouns
    )
