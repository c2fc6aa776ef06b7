"""Headings that name an amount and tell a share or a count of it: 已发比例, 已发次数, 欠发（%）."""

import re
import unicodedata
from collections.abc import Sequence

from inspector_app.exchange.tables.columns.heading_key import heading_key
from inspector_app.exchange.tables.fields import Fit, ListKind, Shape
from inspector_app.exchange.tables.structure import structure

SHARE = "是比例或者数目，不是金额"
_INSIDE = re.compile(r"\((.{1,20})\)\s*$")
_AT_RATE = re.compile(r"\d+(?:\.\d+)?%")
_LONGEST = 200


def is_share(kind: ListKind, titles: Sequence[str]) -> bool:
    """Whether the heading of a column, storey by storey, tells a share or a count of what its words name."""
    named = [at for at, title in enumerate(titles) if heading_key(title)]
    text = "".join(titles[named[-1] :] if named else titles)  # （%） may stand in a cell of its own
    found = kind.match(text)
    inside = _INSIDE.search(unicodedata.normalize("NFKC", text[:_LONGEST]))
    said = (heading_key(text), inside[1].strip() if inside else "")
    if _AT_RATE.fullmatch(said[1]):  # 质保金（3%） is the amount that the rate gives
        return False
    shape = kind.by_name[found.field].shape if found else Shape.AMOUNT
    is_guess = found is not None and found.fit is not Fit.EXACT
    if any(each.endswith(structure().shares) for each in said):
        return shape is Shape.AMOUNT or (is_guess and shape in (Shape.FIGURE, Shape.COUNT))
    return shape is Shape.AMOUNT and any(each.endswith(structure().counts) for each in said)
