"""What the figures of the ledger leave out because nobody told it, said in sentences beside them."""

from collections.abc import Iterable, Iterator, Mapping

from inspector_app.domain.measures.figure import Figure

_SUMS = ("workers", "unpaid_fen")
_SHARES = ("special_account_share", "deposit_share", "real_name_share")
_GRADED = ("projects_without_arrears", "projects_general", "projects_severe")
_MOST_NAMED = 5


def untold(found: Mapping[str, Figure], later: int) -> Iterator[str]:
    """Sums of the ledger that some projects do not tell, and shares of which some were not looked at; but for the
    ``later`` projects of which that is said besides."""
    lacking = [(found[name], found[name].untold - later) for name in _SUMS if found[name].value is not None]
    sums = "、".join(f"{each.measure.words.label}{count}个" for each, count in lacking if count > 0)
    if sums:
        yield f"没有填写的项目：{sums}，合计数不含这些项目。"
    known = (found[name] for name in _SHARES if found[name].value is not None)
    shares = "、".join(f"{each.measure.words.label}{each.untold}个" for each in known if each.untold)
    if shares:
        yield f"没有核查或者没有载明的项目：{shares}，只计入分母。"


def told_apart(parts: Iterable[tuple[str, tuple[Figure, ...]]], later: int) -> Iterator[str]:
    """The same of the parts of the district, which have no column for it; the first of many. Nothing where some are of
    ``later``: which of them were told since no figure says."""
    lines = [f"{name or '未载明'}{words}" for name, figures in parts if (words := _of_part(figures))]
    if lines and not later:
        more = f"等{len(lines)}处" if len(lines) > _MOST_NAMED else ""
        yield f"分类汇总中没有定级、没有填写的：{'；'.join(lines[:_MOST_NAMED])}{more}。"


def _of_part(figures: Iterable[Figure]) -> str:
    by = {each.measure.name: each for each in figures}
    graded = sum(by[name].value or 0 for name in _GRADED)
    ungraded = (by["projects"].value or 0) - graded
    told = [f"未定级{ungraded}个"] if ungraded > 0 else []
    told += [f"没有填写{by[name].measure.words.label}{by[name].untold}个" for name in _SUMS if by[name].untold]
    return "、".join(told)
