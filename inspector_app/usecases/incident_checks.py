"""What a 快报 of an incident says beside itself: how grave it is, and how long ago it was."""

import re
from collections.abc import Iterator
from datetime import datetime

from inspector_app.domain.dates import chinese
from inspector_app.domain.incident import IncidentReportKind
from inspector_app.domain.role import Role
from inspector_app.formdefs.model import Facts, Form
from inspector_app.support import vocabulary
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.surroundings import Surroundings

_LEVEL, _BEGAN, _COURSE, _KIND = "incident.level", "incident.began_at", "incident.facts", "incident_report.kind"


def incident_problems(form: Form, around: Surroundings, facts: Facts) -> Iterator[Problem]:
    """Nothing of any other paper."""
    if around.context.rule(form.id).role is Role.INCIDENT_REPORT:
        yield from _graver(around, facts)
        yield from _late(around, facts)
        yield from _held(facts)


def _graver(around: Surroundings, facts: Facts) -> Iterator[Problem]:
    """Somebody died, and the level is the lowest: which one it is the bureau's own plan says, so that is asked."""
    level, levels = str(facts.get(_LEVEL) or ""), around.context.law.watching.levels
    dead = _DEAD.search(_NOBODY.sub("", str(facts.get(_COURSE) or "")))
    if dead and levels and level.startswith(levels[0].title):
        yield Problem("incident-graver", _LEVEL, Level.WARNING, {"word": dead[0], "level": level})


_DEAD = re.compile("死亡|身亡|坠亡|遇难|不治|重伤|病危")
_NOBODY = re.compile("(?:没有|无|未)[^，。；]{0,6}(?:死亡|伤亡|重伤)")


def _held(facts: Facts) -> Iterator[Problem]:
    """APL art. 18(3): we hold nobody: who tells that somebody was held names the body that did."""
    for sentence in re.split("[。；\n]", str(facts.get(_COURSE) or "")):
        if (held := _CAUGHT.search(_NOT_CAUGHT.sub("", sentence))) and not _HOLDERS.search(sentence):
            yield Problem("incident-held", _COURSE, Level.WARNING, {"word": held[0]})
            return


_CAUGHT = re.compile("(?:行政|刑事)?拘留|逮捕|强制带离")
_HOLDERS = re.compile("公安|派出所|检察|法院")
_NOT_CAUGHT = re.compile("(?:没有|无|未|不)[^，。；]{0,6}(?:拘留|逮捕|强制带离)")


def _late(around: Surroundings, facts: Facts) -> Iterator[Problem]:
    """R423 art. 14(4): an incident is dealt with at once; its first report days later says why."""
    if facts.get(_KIND) != vocabulary.word(IncidentReportKind.FIRST):
        return
    try:
        began = civil_date(datetime.fromisoformat(str(facts.get(_BEGAN))))
    except ValueError:
        return
    days = (around.context.clock.today() - began).days
    if days > 1:
        yield Problem("incident-late", _BEGAN, Level.WARNING, {"day": chinese(began), "days": str(days)})
