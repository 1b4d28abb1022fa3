"""Finds that state nothing in the stance in which they are found."""

from __future__ import annotations

from kg.extract.found import Found
from kg.lang.shared import common
from kg.model import Modality, Stance


def says_nothing(f: Found, stance: Stance) -> str:
    """Why a find in its stance states nothing; empty where it does."""
    denied = stance.modality is Modality.NEGATED
    if f.speech and denied:
        return "what is not said is no speech"
    if "→" in f.rule and denied:
        return "of what did not happen nothing follows"
    own = stance.speaker is not None and stance.speaker in {x.content for x in f.roles.get("agent", ())}
    return "in his own words the speaker only speaks" if own and f.term in common()["speech_events"] else ""
