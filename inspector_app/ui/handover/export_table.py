"""The packages that were written, the newest first, each with the office's answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from inspector_app.domain.dates import iso_minute
from inspector_app.ui.handover.handover_words import span_words
from inspector_app.ui.theme import Tone
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.table_model import Column
from inspector_app.usecases.handover import Export

_HEIGHT, _MOST_ROWS = 280, 30


@dataclass(frozen=True, slots=True)
class ExportLine:
    """A package and whether the office's receipt covers it."""

    export: Export
    acknowledged: bool


class ExportTable(Table):
    """Shows :class:`ExportLine`."""

    def __init__(self) -> None:
        def state(line: ExportLine) -> Badge:
            if line.acknowledged:
                return Badge(self.tr("已回执"), Tone.OK)
            return Badge(self.tr("待回执"), Tone.INFO, "hourglass")

        columns = (
            Column(self.tr("导出时间"), lambda line: iso_minute(line.export.made_at), width=168),
            Column(self.tr("文件"), lambda line: line.export.file),
            Column(self.tr("记录"), lambda line: span_words(line.export), width=170),
            Column(self.tr("校验值"), lambda line: line.export.sha256[:16], width=168),
            Column(self.tr("回执"), lambda line: state(line).word, width=120, badge=state),
        )
        empty = EmptyState(self.tr("还没有导出过"), self.tr("第一次导出会带上全部记录。"), "package-check")
        super().__init__(columns, self.tr("导出记录"), empty)
        self.show_whole(_HEIGHT, _MOST_ROWS)

    def show_lines(self, lines: Sequence[ExportLine]) -> None:
        """Show these packages."""
        self.show_records(lines, lambda line: (line.export.file, line.export.made_at), of=self)
