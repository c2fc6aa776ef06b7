"""The process that reads writing in a picture, and ends with it: it holds no key and sees pixels alone.

Its question is the pixels of a picture that was decoded elsewhere; while it works it says how far it is; its last
answer are boxes with their text and how sure the model is of it, and how many quarters the picture must be turned.
"""

import json
import os
from collections.abc import Callable, Iterator
from typing import Any

from inspector_app.documents.letters import pack
from inspector_app.support import stranger
from inspector_app.support.stranger import Frame

MEMORY = 3 << 30
_LONGEST = 1600  # pixels in which writing is looked for
_HEIGHT = 48  # of a line as the model reads it
_LEAST_WIDTH, _MOST_WIDTH = 320, 3200
_TOGETHER = 6
_TRIED = 8
_MOST_BOXES = 4000
_TO_THE_RIGHT = {1: 4, 2: 3, 3: 2}  # Pillow's Transpose by quarters; the module itself is loaded in the child alone
_BILINEAR = 2  # Pillow's Resampling
_UPRIGHT = 1.5  # a box so much higher than wide holds a line that stands


class Reader:
    """Both models, loaded once."""

    def __init__(self) -> None:
        import onnxruntime

        onnxruntime.disable_telemetry_events()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = min(2, os.cpu_count() or 1)
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 4
        made = [
            onnxruntime.InferenceSession(str(pack.model(name)), options, providers=["CPUExecutionProvider"])
            for name in ("find", "read")
        ]
        self._find, self._read = made
        letters = self._read.get_modelmeta().custom_metadata_map["character"].splitlines()
        self._letters = ["", *letters, " "]

    def boxes(self, image: Any) -> list[Any]:
        """Where writing stands."""
        import numpy as np

        from inspector_app.documents.letters.finding import boxes, fed, sides_for

        width, height = sides_for(image.width, image.height, _LONGEST)
        seen = np.asarray(image.resize((width, height), _BILINEAR))[..., ::-1]
        likely = self._find.run(None, {self._find.get_inputs()[0].name: fed(seen)[None]})[0][0, 0]
        scale = np.array([image.width / width, image.height / height])
        return [box * scale for box in boxes(likely)[:_MOST_BOXES]]

    def texts(self, lines: list[Any], tell: Callable[[int], None]) -> list[tuple[str, float]]:
        """What each picture of a line says, and how sure that is; ``tell`` gets how many are read."""
        import numpy as np

        from inspector_app.documents.letters.finding import fed, in_batches

        found: list[tuple[str, float]] = [("", 0.0)] * len(lines)
        done = 0
        for places in in_batches([line.width for line in lines], _TOGETHER):
            wide = max(_LEAST_WIDTH, *(lines[at].width for at in places))
            batch = np.zeros((len(places), 3, _HEIGHT, wide), np.float32)
            for number, at in enumerate(places):
                batch[number, :, :, : lines[at].width] = fed(np.asarray(lines[at])[..., ::-1])
            likely = self._read.run(None, {self._read.get_inputs()[0].name: batch})[0]
            for number, at in enumerate(places):
                found[at] = self._spelt(likely[number])
            done += len(places)
            tell(done)
        return found

    def _spelt(self, likely: Any) -> tuple[str, float]:
        """The text of one line: of equal signs side by side one counts, and the blank between parts them."""
        import numpy as np

        signs, sure = likely.argmax(1), likely.max(1)
        kept = (signs != 0) & np.concatenate(([True], signs[1:] != signs[:-1]))
        if not kept.any():
            return "", 0.0
        return "".join(self._letters[sign] for sign in signs[kept]), float(sure[kept].mean())


def _answers(question: Frame) -> Iterator[Frame]:
    from PIL import Image

    from inspector_app.documents.letters.red_ink import is_figure

    width, height = int(question.head["width"]), int(question.head["height"])
    image: Any = Image.frombytes("RGB", (width, height), question.blob, "raw", "BGRX")
    yield Frame({"done": 0, "total": 0})
    reader = Reader()
    found = reader.boxes(image)
    quarters = _quarters(reader, image, found)
    if quarters:
        image = image.transpose(_TO_THE_RIGHT[quarters])
        found = reader.boxes(image)
    found, lines, red = _without_red(reader, image, found)
    steps: list[int] = []
    texts = []
    for start in range(0, len(lines), 4 * _TOGETHER):
        texts += reader.texts(lines[start : start + 4 * _TOGETHER], steps.append)
        yield Frame({"done": len(texts), "total": len(lines)})
    parts = [
        [[[float(x / image.width), float(y / image.height)] for x, y in box], text, score]
        for at, (box, (text, score)) in enumerate(zip(found, texts, strict=True))
        if text and (at < len(found) - red or is_figure(text, score))
    ]
    answer = {
        "over": True, "quarters": quarters, "width": image.width, "height": image.height,
        "red": sum(bool(text) for text, _ in texts) - len(parts),
    }  # fmt: skip
    yield Frame(answer, json.dumps(parts, ensure_ascii=False).encode())


def _without_red(reader: Reader, image: Any, found: list[Any]) -> tuple[list[Any], list[Any], int]:
    """Boxes and their lines as they are without seals and thumb prints, and how many at the end are red alone."""
    from inspector_app.documents.letters.red_ink import alone, has_red, without_red

    if not has_red(image):
        return found, [line_of(image, box) for box in found], 0
    plain = without_red(image)
    clear = reader.boxes(plain)
    red = alone(found, clear)
    return [*clear, *red], [*(line_of(plain, box) for box in clear), *(line_of(image, box) for box in red)], len(red)


def line_of(image: Any, box: Any) -> Any:
    """A box as a straight picture of one line, as high as the model reads it."""
    import numpy as np
    from PIL import Image

    from inspector_app.documents.letters.finding import size_of

    wide, tall = size_of(box)
    if tall >= _UPRIGHT * wide:
        box, wide, tall = np.roll(box, 1, 0), tall, wide
    width = min(max(16, int(np.ceil(_HEIGHT * wide / max(tall, 1)))), _MOST_WIDTH)
    corners = [*box[0], *box[3], *box[2], *box[1]]
    return image.transform((width, _HEIGHT), Image.Transform.QUAD, corners, Image.Resampling.BICUBIC)


def _quarters(reader: Reader, image: Any, found: list[Any]) -> int:
    """How many quarters to the right the picture must be turned for its lines to be read: the reader tells best."""
    from inspector_app.documents.letters.finding import size_of

    widest = sorted(found, key=lambda box: max(size_of(box)), reverse=True)[:_TRIED]
    if not widest:
        return 0
    standing = sum(tall > wide for wide, tall in map(size_of, widest)) * 2 > len(widest)
    lines = [line_of(image, box) for box in widest]
    as_is, over = (
        sum(score for _, score in reader.texts(tried, lambda _done: None))
        for tried in (lines, [line.transpose(_TO_THE_RIGHT[2]) for line in lines])
    )
    return (1 if standing else 0) + (2 if over > as_is else 0)


def main() -> None:
    """The child: read what comes on standard input, behind everything else that the machine has to do."""
    if hasattr(os, "nice"):
        os.nice(10)
    stranger.serve_in_steps(_answers, MEMORY)


if __name__ == "__main__":
    main()
