"""What a paper tells that was done: it is on record, or somebody says where it is."""

import re
from collections.abc import Iterator

from inspector_app.domain.document import Document, DocumentKind
from inspector_app.domain.lead import Lead
from inspector_app.domain.passage import ToldAct
from inspector_app.domain.role import Role
from inspector_app.formdefs.model import Facts, Form
from inspector_app.formdefs.paper_texts import PaperText, paper_texts
from inspector_app.formdefs.placeholders import drafted
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.surroundings import Surroundings


def told_act_problems(form: Form, around: Surroundings, facts: Facts) -> Iterator[Problem]:
    """Warnings for acts of which a paper tells and that no paper of its case or lead did (R724 art. 10(3): whoever
    complained is told what came of it). What people said in a record is not looked at."""
    rules, saying = around.context.law.passages, around.context.law.saying
    if form.kind is DocumentKind.RECORD:
        return
    for text in (each for each in paper_texts(form, facts) if each.name in rules.acts_in):
        ours = drafted(text.passage, facts, form)[0] if text.passage and text.is_drafted else ""
        for act in rules.acts:
            said = [
                words
                for words in saying.told(text.plain, act.words)
                if words not in ours and not _is_others(text, words, act)
            ]
            if said and not _is_on_record(around, act):
                details = {"label": text.label, "said": "”“".join(_longest(said)), "basis": act.basis_text}
                yield Problem("act-not-recorded", text.where, Level.WARNING, details)


def _longest(said: list[str]) -> list[str]:
    """The words without those that stand in others of them."""
    return [each for each in said if not any(each != other and each in other for other in said)]


def _is_others(text: PaperText, words: str, act: ToldAct) -> bool:
    """Whether another body did it, or only asked for it."""
    before, _, after = text.plain.partition(words)
    clause = _MARKS.split(before)[-1] + words + _MARKS.split(after)[0]
    return any(each in clause for each in act.but)


_MARKS = re.compile("[，。；：！？]")


def _is_on_record(around: Surroundings, act: ToldAct) -> bool:
    """Whether a paper of one of its roles stands in the case, or was made on the lead."""
    whole, rid = around.whole, around.paper.about.lead_rid
    if whole is not None and (
        any(whole.papers(Role(role)) for role in act.by) or (Role.REFERRAL in act.by and whole.referrals)
    ):
        return True
    lead = around.context.store.get(Lead, rid) if rid else None
    if lead is not None and Role.COMPLAINT_REFUSAL in act.by and lead.refused_on:
        return True
    made = around.context.store.find(Document, subject_rid=rid) if rid else ()
    return any(around.context.rule(each.form).role in act.by for each in made)
