import stat
import sys
import threading
from dataclasses import replace

import pytest
from PySide6.QtPrintSupport import QPrinter

from inspector_app.documents.images import page_count, page_sizes
from inspector_app.documents.render import Mark, render
from inspector_app.formdefs.catalogue import Catalogue
from inspector_app.formdefs.facts import example
from inspector_app.support.errors import Trouble
from inspector_app.support.paths import forms_folder
from inspector_app.support.progress import Cancelled, NoProgress
from inspector_app.ui.jobs import Steps
from inspector_app.ui.printing import JOB_NAME, LpPrinting, QtPrinting, draw
from tests.builders import NOON


@pytest.fixture(scope="module")
def pdf():
    form = Catalogue.load(forms_folder()).find("service-record")
    return render(form, example(form), copy=form.copies[0], mark=Mark.REVIEW, made_at=NOON, author="示例局")


@pytest.fixture
def device(tmp_path, qapp):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    return printer


def test_every_page_is_drawn_at_paper_size(pdf, device, tmp_path):
    draw(pdf, device, NoProgress())
    printed = (tmp_path / "out.pdf").read_bytes()
    assert page_count(printed) == page_count(pdf)
    assert device.resolution() == 300
    width, height = page_sizes(printed)[0]
    assert (round(width), round(height)) == (595, 842)


def test_the_queue_names_nobody(pdf, device):
    draw(pdf, device, NoProgress())
    assert device.docName() == JOB_NAME


def test_progress_goes_page_by_page_and_a_stop_is_heard(pdf, device):
    stop = threading.Event()
    stop.set()
    with pytest.raises(Cancelled):
        draw(pdf, device, Steps(stop, lambda *_: None))


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_cannot_begin_is_told_in_words(pdf, device, tmp_path):
    device.setOutputFileName(str(tmp_path / "no such folder" / "out.pdf"))
    with pytest.raises(Trouble, match="printer-no-answer"):
        draw(pdf, device, NoProgress())


def test_a_printer_that_is_gone_is_told_in_words(pdf, qapp):
    with pytest.raises(Trouble, match="printer-gone"):
        QtPrinting().send(pdf, "没有这台打印机", 1, NoProgress())


@pytest.fixture
def lp(tmp_path):
    """A command in the place of lp that keeps what it was given."""

    def make(code: int):
        command = tmp_path / "lp"
        command.write_text(
            f"#!{sys.executable}\nimport sys, pathlib\n"
            f"pathlib.Path({str(tmp_path / 'in.pdf')!r}).write_bytes(sys.stdin.buffer.read())\n"
            f"pathlib.Path({str(tmp_path / 'args')!r}).write_text(chr(10).join(sys.argv[1:]))\n"
            f"sys.stderr.write('queue is stopped')\nsys.exit({code})\n"
        )
        command.chmod(command.stat().st_mode | stat.S_IXUSR)
        return LpPrinting(str(command))

    return make


def test_lp_gets_the_paper_by_standard_input(pdf, lp, tmp_path):
    form = replace(Catalogue.load(forms_folder()).find("service-record"), landscape=True, a3=True)
    large = render(form, example(form), copy=form.copies[0], mark=Mark.REVIEW, made_at=NOON, author="示例局")
    lp(0).send(pdf, "示例打印机", 2, NoProgress())
    assert (tmp_path / "in.pdf").read_bytes() == pdf
    given = (tmp_path / "args").read_text().splitlines()
    assert given[:4] == ["-d", "示例打印机", "-n", "2"]
    assert "media=A4" in given
    lp(0).send(large, "示例打印机", 1, NoProgress())
    assert "media=A3" in (tmp_path / "args").read_text().splitlines()


def test_lp_that_refuses_is_told_in_words(pdf, lp):
    with pytest.raises(Trouble) as trouble:
        lp(1).send(pdf, "示例打印机", 1, NoProgress())
    assert trouble.value.code == "printer-refused"
    assert trouble.value.details["reason"] == "queue is stopped"


def test_lp_that_is_missing_is_told_in_words(pdf, tmp_path):
    with pytest.raises(Trouble, match="printer-no-answer"):
        LpPrinting(str(tmp_path / "none")).send(pdf, "", 1, NoProgress())
