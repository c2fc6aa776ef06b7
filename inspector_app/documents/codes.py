"""Words as a code that any telephone reads without a network."""

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing


def code_drawing(text: str, side: float, border: int = 2) -> Drawing:
    """A QR code, ``side`` points wide; ``border`` is the white around it, in its own squares."""
    drawing = Drawing(side, side)
    drawing.add(QrCodeWidget(text, barLevel="L", barBorder=border, barWidth=side, barHeight=side))
    return drawing


def code_squares(text: str, border: int = 4) -> tuple[tuple[bool, ...], ...]:
    """The squares of a QR code row by row, dark ones True, with ``border`` light ones around it: for a screen."""
    widget = QrCodeWidget(text, barLevel="L")
    widget.qr.make()
    inside = [tuple(bool(square) for square in row) for row in widget.qr.modules]
    beside, above = (False,) * border, ((False,) * (len(inside) + 2 * border),) * border
    return (*above, *((*beside, *row, *beside) for row in inside), *above)
