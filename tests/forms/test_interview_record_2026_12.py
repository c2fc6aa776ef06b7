import pytest


@pytest.fixture
def record(paper):
    return paper("interview-record", "2026.12")


def test_text_is_the_approved_one(record):
    record.assert_approved()


def test_it_prints_what_the_edition_before_prints(record):
    text = record.text()
    assert "询问人" in text
    assert "（以下空白）" in text


@pytest.mark.parametrize(
    ("fact", "value", "sentence", "signer"),
    [
        ("interview__guardian", "王示例（父亲）", "询问时，被询问人的监护人王示例（父亲）在场。", "监护人"),
        ("interview__interpreter", "杨示例（手语）", "本次询问由杨示例（手语）翻译。翻译人员承诺如实翻译", "翻译人员"),
        ("interview__authority", "法定代表人", "被询问人代表单位接受询问，授权情况：法定代表人。", ""),
        ("interview__read_aloud", "林示例", "被询问人不能阅读，本笔录由林示例向其宣读。", ""),
        ("interview__earlier", "2026年3月2日（第1次）", "被询问人此前已接受询问：2026年3月2日（第1次）。", ""),
        ("interview__refusal", "称要问过家人", "情况如下：称要问过家人以上情况由两名询问人签名证明。", ""),
    ],
)
def test_each_part_has_its_sentence_and_its_place_to_sign_only_where_it_applies(record, fact, value, sentence, signer):
    parts = ("guardian", "interpreter", "authority", "read_aloud", "earlier", "refusal")
    plain = record.facts(**{f"interview__{name}": None for name in parts})
    text = record.text({**plain, fact.replace("__", "."): value})
    assert sentence in text
    assert sentence not in record.text(plain)
    if signer:
        pages = record.pages({**plain, fact.replace("__", "."): value})
        assert all(f"{signer}：" in page for page in pages)
        assert not any(f"{signer}：" in page for page in record.pages(plain))
