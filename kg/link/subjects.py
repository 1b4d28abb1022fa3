"""What an article tells of: machines, phones, models or chips."""

from __future__ import annotations

from kg.lang.pack import Noun
from kg.link.ofnation import NationWords
from kg.spot.nametable import tags_at
from kg.spot.wordtags import all_tags


class Subjects(NationWords):
    """What the nouns of the whole article say that it is about, counted once."""

    line_class: str | None = ""
    nouns: list[Noun] | None = None
    devices: bool | None = None
    machines_told: bool | None = None
    models: bool | None = None
    chips: bool | None = None

    def _nouns_told(self) -> list[Noun]:
        """The class nouns of the article, each as often as it stands there."""
        if self.nouns is None:
            rows = (tags for tokens in self.sentences for tags in all_tags(self.pack.table, tokens))
            self.nouns = [tag.value for tags in rows for _, tag in tags if isinstance(tag.value, Noun)]
        return self.nouns

    def _speaks_of_machines(self) -> bool:
        """Whether an article has three nouns of machines, and more of them than of phones and models."""
        if self.machines_told is None:
            nouns = self._nouns_told()
            machines = sum(noun.slug == "supercomputer" for noun in nouns)
            others = sum(noun.slug == "device" or noun.cls == "AIModel" for noun in nouns)
            self.machines_told = machines > max(2, others)
        return self.machines_told

    def _speaks_of_devices(self) -> bool:
        """Whether an article has nouns of phones and the like, and more of them than of machines."""
        if self.devices is None:
            nouns = self._nouns_told()
            devices = sum(noun.slug == "device" for noun in nouns)
            self.devices = devices > max(1, sum(noun.cls == "ComputeSystem" for noun in nouns))
        return self.devices

    def _speaks_of_models(self) -> bool:
        """Whether an article has a noun of several words for models of language, or parameters of theirs."""
        if self.models is None:
            self.models = any(
                (isinstance(tag.value, Noun) and tag.value.cls == "AIModel" and end - k > 1)
                or (tag.kind == "measure" and tag.value == "parameters")
                for tokens in self.sentences
                for k in range(len(tokens))
                for end, tag in tags_at(self.pack.table, tokens, k)
            )
        return self.models

    def _speaks_of_chips(self) -> bool:
        """Whether an article has accelerators or data centres, so that what is equipped or goes online is
        most likely a machine.
        """
        if self.chips is None:
            self.chips = any(
                noun.cls == "Accelerator" or noun.slug == "data-center" for noun in self._nouns_told()
            ) or any(
                self.gazetteer.entities[n.entity].type == "Accelerator"
                for c in self.candidates
                for n in c.known
            )
        return self.chips

    def _class_of_lines(self) -> str | None:
        """What "series X" names where no other noun tells: a machine where machines are let."""
        if self.line_class == "":
            let = sum(noun.slug == "virtual-machine" for noun in self._nouns_told())
            self.line_class = "ComputeSystem" if let > 1 else None
        return self.line_class
