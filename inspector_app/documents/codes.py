"""Words as a code that any telephone reads without a network."""

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing


def code_drawing(text: str, side: float, border: int = 2) -> Drawing:
    """A QR code, ``side`` points wide; ``border`` is the white around it, in its own squares."""
    drawing = Drawing(side, side)
    drawing.add(QrCodeWidget(text, barLevel="L", barBorder=border, barWidth=side, barHeight=side))
    return drawing
