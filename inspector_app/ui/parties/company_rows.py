"""The lines of a company's page that tell of oversight: the ladder of each case, hazards, leads; and of its
former names."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtWidgets import QWidget

from inspector_app.domain.dates import chinese
from inspector_app.domain.hazard import Hazard, HazardState
from inspector_app.domain.ladder import Footing, Proof
from inspector_app.domain.renaming import Renaming
from inspector_app.support.vocabulary import word
from inspector_app.ui.parties.party_rows import Go
from inspector_app.ui.targets import CASES, DOCUMENTS, INTERVIEWS, LEADS, OVERSIGHT, ShowCase, ShowSection
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.link_row import LinkRow
from inspector_app.ui.wording import joined
from inspector_app.usecases.company_file import CompanyFile
from inspector_app.usecases.company_sheet import hazard_told, ladder_words, lead_told, renaming_told
from inspector_app.usecases.lead_list import lead_words

_PICTURES = {Proof.INTERVIEW: "message-square-text", Proof.DOCUMENT: "file-text", Proof.REFERRAL: "send"}


def ladder_rows(file: CompanyFile, go: Go) -> list[QWidget]:
    """Of each case which rung comes next, then what was done, the oldest first."""
    rows: list[QWidget] = []
    for steps in file.ladders:
        go_there = partial(go, CASES, ShowCase(steps.case.rid))
        tone = Tone.WARNING if steps.next else Tone.PLAIN
        rows.append(LinkRow(steps.case.title, ladder_words(steps), "arrow-right", tone, tr("打开案件"), go_there))
        rows += [_footing_row(each, go) for each in steps.done]
    return rows


def _footing_row(each: Footing, go: Go) -> LinkRow:
    targets = {
        Proof.INTERVIEW: (INTERVIEWS, each.rid), Proof.DOCUMENT: (DOCUMENTS, each.rid),
        Proof.REFERRAL: (OVERSIGHT, ShowSection("watching", each.rid)),
    }  # fmt: skip
    title = joined(word(each.rung), chinese(each.on))
    return LinkRow(title, each.told, _PICTURES[each.proof], verb=tr("打开"), clicked=partial(go, *targets[each.proof]))


def hazard_rows(file: CompanyFile, go: Go) -> list[QWidget]:
    """Hazards of its projects, those that are open first."""
    return [
        LinkRow(
            line.project.name, joined(_found_words(line.hazard), hazard_told(line)), "triangle-alert",
            Tone.PLAIN if line.state is HazardState.STRUCK_OFF else Tone.WARNING, tr("打开隐患"),
            partial(go, OVERSIGHT, ShowSection("hazards", line.hazard.rid)),
        )
        for line in file.hazards
    ]  # fmt: skip


def _found_words(hazard: Hazard) -> str:
    """When it was found, where its facts do not begin with that."""
    day = chinese(hazard.found_on)
    return "" if hazard.facts.startswith(day) else tr("{0}发现").format(day)


def lead_rows(file: CompanyFile, go: Go) -> list[QWidget]:
    """Leads about it, the newest first; one that is kept secret tells no more than that."""
    return [
        LinkRow(
            lead_words(line.lead), lead_told(line), "inbox", Tone.DANGER if line.overdue else Tone.PLAIN,
            tr("打开线索"), partial(go, LEADS, line.lead.rid),
        )
        for line in file.leads
    ]  # fmt: skip


def renaming_rows(renamings: Iterable[Renaming], opened: Callable[[Renaming], None]) -> list[QWidget]:
    """What it was called before, the last name first."""
    return [
        LinkRow(
            each.former, renaming_told(each), "file-text", verb=tr("更正"), clicked=partial(opened, each), changes=True
        )
        for each in renamings
    ]
