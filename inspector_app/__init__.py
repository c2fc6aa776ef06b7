"""The labour inspector's desk: an offline program for unpaid-wage inspections."""

__version__ = "0.1.0"
