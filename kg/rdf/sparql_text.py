"""A query read as far as is needed to move its parts: its tokens, its group, patterns and filters.

What is understood are basic graph patterns and filters; Unread is raised for anything else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""\s+|\#[^\n]*                                          # between tokens
    |(?P<token><[^<>"{}|^`\\\s]*>
    |\"{3}(?:[^"\\]|\\.|"(?!""))*\"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*'{3}
    |"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'
    |@[A-Za-z]+(?:-[A-Za-z0-9]+)*
    |[?$]\w+
    |(?:[A-Za-z_]\w*(?:[\w.-]*\w)?)?:(?:(?:[\w:%-]|\\.)(?:(?:[\w.:%-]|\\.)*(?:[\w:%-]|\\.))?)?
    |[0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]+)?
    |[A-Za-z_]\w*
    |\^\^|&&|\|\||!=|<=|>=|.)""",
    re.VERBOSE | re.DOTALL,
)
_OPEN = {"(": ")", "{": "}"}
NEVER = "<urn:newsgraph:never>"


class Unread(Exception):
    """The query has something that is not understood here."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One triple pattern; `constant` where its predicate is an IRI or a path of IRIs."""

    subject: str
    path: str
    object: str
    constant: bool

    @property
    def text(self) -> str:
        """As it is written in a query."""
        return f"{self.subject} {self.path} {self.object} ."

    @property
    def variables(self) -> frozenset[str]:
        """The names of its variables."""
        path = () if self.constant else (self.path,)
        return variables([self.subject, self.object, *path])


@dataclass(frozen=True, slots=True)
class Group:
    """What stands between braces: patterns, and the tokens of each filter's condition."""

    patterns: tuple[Pattern, ...]
    filters: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Select:
    """A SELECT: the text before it, what it gives (tokens), and its group."""

    prologue: str
    gives: tuple[str, ...]
    group: Group


def tokens_of(text: str) -> list[str]:
    """The tokens of a query, comments left out."""
    return [found["token"] for found in _TOKEN.finditer(text) if found["token"]]


def variables(tokens: list[str] | tuple[str, ...]) -> frozenset[str]:
    """The names of the variables among the tokens."""
    return frozenset(token[1:] for token in tokens if _is_variable(token))


def read_select(text: str) -> Select:
    """The query; Unread where it is more than patterns and filters."""
    tokens = tokens_of(text)
    words = [token.upper() for token in tokens]
    if "SELECT" not in words:
        raise Unread("no SELECT")
    start = words.index("SELECT")
    opened = tokens.index("{", start) if "{" in tokens[start:] else 0
    if not opened or closing(tokens, opened) != len(tokens) - 1:
        raise Unread("more than a group")
    gives = tokens[start + 1 : opened]
    if gives and gives[-1].upper() == "WHERE":
        gives.pop()
    if gives and gives[0].upper() in ("DISTINCT", "REDUCED"):
        gives.pop(0)
    if "*" in gives or any(re.fullmatch(r"[A-Za-z]\w*", one) and one.upper() != "AS" for one in gives):
        raise Unread("gives more than variables")
    return Select(" ".join(tokens[:start]), tuple(gives), read_group(tokens[opened + 1 : -1]))


def closing(tokens: list[str] | tuple[str, ...], opened: int) -> int:
    """Where the bracket that opens there is closed."""
    depth = 0
    for at in range(opened, len(tokens)):
        depth += (tokens[at] in _OPEN) - (tokens[at] in _OPEN.values())
        if depth == 0:
            return at
    raise Unread("a bracket is not closed")


def read_group(tokens: list[str]) -> Group:
    """The group whose tokens these are, without its braces."""
    patterns: list[Pattern] = []
    filters: list[tuple[str, ...]] = []
    at = 0
    while at < len(tokens):
        if tokens[at] == ".":
            at += 1
        elif tokens[at].upper() == "FILTER":
            end = _condition(tokens, at + 1)
            filters.append(tuple(tokens[at + 1 : end]))
            at = end
        else:
            at = _same_subject(tokens, at, patterns)
    return Group(tuple(patterns), tuple(filters))


def _condition(tokens: list[str], at: int) -> int:
    """The end of the condition of a FILTER that begins there."""
    while at < len(tokens) and tokens[at] not in _OPEN:
        at += 1
    if at == len(tokens):
        raise Unread("a filter without a condition")
    return closing(tokens, at) + 1


def _same_subject(tokens: list[str], at: int, found: list[Pattern]) -> int:
    subject, at = _term(tokens, at)
    while True:
        path, constant, at = _path(tokens, at)
        value, at = _term(tokens, at)
        found.append(Pattern(subject, path, value, constant))
        while _at(tokens, at) == ",":
            value, at = _term(tokens, at + 1)
            found.append(Pattern(subject, path, value, constant))
        more = _at(tokens, at) == ";"
        while _at(tokens, at) == ";":
            at += 1
        if not more or _at(tokens, at) in ("", "."):
            break
    if _at(tokens, at) not in ("", ".") and _at(tokens, at).upper() != "FILTER":
        raise Unread(_at(tokens, at))
    return at


def _at(tokens: list[str], at: int) -> str:
    return tokens[at] if at < len(tokens) else ""


def _term(tokens: list[str], at: int) -> tuple[str, int]:
    sign = _at(tokens, at) if _at(tokens, at) in ("+", "-") else ""
    token = _at(tokens, at + len(sign))
    at += 1 + len(sign)
    if token[:1] in "\"'" and token:
        if _at(tokens, at).startswith("@"):
            return token + tokens[at], at + 1
        if _at(tokens, at) == "^^":
            return f"{token}^^{_at(tokens, at + 1)}", at + 2
        return token, at
    number = re.fullmatch(r"[0-9.]+(?:[eE][+-]?[0-9]+)?", token)
    if number or (not sign and (_is_variable(token) or _is_iri(token) or token in ("true", "false"))):
        return sign + token, at
    raise Unread(token or "the end")


def _path(tokens: list[str], at: int) -> tuple[str, bool, int]:
    """A predicate or path, whether it is constant, and where it ends."""
    if _is_variable(_at(tokens, at)) and tokens[at] != "$PATH":
        return tokens[at], False, at + 1
    text, at = _alternatives(tokens, at)
    return text, True, at


def _alternatives(tokens: list[str], at: int) -> tuple[str, int]:
    text, at = _step(tokens, at)
    while _at(tokens, at) in ("|", "/"):
        following, end = _step(tokens, at + 1)
        text, at = text + tokens[at] + following, end
    return text, at


def _step(tokens: list[str], at: int) -> tuple[str, int]:
    sign = ""
    while _at(tokens, at) == "^":
        sign, at = sign + "^", at + 1
    token = _at(tokens, at)
    if token == "(":
        inner, end = _alternatives(tokens, at + 1)
        if _at(tokens, end) != ")":
            raise Unread("a path")
        text, at = f"({inner})", end + 1
    elif _is_iri(token) or token in ("a", "$PATH"):
        text, at = token, at + 1
    else:
        raise Unread(token or "the end")
    if _at(tokens, at) in ("*", "+", "?"):
        text, at = text + tokens[at], at + 1
    return sign + text, at


def _is_variable(token: str) -> bool:
    return len(token) > 1 and token[0] in "?$" and token != "$PATH"


def _is_iri(token: str) -> bool:
    return (token.startswith("<") and token.endswith(">") and len(token) > 1) or (
        ":" in token and token[0] not in "\"'?$@^"
    )
