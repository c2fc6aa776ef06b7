"""How well an entry of the law is verified, in words for a quiet footnote."""

MARK_WORDS = {"V": "", "V*": "二手来源", "M": "未核实", "D": "本系统起草"}


def mark_words(mark: str) -> str:
    """Empty for V (read in the text itself), 二手来源 for V*, 未核实 for M, 本系统起草 for D."""
    return MARK_WORDS[mark]


def with_mark(text: str, mark: str) -> str:
    """The text, followed by its mark in parentheses when there is something to say."""
    words = mark_words(mark)
    return f"{text}（{words}）" if words else text


def split_mark(text: str) -> tuple[str, str]:
    """A text as :func:`with_mark` gave it, and its mark in words; empty where there is nothing to say."""
    for words in filter(None, MARK_WORDS.values()):
        if text.endswith(f"（{words}）"):
            return text.removesuffix(f"（{words}）"), words
    return text, ""
