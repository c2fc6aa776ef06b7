"""案卷评查 of hearings (听证): what of them a file shows to the other side (APL arts 63 to 65)."""

from collections.abc import Iterator

from inspector_app.domain.act import ActKind
from inspector_app.domain.case_review import Spot
from inspector_app.domain.document import SIGNED_STATES, document_state
from inspector_app.domain.role import Role
from inspector_app.formdefs.facts import from_json
from inspector_app.usecases.hearings import asked_in_time, empty_parts, refuses_hearing
from inspector_app.usecases.review_looks import Looked, in_the_paper


def hearing_empty(of: Looked) -> Iterator[Spot]:
    """A signed record of a hearing in which parts hold nothing: nobody brought proof, or nobody was heard upon it."""
    for record in of.whole.papers(Role.HEARING):
        empty = empty_parts(from_json(record.facts or "{}"))
        if empty and document_state(record, of.acts_of(record.rid)) in SIGNED_STATES:
            yield in_the_paper(record, f"：{'；'.join(empty)}")


def hearing_refused(of: Looked) -> Iterator[Spot]:
    """A party asked for a hearing in time, and was answered that there is none."""
    for notice in of.whole.papers(Role.PENALTY_NOTICE):
        asked = [act.at for act in asked_in_time(of.roles, of.whole, notice)]
        for act in of.acts_of(notice.rid):
            is_refusal = act.kind is ActKind.OBJECTION_ANSWERED and refuses_hearing(act.note)
            if is_refusal and asked and act.at >= min(asked):
                yield in_the_paper(notice, f"：答复“{act.note}”")
