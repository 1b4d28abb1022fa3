"""A language pack in memory: the values that `load.py` makes of the pack's files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.lang.frame import Frame as Frame
from kg.lang.frame import Proof as Proof
from kg.lang.wordclasses import PREPOSITIONS as PREPOSITIONS


@dataclass(frozen=True, slots=True)
class Noun:
    """A class noun with its forms: types names beside it, stands for things already named, or for new ones.

    `cls` is a class of the ontology; `use` says what the noun may do: `cue` (type a neighbouring
    name), `anaphor` ("the company"), `thing` (be an entity of its own when a claim needs one),
    `container` ("shipments of X": look through it to X), `group` ("the team of X" stands for X),
    `role` ("the CEO": a person by office), `named` (be the first word of names: "ley Acme"), `firm`
    (what firms alone have: "shares of X"), `portion` ("cores": what is
    counted of what follows, so that the number is not its own), `opaque` ("people": somebody
    nobody knows, who keeps others from being taken for the one who acts), `fair` ("conference": what it
    names is no thing of the ontology), `young` ("start-up": stands for the firm that the article called so),
        `acts` (a centre: an organisation where it is not where something stands).
    """

    cls: str
    forms: tuple[tuple[str, ...], ...]
    use: frozenset[str]
    slug: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A pattern over words, classes of words and typed slots, that states a term of the ontology."""

    id: str
    term: str
    say: tuple[str, ...]
    fixed: Mapping[str, str]
    proof: Proof
    where: str


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that set the modality of a trigger.

    `reach` is `after` (the trigger stands behind them), `before`, `clause` (all that the clause
    says), or `inf` (an
    infinitive behind them).
    """

    words: tuple[str, ...]
    modality: str
    reach: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """A form of a frame's verb or noun in the pack's word table."""

    frame: str
    feature: str
    particle: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tag:
    """What a run of words may be: `kind` and what belongs to it."""

    kind: str
    value: Noun | Trigger | Cue | str | int | float


WordTable = Mapping[str, tuple[tuple[tuple[str, ...], Tag], ...]]


@dataclass(frozen=True, slots=True)
class Pack:
    """All that is known of one language."""

    code: str
    name: str
    script: str
    direction: str
    order: str
    pro_drop: bool
    adjective_first: bool
    capital_nouns: bool
    sentence_ends: str
    abbreviations: frozenset[str]
    quotes: tuple[tuple[str, str], ...]
    elisions: frozenset[str]
    enclitics: tuple[str, ...]
    proclitics: tuple[str, ...]
    decimal: str
    turned: str
    grouping: str
    number_words: Mapping[tuple[str, ...], int]
    scales: Mapping[tuple[str, ...], int]
    currencies: Mapping[tuple[str, ...], str]
    months: Mapping[str, int]
    durations: Mapping[str, str]
    measures: Mapping[str, tuple[tuple[str, ...], ...]]
    person_names: frozenset[str]
    org_suffixes: frozenset[str]
    not_names: frozenset[str]
    nouns: tuple[Noun, ...]
    frames: Mapping[str, Frame]
    phrases: tuple[Phrase, ...]
    table: WordTable
    notes: str = ""
    settings: Mapping[str, object] = field(default_factory=dict)

    # whether the subject of a passive may stand behind it ("è stato presentato X")
    inverts: bool = True
    # whether the language has pronouns of its own for things ("it"): then "she" is a person
    tells_person: bool = False
    # of scripts that write small words as one with the next, or have no capitals
    article: str = ""
    # words that another is written like where an accent is left out
    unaccented: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    ending_changes: tuple[tuple[str, str], ...] = ()
    case_endings: tuple[str, ...] = ()
    spellings: tuple[tuple[str, str], ...] = ()
    ordinary: frozenset[str] = frozenset()
    loans: frozenset[str] = frozenset()
    common_given: frozenset[str] = frozenset()
    ordinary_shapes: tuple[str, ...] = ()
    owned_shapes: tuple[str, ...] = ()
    adjective_shapes: tuple[str, ...] = ()
    feminine_nouns: tuple[str, ...] = ()
    no_firm_shapes: tuple[str, ...] = ()
    doing_shapes: tuple[str, ...] = ()
    adverb_shapes: tuple[str, ...] = ()
    passive_sign: str = ""
    active_prefixes: tuple[str, ...] = ()
    present_prefixes: tuple[str, ...] = ()
    future_shapes: tuple[str, ...] = ()
    plural_shapes: tuple[str, ...] = ()
    verb_shapes: tuple[str, ...] = ()
    noun_shapes: tuple[str, ...] = ()
    letters: frozenset[str] = frozenset()
    participle_shapes: tuple[str, ...] = ()
    feminine_shapes: tuple[str, ...] = ()
    dual_shapes: tuple[str, ...] = ()
    clitic_slots: tuple[tuple[str, ...], ...] = ()
    function_words: frozenset[str] = frozenset()
    vocabulary: frozenset[str] = frozenset()
    # institutions of whose names the first word alone is capital ("Centre national de calcul")
    bodies: frozenset[str] = frozenset()
    small_bodies: frozenset[str] = frozenset()
    new: frozenset[str] = frozenset()
    of_one: frozenset[str] = frozenset()
    # words that say which of its kind a thing is
    nth: frozenset[str] = frozenset()
    town_shapes: tuple[str, ...] = ()
    nation_shapes: tuple[str, ...] = ()
    # countries by the first letters of the adjectives by which their firms are called
    nations: Mapping[str, frozenset[str]] = field(default_factory=dict)
    till_now: frozenset[str] = frozenset()
    lists: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
    duties: frozenset[str] = frozenset()
    posting: frozenset[str] = frozenset()
    firm_verbs: frozenset[str] = frozenset()
    posts: frozenset[str] = frozenset()
    body_adjectives: frozenset[str] = frozenset()
    noun_words: frozenset[str] = frozenset()
    naming_nouns: frozenset[str] = frozenset()
    # first words of the nouns of fairs and congresses
    fairs: frozenset[str] = frozenset()
    # the enclitics as a set, for those who ask of every word
    glued: frozenset[str] = field(init=False, repr=False, compare=False)
    # what a stage has worked out of the words of this pack, by its key
    kept: dict[str, Any] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "glued", frozenset(self.enclitics))

    def is_noun(self, word: str) -> bool:
        """Whether a key begins a class noun, a measure or a noun that triggers a frame."""
        return word in self.noun_words

    @property
    def subject_last(self) -> bool:
        """Whether a relative clause may put its subject behind the verb ("el chip que fabrica X"):
        where adjectives follow.
        """
        return self.order == "svo" and not self.adjective_first
