"""The chain of a project as a diagram on paper, an annex of an order or of a meeting."""

from inspector_app.documents.chain_sheet import ChainBox, ChainSheet, chain_pdf
from inspector_app.domain.dates import chinese_minute
from inspector_app.domain.money import yuan
from inspector_app.domain.project import ChainLink, FactState, Project
from inspector_app.support import vocabulary
from inspector_app.support.errors import Problem, Refused
from inspector_app.usecases.context import Context
from inspector_app.usecases.projects import chain

TITLE = "参建单位和分包链"


def chain_diagram(context: Context, project_rid: str) -> bytes:
    """Who hired whom on a project, as PDF/A.

    Raises :class:`Refused` ``chain-empty``, or for a character that no font has; :class:`Trouble` ``record-missing``.
    """
    project, lines = context.store.need(Project, project_rid), chain(context, project_rid)
    if not lines:
        raise Refused(Problem("chain-empty", details={"name": project.name}))
    now = context.clock.now()
    boxes = [
        ChainBox(
            line.depth, f"{line.party or '未登记名称'}（{vocabulary.word(line.link.role)}）", link_words(line.link)
        )
        for line in lines
    ]  # fmt: skip
    lead = (f"{vocabulary.record_word('project')}：{project.name}", f"{context.agency.name}　{chinese_minute(now)}")
    return chain_pdf(ChainSheet(TITLE, lead, boxes, context.agency.name, now))


def link_words(link: ChainLink) -> str:
    """What is known of a link: work, contract, sums, qualification; what nobody asked yet is left out."""

    def told(name: str, words: str) -> str:
        return f"{vocabulary.label(f'chain_link.{name}')}：{words}"

    facts = [(name, getattr(link, name)) for name in ("contract_no", "qualification", "lends_name")]
    sums = [(name, getattr(link, name)) for name in ("price_fen", "settled_fen", "paid_fen")]
    parts = [
        told("work", link.work) if link.work else "",
        vocabulary.label("chain_link.oral") if link.oral else "",
        *(told(name, fact.words) for name, fact in facts if fact.state is not FactState.UNASKED),
        *(told(name, f"{yuan(fen)}元") for name, fen in sums if fen is not None),
    ]
    return "；".join(filter(None, parts))
