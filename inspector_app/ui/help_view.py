"""The text of the manual and of statutes, as it is read in the window and as it is printed."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any, cast

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QImage,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QTextBrowser

from inspector_app.lawbook.numerals import article_label
from inspector_app.lawbook.statutes import Article, Statute
from inspector_app.support.paths import resource
from inspector_app.ui.translation import tr
from inspector_app.usecases.manual import Chapter, statutes_with_text, with_links

LAW = "law:"
"""How a link to a statute begins; ``law:R724#30`` leads to its article."""
_LINE_HEIGHT, _SPACE, _EDGE = 140, 8, 12  # per cent, pixels, pixels
_PICTURE_WIDTH, _LEAST_PICTURE = 700, 200
_PAPER_PICTURE = 460  # points; its own pixels stay, for paper is finer
_MARGIN_MM = 20
_PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"  # how one stands in a text
_FOUND_AT = 6  # what was looked for stands in the first sixth of the view


class HelpView(QTextBrowser):
    """Shows a chapter or articles; a click on a link emits ``anchorClicked``: whoever shows it says what follows."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("帮助正文"))
        self.setOpenLinks(False)
        self._chapter: Chapter | None = None
        self._width = 0

    def show_chapter(self, chapter: Chapter) -> None:
        """A chapter from its top."""
        self._chapter, self._width = chapter, self._picture_width()
        self._show(chapter_document(chapter, self._width))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Pictures are no wider than the view; what is read stays in sight."""
        super().resizeEvent(event)
        if self._chapter is not None and self._width != self._picture_width():
            bar = self.verticalScrollBar()
            share = bar.value() / max(bar.maximum(), 1)
            self.show_chapter(self._chapter)
            bar.setValue(round(share * bar.maximum()))

    def _picture_width(self) -> int:
        beside = 2 * (_EDGE + self.frameWidth()) + self.verticalScrollBar().sizeHint().width()
        return max(min(self.width() - beside, _PICTURE_WIDTH), _LEAST_PICTURE)

    def show_html(self, html: str, anchor: str = "") -> None:
        """Articles or a statute, at a place of it."""
        self._chapter = None
        document = QTextDocument()
        document.setHtml(html)
        self._show(document)
        if anchor:
            self.scrollToAnchor(anchor)

    def mark(self, words: str) -> None:
        """Go to the first place where the words stand, and mark it; what stands there is read on below it."""
        self.moveCursor(QTextCursor.MoveOperation.Start)
        if self.find(words):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.cursorRect().top() - self.viewport().height() // _FOUND_AT)

    def _show(self, document: QTextDocument) -> None:
        document.setParent(self)
        document.setDefaultFont(self.font())
        document.setDocumentMargin(_EDGE)
        _set_apart(document)
        self.setDocument(document)
        self.moveCursor(QTextCursor.MoveOperation.Start)


def chapter_document(chapter: Chapter, picture_width: int) -> QTextDocument:
    """A chapter set; its pictures are no wider than so many pixels."""
    document = _Illustrated(picture_width)
    document.setMarkdown(with_links(f"# {chapter.title}\n\n{chapter.text}"))
    return document


class _Illustrated(QTextDocument):
    """Finds its pictures among those of the manual alone; no wider than ``width`` pixels (0: as they are)."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self._width = width

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: N802 - Qt's name
        url = name if isinstance(name, QUrl) else QUrl(name)
        picture = QImage(str(resource("help", "pictures", url.fileName())))
        if self._width and picture.width() > self._width:
            picture = picture.scaledToWidth(self._width, Qt.TransformationMode.SmoothTransformation)
        return picture


def _set_apart(document: QTextDocument) -> None:
    """Room between lines and paragraphs, and headings of an even size."""
    block = document.begin()
    while block.isValid():
        cursor, form = QTextCursor(block), QTextBlockFormat()
        if _PICTURE not in block.text():  # around it would be empty lines, as high as a part of it
            form.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        level = block.blockFormat().headingLevel()
        form.setTopMargin(2 * _SPACE if level > 1 else 0)
        form.setBottomMargin(_SPACE)
        cursor.mergeBlockFormat(form)
        if level:
            words = QTextCharFormat()
            words.setFontWeight(QFont.Weight.Bold)
            words.setProperty(QTextFormat.Property.FontSizeAdjustment.value, 2 if level == 1 else 1)
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.mergeCharFormat(words)
        block = block.next()


def articles_html(articles: Sequence[Article]) -> str:
    """Articles whole, each with its title and a way to the statute."""
    if not articles:
        return f"<p>{tr('程序没有收录这部法规的条文，请查阅正式文本。')}</p>"
    parts = []
    for each in articles:
        parts += [f"<h2>《{escape(each.title)}》{article_label(each.number)}</h2>", _paragraphs(each.text)]
        words = tr("看全文（收录于{0}的文本）").format(each.copy_date)
        parts.append(f'<p><a href="{LAW}{each.key}">{words}</a></p>')
    return "".join(parts)


def statute_html(statute: Statute) -> str:
    """A statute whole; each article is an anchor by its number."""
    head = tr("{number}，{issued}公布，{force}施行；收录于{copy}的文本").format(
        number=statute.number, issued=statute.issued, force=statute.in_force, copy=statute.copy_date
    )
    parts, heading = [f"<h1>《{escape(statute.title)}》</h1><p>{escape(head)}</p>"], ""
    for number, article in statute.articles.items():
        if article.heading != heading:
            heading = article.heading
            parts.append(f"<h2>{escape(heading)}</h2>")
        parts.append(f'<a name="{number}"></a>{_paragraphs(article.text)}')
    return "".join(parts)


def statutes_html() -> str:
    """The statutes whose text comes with the program, each a link."""
    lines = (f'<p><a href="{LAW}{each.key}">《{escape(each.title)}》</a></p>' for each in statutes_with_text())
    return f"<h1>{tr('法规条文')}</h1>{''.join(lines)}"


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in text.split("\n"))


def manual_pdf(chapters: Sequence[Chapter], family: str) -> bytes:
    """Chapters as a PDF in A4, each beginning on a page of its own."""
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(tr("帮助"))
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    paper, upright = QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait
    writer.setPageLayout(QPageLayout(paper, upright, margins, QPageLayout.Unit.Millimeter))
    whole = _Illustrated(0)
    font = QFont(family)
    font.setPixelSize(14)
    whole.setDefaultFont(font)
    for chapter in chapters:
        _append(whole, chapter)
    _fit_pictures(whole)
    _set_apart(whole)
    whole.setPageSize(QSizeF(writer.pageLayout().paintRect(QPageLayout.Unit.Point).size()))
    whole.print_(writer)
    del writer
    buffer.close()
    return bytes(kept.data())


def _append(whole: QTextDocument, chapter: Chapter) -> None:
    """A chapter behind what is there, on a page of its own; what is inserted into a block takes its format."""
    cursor = QTextCursor(whole)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    is_first = whole.isEmpty()
    if not is_first:
        cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
    begun = cursor.position()
    cursor.insertMarkdown(f"# {chapter.title}\n\n{chapter.text}")
    heading = QTextBlockFormat()
    heading.setHeadingLevel(1)
    if not is_first:
        heading.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
    QTextCursor(whole.findBlock(begun)).mergeBlockFormat(heading)


def _fit_pictures(document: QTextDocument) -> None:
    """As wide as the paper has room for."""
    block = document.begin()
    while block.isValid():
        for part in cast("Iterable[Any]", block):
            fragment = part.fragment()
            if fragment.charFormat().isImageFormat():
                picture = fragment.charFormat().toImageFormat()
                picture.setWidth(_PAPER_PICTURE)
                cursor = QTextCursor(document)
                cursor.setPosition(fragment.position())
                cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(picture)
        block = block.next()
