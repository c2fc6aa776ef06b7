"""How fast the program is, as ratios against a known amount of work in the same run: ``python -m tests.benchmarks``."""
