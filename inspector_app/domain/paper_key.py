"""Secret keys as they are written on paper and typed back: letters that nobody takes for another, a check in each row.

The letters are those of Bech32 (BIP 173) in capitals: no B, I, O and no 1; an age key is made of them already. A row is
sixteen of them in fours, and four that follow from these and its number.
"""

import hashlib
import unicodedata
from collections.abc import Sequence

from inspector_app.support.errors import Problem, Refused

ALPHABET = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"
_TAKEN_FOR = str.maketrans({"O": "0", "I": "L", "1": "L", "B": "8"})
_ROW, _GROUP, _CHECK = 16, 4, 4


def letters_of(secret: bytes) -> str:
    """The bytes as letters, five bits each."""
    number, count = int.from_bytes(secret, "big"), -(-len(secret) * 8 // 5)
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(count)))


def bytes_of(letters: str, size: int) -> bytes | None:
    """So many bytes that these letters tell; None when they tell more than that."""
    number = 0
    for letter in letters:
        number = number << 5 | ALPHABET.index(letter)
    return number.to_bytes(size, "big") if number < 1 << 8 * size else None


def rows_of(letters: Sequence[str]) -> tuple[str, ...]:
    """The rows of several keys one after the other: each key begins a row."""
    parts = [key[at : at + _ROW] for key in letters for at in range(0, len(key), _ROW)]
    return tuple(f"{in_groups(part)} {_check(number, part)}" for number, part in enumerate(parts, 1))


def typed_keys(text: str, sizes: Sequence[int]) -> tuple[str, ...]:
    """The letters of several keys, of which so many letters each are wanted, as they were typed row by row.

    Raises :class:`Refused` ``paper-key-rows`` when there are more or fewer rows, ``paper-key-row`` with the number of
    the first row that is not as it was written.
    """
    rows = [row for line in text.splitlines() if (row := _plain(line))]
    whole, found = _checked(rows, _numbered(sizes)), []
    for size in sizes:
        found.append(whole[:size])
        whole = whole[size:]
    return tuple(found)


def typed_last_key(text: str, sizes: Sequence[int]) -> str:
    """The letters of the last of several keys, where its rows alone or those of all were typed, with or without line
    breaks. Raises :class:`Refused` as :func:`typed_keys`."""
    every, letters = _numbered(sizes), _plain(text)
    own = every[-len(_parts(sizes[-1])) :]
    is_from_first = letters[_ROW : _ROW + _CHECK] == _check(1, letters[:_ROW])
    wanted = every if is_from_first or len(letters) > sum(size + _CHECK for _, size in own) + _ROW else own
    rows, rest = [], letters
    for _, size in wanted[:-1]:
        rows.append(rest[: size + _CHECK])
        rest = rest[size + _CHECK :]
    return _checked([row for row in (*rows, rest) if row], wanted)[-sizes[-1] :]


def _numbered(sizes: Sequence[int]) -> list[tuple[int, int]]:
    """The number of each row and how many letters of a key it has."""
    return list(enumerate((size for whole in sizes for size in _parts(whole)), 1))


def _checked(rows: Sequence[str], wanted: Sequence[tuple[int, int]]) -> str:
    if len(rows) != len(wanted):
        raise Refused(Problem("paper-key-rows", "text", details={"wanted": str(len(wanted)), "rows": str(len(rows))}))
    for row, (number, size) in zip(rows, wanted, strict=True):
        if len(row) != size + _CHECK or row[size:] != _check(number, row[:size]):
            raise Refused(Problem("paper-key-row", "text", details={"row": str(number)}))
    return "".join(row[:-_CHECK] for row in rows)


def _parts(size: int) -> list[int]:
    return [min(_ROW, size - at) for at in range(0, size, _ROW)]


def _plain(line: str) -> str:
    letters = unicodedata.normalize("NFKC", line).upper().translate(_TAKEN_FOR)
    return "".join(letter for letter in letters if letter.isalnum())


def in_groups(letters: str) -> str:
    """Letters in fours, so that whoever compares them keeps the place."""
    return " ".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))


def _check(number: int, letters: str) -> str:
    digest = hashlib.sha256(f"{number} {letters}".encode()).digest()
    return "".join(ALPHABET[byte & 31] for byte in digest[:_CHECK])
