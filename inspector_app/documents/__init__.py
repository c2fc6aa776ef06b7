"""Papers as PDF: fonts, line breaking, blocks, archive form; the only place that knows reportlab."""
