"""What looks for traces finds them: in every encoding, anywhere in a file."""

import base64
import json
from urllib.parse import quote

import pytest

from tests.builders import an_id_number
from tests.traces import Traces

WORDS = frozenset({"龚示例", an_id_number(), "13900000000", "6222020000000000000"})
BEFORE, AFTER = b"\x00\x1f\x8b", "后面".encode()
WAYS = {
    **{code: lambda word, code=code: word.encode(code) for code in ("utf-8", "gbk", "utf-16-le", "utf-16-be")},
    "hex": lambda word: word.encode().hex().encode(),
    "HEX": lambda word: word.encode().hex().upper().encode(),
    "json": lambda word: json.dumps({"x": word}).encode(),
    "address": lambda word: quote(f"/文书/{word}.pdf").encode(),
    **{
        f"base64 after {number}": lambda word, number=number: base64.b64encode(b"x" * number + word.encode() + b"yz")
        for number in range(3)
    },
    "base64 of an address": lambda word: base64.urlsafe_b64encode(b"?>" + word.encode() + b"?>"),
    "base64 of utf-16": lambda word: base64.b64encode(("甲" + word + "乙").encode("utf-16-le")),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_word_is_found(way):
    for word in WORDS:
        assert word in Traces(WORDS).found_in(BEFORE + WAYS[way](word) + AFTER)


def test_nothing_is_found_where_nothing_stands(tmp_path):
    (tmp_path / "a").write_bytes(bytes(range(256)) * 400)
    assert Traces(WORDS).below(tmp_path) == {}


def test_a_file_is_told_by_its_name_too(tmp_path):
    (tmp_path / "龚示例的笔录.tmp").write_bytes(b"")
    (tmp_path / "card.pub").write_text("龚示例", encoding="utf-8")
    assert Traces(WORDS).below(tmp_path, but=["card.pub"]) == {"龚示例的笔录.tmp": ["龚示例"]}
