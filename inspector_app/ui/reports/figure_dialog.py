"""Enter or correct a figure that another body reported."""

from PySide6.QtWidgets import QWidget

from inspector_app.domain.reported import ReportedFigure
from inspector_app.ui.drawn import Ask
from inspector_app.ui.record_form import RecordForm, act
from inspector_app.ui.session import Session
from inspector_app.ui.targets import REPORTS
from inspector_app.ui.translation import tr
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import NEW, DraftKey
from inspector_app.usecases.reported_figures import save_figure, to_report, written_value

FIGURE = "figure"
"""The kind of its draft."""


class FigureDialog(RecordForm):
    """``ask`` gives back the figure as it was saved, or None."""

    def __init__(
        self, session: Session[Context], figure: ReportedFigure | None = None, parent: QWidget | None = None
    ) -> None:
        names = [(f"{measure.words.label}（{measure.words.unit}）", measure.name) for measure in to_report()]
        asks = (
            Ask("body", word="reported_figure.body", required=True, lacking="figure-no-body"),
            Ask("measure", word="reported_figure.measure", words=names, required=True),
            Ask("value", word="reported_figure.value", required=True),
            Ask("received_on", word="reported_figure.received_on", required=True),
            Ask("first_day", word="reported_figure.first_day", required=True),
            Ask("last_day", word="reported_figure.last_day", required=True),
            Ask("note", word="reported_figure.note", lines=2, wide=True),
        )
        super().__init__(
            session, tr("报送数字"), _begun(session, figure), asks, act(save_figure, figure.rid if figure else ""),
            verb=tr("保存"), draft=DraftKey(REPORTS, figure.rid if figure else NEW, FIGURE), parent=parent,
            intro=tr("公安、法院、住建、司法等单位报来的数字，照来件填写；与按记录统计的数字分开，不会相加。"),
        )  # fmt: skip


def _begun(session: Session[Context], figure: ReportedFigure | None) -> dict[str, object]:
    """What stands in the entries; a new one is of this month so far."""
    if figure is None:
        today = session.context.clock.today()
        days = {"first_day": today.replace(day=1), "last_day": today, "received_on": today}
        return {"body": "", "measure": "", "value": "", "note": "", **days}
    return {
        "body": figure.body, "measure": figure.measure, "value": written_value(figure), "note": figure.note,
        "first_day": figure.first_day, "last_day": figure.last_day, "received_on": figure.received_on,
    }  # fmt: skip
