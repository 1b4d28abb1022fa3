"""Who acts: the subject of a clause, named, taken up by a pronoun, shared with another verb or left out."""

from __future__ import annotations

from kg.extract.besideverb import firm_behind
from kg.extract.clause import _FINITE, _governed
from kg.extract.clauserelatives import ClauseRelatives
from kg.extract.converbs import (
    behind_lead,
    done_by,
    having,
    main_actor,
    over_before,
    over_insertion,
    past_teller,
    told_of_noun,
    told_to,
)
from kg.extract.found import Fill
from kg.extract.goeson import before_head, unsaid_at_head
from kg.extract.overt import (
    before_purpose,
    before_verb,
    overt_subject,
    unnamed_antecedent,
)
from kg.extract.pronounobjects import doer_behind
from kg.extract.pronouns import person_before, pronoun
from kg.extract.refer import refer
from kg.extract.refused import deed_told_of
from kg.extract.relatives import (
    behind_plain_relative,
    of_strangers,
    over_relative,
    whose_doing,
    with_own_object,
)
from kg.extract.tellers import behind_quotation, closes_quote, engaged, names_by_kind, teller_behind
from kg.extract.verbfirst import subject_of


class ClauseSubjects(ClauseRelatives):
    """The ways in which a clause names who acts."""

    def _any_subject(self) -> list[Fill]:
        """The thing that stands where the subject does, whatever its class, for verbs joined to this one."""
        for k in range(self.at - 1, self.low - 1, -1):
            item = self.items[k]
            if (
                item.kind in ("name", "noun")
                and not item.prep
                and not item.held
                and "possessor" not in item.tags
                and not self._of_closed_relative(k)
            ):
                fill = refer(self.context, self.line, item, ())
                return [fill] if fill is not None else []
        return []

    def _subject_role(self) -> str:
        return self.frame.subject

    def _subject(self, wanted: tuple[str, ...]) -> list[Fill]:
        if self.voice == "noun":
            named = self._agent(wanted) or self._possessor(wanted)
            return named or self._announcer(wanted) or self._with_deed(wanted) or self._of_own(wanted)
        if self.voice in ("passive", "participle"):
            return self._agent(wanted)
        if self.context.pack.order == "vso":
            return subject_of(self, wanted)
        if (doer := doer_behind(self)) >= 0:
            return self.take(doer, wanted)
        if self.frame.speech and self._pronoun_behind():
            return self.pro(wanted)
        told = self.items[before_verb(self.items, self.low, self.at)].tags.get("told")
        if told is not None:
            # "X – who founded A, once of B – says": what stands between the dashes does not act
            return self.take(next(n for n, x in enumerate(self.items) if x is told), wanted)
        quoted = self.frame.speech and behind_quotation(self.items, self.low, self.at, self.context.pack)
        relates = "who" in self.line.classes and not quoted
        if (relates and self._strange_relative(wanted)) or self._strange_speaker():
            return []
        if relates and of_strangers(self.items, self.low, self.at):
            return []
        inside = self._from_inside()
        if inside is not None:
            return self.take(inside, wanted)
        if relates and whose_doing(self.items, self.low, self.at):
            return []
        teller = told_to(self.items, self.low, self.at, self.context.pack.frames)
        if teller >= 0:
            return self.scan(range(teller - 1, self.low - 1, -1), wanted, "") or self.pro(wanted)
        hired = engaged(self.items, self.low, self.at, self.trigger.feature)
        if hired is not None:
            return self.take(hired, wanted) if hired >= 0 else []
        within = self._pronoun_within(wanted) if relates else None
        if within is not None:
            return within
        inner = self._of_object_clause() if relates else None
        if inner is not None:
            return self.take(inner, wanted)
        who = self.relative(wanted) if relates else []
        if who or (relates and (self._joined_who() >= 0 or self._of_hired() or self._done_by_stranger())):
            return who
        if self.context.pack.adjective_first and unnamed_antecedent(self.items, self.low, self.at):
            return who
        if (relates and self._antecedent() is not None) or self._clitic():
            # "the chip that makes X" (verb first), "it presented X": the subject stands behind its verb
            acts = self._of_who_acts() and not self._clitic()
            right = [] if acts else self.right_subject(wanted, inside=not self._clitic())
            if right or acts or self._unfit_antecedent(wanted) or self._named_behind():
                return right
        if unsaid_at_head(self):
            return before_head(self, wanted)
        shared = self.shared(wanted)
        if shared:
            return shared
        joined = self.of_joint(wanted)
        if joined is not None:
            return joined
        if self.trigger.feature == "pp" and (have := self._joined_to_perfect()) >= 0:
            first = (k for k in range(self.low, have) if self.items[k].kind in ("name", "noun"))
            return self.take(k, wanted) if (k := next(first, -1)) >= 0 and not self.items[k].prep else []
        if self.frame.speech and self.trigger.feature == "ger" and self._converb():
            spoke = [fill for n, fill in self.context.spoke if n == self.line.index]
            untold = deed_told_of(self.items, self.low)  # "the investment in X grows, proving it"
            return spoke[-1:] or ([] if untold else self.scan(range(self.low, self.at), wanted, ""))
        if self.trigger.feature == "ger" and (told := told_of_noun(self.items, self.at, self.context.pack)):
            return self.take(told, wanted)
        besides = self.trigger.feature == "ger" and self._tells_besides()
        if besides and self.frame.speech and not self.context.pack.adjective_first and self._said_before():
            return [fill for n, fill in self.context.spoke if n == self.line.index][-1:]
        if self.frame.speech and self._inverted() and not besides:
            behind = self._behind_said(wanted)
            if behind is not None:
                return behind
        officer = self._officer_behind(wanted)
        if officer is not None:
            return officer
        doing = self._with_doer(wanted)
        if doing is not None:
            return doing
        return self._unsaid_or_left(wanted)

    def _unfit_antecedent(self, wanted: tuple[str, ...]) -> bool:
        """Whether a thing that does no such deed has the relative clause for its own: "the machine X, which
        has 500 chips" says nothing of who built X.
        """
        k = self._antecedent()
        if k is None or self.voice != "active" or not with_own_object(self.items, self.end):
            return False
        told = self.items[k]
        return told.kind == "name" and bool(told.coarse) and not self.context.fits(told.cls, wanted)

    def _unsaid_or_left(self, wanted: tuple[str, ...]) -> list[Fill]:
        """Who acts as its main clause or its list tells, else who stands before the verb or goes unsaid."""
        if self.trigger.feature == "ger" and self.voice == "active":
            pack = self.context.pack
            actor = main_actor(self.items, self.low, self.at, pack.frames, bare=pack.pro_drop)
            if actor is not None and actor >= 0 and self.items[actor].kind == "word":
                told = pronoun(self.context, self.line, self.items[actor], wanted)
                return [told] if told is not None else []
            if actor is not None:
                return self.take(actor, wanted) if actor >= 0 else []
        if self._fronted_form() and (fronted := self._behind_fronted(wanted)):
            return fronted
        cleft = done_by(self.items, self.low, self.at) if self.trigger.feature == "inf" else None
        if cleft is not None:
            return self.scan(range(cleft, cleft + 1), wanted, "")
        listed = self._of_listed_infinitive(wanted)
        if listed is not None:
            return listed
        if (actor_before := self._of_fronted_clause(wanted)) is not None:
            return actor_before
        left = self._left_subject(wanted)
        return (
            left
            or self.pro(wanted)
            or (self.right_subject(wanted) if self._may_follow() and not self._somebody_before() else [])
        )

    def _behind_said(self, wanted: tuple[str, ...]) -> list[Fill] | None:
        """Who speaks where the verb stands before them, none where it is told but not known; None where the
        clause may still name them elsewhere.
        """
        if names_by_kind(self.items, self.end) and self.context.fits("Person", wanted):
            who = person_before(self.context, self.line, self.items[self.at])
            head, cls = self.items[self.end + 1].head, self.context.classes.get(who or "", "Person")
            return [Fill(who, head, self.line.index, cls)] if who else []
        firm = firm_behind(self.context.pack, self.items, self.end)
        told = firm or teller_behind(self.items, self.end, self.context.pack)
        told = told or (self.end < len(self.items) and self.items[self.end].kind == "number")
        inserted = [] if told else self._before_insertion(self.at - 1, wanted)
        if inserted:
            return inserted
        right = self.right_subject(wanted) or self._past_phrase(wanted)
        somebody = self._somebody_behind()
        if somebody and any(x.kind == "mark" for x in self._up_to(right)):
            # "explain the people there, we have X": who it is is not told
            self.used -= {k for k in self.used if any(f.span == self.items[k].head for f in right)}
            return self._explained_speaker(wanted)
        if right or somebody:
            return right or self._explained_speaker(wanted)
        officer = self._officer_behind(wanted)
        if officer is None and self.context.pack.order == "svo" and closes_quote(self.items, self.at):
            return self.pro(wanted)  # who is named in what is said does not say it
        return None

    def _fronted_form(self) -> bool:
        """Whether the verb stands in a form that may open a sentence without a subject: "after buying",
        "dopo aver comprato", "prima di comprare".
        """
        pack = self.context.pack
        if pack.order != "svo" or self.voice != "active":
            return False
        if pack.adjective_first:
            before = self.items[
                self.low : self.at - 1
            ]  # "having bought X, Acme has": nothing before "having"
            having = self.at > self.low and "have" in self.items[self.at - 1].classes
            return self.trigger.feature == "ger" or (having and all("besides" in x.classes for x in before))
        perfect = self.trigger.feature == "pp" and "have" in self.items[self.at - 1].classes
        return not self.low and bool(self.at) and (perfect or self.trigger.feature == "inf")

    def _behind_fronted(self, wanted: tuple[str, ...], lead: bool = False) -> list[Fill]:
        """The subject behind the comma that ends a fronted gerund or infinitive: "After buying X in May,
        Acme …"; `lead` says that the words before the verb lead in to it.
        """
        before = self.items[self.low : self.at]
        perfect = bool(before) and "have" in before[-1].classes
        words = before[:-1] if perfect else before
        if not before or any(x.kind != "word" or x.triggers or x.classes & {"be"} for x in words):
            return []
        at_it = {"to", "contracted"} <= before[0].classes  # "al comprar X"
        if not (lead or perfect or at_it or before[0].classes & {"besides", "other_prep", "by", "in"}):
            return []
        found = behind_lead(self.items, self.end)
        if found is None:
            return []
        comma, k = found
        self.high = min(self.high, comma)  # what stands behind it is the main verb's
        return self.take(k, wanted)

    def _with_deed(self, wanted: tuple[str, ...]) -> list[Fill]:
        """Who does what a sentence opens with, "with": "With the purchase of X, Acme enters"."""
        lead = self.items[0].classes
        if self.frame.speech or self.low or "with" not in lead or self.context.pack.order != "svo":
            return []
        if any(x.kind != "word" or x.triggers for x in self.items[: self.at]):
            return []
        return self._behind_fronted(wanted, lead=True)

    def _somebody_before(self) -> bool:
        """Whether a noun that nothing has settled stands before the verb as who speaks."""
        before = self.items[self.low : self.at]
        last = next((x for x in reversed(before) if not x.classes & {"have", "be", "clitic", "adverb"}), None)
        if last is None or last.kind == "mark":
            return last is not None and last.text == ")"  # "the union (ACM) has said"; not "«…», has said X"
        bare = (x for x in before if x.kind == "noun" and not x.held and _governed(x, ""))
        return next(bare, None) is not None or overt_subject(self.items, self.low, self.at)

    def _left_subject(self, wanted: tuple[str, ...]) -> list[Fill]:
        """The bare thing before the verb; what stands between two commas right before the verb is skipped."""
        k = self.at - 1
        while (
            k > self.low
            and self.items[k].kind == "word"
            and (
                self.items[k].classes & {"have", "be", "been", "adverb", "modal", "neg"}
                or "cue" in self.items[k].tags
                or ("cue" in self.items[k - 1].tags and self.items[k].classes & {"to", "of"})
            )
        ):
            k -= 1
        if self.items[k].classes & {"he", "it"} and not self.context.pack.pro_drop:
            return self.pro(wanted)
        if self._unfit(k, wanted) or (
            self.context.pack.pro_drop and behind_plain_relative(self.items, self.at)
        ):
            return []
        office = self._officer(k)
        if office is not None:
            return self.take(office, wanted)
        if self._of_another_before(k, wanted):
            return []
        aside = past_teller(self.items, self.low, self.at, self.context.pack.frames)
        if aside >= 0 and self.trigger.feature == "inf":
            return self.scan(range(aside - 1, self.low - 1, -1), wanted, "")
        if (head := over_insertion(self.items, self.low, k, self.context.pack)) >= 0:
            return self.scan(range(head, self.low - 1, -1), wanted, "")
        return self._before_insertion(k, wanted) or self.scan(
            range(self._past_relative(), self.low - 1, -1), wanted, ""
        )

    def _past_relative(self) -> int:
        """Where to look for the subject from, to the left: in "the racks that make up X hold Y" what the
        relative clause has is its own.
        """
        over = over_relative(self.items, self.low, self.at) if self.context.pack.adjective_first else None
        if over is not None:
            return over
        perfect = self.voice == "active" and self.trigger.feature == "pp"
        perfect = perfect and not having(self.items, self.at, "pp")
        if self.context.pack.order != "svo" or (self.trigger.feature not in _FINITE and not perfect):
            purpose = (
                self.trigger.feature == "inf" or having(self.items, self.at, self.trigger.feature)
            ) and self.context.pack.order == "svo"
            before = before_purpose(self.items, self.low, self.at) if purpose else None
            return self.at - 1 if before is None else before
        for k in range(self.at - 1, self.low, -1):
            item = self.items[k]
            if item.kind == "mark" or "and" in item.classes:
                break
            if "who" in item.classes and item.kind == "word":
                over = over_before(self.items, k, self.at, self.context.pack)
                return k - 1 if over else self.at - 1  # "el grupo que preside Ann Lee compró": the group did
        return self.at - 1

    def shared(self, wanted: tuple[str, ...]) -> list[Fill]:
        """The subject of the verb before where "and" joins the two."""
        k = self.at - 1
        while k >= self.low and (
            self.items[k].classes & {"have", "be", "been", "modal", "adverb", "neg", "light"}
            or "cue" in self.items[k].tags
        ):
            k -= 1
        if k > self.low and self.items[k].text == ",":
            # "and, in May, has shown X"
            opened = next((j for j in range(k - 1, self.low, -1) if self.items[j].text == ","), 0)
            k = opened - 1 if opened and "and" in self.items[opened - 1].classes else k
        if k >= self.low and "and" in self.items[k].classes:
            # another reading of this verb may have told somebody of it, too
            last = next((fills for at, fills in reversed(self.subjects) if at < k), [])
            return [f for f in last if self.context.fits(f.cls, wanted)]
        return []
