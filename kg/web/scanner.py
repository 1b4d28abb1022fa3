"""What a SPARQL text is, told before it runs: its form, whether it may be cached, whether it would go out.

`SERVICE` and `LOAD` must never reach the engine. Reading the text with a grammar of our own would refuse what
the engine accepts, so this is a scanner of tokens. One sign is truly ambiguous without a grammar: `<` opens
an IRI or compares, and after a comparison a quote or `#` means something else than inside an IRI. The scanner
therefore follows *every* reading at once, and a `SERVICE` clause found in any of them counts.

Behind it stands a second lock that needs no scanner at all (`kg.web.evaluate`): a text with the letters
"service" in it runs only after the engine's own parser has taken the same text with these letters replaced.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Form = Literal["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]

_BASE = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_CHARS = _BASE + "_0-9\u00b7\u0300-\u036f\u203f-\u2040\\-"
_VAR = f"[?$][{_BASE}_0-9][{_CHARS.replace(chr(92) + '-', '')}]*"
_ESCAPE = r"(?:%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%])"
_LOCAL = f"(?:[{_BASE}_0-9:]|{_ESCAPE})(?:(?:[{_CHARS}.:]|{_ESCAPE})*(?:[{_CHARS}:]|{_ESCAPE}))?"
_IRI = r"<(?:[^<>\"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>"
_GAP = r"(?:[ \t\r\n]++|#[^\r\n]*+)*+"  # possessive: a hostile text must not make it try again

_TOKEN_LANG = re.compile(r"@[A-Za-z]+(?:-[A-Za-z0-9]+)*(?:--(?:ltr|rtl))?")
_TOKEN_COMMENT = re.compile(r"#[^\r\n]*")
_TOKEN_OTHER = re.compile(r"[ \t\r\n0-9{}().;,=*+|&!>\[\]~^%\\-]+")
_STRINGS = {
    "'": (
        re.compile(r"'''(?:'{0,2}+(?:[^'\\]|\\.))*+'''", re.DOTALL),
        re.compile(r"'(?:[^'\\\r\n]|\\.)*+'"),
    ),
    '"': (
        re.compile(r'"""(?:"{0,2}+(?:[^"\\]|\\.))*+"""', re.DOTALL),
        re.compile(r'"(?:[^"\\\r\n]|\\.)*+"'),
    ),
}
# Keywords need no space around them ("trueSERVICE", "1e5SERVICE", "SERVICESILENT<…>"): the engine reads them
# so.
_SERVICE_WORD = re.compile(r"(?:true|false|[eE][0-9]+)?(service)", re.IGNORECASE | re.ASCII)
_PROLOGUE = re.compile(
    f"{_GAP}(?:(?:BASE{_GAP}{_IRI}|PREFIX{_GAP}[^\\s:<]*{_GAP}:{_GAP}{_IRI}"
    f"|VERSION{_GAP}(?:\"[^\"\\r\\n]*\"|'[^'\\r\\n]*')){_GAP})*",
    re.IGNORECASE | re.ASCII,
)
_FIRST_WORD = re.compile(r"[A-Za-z]+")
_FORM = re.compile(r"SELECT|ASK|CONSTRUCT|DESCRIBE", re.IGNORECASE | re.ASCII)
_NOTABLE = re.compile(
    r"service|(?<![A-Za-z0-9_?$:])(?:now|rand|uuid|struuid|bnode)(?![A-Za-z0-9_:])", re.IGNORECASE | re.ASCII
)


class _Letters:
    """The patterns with all the letters that a name may have: made when the first text needs them, as
    that takes as long as a hundred queries."""

    @cached_property
    def iri(self) -> re.Pattern[str]:
        return re.compile(_IRI)

    @cached_property
    def variable(self) -> re.Pattern[str]:
        return re.compile(_VAR)

    @cached_property
    def word(self) -> re.Pattern[str]:
        return re.compile(f"[{_BASE}_][{_CHARS}]*")

    @cached_property
    def local(self) -> re.Pattern[str]:
        return re.compile(f":(?:{_LOCAL})?")

    @cached_property
    def head_rest(self) -> re.Pattern[str]:
        """What follows the word SERVICE in a clause, up to its brace."""
        return re.compile(
            f"{_GAP}(?:[sS][iI][lL][eE][nN][tT]{_GAP})?"
            f"(?P<name>{_IRI}|{_VAR}|(?:[{_BASE}](?:[{_CHARS}.]*[{_CHARS}])?)?:(?:{_LOCAL})?){_GAP}\\{{"
        )


_LETTERS = _Letters()
UPDATES = frozenset(["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"])


@dataclass(frozen=True, slots=True)
class Service:
    """A `SERVICE` clause: offsets of the keyword and of its endpoint, and the endpoint as written.

    `certain` is False where a prefixed name beginning with `service:` could be meant; the engine then
    decides.
    """

    start: int
    name_start: int
    name: str
    certain: bool


@dataclass(frozen=True, slots=True)
class Scan:
    """What was seen: `form` (None where no query form opens the text), `first` (the opening word, upper
    case).

    `volatile`: asks for the time or a random value, so no two answers need agree. `guarded`: the letters
    "service" occur, so the engine's parser is asked first. `services`: the clauses found, in any reading.
    """

    form: Form | None
    first: str
    volatile: bool
    guarded: bool
    services: tuple[Service, ...]


def scan(text: str) -> Scan:
    """The scan of a text that need not be valid SPARQL.

    >>> scan("PREFIX e: <http://e/> ASK { ?s e:p 'SERVICE <x> {' }").services
    ()
    >>> scan("SELECT * { service silent ?x { } }").services[0].name
    '?x'
    """
    volatile = guarded = False
    for notable in _NOTABLE.finditer(text):
        if len(notable.group()) == 7 and notable.group().lower() == "service":
            guarded = True
        else:
            volatile = True
        if volatile and guarded:
            break
    prologue = _PROLOGUE.match(text)
    start = prologue.end() if prologue else 0
    opening = _FORM.match(text, start)
    word = _FIRST_WORD.match(text, start)
    form: Form | None = opening.group().upper() if opening else None  # type: ignore[assignment]
    first = form or (word.group().upper() if word else "")
    return Scan(form, first, volatile, guarded, tuple(find_services(text)) if guarded else ())


def find_services(text: str) -> list[Service]:
    """Every `SERVICE` clause that some reading of the text holds, in the order of the text."""
    found: dict[int, Service] = {}
    seen = {0}
    todo = [0]
    while todo:
        here = todo.pop()
        for there in _next(text, here, found):
            if there <= len(text) and there not in seen:
                seen.add(there)
                todo.append(there)
    return [found[start] for start in sorted(found)]


def _next(text: str, here: int, found: dict[int, Service]) -> list[int]:
    """Where a reading that stands at `here` may go on; clauses that begin here are noted in `found`."""
    if here >= len(text):
        return []
    char = text[here]
    if char == "<":
        iri = _LETTERS.iri.match(text, here)
        return [iri.end(), here + 1] if iri else [here + 1]
    if char in _STRINGS:
        # As in the engine, three quotes open a long string wherever one closes it again.
        string = next((m for pattern in _STRINGS[char] if (m := pattern.match(text, here))), None)
        return [string.end()] if string else []
    if char == "/":
        # Nothing in SPARQL outside strings, IRIs and comments holds "//": such a reading is not one.
        return [] if text.startswith("//", here) else [here + 1]
    if char == ":":
        local = _LETTERS.local.match(text, here)
        return [local.end() if local else here + 1]
    if word := _LETTERS.word.match(text, here):
        return _after_word(text, here, word.end(), found)
    for pattern in (_TOKEN_OTHER, _LETTERS.variable, _TOKEN_COMMENT, _TOKEN_LANG):
        if token := pattern.match(text, here):
            return [token.end()]
    return [here + 1]


def _after_word(text: str, here: int, end: int, found: dict[int, Service]) -> list[int]:
    """Past a bare word or prefixed name, noting the clause that it opens."""
    service = _SERVICE_WORD.match(text, here)
    head = _LETTERS.head_rest.match(text, service.end()) if service else None
    named = text.startswith(":", end)
    if service and head:
        found[service.start(1)] = Service(
            service.start(1), head.start("name"), head["name"], certain=not named or service.start(1) > here
        )
    if named:
        local = _LETTERS.local.match(text, end)
        return [local.end() if local else end + 1]
    # The clause's own endpoint is read on from behind the keyword as well ("SERVICEe:x", "SERVICE_:x").
    return [end, service.end()] if service and head else [end]


def tokens(text: str) -> Iterator[str]:
    """The tokens of one reading, in which `<…>` is an IRI wherever it can be; no spaces, no comments.

    Brackets and operators that touch come as one token.
    """
    here = 0
    while here < len(text):
        there = max(_next(text, here, {}), default=here + 1)
        token = text[here:there].strip()
        here = there
        if token and not token.startswith("#"):
            yield token


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1; columns count code points."""
    line = text.count("\n", 0, offset) + 1
    return line, offset - (text.rfind("\n", 0, offset) + 1) + 1
