"""Headings that name an amount and tell a share or a count of it: 已发比例, 已发次数, 欠发（%）. They are no amounts."""

import re
import unicodedata

from inspector_app.exchange.tables.fields import Fit, ListKind, Shape, heading_key, structure

SHARE = "是比例或者数目，不是金额"
_INSIDE = re.compile(r"\((.{1,20})\)\s*$")
_LONGEST = 200


def is_share(kind: ListKind, text: str) -> bool:
    """Whether the heading of a column tells a share or a count of what its words name."""
    found = kind.match(text)
    inside = _INSIDE.search(unicodedata.normalize("NFKC", text[:_LONGEST]))
    said = (heading_key(text), inside[1].strip() if inside else "")
    shape = kind.by_name[found.field].shape if found else Shape.AMOUNT
    is_guess = found is not None and found.fit is not Fit.EXACT
    if any(each.endswith(structure().shares) for each in said):
        return shape is Shape.AMOUNT or (is_guess and shape in (Shape.FIGURE, Shape.COUNT))
    return shape is Shape.AMOUNT and any(each.endswith(structure().counts) for each in said)
