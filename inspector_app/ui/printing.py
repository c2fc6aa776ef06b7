"""Papers to the printer: grey pages at 300 dpi through Qt, or the PDF itself to ``lp``; never a plain file on disk."""

import os
import shutil
import subprocess
import sys
from typing import Protocol

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from inspector_app.support.errors import Trouble
from inspector_app.support.progress import Progress
from inspector_app.usecases.previews import page_images, page_sizes

DPI = 300
JOB_NAME = "劳动保障监察文书"  # stands in the printer's queue, so it names nobody
_LP_SECONDS = 120
_A4_HEIGHT = 842  # points


class Printing(Protocol):
    """What the window needs of printers; tests put a recorder in its place."""

    def printers(self) -> tuple[str, ...]:
        """The names of the printers, the usual one first; empty when there is none."""

    def send(self, pdf: bytes, printer: str, copies: int, progress: Progress) -> None:
        """Print. Raises :class:`Trouble` ``printer-…`` in words, or ``Cancelled`` between pages."""


class QtPrinting:
    """Draws each page as a picture. Works wherever Qt knows a printer, Windows above all."""

    def printers(self) -> tuple[str, ...]:
        return printer_names()

    def send(self, pdf: bytes, printer: str, copies: int, progress: Progress) -> None:
        if printer not in printer_names():
            raise Trouble("printer-gone", printer=printer)
        device = QPrinter(QPrinter.PrinterMode.HighResolution)
        device.setPrinterName(printer)
        device.setCopyCount(copies)
        draw(pdf, device, progress)


class LpPrinting:
    """Hands the PDF to the print service of Linux by standard input, so that text stays sharp."""

    def __init__(self, command: str) -> None:
        self._command = command

    def printers(self) -> tuple[str, ...]:
        return printer_names()

    def send(self, pdf: bytes, printer: str, copies: int, progress: Progress) -> None:
        progress.step(0, 1, JOB_NAME)
        chosen = ("-d", printer) if printer else ()
        media = "A3" if _is_a3(page_sizes(pdf)[0]) else "A4"
        options = ("-n", str(copies), "-t", JOB_NAME, "-o", f"media={media}", "-o", "print-scaling=none", "-")
        try:
            done = subprocess.run(
                [self._command, *chosen, *options],
                input=pdf,
                capture_output=True,
                timeout=_LP_SECONDS,
                check=False,
                env={key: value for key, value in os.environ.items() if not key.startswith("INSPECTOR_")},
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise Trouble("printer-no-answer", printer=printer) from error
        if done.returncode != 0:
            reason = done.stderr.decode("utf-8", "replace").strip()[:120]
            raise Trouble("printer-refused", printer=printer, reason=reason)
        progress.step(1, 1, JOB_NAME)


def system_printing() -> Printing:
    """The best way to print on this machine. On Linux only ``lp``: Qt would spool a plain file there."""
    return LpPrinting(shutil.which("lp") or "lp") if sys.platform == "linux" else QtPrinting()


def printer_names() -> tuple[str, ...]:
    """The printers that Qt knows, the usual one first."""
    usual = QPrinterInfo.defaultPrinterName()
    return tuple(sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: (name != usual, name)))


def draw(pdf: bytes, device: QPrinter, progress: Progress) -> None:
    """Draw every page at paper size, as often as the device cannot multiply copies by itself.

    Raises :class:`Trouble` ``printer-no-answer`` or ``printer-page-failed``.
    """
    device.setResolution(DPI)
    device.setFullPage(True)
    device.setDocName(JOB_NAME)
    sizes = page_sizes(pdf)
    pages = len(sizes)
    times = 1 if device.supportsMultipleCopies() else device.copyCount()
    _lay_out(device, sizes[0])
    painter = QPainter()
    if not painter.begin(device):
        raise Trouble("printer-no-answer", printer=device.printerName())
    try:
        for number in range(times * pages):
            page = number % pages
            progress.step(number, times * pages, f"第{page + 1}页，共{pages}页")
            _next_sheet(device, page, first=number == 0)
            painter.drawImage(QRectF(device.pageRect(QPrinter.Unit.DevicePixel)), _grey(pdf, page))
        progress.step(times * pages, times * pages, JOB_NAME)
    except BaseException:
        device.abort()
        raise
    finally:
        painter.end()


def _next_sheet(device: QPrinter, page: int, *, first: bool) -> None:
    if not first and not device.newPage():
        raise Trouble("printer-page-failed", printer=device.printerName(), page=str(page + 1))


def _lay_out(device: QPrinter, size: tuple[float, float]) -> None:
    """A4 or A3 without margins of the device's own: the paper brings its margins, and 100 % must stay 100 %."""
    turned = QPageLayout.Orientation.Landscape if size[0] > size[1] else QPageLayout.Orientation.Portrait
    paper = QPageSize.PageSizeId.A3 if _is_a3(size) else QPageSize.PageSizeId.A4
    layout = QPageLayout(QPageSize(paper), turned, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    device.setPageLayout(layout)


def _is_a3(size: tuple[float, float]) -> bool:
    """Whether a page, in points, is larger than A4: only lists are."""
    return max(size) > _A4_HEIGHT + 1


def _grey(pdf: bytes, page: int) -> QImage:
    image = page_images(pdf, DPI, page, 1)[0]
    coloured = QImage(image.pixels, image.width, image.height, image.stride, QImage.Format.Format_RGB32)
    return coloured.convertToFormat(QImage.Format.Format_Grayscale8)
