"""Numbers that identify people and firms: check digits, birth dates, masks. Sources: GB 11643-1999, GB 32100-2015."""

import re
import time
import uuid
from collections.abc import Callable
from datetime import date

from inspector_app.support.errors import Level, Problem

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
_USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WITHIN = re.compile(f"(?<![0-9A-Z])[{_USCC_ALPHABET}]{{18}}(?![0-9A-Z])")
_USCC_WEIGHTS = tuple(pow(3, i, 31) for i in range(17))
_MINIMUM_WORKING_AGE = 16
_WEEK = 7 * 24 * 3600
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(ord("！"), ord("～") + 1)}
_TO_CLOSE = re.compile(r"[！-～\s]")
_MASKED = re.compile(r"[*＊●•×]{2,}|(?<=\d)[xX]{3,}")


def new_rid() -> str:
    """A random record identity. What is made in one week begins alike, and so lies together in every index: a database
    of millions takes a day's records in without touching each of its pages. The week begins with the same byte again
    after five years, which harms nothing."""
    week = int(time.time()) // _WEEK % 256
    return str(uuid.UUID(bytes=bytes([week]) + uuid.uuid4().bytes[1:]))


def named_rid(namespace: str, *parts: str) -> str:
    """The same identity on every laptop for the same namespace (the agency's rid) and parts."""
    return str(uuid.uuid5(uuid.UUID(namespace), "\x1f".join(parts)))


def half_width(text: str) -> str:
    """Full-width digits and letters made half-width, blanks removed: how an identifier is read from a ledger."""
    if _TO_CLOSE.search(text) is None:
        return text.upper()
    return "".join(text.translate(_HALF_WIDTH).split()).upper()


def is_masked(number: str) -> bool:
    """Whether somebody made a part of a number unreadable before it was handed over: 3299**********1614."""
    return bool(_MASKED.search(number))


def id_check_digit(first17: str) -> str:
    """The check digit of a citizen's identity number (GB 11643-1999)."""
    return _ID_CHECKS[sum(int(c) * w for c, w in zip(first17, _ID_WEIGHTS, strict=True)) % 11]


def birth_date(id_number: str) -> date | None:
    """The date of birth inside an 18-digit identity number, or None when it does not exist."""
    try:
        return date(int(id_number[6:10]), int(id_number[10:12]), int(id_number[12:14]))
    except ValueError:
        return None


def sex(id_number: str) -> str:
    """男 or 女 from the sequence digit of an 18-digit identity number; empty when it cannot be told."""
    if len(id_number) != 18 or not id_number[16].isdigit():
        return ""
    return "男" if int(id_number[16]) % 2 else "女"


def age_on(id_number: str, day: date) -> int | None:
    """Full years of age on ``day``, or None when the number holds no valid date."""
    born = birth_date(id_number)
    if born is None or born > day:
        return None
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def id_number_problems(id_number: str, where: str, today: date) -> list[Problem]:
    """What is wrong with a citizen's identity number: shape, birth date, check digit, working age."""
    if len(id_number) == 15 and id_number.isdigit():
        return [Problem("id-15-digits", where)]
    plain = id_number.isascii()
    if len(id_number) != 18 or not (
        plain and id_number[:17].isdigit() and (id_number[17].isdigit() or id_number[17] == "X")
    ):
        return [Problem("id-shape", where, details={"length": str(len(id_number))})]
    age = age_on(id_number, today)
    if age is None or age > 120:
        return [Problem("id-birth-date", where)]
    if id_check_digit(id_number[:17]) != id_number[17]:
        return [Problem("id-check-digit", where)]
    if age < _MINIMUM_WORKING_AGE:
        return [Problem("id-under-age", where, Level.WARNING, {"age": str(age)})]
    return []


def uscc_check_character(first17: str) -> str:
    """The check character of a unified social credit code (GB 32100-2015)."""
    total = sum(_USCC_ALPHABET.index(c) * w for c, w in zip(first17, _USCC_WEIGHTS, strict=True))
    return _USCC_ALPHABET[(31 - total % 31) % 31]


def uscc_problems(code: str, where: str) -> list[Problem]:
    """What is wrong with a unified social credit code. Old 15-digit registration numbers only earn a warning."""
    if len(code) == 15 and code.isdigit():
        return [Problem("uscc-old-number", where, Level.WARNING)]
    if len(code) != 18 or any(c not in _USCC_ALPHABET for c in code):
        return [Problem("uscc-shape", where, details={"length": str(len(code))})]
    if uscc_check_character(code[:17]) != code[17]:
        return [Problem("uscc-check-character", where)]
    return []


def uscc_in(text: str) -> str:
    """The unified social credit code within a text, such as the address in the code of a licence; else empty."""
    found = (each[0] for each in _USCC_WITHIN.finditer(text.upper()))
    return next((code for code in found if not uscc_problems(code, "")), "")


def card_problems(card: str, where: str) -> list[Problem]:
    """Doubts about a bank card number. Some domestic cards fail Luhn, so this only ever warns."""
    if is_masked(card):
        return [Problem("card-masked", where, Level.WARNING)]
    if not (card.isascii() and card.isdigit()) and 16 <= sum(map(str.isdigit, card)) <= 19:
        return [Problem("card-mixed", where, Level.WARNING)]
    if not (card.isascii() and card.isdigit()) or not 16 <= len(card) <= 19:
        return [Problem("card-shape", where, Level.WARNING, {"length": str(len(card))})]
    total = 0
    for place, digit in enumerate(reversed(card)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return [] if total % 10 == 0 else [Problem("card-check-digit", where, Level.WARNING)]


def mobile_problems(number: str, where: str) -> list[Problem]:
    """Doubts about a telephone number: 11-digit mobile or a landline with area code."""
    digits = number.replace("-", "") if number.isascii() else ""
    mobile = len(digits) == 11 and digits.isdigit() and digits[0] == "1" and digits[1] in "3456789"
    landline = digits.isdigit() and digits.startswith("0") and 10 <= len(digits) <= 12
    return [] if mobile or landline else [Problem("phone-shape", where, Level.WARNING)]


def mask_of(name: str) -> Callable[[str], str]:
    """How numbers of a field are shown beside others: of a card only the end, of any other number both ends."""
    return masked_card if name.rpartition(".")[2] == "card" else masked_id


def masked_id(id_number: str) -> str:
    """First three and last four characters, the rest as asterisks."""
    return (
        f"{id_number[:3]}{'*' * (len(id_number) - 7)}{id_number[-4:]}" if len(id_number) > 7 else "*" * len(id_number)
    )


_NUMBER_IN_TEXT = re.compile(
    r"\d{10,}[\dXx\uff38\uff58]|(?<!\d)\d{6}[ -]?\d{4}[ -]?\d{4}[ -]?\d{3}[\dXx]"
    r"|(?<!\d)1\d\d[ -]\d{4}[ -]\d{4}(?!\d)|(?<!\d)(?:\d{4}[ -]){3,4}\d{3,4}(?!\d)"
)


def numbers_masked(text: str) -> str:
    """A text with its long numbers (documents, cards, telephones) masked, also those written in groups."""
    return _NUMBER_IN_TEXT.sub(lambda found: masked_id(found[0]), text)


_CARD_IN_TEXT = re.compile(r"(?<!\d)\d(?:[ -]?\d){14,17}[ -]?[\dXx](?!\d)")


def tells_number(text: str) -> bool:
    """Whether a text holds the number of a document or of a bank card; numbers of banks are shorter."""
    return _CARD_IN_TEXT.search(text) is not None


def masked_phone(number: str) -> str:
    """First three and last four digits, the rest as asterisks."""
    return masked_id(number)


def masked_card(card: str) -> str:
    """Only the last four digits."""
    return f"{'*' * (len(card) - 4)}{card[-4:]}" if len(card) > 4 else "*" * len(card)
