"""What stands on one sticker: where it belongs, and what its card says as large as fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_desktop.draw.bounds import bounds_of, united
from cjm_desktop.draw.primitives import Box, Disc, TextRun
from cjm_desktop.layout.geometry import Rect, Size
from cjm_desktop.layout.text import line_width
from cjm_desktop.layout.typography import MM_PER_PT, Weight
from cjm_desktop.model.document import Attachment, Document
from cjm_desktop.printing.stickers.chosen import Sticker, stickers_of
from cjm_desktop.printing.stickers.note import Note, NoteMaker
from cjm_desktop.printing.stickers.spec import StickerSpec
from cjm_desktop.printing.stickers.text import SIZES, fitted_text

if TYPE_CHECKING:
    from cjm_desktop.model.card import Card

NOTE = Size(76, 76)


def laid_out(document: Document, size: Size = NOTE, **fields: object) -> Note:
    """The first card of a document, with other fields, on a sticker."""
    sticker = stickers_of(document.maps[0], StickerSpec())[0]
    assert sticker.card is not None
    changed: Card = sticker.card.changed(**fields)
    return NoteMaker(document, (), document.language).note(sticker._replace(card=changed), size)


def texts(note: Note) -> list[str]:
    """The lines of text of a sticker."""
    return [item.line.text for item in note.items if isinstance(item, TextRun)]


def test_a_sticker_says_where_it_belongs_and_what_its_card_says(worked: Document) -> None:
    note = laid_out(worked, text="Сравнивает три тарифа")
    assert texts(note)[:3] == ["A1-1", "Действия", "Поиск"]
    assert " ".join(texts(note)[3:]).startswith("Сравнивает три тарифа")
    assert not note.is_cut


def test_a_sticker_wears_the_colour_of_its_lane_and_that_of_its_card(worked: Document) -> None:
    own = [item.fill for item in laid_out(worked, color="plum").items if isinstance(item, Box)]
    assert own == ["plum.bar", "blue.bar"]


def test_short_text_is_large_and_long_text_smaller(worked: Document) -> None:
    sizes = [
        max(item.size for item in laid_out(worked, text=text).items if isinstance(item, TextRun)) / MM_PER_PT
        for text in ("Да", "слово " * 30, "слово " * 60)
    ]
    assert sizes[0] == pytest.approx(SIZES[0])
    assert sizes[0] > sizes[1] > sizes[2] >= SIZES[-1] - 1e-6


def test_text_that_fits_in_no_size_ends_with_an_ellipsis(worked: Document) -> None:
    note = laid_out(worked, text="много слов " * 300)
    assert note.is_cut
    assert any(text.endswith("…") for text in texts(note))


def test_what_a_card_says_is_worth_more_than_what_else_is_known_of_it(worked: Document) -> None:
    note = laid_out(worked, Size(30, 20), text="Ждёт ответа два дня", evidence="fact")
    assert "факт" not in texts(note)
    assert not note.is_cut


def test_a_smaller_size_keeps_a_long_word_whole() -> None:
    word = "высокопревосходительство"
    fitted = fitted_text(word, Weight.REGULAR, 40, 60)
    assert [line.text for line in fitted.lines] == [word]
    assert fitted.style.points < SIZES[0]


@given(st.text(), st.floats(10, 100), st.floats(4, 100))
def test_lines_never_leave_the_room_they_are_given(text: str, width: float, height: float) -> None:
    fitted = fitted_text(text, Weight.REGULAR, width, height)
    assert fitted.height <= max(height, fitted.style.line_height) + 1e-9
    assert all(line_width(line, fitted.style) <= width + 1e-9 for line in fitted.lines)


def test_urgent_and_evidence_are_told(worked: Document) -> None:
    assert "срочно" in texts(laid_out(worked, urgent=True))
    assert texts(laid_out(worked, evidence="hypothesis"))[-1] == "гипотеза"


@pytest.mark.parametrize("level", [-2, 0, 2])
@pytest.mark.parametrize("text", ["", "Злится"])
def test_a_level_is_told_by_its_face(worked: Document, level: int, text: str) -> None:
    sticker = stickers_of(worked.maps[0], StickerSpec())[0]
    assert sticker.card is not None
    lane = sticker.lane.replaced(kind="emotions", title=None)
    card = sticker.card.changed(level=level, text=text)
    note = NoteMaker(worked, (), "ru").note(Sticker("A1-1", lane, sticker.stage, card), NOTE)
    (around,) = (item for item in note.items if isinstance(item, Disc) and item.line == f"level:{level}")
    # It stands alone in the middle, or small beside the words.
    assert (around.radius < 10) is bool(text)
    assert ("Злится" in texts(note)) is bool(text)


def test_a_blank_sticker_says_where_it_belongs_and_no_more(worked: Document) -> None:
    sticker = stickers_of(worked.maps[0], StickerSpec(blank=1))[0]
    note = NoteMaker(worked, (), "ru").note(sticker, NOTE)
    assert texts(note) == ["A1", "Действия", "Поиск"]


def test_a_low_label_tells_lane_and_stage_on_one_line(worked: Document) -> None:
    note = laid_out(worked, Size(63.5, 38.1))
    heads = [item.y for item in note.items if isinstance(item, TextRun)][:3]
    assert len(set(heads)) == 1


def test_a_picture_leaves_room_for_words(worked: Document) -> None:
    sticker = stickers_of(worked.maps[0], StickerSpec())[0]
    assert sticker.card is not None
    lane = sticker.lane.replaced(kind="pictures", title=None)
    card = sticker.card.changed(picture="photo", text="Прилавок")
    document = worked.replaced(attachments={"photo": Attachment(media_type="image/png", data="")})
    note = NoteMaker(document, (), "ru").note(Sticker("A1-1", lane, sticker.stage, card), NOTE)
    assert "Прилавок" in texts(note)


@settings(max_examples=25)
@given(data=st.data(), size=st.builds(Size, st.floats(20, 150), st.floats(20, 150)))
def test_nothing_leaves_the_sticker(
    data: st.DataObject, size: Size, random_maps: st.SearchStrategy[Document]
) -> None:
    document = data.draw(random_maps)
    maker = NoteMaker(document, (("p0", "blue"), ("p1", "teal")), document.language)
    room = Rect(0, 0, *size).grown(0.3)
    for sticker in stickers_of(document.maps[0], StickerSpec()):
        for item in maker.note(sticker, size).items:
            assert list(united(room, bounds_of(item))) == pytest.approx(list(room)), item
