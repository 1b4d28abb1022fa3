"""Whether a word with a capital may begin a name, or has its capital from what it is or where it stands."""

from __future__ import annotations

from typing import Final

from kg.lang.fold import has_shape
from kg.lang.pack import Noun, Pack, Trigger
from kg.lang.shared import common
from kg.spot.letters import _namelike, _odd
from kg.spot.nametable import NameTable, tags_at
from kg.spot.tokens import Token
from kg.spot.wordtags import classes_alone, tags_alone


def _role(token: Token, pack: Pack) -> bool:
    """Whether a word that begins small is an office, whatever letters it has: "co-CEO"."""
    return token.text[0].islower() and any(
        form == (token.key,) and isinstance(tag.value, Noun) and "role" in tag.value.use
        for form, tag in pack.table.get(token.key, ())
    )


def _lettered(tokens: list[Token], i: int, pack: Pack) -> bool:
    """Whether a letter tells which of its kind a thing is, so that the mark behind it ends the sentence:
    "the series N."
    """
    if i == 0 or not tokens[i - 1].text.islower():
        return False
    return any(
        isinstance(tag.value, Noun) and "role" not in tag.value.use
        for _, tag in tags_at(pack.table, tokens, i - 1)
    )


def _class_noun(token: Token, pack: Pack) -> bool:
    """Whether a word alone is a noun of things: "OS"."""
    return any(
        form == (token.key,) and isinstance(tag.value, Noun) and tag.value.cls and "cue" in tag.value.use
        for form, tag in pack.table.get(token.key, ())
    )


def _noun_alone(token: Token, pack: Pack) -> bool:
    """Whether a word is a noun, whatever its letter: "the Centre", "our Supercomputer"; one of capitals alone
    is so if it is a class noun.
    """
    return any(
        form == (token.key,)
        and (isinstance(tag.value, Noun) or (tag.kind == "noun" and not token.text.isupper()))
        for form, tag in pack.table.get(token.key, ())
    )


def _capital_noun(tokens: list[Token], i: int, pack: Pack) -> bool:
    """Whether a class noun of things with a capital stands before letters that are a name alone."""
    if pack.adjective_first or i + 1 >= len(tokens) or _odd(tokens[i].text):
        return False
    if not _odd(tokens[i + 1].text):
        bullet = i == 1 and tokens[0].text in "-•*–"
        return (bullet or i == 0) and tokens[i + 1].text[0].isupper() and _machine_noun(tokens[i], pack)
    return _namelike(tokens[i + 1]) and any(
        form == (tokens[i].key,)
        and isinstance(tag.value, Noun)
        and (
            (tag.value.cls in ("AIModel", "Accelerator", "ComputeSystem") and "cue" in tag.value.use)
            or "container" in tag.value.use  # "Series ABx2"
            or (tag.value.slug == "company" and i == 0)  # "Empresa xAcme"
        )
        for form, tag in pack.table.get(tokens[i].key, ())
    )


def _machine_noun(token: Token, pack: Pack) -> bool:
    """Whether a word is the noun of machines or chips, before whose name a heading has no article."""
    return token.text[1:].islower() and any(
        form == (token.key,)
        and isinstance(tag.value, Noun)
        and tag.value.cls in ("Accelerator", "ComputeSystem", "Processor")
        and "cue" in tag.value.use
        for form, tag in pack.table.get(token.key, ())
    )


def kind_of_firm(tokens: list[Token], i: int, pack: Pack) -> bool:
    """Whether a sentence begins with what a firm is, before its name: "Chipmaker Acme has"."""
    if not pack.adjective_first or i + 1 >= len(tokens) or not _opens(tokens, i):
        return False
    first, behind = tokens[i], tokens[i + 1]
    return (
        first.text[1:].islower()
        and _namelike(behind)
        and behind.text[:1].isupper()
        and behind.start == first.end + 1
        and first.bare not in pack.org_suffixes
        and any(
            form == (first.key,)
            and isinstance(tag.value, Noun)
            and "cue" in tag.value.use
            and "anaphor" in tag.value.use
            and tag.value.cls in ("Company", "Fund")
            for form, tag in pack.table.get(first.key, ())
        )
    )


def leads_to_firm(tokens: list[Token], i: int, pack: Pack) -> bool:
    """Whether capital words of a headline tell what the firm behind them is: "AI Cloud Startup Acme"."""
    for k in range(i, min(i + 5, len(tokens))):
        if k > i and (not _namelike(tokens[k]) or tokens[k].start != tokens[k - 1].end + 1):
            return False
        for end, tag in tags_at(pack.table, tokens, k):
            noun = tag.value
            if (
                isinstance(noun, Noun)
                and {"cue", "anaphor"} <= noun.use
                and "role" not in noun.use
                and noun.cls in ("Company", "Fund")
                and end < len(tokens)
                and tokens[end - 1].text[1:].islower()
                and (tokens[end - 1].bare not in pack.org_suffixes or _odd(tokens[end].text))
                and tokens[end].bare not in pack.org_suffixes
                and _namelike(tokens[end])
                and tokens[end].start == tokens[end - 1].end + 1
                and not any(isinstance(t.value, Trigger) for _, t in tags_at(pack.table, tokens, end))
            ):
                return True
    return False


def nations_body(tokens: list[Token], i: int, pack: Pack) -> bool:
    """Whether an adjective begins the name of a body whose noun is capital, too: "the Tarnish Computing
    Centre".
    """
    if not pack.adjective_first or not tokens[i].text[1:].islower():
        return False
    for k in range(i + 1, min(i + 5, len(tokens))):
        if not _namelike(tokens[k]) or tokens[k].text.isupper() or tokens[k].start != tokens[k - 1].end + 1:
            return False
        for end, tag in tags_at(pack.table, tokens, k):
            noun = tag.value
            if isinstance(noun, Noun) and noun.cls in ("Organization", "PublicBody", "University", "Fund"):
                return end - i > 1 and "role" not in noun.use and tokens[end - 1].text[:1].isupper()
    return False


def _own_article(tokens: list[Token], i: int, pack: Pack) -> bool:
    """Whether a capitalised article inside a sentence belongs to the name behind it: "the daily La
    Stampa".
    """
    if not 0 < i < len(tokens) - 1 or not tokens[i - 1].text.islower() or not pack.table.get(tokens[i].key):
        return False
    article = any(form == (tokens[i].key,) and tag.value == "det" for form, tag in pack.table[tokens[i].key])
    return article and _namelike(tokens[i + 1]) and tokens[i + 1].start == tokens[i].end + 1


def _own_word(tokens: list[Token], i: int, pack: Pack) -> bool:
    """Whether a number's or a month's word with a capital, inside a sentence, begins a name: "led by Third
    Olsen", "said Jan Olsen"; so does a given name that is an adverb written small.
    """
    if not 0 < i < len(tokens) - 1 or pack.script != "Latin" or not tokens[i].text[0].isupper():
        return False
    behind = tokens[i + 1]
    if not _namelike(behind) or behind.start != tokens[i].end + 1 or _opens(tokens, i):
        return False
    rows = [tag for form, tag in pack.table.get(tokens[i].key, ()) if form == (tokens[i].key,)]
    if tokens[i].bare in pack.person_names:
        # "by Will Tan", where "Will" is no verb
        plain = pack.adjective_first and tokens[i].text.istitle()
        return plain or all(tag.kind == "month" or tag.value == "adverb" for tag in rows)
    firm = behind.text.istitle() and behind.bare in pack.org_suffixes  # "Primo Ventures"
    return (pack.adjective_first or firm) and all(
        tag.kind in ("number", "date") or tag.value == "other" for tag in rows
    )


def before_month(tokens: list[Token], i: int, pack: Pack) -> bool:
    """Whether a word opens a sentence before a month, of which it says when: "Last July", "Early May"."""
    behind = tokens[i + 1] if i + 1 < len(tokens) else None
    return (
        behind is not None
        and _opens(tokens, i)
        and tokens[i].text.istitle()
        and tokens[i].bare not in pack.person_names
        and (tokens[i].key in pack.vocabulary or _tagged(tokens[i], pack))
        and any(form == (behind.key,) and tag.kind == "month" for form, tag in pack.table.get(behind.key, ()))
    )


def given_here(tokens: list[Token], i: int, names: NameTable) -> bool:
    """Whether a given name that is an adjective or noun as well stands before somebody's surname: "Christian
    Olsen", not "Christian groups".
    """
    behind = tokens[i + 1] if i + 1 < len(tokens) else None
    return (
        tokens[i].bare in names.pack.person_names
        and tokens[i].text.istitle()
        and behind is not None
        and behind.start == tokens[i].end + 1
        and behind.text.istitle()
        and behind.bare not in names.pack.not_names
        and behind.key not in names.pack.table
        and behind.key not in names.pack.vocabulary
        and names.at(tokens, i + 1) is None
        and not behind.key.endswith("s")
    )


_FUNCTION: Final = frozenset(
    ("class", "month", "date", "cue", "comparator", "number", "scale", "duration", "money", "measure")
)


def _function_word(token: Token, pack: Pack) -> bool:
    return any(tag.kind in _FUNCTION for tag in tags_alone(pack.table, token.key))


def _tagged(token: Token, pack: Pack) -> bool:
    return bool(tags_alone(pack.table, token.key))


def _opens(tokens: list[Token], i: int) -> bool:
    """Whether a word has nothing but marks before it, or what opens a sentence or a line."""
    return i == 0 or tokens[i - 1].text in '.:“"«—–-•(' or all(t.kind == "p" for t in tokens[:i])


def something_new(tokens: list[Token], i: int, names: NameTable) -> bool:
    """Whether "new" opens a line before the name of what is new: "New Acme 300", not "New York"."""
    if tokens[i].key not in names.pack.new or not _opens(tokens, i) or names.at(tokens, i) is not None:
        return False
    behind = tokens[i + 1 : i + 4]
    if len(behind) < 2 or not _namelike(behind[0]):
        return False
    known = names.at(tokens, i + 1)
    if known is not None:
        return not any(n.entity in names.places for n in known[1])
    numbered = any(ch.isdigit() for token in behind[:2] for ch in token.text)
    return numbered and behind[0].key not in common()["names"]["variants"]


def _loud(token: Token, pack: Pack) -> bool:
    """Whether a word is an article or preposition in capitals, as headings and clumsy typing have them."""
    return (
        len(token.text) > 1
        and not pack.adjective_first
        and token.text.isupper()
        and not classes_alone(pack.table, token.key).isdisjoint(("det", "contracted", "of"))
    )


def _colon_inside(tokens: list[Token], at: int) -> bool:
    """Whether a colon joins a capitalised word and letters behind it without any space: "Acme:ai"."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return (
        behind is not None
        and tokens[at - 1].end == tokens[at].start
        and tokens[at].end == behind.start
        and behind.text.isalpha()
        and behind.text.islower()
        and tokens[at - 1].text.isalpha()
    )


def _adverb(tokens: list[Token], i: int, pack: Pack) -> bool:
    """Whether a word has the shape of an adverb and no name behind it goes on with it."""
    behind = tokens[i + 1] if i + 1 < len(tokens) else None
    if pack.adjective_first and (
        behind is None or behind.text != "," or tokens[i].bare in pack.person_names or len(tokens[i].key) < 6
    ):
        return False  # "Presumably, Acme"
    return (
        has_shape(tokens[i].key, pack.adverb_shapes)
        and tokens[i].text[1:].islower()
        and not (
            i + 1 < len(tokens)
            and _namelike(tokens[i + 1])
            and (tokens[i].bare in pack.person_names or len(tokens[i].text) < 9)
        )
    )
