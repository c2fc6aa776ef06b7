"""设置: the agency, the inspectors, the passphrase, the province's own threshold, a year's holiday notice."""

from dataclasses import replace

from inspector_app.domain.agency import Agency, Inspector
from inspector_app.domain.threshold import Threshold, own_threshold
from inspector_app.support.errors import Problem, Refused, refuse_errors
from inspector_app.usecases.context import Context
from inspector_app.vault.keys import FULL_COST, KeyCost

_THRESHOLD = ("threshold-single", "threshold-group", "threshold-document")


def save_agency(context: Context, agency: Agency) -> Agency:
    """Keep the agency. Raises :class:`Refused` ``setup-missing`` or ``place-unknown``."""
    wanted = ("name", "short_name", "province")
    problems = [Problem("setup-missing", name) for name in wanted if not getattr(agency, name).strip()]
    refuse_errors(problems)
    code = context.law.places.code(agency.province)
    tidy = replace(agency, rid=context.agency.rid, province=code or agency.province)
    with context.unit("修改机关信息") as unit:
        unit.put(tidy)
    return tidy


def save_inspector(context: Context, inspector: Inspector) -> Inspector:
    """Keep an inspector; a renewed certificate is typed here. Raises :class:`Refused`."""
    problems = [Problem("setup-missing", n) for n in ("name", "certificate") if not getattr(inspector, n).strip()]
    same = [i for i in context.store.find(Inspector, certificate=inspector.certificate) if i.rid != inspector.rid]
    if same:
        problems.append(Problem("setup-same-certificate", "certificate"))
    known = context.store.get(Inspector, inspector.rid)
    if known and known.writer and not (inspector.writer and inspector.active):
        problems.append(Problem("writer-stays", "active"))
    if inspector.writer and not (known and known.writer):
        problems.append(Problem("writer-only-one", "writer"))
    refuse_errors(problems)
    with context.unit("修改监察员信息") as unit:
        unit.put(inspector)
    return inspector


def change_passphrase(context: Context, old: str, new: str, cost: KeyCost = FULL_COST) -> None:
    """Another passphrase; the database is not rewritten. Raises ``passphrase-wrong`` or ``passphrase-too-short``."""
    context.store.change_passphrase(old, new, cost=cost)


def set_threshold(context: Context, single_fen: int, group_fen: int, document: str) -> Threshold:
    """本省数额标准 as typed by the inspector, with the document it comes from. Raises :class:`Refused`."""
    if single_fen <= 0 or group_fen <= 0:
        raise Refused(Problem("threshold-not-positive", "threshold"))
    if not document.strip():
        raise Refused(Problem("threshold-no-document", "threshold.document"))
    for key, value in zip(_THRESHOLD, (str(single_fen), str(group_fen), document.strip()), strict=True):
        context.store.settings.set(key, value)
    return threshold(context)


def threshold(context: Context) -> Threshold:
    """The typed standard when there is one, else what the lawbook knows of the agency's province."""
    single, group, document = (context.store.settings.get(key) for key in _THRESHOLD)
    if single and group:
        place = context.law.places.name(context.agency.province) or context.agency.province
        return own_threshold(int(single), int(group), place, document)
    return context.law.threshold(context.agency.province)
