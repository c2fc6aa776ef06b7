"""Pictures of every page on a demo, for those who change one: ``python -m tests.pictures.grab OUT``."""
