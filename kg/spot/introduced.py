"""The names that an article introduces in a script without capitals, and where their words return."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.spot.nametable import Candidate
from kg.spot.tokens import Token


@dataclass(frozen=True, slots=True)
class Introduced:
    """A name that an article introduces: its folded words, its Latin spelling and class where they are given.

    `short` marks the last word of a person's name, which stands for the whole one later.
    """

    words: tuple[str, ...]
    latin: str = ""
    cls: str = ""
    short: bool = False


class Introductions:
    """The names that an article introduces, by their first word; `clitics` are written with a word, and
    `joints` ("and") are those of them that join two names.
    """

    def __init__(
        self, found: Sequence[Introduced], clitics: Sequence[str] = (), joints: Sequence[str] = ()
    ) -> None:
        self.rows: dict[str, list[Introduced]] = {}
        best: dict[tuple[str, ...], Introduced] = {}
        for name in found:
            before = best.get(name.words)
            if before is None or (not before.latin and bool(name.latin)) or (before.short and not name.short):
                cls = name.cls or (before.cls if before is not None and not before.short else "")
                best[name.words] = Introduced(name.words, name.latin, cls, name.short)
            elif not before.cls and name.cls:
                best[name.words] = Introduced(before.words, before.latin, name.cls, before.short)
        for name in list(best.values()):
            parts = _joined(name, best, joints)
            if parts:
                # "the firms X and-Y", "signed X and-Y": the conjunction is written with the second name
                del best[name.words]
                for part in parts:
                    best.setdefault(part.words, part)
        for name in list(best.values()):
            if (name.words[0][1:], *name.words[1:]) in best and name.words[0][0] in clitics:
                del best[name.words]
        for name in best.values():
            self.rows.setdefault(name.words[0], []).append(name)
        self.words = frozenset(w for name in best.values() for w in name.words)

    def knows_too(self, known: Callable[[str], bool]) -> Callable[[str], bool]:
        """A test of keys that also knows the words of these names."""
        return lambda word: word in self.words or known(word)

    def at(self, tokens: list[Token], i: int) -> tuple[int, Introduced] | None:
        """The longest introduced name that begins at token `i`, and its end."""
        rows = [
            n
            for n in self.rows.get(tokens[i].bare, ())
            if tuple(t.bare for t in tokens[i : i + len(n.words)]) == n.words
        ]
        name = max(rows, key=lambda n: len(n.words), default=None)
        return (i + len(name.words), name) if name is not None else None


def _joined(
    name: Introduced, others: Mapping[tuple[str, ...], Introduced], joints: Sequence[str]
) -> tuple[Introduced, ...]:
    """The two names that a run of words is: both are named elsewhere, or the first is and is nobody's."""
    for k in range(1, len(name.words)):
        head, rest = name.words[:k], name.words[k:]
        if rest[0][:1] not in joints or len(rest[0]) < 4:
            continue
        tail = (rest[0][1:], *rest[1:])
        begun = any(other[: len(tail)] == tail for other in others)
        if head in others and (begun or others[head].cls not in ("", "Person")):
            cls = others[head].cls if name.cls == "Person" else name.cls
            known = others.get(tail)
            return (
                Introduced(head, others[head].latin, others[head].cls or cls),
                known or Introduced(tail, "", cls),
            )
    return ()


def _listed(c: Candidate, name: Introduced) -> bool:
    """Whether the lists know a name for sure: a doubtful one is the family name that the article gives."""
    return bool(c.known) and not (name.short and all(n.ambiguous for n in c.known))


def with_introduced(
    sentence: int, tokens: list[Token], new: Introductions, spotted: list[Candidate]
) -> list[Candidate]:
    """The names spotted and the introduced ones, in text order; of two that overlap the longer."""
    if not new.rows:
        return list(spotted)
    out = list(spotted)
    i = 0
    while i < len(tokens):
        hit = new.at(tokens, i)
        if hit is None:
            i += 1
            continue
        end, name = hit
        inside = [c for c in out if c.first < end and i < c.last]
        if (
            name.latin
            and len(inside) == 1
            and inside[0].known
            and (inside[0].first, inside[0].last) == (i, end)
        ):
            # its Latin spelling beside it says that the word is a name here
            out[out.index(inside[0])] = replace(inside[0], sure=True)
        if any(
            c.last - c.first > end - i or (_listed(c, name) and c.last - c.first == end - i) for c in inside
        ):
            i += 1
            continue
        text = tokens[i].text + "".join(
            (" " if b.start > a.end else "") + b.text
            for a, b in zip(tokens[i : end - 1], tokens[i + 1 : end], strict=True)
        )
        out = [c for c in out if c not in inside]
        out.append(
            Candidate(
                sentence,
                i,
                end,
                text,
                (),
                True,
                False,
                "short" if name.short else "introduced",
                name.latin,
                name.cls,
            )
        )
        i = end
    return sorted(out, key=lambda c: c.first)
