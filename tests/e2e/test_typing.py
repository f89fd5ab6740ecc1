"""The whole program in a real X server: a map is typed by keys, saved with Ctrl+S, and read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjm_desktop.model.queries import lane_title
from cjm_desktop.storage.file import load
from cjm_desktop.storage.saving import save
from cjm_desktop.templates.catalogue import EMPTY, WORKED_EXAMPLE, template

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from tests.e2e.conftest import Screen

    from cjm_desktop.model.document import Document

pytestmark = pytest.mark.e2e

ENGLISH = """Asks Compares Pays Begins
Search Site Checkout Chat
Who Which Final How
Curious Hopeful Worried Glad
Noise Fog Invoice Manual
Guide Prices Bills Video"""
RUSSIAN = """Спрашивает Сравнивает Платит Начинает
Поиск Сайт Касса Чат
Кто Какой Точно Как
Любопытно Надежда Тревога Рад
Шум Туман Счёт Инструкция
Путеводитель Цены Счета Ролик"""
STAGES = 4
EMOTIONS = 3
"""The lane of emotions among those of the empty map."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An empty map, 5 x 6, in a file."""
    made = tmp_path / "map.cjm"
    save(template(EMPTY, "en"), made)
    return made


def texts(document: Document) -> dict[str, str]:
    """The cards of a map by "stage × lane"."""
    journey = document.maps[0]
    stages = {stage.id: stage.title for stage in journey.stages}
    lanes = {lane.id: lane_title(lane, "en") for lane in journey.lanes}
    return {f"{stages[card.stage]} × {lanes[card.lane]}": card.text for card in journey.cards}


def saved(screen: Screen, path: Path, before: bytes) -> Document:
    """Wait until the program has written the file and return what it holds."""
    screen.wait_for("the file to be saved", lambda: path.read_bytes() != before)
    return load(path)


def test_a_map_is_typed_and_saved(screen: Screen, program: Callable[..., Any], path: Path) -> None:
    before = path.read_bytes()
    screen.layout("us")
    with program(str(path)):
        window = screen.window_named("map.cjm")
        screen.type("Searches")
        screen.key("Tab")
        screen.type("Compares")
        screen.key("Return")
        screen.type("Site")
        screen.key("ctrl+Return")
        screen.type("Shop")
        screen.key("ctrl+s")
        found = saved(screen, path, before).maps[0].cards
        assert [card.text for card in found] == ["Searches", "Compares", "Site", "Shop"]
        screen.wait_for("the mark to go", lambda: "*" not in screen.title(window))


@pytest.mark.parametrize("layout", ["ru", "us,ru"])
def test_a_map_is_typed_in_russian_and_saved_by_the_key_of_s(
    screen: Screen, program: Callable[..., Any], path: Path, layout: str
) -> None:
    before = path.read_bytes()
    screen.layout(layout)
    with program(str(path)):
        screen.window_named("map.cjm")
        screen.type("Ищет")
        screen.key("Tab")
        screen.type("Сравнивает")
        screen.key("Tab", "ctrl+2", "ctrl+Cyrillic_yeru")
        document = saved(screen, path, before)
    assert texts(document)["Stage 1 × Actions"] == "Ищет"
    assert texts(document)["Stage 2 × Actions"] == "Сравнивает"
    assert [card.level for card in document.maps[0].cards if card.level is not None] == [-1]


def test_a_russian_layout_alone_undoes_and_redoes(
    screen: Screen, program: Callable[..., Any], path: Path
) -> None:
    before = path.read_bytes()
    screen.layout("ru")
    with program(str(path)):
        screen.window_named("map.cjm")
        for word in ("один", "два", "три"):
            screen.type(word)
            screen.key("Tab")
        # Я lies on the key of Z.
        screen.key("ctrl+Cyrillic_ya", "ctrl+Cyrillic_ya", "ctrl+shift+Cyrillic_ya", "ctrl+Cyrillic_yeru")
        assert [card.text for card in saved(screen, path, before).maps[0].cards] == ["один", "два"]


@pytest.mark.parametrize(
    ("layout", "word", "save_keys"), [("us", "Long", "ctrl+s"), ("ru", "Долго", "ctrl+Cyrillic_yeru")]
)
def test_alt_and_plus_on_the_main_row_make_a_card_longer_and_type_nothing(
    screen: Screen, program: Callable[..., Any], path: Path, layout: str, word: str, save_keys: str
) -> None:
    before = path.read_bytes()
    screen.layout(layout)
    with program(str(path)):
        screen.window_named("map.cjm")
        screen.type(word)
        screen.key("Tab", "Left", "alt+shift+equal", "alt+equal", save_keys)
        (card,) = saved(screen, path, before).maps[0].cards
    assert (card.text, card.span) == (word, 3)


def test_a_stage_and_a_lane_are_added_and_named_by_keys(
    screen: Screen, program: Callable[..., Any], path: Path
) -> None:
    before = path.read_bytes()
    screen.layout("us")
    with program(str(path)):
        window = screen.window_named("map.cjm")
        screen.key("ctrl+e")
        screen.type("Renewal")
        screen.key("Return", "ctrl+l")
        screen.window_named("New lane")
        screen.type("KPI")
        screen.key("Return")
        screen.wait_for("the dialog to close", lambda: screen.run("xdotool", "getactivewindow") == window)
        screen.key("ctrl+s")
        journey = saved(screen, path, before).maps[0]
    assert [stage.title for stage in journey.stages][1] == "Renewal"
    assert "kpi" in [lane.kind for lane in journey.lanes]


@pytest.mark.parametrize(
    ("layout", "words", "save_keys"),
    [("us", ENGLISH, "ctrl+s"), ("ru", RUSSIAN, "ctrl+Cyrillic_yeru"), ("us,ru", RUSSIAN, "ctrl+s")],
)
def test_four_stages_of_six_lanes_take_their_characters_one_a_card_and_one_a_level(
    screen: Screen, program: Callable[..., Any], path: Path, layout: str, words: str, save_keys: str
) -> None:
    before = path.read_bytes()
    screen.layout(layout)
    presses = 0
    with program(str(path)):
        screen.window_named("map.cjm")
        for at, row in enumerate(words.splitlines()):
            for place, word in enumerate(row.split(), 1):
                chords = [
                    *([f"ctrl+{place}"] if at == EMOTIONS else []),
                    "Tab" if place < STAGES else "Return",
                ]
                screen.type(word)
                screen.key(*chords)
                presses += len(word) + len(chords)
        screen.key(save_keys)
        cards = list(saved(screen, path, before).maps[0].cards)
    assert [card.text for card in cards] == words.split()
    assert [card.level for card in cards if card.level is not None] == [-2, -1, 0, 1]
    assert presses == sum(map(len, words.split())) + len(cards) + STAGES


def test_closing_asks_about_changes_and_saves(
    screen: Screen, program: Callable[..., Any], path: Path
) -> None:
    before = path.read_bytes()
    screen.layout("us")
    with program(str(path)) as process:
        window = screen.window_named("map.cjm")
        screen.type("Asked about")
        screen.key("ctrl+w")
        screen.wait_for("the question", lambda: screen.run("xdotool", "getactivewindow") not in ("", window))
        screen.key("Return")
        assert "Asked about" in texts(saved(screen, path, before)).values()
        screen.wait_for("the program to end", lambda: process.poll() is not None)
        assert process.returncode == 0


def test_a_map_is_opened_from_the_start_page(
    screen: Screen, program: Callable[..., Any], tmp_path: Path
) -> None:
    screen.layout("us")
    with program():
        screen.window_named("CJM Desktop")
        screen.key("ctrl+shift+n")
        screen.window_named("New map from a template")
        screen.key("Return")
        title = template(WORKED_EXAMPLE, "en").title
        assert screen.window_named(title)
