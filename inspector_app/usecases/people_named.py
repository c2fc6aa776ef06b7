"""The persons whom one entry names."""


def names_in(names: str) -> list[str]:
    """Each of several who stand beside each other."""
    for mark in "，,；;和及 　":
        names = names.replace(mark, "、")
    return [each for each in names.split("、") if each]
