"""资金约定: the share of labour cost with its source, outputs by spans, and who keeps the workers' cards."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from inspector_app.domain.funding import Funding
from inspector_app.ui.drawn import Ask
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CASES, PROJECTS
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.figure_edit import PercentEdit
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.fund_choices import outputs_text, read_outputs, save_funding, shares_offered
from inspector_app.usecases.funds import funding_of

FUNDING = "funding"
"""The kind of its draft."""


class FundingDialog(RecordForm):
    """``outcome`` is the record as saved."""

    def __init__(self, session: Session[Context], belongs: Belongs, parent: QWidget | None = None) -> None:
        funding = session.read(funding_of, belongs)
        self._shares = session.read(shares_offered)
        page, owner = (CASES, belongs.case_rid) if belongs.case_rid else (PROJECTS, belongs.project_rid)
        spans = tr("每期一行，如“2026年3月　产值1000000”；合同写明数额的，写“2026年3月　应拨250000”")
        asks = (
            Ask("offered", tr("参照的规定"), words=[(share.title, n) for n, share in enumerate(self._shares)],
                empty=tr("不参照，按合同填写"), wide=True),
            Ask("share_bp", draw=lambda _form: PercentEdit("share_bp")),
            Ask("share_verified"),
            Ask("share_source", wide=True),
            Ask("outputs_text", word="funding.outputs", hint=spans, lines=3),
            Ask("cards", wide=True),
        )  # fmt: skip
        super().__init__(
            session, tr("资金约定"), funding, asks, self._keep,
            start={"offered": None, "outputs_text": outputs_text(funding.outputs)},
            draft=DraftKey(page, owner, FUNDING), parent=parent,
            intro=tr("人工费用的比例或者数额由施工合同约定；参照的规定没有核实原件的，会注明“未核实”。"),
        )  # fmt: skip
        self.form.changed.connect(self._changed)

    def _keep(self, context: Context, funding: Funding) -> Funding:
        return save_funding(context, replace(funding, outputs=read_outputs(self.value("outputs_text"))))

    @property
    def elsewhere(self) -> dict[str, str]:  # type: ignore[override]
        """What is wrong with a span is told beside the spans."""
        return {"outputs": "outputs_text"}

    def _changed(self, name: str) -> None:
        chosen = self.value("offered")
        if name == "offered" and chosen is not None:
            share = self._shares[chosen]
            self.form.put("share_bp", share.share_bp)
            self.form.put("share_source", share.source)
            self.form.put("share_verified", False)
