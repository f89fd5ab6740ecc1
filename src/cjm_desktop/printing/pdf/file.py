"""The PDF file: reportlab as its container, for fonts, pages, pictures, bookmarks and properties.

The one module that names reportlab, imported when the first poster is made. What stands on the pages is
written by `printing.pdf.content`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFObjectReference
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from cjm_desktop import __version__
from cjm_desktop.layout.font import font_file
from cjm_desktop.printing.paper import POINTS_PER_MM
from cjm_desktop.printing.pdf.content import ContentWriter, EmbeddedPicture
from cjm_desktop.printing.pdf.glyphs import NOTDEF, GlyphCodes
from cjm_desktop.printing.pdf.operators import LayerWriter
from cjm_desktop.printing.pdf.pictures import readable_picture

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from cjm_desktop.draw.theme import Theme
    from cjm_desktop.layout.geometry import Size
    from cjm_desktop.layout.typography import Weight
    from cjm_desktop.model.document import Attachment
    from cjm_desktop.printing.pages import Bookmark, PrintedPage
    from cjm_desktop.printing.pdf.glyphs import Sign

# Keys of glyphs in reportlab's tables, which are made for characters: a plane no text comes from.
_FIRST_KEY = 0xF0000
_KEYS = re.compile(r"<(F[0-9A-F]{4})>")
_INVISIBLE = "\u200b"
_TELL_EVERY = 50


@dataclass(frozen=True, slots=True)
class Properties:
    """What a reader shows about the file."""

    title: str
    author: str
    subject: str
    language: str
    keywords: tuple[str, ...] = ()


class PdfFile:
    """A PDF being made; `attachments` are the pictures, without colour where it `is_grey`.

    With `is_invariant` the same input gives the same bytes: no date, no random identifier.
    """

    def __init__(
        self,
        properties: Properties,
        attachments: Mapping[str, Attachment],
        *,
        is_grey: bool = False,
        is_invariant: bool = False,
    ) -> None:
        # Four binary bytes stay four: text of base 85 is a quarter larger, and nobody needs it any more.
        rl_config.useA85 = 0
        self._canvas = _Pages(
            BytesIO(), pdfVersion=(1, 4), pageCompression=1, invariant=is_invariant, lang=properties.language
        )
        self._canvas.setTitle(properties.title)
        self._canvas.setAuthor(properties.author)
        self._canvas.setSubject(properties.subject)
        self._canvas.setKeywords(", ".join(properties.keywords))
        self._canvas.setCreator(f"CJM Desktop {__version__}")
        # Readers that print shall propose the true size.
        self._canvas.setViewerPreference("PrintScaling", "None")
        self._attachments = attachments
        self._is_grey = is_grey
        self._pictures: dict[tuple[str, bool], EmbeddedPicture | None] = {}
        self.unreadable: set[str] = set()
        self._fonts = _Fonts(self._canvas)
        self._writers: dict[Theme, LayerWriter] = {}
        self._sizes: list[Size] = []

    @property
    def missing(self) -> frozenset[str]:
        """The characters drawn so far that the font has no glyph for."""
        return frozenset(sign for font in self._fonts.values() for sign in font.codes.missing)

    def add_page(self, page: PrintedPage, told: Callable[[float], None] = lambda _: None) -> None:
        """Add a page; `told` hears now and then which share of it is written, 0..1, and may raise."""
        canvas, size = self._canvas, page.size
        canvas.setPageSize((size.width * POINTS_PER_MM, size.height * POINTS_PER_MM))
        canvas.addPageLabel(len(self._sizes), prefix=page.label)
        canvas.addLiteral("\n".join(_told(self._operators(page), page, told)))
        canvas.showPage()
        self._sizes.append(size)

    def add_outline(self, bookmarks: Iterable[Bookmark]) -> None:
        """Add bookmarks that lead to pages which are in the file."""
        for bookmark in bookmarks:
            self._canvas.bookmark(bookmark, self._sizes[bookmark.page])

    def save(self, file: BinaryIO) -> None:
        """Write the file."""
        file.write(self._canvas.getpdfdata())

    def _operators(self, page: PrintedPage) -> Iterator[str]:
        for layer in page.layers:
            writer = self._writers.get(layer.theme)
            if writer is None:
                writer = self._writers[layer.theme] = LayerWriter(self._content(layer.theme))
            yield from writer.write(layer, page.size)

    def _content(self, theme: Theme) -> ContentWriter:
        return ContentWriter(theme.rgb, self._fonts, partial(self._picture, is_faint=theme.faint))

    def _picture(self, attachment: str, *, is_faint: bool) -> EmbeddedPicture | None:
        key = attachment, is_faint
        if key not in self._pictures:
            self._pictures[key] = self._embedded(attachment, is_faint=is_faint)
        return self._pictures[key]

    def _embedded(self, attachment: str, *, is_faint: bool) -> EmbeddedPicture | None:
        found = self._attachments.get(attachment)
        picture = None
        if found is not None:
            picture = readable_picture(found, is_grey=self._is_grey, is_faint=is_faint)
        if picture is None:
            self.unreadable.add(attachment)
            return None
        return self._canvas.embed(ImageReader(picture))


class _Pages(Canvas):  # type: ignore[misc] # reportlab has no type hints
    """A canvas that starts its pages empty and offers every picture on each of them."""

    def __init__(self, *args: Any, **options: Any) -> None:
        self._images: list[str] = []
        super().__init__(*args, **options)

    def embed(self, picture: ImageReader) -> EmbeddedPicture:
        """Put a picture into the file without drawing it; returns how to name it on any page."""
        told: dict[str, str] = {"name": "", "regName": ""}
        before = len(self._code)
        width, height = self.drawImage(picture, 0, 0, 1, 1, mask="auto", extraReturn=told)
        del self._code[before:]
        self._images.append(told["name"])
        return EmbeddedPicture(told["regName"], width, height)

    def bookmark(self, bookmark: Bookmark, size: Size) -> None:
        """Add a bookmark to the outline that leads to a place on a finished page of `size` mm."""
        # Its own way marks places on the page being made alone, and an outline need not follow the pages.
        key = f"bookmark-{len(self._destinations)}"
        place = self._bookmarkReference(key)
        place.xyz(bookmark.x * POINTS_PER_MM, (size.height - bookmark.y) * POINTS_PER_MM, 0)
        place.setPage(PDFObjectReference(f"Page{bookmark.page + 1}"))
        self.addOutlineEntry(bookmark.title, key, bookmark.level, closed=not bookmark.is_open)

    def document(self) -> Any:
        """Return reportlab's document, which fonts are registered with."""
        return self._doc

    def _make_preamble(self) -> None:
        # Its own would name Helvetica on every page, a font that is not in the file.
        self._preamble = ""

    def _setXObjects(self, thing: Any) -> None:  # noqa: N802 - reportlab's name
        thing.XObjects = self._doc.xobjDict(self._images) if self._images else None


class _Fonts(dict["Weight", "_EmbeddedFont"]):
    """The weights of one file, each opened when it is first used."""

    def __init__(self, pages: _Pages) -> None:
        super().__init__()
        self._pages = pages

    def __missing__(self, weight: Weight) -> _EmbeddedFont:
        self[weight] = made = _EmbeddedFont(weight, self._pages.document())
        return made


class _EmbeddedFont(TTFont):  # type: ignore[misc] # reportlab has no type hints
    """A weight of the bundled font as it goes into the file: only the glyphs that were drawn.

    reportlab assigns codes to characters; here they belong to glyphs, which shaping chose.
    """

    def __init__(self, weight: Weight, document: Any) -> None:
        super().__init__(f"Onest-{weight.value}", BytesIO(font_file(weight)), asciiReadable=False)
        self._assignState(document)
        first = self.getSubsetInternalName(0, document)
        self.resource: str = first
        advances = [int(advance) for advance, _ in self.face.hmetrics]
        self.codes = GlyphCodes(weight, advances, lambda subset: f"{first.rpartition('+')[0]}+{subset}")
        self._keys: dict[Sign, int] = {}

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - reportlab's name
        """Hand the glyphs that were drawn to reportlab, which makes and embeds the font subsets."""
        subsets = [self.codes.signs(number) for number in range(len(self.codes.subsets))]
        self._assignState(doc).subsets = [[self._key(sign) for sign in signs] for signs in subsets]
        super().addObjects(doc)
        texts = {f"{key:04X}": text for (_, text), key in self._keys.items()}
        for number in range(len(subsets)):
            font = doc.idToObject["BasicFonts"].dict[self.codes.font_name(number).removeprefix("/")]
            characters = doc.idToObject[font.ToUnicode.name]
            characters.content = _KEYS.sub(
                lambda found: f"<{_utf16(texts[found.group(1)])}>", characters.content
            )

    def _key(self, sign: Sign) -> int:
        glyph, text = sign
        if glyph == NOTDEF and not text:
            return NOTDEF
        key = self._keys.setdefault(sign, _FIRST_KEY + len(self._keys))
        self.face.charToGlyph[key] = glyph
        self.face.charWidths[key] = self.face.hmetrics[glyph][0]
        return key


def _told(operators: Iterable[str], page: PrintedPage, told: Callable[[float], None]) -> Iterator[str]:
    """Yield the operators of a page and tell how far they are."""
    most = max(1, sum(len(layer.parts) for layer in page.layers))
    for number, operator in enumerate(operators):
        if number % _TELL_EVERY == 0:
            told(min(1.0, number / most))
        yield operator
    told(1.0)


def _utf16(text: str) -> str:
    return (text or _INVISIBLE).encode("utf-16-be").hex().upper()
