import io
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.exchange.archive import Unpacker, overhead, pack
from inspector_app.support.errors import Trouble


def unpacked(data: bytes, step: int = 7) -> dict[str, bytes]:
    found: dict[str, bytearray] = {}

    def begin(name, size):
        found[name] = bytearray()
        return found[name].extend

    ended = []
    reader = Unpacker(begin, ended.append)
    for start in range(0, len(data), step):
        reader.feed(data[start : start + step])
    reader.close()
    assert ended == list(found)
    return {name: bytes(content) for name, content in found.items()}


MEMBERS = {"bagit.txt": b"one", "data/empty": b"", "data/blobs/x": bytes(range(256)) * 300}


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.from_regex(r"[a-z/]{1,20}", fullmatch=True), st.binary(max_size=300), min_size=1))
def test_what_is_packed_is_unpacked_and_is_a_zip(members):
    data = b"".join(pack(members.items()))
    assert unpacked(data) == members
    assert len(data) == overhead(members) + sum(map(len, members.values()))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == members


def test_a_checksum_that_is_known_already_is_the_one_that_stands_there():
    members = {"a": b"12", "b": b"3"}
    assert b"".join(pack(members.items(), {"b": zlib.crc32(b"3")})) == b"".join(pack(members.items()))


def test_every_changed_byte_outside_the_content_is_refused():
    data = b"".join(pack([("a", b""), ("b", b"x")]))
    for position in range(len(data)):
        bad = bytearray(data)
        bad[position] ^= 0x41
        if bad[30:31] != data[30:31] or b"b" not in bad:
            continue  # a changed name is consistent only when it is changed in both places
        with pytest.raises(Trouble):
            unpacked(bytes(bad))


@pytest.mark.parametrize("cut", [0, 1, 29, 31, 40, 100, -1])
def test_a_cut_archive_is_refused(cut):
    with pytest.raises(Trouble) as trouble:
        unpacked(b"".join(pack(MEMBERS.items()))[:cut])
    assert trouble.value.code == "package-malformed"


def foreign(**options) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", options.pop("method", zipfile.ZIP_STORED)) as archive:
        info = zipfile.ZipInfo(options.get("name", "a"))
        info.compress_type = archive.compression
        info.extra = options.get("extra", b"")
        archive.writestr(info, b"0" * 50_000)
        archive.comment = options.get("comment", b"")
    return memory.getvalue()


@pytest.mark.parametrize(
    "options", [{"method": zipfile.ZIP_DEFLATED}, {"extra": b"\1\0\0\0"}, {"comment": b"hello"}, {"name": "甲"}]
)
def test_unusual_archives_are_refused(options):
    with pytest.raises(Trouble):
        unpacked(foreign(**options))


def test_bytes_after_the_end_are_refused():
    with pytest.raises(Trouble):
        unpacked(b"".join(pack(MEMBERS.items())) + b"\0")
