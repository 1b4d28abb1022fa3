"""The text of an article as quads: its sentences, the phrases that are cited of it, its mentions."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from pyoxigraph import Literal

from kg.model import Article, Mention, Sentence, Span
from kg.rdf.iris import Iris
from kg.rdf.names import ITSRDF, KG, NIF, RDF, XSD

# Predicates with what stands around them, and what follows an offset, as N-Quads writes them.
A: Final = f" {RDF('type')} "
RULE: Final = f" {KG('rule')} "
_IDENT: Final = f" {ITSRDF('taIdentRef')} "
_CONTEXT: Final = f" {NIF('referenceContext')} "
_SENTENCE: Final = f" {NIF('sentence')} "
_ANCHOR: Final = f" {NIF('anchorOf')} "
_BEGIN: Final = f' {NIF("beginIndex")} "'
_END: Final = f' {NIF("endIndex")} "'
_INTEGER: Final = f'"^^{XSD("integer")} .\n'
_IS_SENTENCE: Final = f"{A}{NIF('Sentence')} .\n"
_IS_PHRASE: Final = f"{A}{NIF('Phrase')} .\n"


class Page:
    """An article's text as its quads name it; `told` are the phrases that are written, and what has been said
    of each as a mention.
    """

    def __init__(self, article: Article, iris: Iris) -> None:
        self.text, self.lang = article.text, article.lang
        self.stem = iris.stem(article.id)
        self.context = f"{_CONTEXT}{iris.written('article', article.id)} .\n"
        self.told: set[str] = set()

    def sentence(self, out: list[str], sentence: Sentence) -> None:
        """Write a sentence."""
        start, end = sentence.span.start, sentence.span.end
        node = f"{self.stem}sentence_{start}_{end}>"
        text = written(sentence.text, sentence.lang)
        out.append(
            f"{node}{_IS_SENTENCE}{node}{self.context}"
            f"{node}{_BEGIN}{start}{_INTEGER}{node}{_END}{end}{_INTEGER}{node}{_ANCHOR}{text} .\n"
        )

    def phrase(self, out: list[str], sentence: Sentence, span: Span) -> str:
        """The phrase at a span, as N-Quads names it; written where it has not been."""
        start, end = span.start, span.end
        node = f"{self.stem}phrase_{start}_{end}>"
        if node not in self.told:
            self.told.add(node)
            within = f"{self.stem}sentence_{sentence.span.start}_{sentence.span.end}>"
            text = written(self.text[start:end], sentence.lang)
            out.append(
                f"{node}{_IS_PHRASE}{node}{self.context}{node}{_SENTENCE}{within} .\n"
                f"{node}{_BEGIN}{start}{_INTEGER}{node}{_END}{end}{_INTEGER}{node}{_ANCHOR}{text} .\n"
            )
        return node

    def mention(self, out: list[str], sentence: Sentence, mention: Mention, iris: Iris) -> None:
        """Write a mention."""
        node = self.phrase(out, sentence, mention.span)
        for line in (
            f"{node}{_IDENT}{iris.written('entity', mention.entity)} .\n",
            f"{node}{RULE}{written(mention.rule, '')} .\n",
        ):
            if line not in self.told:
                self.told.add(line)
                out.append(line)


def written(text: str, lang: str) -> str:
    """A text in its language as N-Quads writes it."""
    if text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"{_tag(lang)}'
    return str(Literal(text, language=lang) if lang else Literal(text))


@lru_cache(maxsize=256)
def _tag(lang: str) -> str:
    return str(Literal("", language=lang))[2:] if lang else ""
