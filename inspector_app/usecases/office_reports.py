"""周报、月报、专项报告 of everything that an office holds: the same report, of all bureaus that handed over."""

from datetime import date
from pathlib import Path

from inspector_app.domain.measures.report import Report
from inspector_app.domain.reported import ReportKind
from inspector_app.domain.role import Role
from inspector_app.support.clock import Clock
from inspector_app.support.progress import NoProgress, unwatched
from inspector_app.usecases.measures import campaign_named, grounds_by
from inspector_app.usecases.office import office_opened
from inspector_app.usecases.office_measures import OfficeSource
from inspector_app.usecases.own_data import load_forms, load_law
from inspector_app.usecases.report_files import ReportFile, check_ending, perform_report_file
from inspector_app.usecases.reports import ReportOrder, report_of, report_span


def office_report(
    folder: Path, passphrase: str, clock: Clock, kind: ReportKind, ending: date, campaign: str = "",
    out: Path | None = None, url: str = "",
) -> Report:  # fmt: skip
    """Count it, and write it to ``out``. What was sent is the bureaus' own: the period before is told as it is now.

    Raises as :func:`~.reports.prepare_report`, :func:`~.report_files.perform_report_file` and ``open_office``.
    """
    if out:
        check_ending(out)
    law = load_law()
    forms, today = load_forms(law=law), clock.today()
    with office_opened(folder, passphrase, url) as office:
        source, name = OfficeSource(office.database), office.card.office
        named = campaign_named(source.campaigns(), campaign) if campaign else None
        span = report_span(today, kind, ending, named)
        order = ReportOrder(kind, span, named, name, clock.now(), grounds_by(forms, law, today))
        made = report_of(order, source, unwatched)
    if out:
        perform_report_file(ReportFile(made, forms.with_role(Role.REPORT, today)[0], name, out), NoProgress())
    return made
