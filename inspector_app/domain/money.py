"""Money in whole 分: read from people and spreadsheets, written in figures and in capitals (银发〔1997〕393号)."""

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from inspector_app.domain.figures import without_thousands
from inspector_app.support.errors import Problem, Refused

MAX_FEN = 999_999_999_999_99  # twelve digits of yuan: beyond every wage bill, well inside 2**53
_LONGEST_SHOWN = 10
_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万亿")


def round_fen(yuan: Decimal) -> int:
    """The one rounding of the program: yuan to 分, half up."""
    return int((yuan * 100).quantize(Decimal(1), ROUND_HALF_UP))


def parse_yuan(text: str | int | Decimal, where: str) -> int:
    """Read an amount in yuan as 分. Full-width digits, thousands commas, ￥ and a final 元 are understood.

    Raises :class:`Refused`: ``money-shape``, ``money-negative``, ``money-decimals`` (more than two, never rounded
    silently), ``money-too-large``, and as :func:`~.figures.without_thousands`.
    """
    raw = without_thousands(str(text), where).lstrip("￥¥").removesuffix("元")
    try:
        amount = Decimal(raw)
    except InvalidOperation:
        raise Refused(Problem("money-shape", where, details={"text": str(text)[:20]})) from None
    if not amount.is_finite():
        raise Refused(Problem("money-shape", where, details={"text": str(text)[:20]}))
    if amount < 0:
        raise Refused(Problem("money-negative", where, details={"text": str(text)[:20]}))
    if amount > Decimal(MAX_FEN) / 100:
        told = (
            raw if len(raw) <= _LONGEST_SHOWN else f"{raw[:_LONGEST_SHOWN]}…（{len(raw)}位）"
        )  # no number of a person
        raise Refused(Problem("money-too-large", where, details={"text": told}))
    if amount != amount.quantize(Decimal("0.01"), ROUND_HALF_UP):
        raise Refused(Problem("money-decimals", where, details={"text": str(text)[:20]}))
    return round_fen(amount)


def yuan(fen: int) -> str:
    """Figures with thousands commas and two decimals, without a currency sign: 34,129.73."""
    sign, value = ("-", -fen) if fen < 0 else ("", fen)
    return f"{sign}{value // 100:,}.{value % 100:02d}"


def _group_in_capitals(value: int) -> str:
    """Up to four digits in capitals, inner zeros folded into one 零."""
    text, gap = "", False
    for place in range(3, -1, -1):
        digit = value // 10**place % 10
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + _PLACES[place]
            gap = False
        else:
            gap = True
    return text


def capitals(fen: int) -> str:
    """The amount in capitals, as on cheques: 叁拾肆万壹仟贰佰玖拾叁元柒角叁分. Raises ValueError below zero."""
    if fen < 0:
        raise ValueError("capitals are for amounts of zero or more")
    whole, jiao, cent = fen // 100, fen // 10 % 10, fen % 10
    text, rest, gap = "", whole, False
    for group in range(3, -1, -1):
        size = 10_000**group
        value, rest = divmod(rest, size)
        if value:
            needs_zero = text and (gap or value < 1000)
            text += ("零" if needs_zero else "") + _group_in_capitals(value) + _GROUPS[group]
            gap = False
        else:
            gap = gap or bool(text)
    if text:
        text += "元"
    if jiao:
        text += _DIGITS[jiao] + "角"
    elif cent and text:
        text += "零"
    if cent:
        return text + _DIGITS[cent] + "分"
    return (text or "零元") + "整"
