"""What a sentence goes on with where the one before tells of a machine or site without a name."""

from __future__ import annotations

from kg.extract.found import Context, Fill, Line
from kg.link.named import UNTYPED


def just_told(context: Context, line: Line, wanted: frozenset[str] | tuple[str, ...]) -> Fill | None:
    """The thing without a name that the text has just spoken of, where it is the only one of these classes:
    "Acme has opened a data centre in Oslo. It draws 40 MW"; None where a name or another thing may be meant.
    """
    for back in (1, 2):
        rows = [r for r in context.recent if r[0] == line.index - back]
        fit = {r[1]: r for r in rows if r[2] == UNTYPED or context.fits(r[2], wanted)}
        if len(fit) > 1:
            return None
        for key, (sentence, _, cls, span, _) in fit.items():
            told = key in context.things and context.schema.coarse(cls) in ("Place", "Hardware")
            return Fill(key, span, sentence, cls) if told else None
        if rows:
            return None  # it has gone on to something else
    return None
