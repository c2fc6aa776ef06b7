"""Lists from strangers, hostile and large ones, time and memory: ``uv run python -m tests.benchmarks.lists``.

Each is read in a process of its own, as the program does. Exit code 1 when one takes more than five seconds of CPU or
300 MB, or is read though it should be refused, or the other way round.
"""

import io
import json
import os
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import openpyxl

from inspector_app.exchange.tables import source
from inspector_app.exchange.tables.formats import child
from inspector_app.exchange.tables.formats.limits import CPU_SECONDS
from inspector_app.exchange.tables.grid import Book
from inspector_app.exchange.wage_list import check_book

_SECONDS, _MEGABYTES = 5.0, 300
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET = "xl/worksheets/sheet1.xml"
_TODAY = date(2026, 11, 24)
Change = Callable[[str], str]
TOO_LARGE, UNREADABLE, NO_TABLE, LOCKED = "sheet-too-large", "sheet-unreadable", "sheet-not-excel", "sheet-encrypted"


class Spent(NamedTuple):
    """What reading took: the problem (empty: it was read), seconds of CPU and on the clock, MB, and the answer."""

    problem: str
    cpu: float
    clock: float
    megabytes: int
    blob: bytes


def spent(data: bytes) -> Spent:
    """Read a file in the reading process and measure that process."""
    started = time.monotonic()
    command = [sys.executable, "-P", "-m", child.__name__, str(CPU_SECONDS)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(json.dumps([len(data), {}]).encode() + b"\n" + data)
        process.stdin.close()
    except BrokenPipeError:
        pass  # it said no before it had read all
    most: list[int] = []
    watch = threading.Thread(target=_watch, args=(process.pid, most))
    watch.start()
    head, _, blob = process.stdout.read().partition(b"\n")
    _pid, _status, usage = os.wait4(process.pid, 0)
    watch.join()
    problem = json.loads(head)[1].get("problem", "") if head else "died"
    cpu = usage.ru_utime + usage.ru_stime
    return Spent(problem, cpu, time.monotonic() - started, max(most, default=0) >> 10, blob)


def _watch(pid: int, most: list[int]) -> None:
    """Keep the most memory that a process ever had, in KB, until it is gone."""
    status = Path(f"/proc/{pid}/status")
    while True:
        try:
            told = [line for line in status.read_text().splitlines() if line.startswith("VmHWM")]
        except OSError:
            return
        if not told:
            return
        most.append(int(told[0].split()[1]))
        time.sleep(0.01)


def _parts() -> dict[str, bytes]:
    memory = io.BytesIO()
    workbook = openpyxl.Workbook()
    workbook.worksheets[0].append(["姓名", "欠发"])
    workbook.worksheets[0].append(["示例甲", 1])
    workbook.save(memory)
    with zipfile.ZipFile(memory) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


_PARTS = _parts()


def _packed(parts: dict[str, bytes]) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return memory.getvalue()


def _book(change: Change, encoding: str = "utf-8") -> bytes:
    return _packed({**_PARTS, _SHEET: change(_PARTS[_SHEET].decode()).encode(encoding)})


def _rows(rows: str) -> bytes:
    return _book(lambda text: text.replace("</sheetData>", f"{rows}</sheetData>"))


def _below(extra: str) -> Change:
    return lambda text: text.replace("</sheetData>", f"</sheetData>{extra}")


def _inline(text: str) -> str:
    return f'<row r="3"><c r="A3" t="inlineStr"><is><t>{text}</t></is></c></row>'


def _renamed(change: Change) -> bytes:
    where = "xl/_rels/workbook.xml.rels"
    parts = {name: data for name, data in _PARTS.items() if name != _SHEET}
    parts[where] = parts[where].replace(b"worksheets/sheet1.xml", b"worksheets/blatt.xml")
    return _packed({**parts, "xl/worksheets/blatt.xml": change(_PARTS[_SHEET].decode()).encode()})


def _wide() -> Iterator[tuple[str, bytes]]:
    """Ranges over millions of cells: they cost nothing and hide nothing."""
    merged = "<mergeCells><mergeCell ref={}/></mergeCells>"
    yield "merged, single quotes", _book(_below(merged.format("'A3:XFD200000'")))
    yield "merged, more blanks", _book(_below('<mergeCells><mergeCell   ref = "A3:XFD200000" /></mergeCells>'))
    prefixed = f'<x:mergeCells xmlns:x="{_MAIN}"><x:mergeCell ref="A3:XFD200000"/></x:mergeCells>'
    yield "merged, a prefix", _book(_below(prefixed))
    yield "merged, another part", _renamed(_below(merged.format('"A3:XFD200000"')))
    yield "merged, UTF-16", _book(lambda text: _utf16(_below(merged.format('"A3:XFD200000"'))(text)), "utf-16")
    yield "a link over all", _book(_below('<hyperlinks><hyperlink ref="A3:XFD200000"/></hyperlinks>'))
    yield "merged, all there is", _book(_below(merged.format('"A3:XFD1048576"')))
    yield "a heading of ( 30,000 times", _rows(_inline("(" * 30_000))


def _utf16(text: str) -> str:
    return '<?xml version="1.0" encoding="UTF-16"?>' + text


def _large() -> Iterator[tuple[str, bytes]]:
    """Small files that hold far more than any list."""
    yield "a heading of ( 2 MB", _rows(_inline("(" * 2_000_000))
    yield "1,000,000 rows", _rows("<row><c><v>1</v></c></row>" * 1_000_000)
    yield "390 MB in one cell", _rows(_inline(" " * (390 << 20)))
    yield "100 MB in one cell", _rows(_inline("长" * (34 << 20)))
    styled = "<row>" + '<c s="1"/>' * 1000 + "</row>"
    yield "6,000,000 styled cells", _rows(styled * 6000)
    where = "xl/_rels/workbook.xml.rels"
    shared = f'<Relationship Type="{_KINDS}/sharedStrings" Target="shared.xml" Id="rId9"/></Relationships>'
    texts = f'<sst xmlns="{_MAIN}">{"<si><t>a</t></si>" * 3_000_000}</sst>'.encode()
    related = _PARTS[where].replace(b"</Relationships>", shared.encode())
    yield "3,000,000 shared texts", _packed({**_PARTS, where: related, "xl/shared.xml": texts})
    yield (
        "100,000 merged ranges",
        _book(_below("<mergeCells>" + '<mergeCell ref="A1:B2"/>' * 100_000 + "</mergeCells>")),
    )
    yield "a zip bomb", _packed({**_PARTS, "xl/media/a": bytes(1 << 30)})
    yield "a csv of 60 MB", ("姓名,欠发\n" + "示例甲,1\n" * 5_000_000).encode()
    yield "html of 20 MB", ("<table>" + "<tr><td>a</td></tr>" * 1_000_000 + "</table>").encode()


def _damaged() -> Iterator[tuple[str, bytes, str]]:
    yield "1,000,000 empty rows", _rows("<row/>" * 1_000_000), ""
    yield "a row beyond the last", _rows('<row r="2000000000"><c><v>1</v></c></row>'), UNREADABLE
    yield "entities", _book(lambda text: '<!DOCTYPE a [<!ENTITY b "c">]>' + text), UNREADABLE
    yield "half a file", _packed(_PARTS)[:900], UNREADABLE
    yield "an empty archive", _packed({}), NO_TABLE
    yield "a letter", _packed({"word/document.xml": b"<x/>"}), NO_TABLE
    yield "an old workbook torn", child.OLE + bytes(600), UNREADABLE
    yield "a locked one", child.OLE + "EncryptedPackage".encode("utf-16-le"), LOCKED
    yield "rubbish", bytes(range(128, 256)) * 100, UNREADABLE
    yield "noughts", bytes(100_000), NO_TABLE
    yield "a page", b"<html><body>a</body></html>", NO_TABLE


def _lists(lines: int, sheets: int = 1) -> bytes:
    """A list of so many lines with the usual columns."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for number in range(sheets):
        sheet = workbook.create_sheet(f"{number + 1}班组")
        sheet.append(["序号", "姓名", "身份证号", "出勤", "日工资", "应发工资", "扣款", "已发工资", "欠发工资", "备注"])
        for line in range(1, lines // sheets + 1):
            sheet.append([line, f"示例{chr(0x4E00 + line % 5000)}", "", 20, 300, 6000, 0, 1000, 5000, ""])
        sheet.append(["合计", "", "", "", "", 6000 * line, 0, 1000 * line, 5000 * line, ""])
    memory = io.BytesIO()
    workbook.save(memory)
    return memory.getvalue()


def _read_whole(name: str, lines: int, data: bytes, limit: float) -> bool:
    """Read, understand and check a large list; whether it stays within its limits."""
    found = spent(data)
    started = time.process_time()
    book = Book(name, source.grids(found.blob))
    checked = check_book(book, _TODAY)
    here = time.process_time() - started
    whole = found.cpu + here
    fits = whole <= limit and found.megabytes <= _MEGABYTES and len(checked.lines) == lines
    print(f"{name:<32}{found.cpu:>7.1f} + {here:.1f} s{found.megabytes:>6} MB  {len(checked.lines)} lines{_mark(fits)}")  # noqa: T201
    return fits


def _mark(fits: bool) -> str:
    return "" if fits else "  <- not as it should be"


def main() -> int:
    """Each file with what it took; one line each."""
    wanted = [(name, data, "") for name, data in _wide()]
    wanted += [(name, data, TOO_LARGE) for name, data in _large()]
    right = True
    for name, data, problem in (*wanted, *_damaged()):
        found = spent(data)
        fits = found.problem == problem and found.cpu <= _SECONDS and found.megabytes <= _MEGABYTES
        right = right and fits
        told = (
            f"{name:<32}{len(data) >> 10:>7} KB {found.cpu:>6.1f} s CPU {found.clock:>6.1f} s {found.megabytes:>5} MB"
        )
        print(f"{told}  {found.problem or 'read'}{_mark(fits)}", flush=True)  # noqa: T201
    right &= _read_whole("5,000 lines", 5000, _lists(5000), 3)
    right &= _read_whole("5,000 lines on 100 sheets", 5000, _lists(5000, 100), 3)
    right &= _read_whole("49,000 lines", 49_000, _lists(49_000), 30)
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main())
