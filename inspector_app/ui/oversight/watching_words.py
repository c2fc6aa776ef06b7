"""How the entries of 重点监管 look in lists: badges by what is owed and where they stand."""

from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.wording import short_day
from inspector_app.usecases.watch_list import WatchLine


def watch_badge(line: WatchLine) -> Badge:
    """Where it stands, in red while something is overdue."""
    if line.overdue:
        return Badge(line.state, Tone.DANGER, "triangle-alert")
    return Badge(line.state, Tone.PLAIN if line.over else Tone.INFO)


def due_badge(line: WatchLine) -> Badge | None:
    """By when something is owed, or since how long it is overdue."""
    if not line.dues:
        return None
    day = line.dues[0].day
    if day is None:
        return Badge(tr("没有规定时限"), Tone.WARNING, "triangle-alert")
    if line.overdue:
        return Badge(tr("已逾期{0}天").format((line.today - day).days), Tone.DANGER, "triangle-alert")
    tone = Tone.WARNING if day == line.today else Tone.INFO
    return Badge(tr("{0}前").format(short_day(day, line.today)), tone, "calendar")


def due_words(line: WatchLine) -> str:
    """The day as words, for a list that leaves as a file."""
    badge = due_badge(line)
    return badge.word if badge else "—"
