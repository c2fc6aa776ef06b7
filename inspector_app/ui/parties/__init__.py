"""Choosing and entering who takes part: firms, people, inspectors, and the project or case it is about."""
