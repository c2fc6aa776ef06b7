"""Puts the window program together."""
