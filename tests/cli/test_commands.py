"""The commands, run in this process: what they write, what they say, how they end."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from pypdf import PdfReader

from cjm_desktop import __version__
from cjm_desktop.cli import COMMANDS, main
from cjm_desktop.cli.parser import parser_for
from cjm_desktop.model.language import LANGUAGES
from cjm_desktop.model.limits import LONGEST_DRAWN_SIDE
from cjm_desktop.model.pictures import picture_size
from cjm_desktop.printing.paper import PAPERS
from cjm_desktop.storage.file import dumps, load
from cjm_desktop.storage.saving import save
from cjm_desktop.storage.schema import schema
from cjm_desktop.templates.catalogue import TEMPLATES, template

if TYPE_CHECKING:
    from tests.conftest import Disk

    from cjm_desktop.model.document import Document

Capture = pytest.CaptureFixture[str]
OLDEST = Path(__file__).parents[1] / "_files" / "version-1.cjm"


def names(folder: Path) -> set[str]:
    """What lies in a folder."""
    return {entry.name for entry in folder.iterdir()}


def test_the_templates_are_listed_with_their_titles(capsys: Capture) -> None:
    assert main(["templates"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [*TEMPLATES]
    assert lines[0] == "b2b_saas  B2B SaaS, a worked example"


def test_the_templates_are_listed_for_programs(capsys: Capture) -> None:
    assert main(["templates", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)["templates"]
    assert listed[1]["title"] == {"en": "Empty map, 5 × 6", "ru": "Пустая карта, 5 × 6"}


@pytest.mark.parametrize(
    "command", [["new", "--template", "empty"], ["import", str(OLDEST)], ["import", "map.cjm"]]
)
def test_a_map_that_is_there_is_written_over_by_force_alone(
    sample: Path, command: list[str], capsys: Capture
) -> None:
    before = sample.read_bytes()
    assert main([*command, "-o", "map.cjm"]) == 2
    told = capsys.readouterr().err
    assert told == "“map.cjm” is there already and stays as it is: take another name, or add --force.\n"
    assert sample.read_bytes() == before
    assert main([*command, "-o", "map.cjm", "--force"]) == 0
    assert (sample.read_bytes() != before) == (command[-1] != "map.cjm")


def test_a_poster_and_a_picture_are_made_anew_over_those_of_last_time(sample: Path) -> None:
    for command in (["print", "map.cjm", "-o", "poster.pdf"], ["export", "map.cjm", "-o", "map.png"]):
        assert [main(command), main(command)] == [0, 0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_map_is_written_in_the_language_asked_for(folder: Path, language: str, capsys: Capture) -> None:
    assert main(["new", "--template", "b2b_saas", "--language", language, "-o", "new.cjm"]) == 0
    assert load(folder / "new.cjm").language == language
    assert capsys.readouterr() == ("", "")


def test_a_new_map_speaks_the_language_of_the_system(folder: Path, russian: None) -> None:
    assert main(["new", "--template", "empty", "-o", "new.cjm"]) == 0
    assert load(folder / "new.cjm").language == "ru"


def test_a_sound_map_has_no_findings(sample: Path, capsys: Capture) -> None:
    assert main(["check", "map.cjm"]) == 0
    assert capsys.readouterr().out == "No findings.\n"


def test_findings_are_told_one_a_line(folder: Path, capsys: Capture) -> None:
    assert main(["check", str(OLDEST)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "The lane “telepathy” is of a kind that this version does not know; it is kept as it is." in lines


def test_findings_are_told_to_programs(folder: Path, capsys: Capture) -> None:
    assert main(["check", str(OLDEST), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    (unknown,) = (finding for finding in told["findings"] if finding["code"] == "unknown_kind")
    assert (unknown["lane"], unknown["map"], {*unknown["sentence"]}) == ("l12", "m0f5t2wb", {"en", "ru"})


def test_a_character_that_the_font_lacks_is_found(sample: Path, capsys: Capture) -> None:
    save(load(sample).replaced(title="Snow ☃ man"), sample)
    assert main(["check", "map.cjm"]) == 1
    assert (
        capsys.readouterr().out == "Title: the font lacks U+2603 (snowman); an empty box is drawn instead.\n"
    )


def test_a_poster_is_one_page_of_the_paper(sample: Path, capsys: Capture) -> None:
    assert main(["print", "map.cjm", "-o", "poster.pdf", "--paper", "A3"]) == 0
    (page,) = PdfReader("poster.pdf").pages
    assert sorted(round(float(side) * 25.4 / 72) for side in page.mediabox[2:]) == [297, 420]
    assert capsys.readouterr().out == "poster.pdf: pages: 1\n"


def test_a_poster_is_laid_out_on_sheets_with_and_without_a_plan(sample: Path, capsys: Capture) -> None:
    on_sheets = ["print", "map.cjm", "--paper", "A1", "--sheet", "A4", "--overlap", "12,5"]
    assert main([*on_sheets, "-o", "with.pdf"]) == 1
    assert "seams run through words of the title" in capsys.readouterr().err
    assert main([*on_sheets, "--no-plan", "-o", "without.pdf"]) == 1
    assert len(PdfReader("with.pdf").pages) == len(PdfReader("without.pdf").pages) + 1


def test_a_poster_with_small_text_is_written_and_told(sample: Path, capsys: Capture) -> None:
    assert main(["print", "map.cjm", "-o", "poster.pdf", "--scale", "40", "--color", "grey"]) == 1
    assert "Text under 6 pt" in capsys.readouterr().err
    assert len(PdfReader("poster.pdf").pages) == 1


def test_the_second_map_is_printed_when_asked_for(folder: Path) -> None:
    assert main(["print", str(OLDEST), "-o", "poster.pdf", "--map", "1"]) in {0, 1}
    assert "Озоне" in PdfReader("poster.pdf").pages[0].extract_text()


def test_a_picture_is_as_wide_as_asked_for(sample: Path, capsys: Capture) -> None:
    assert main(["export", "map.cjm", "-o", "map.png", "--width", "900"]) == 0
    with Image.open("map.png") as picture:
        assert picture.width == 900
        assert len(picture.getcolors(1 << 20) or ()) > 50
    assert capsys.readouterr() == ("", "")


def test_a_picture_is_as_dense_as_asked_for(sample: Path) -> None:
    widths = []
    for density in (2, 4):
        assert main(["export", "map.cjm", "-o", "map.png", "--scale", str(density)]) == 0
        with Image.open("map.png") as picture:
            widths.append(picture.width)
    assert abs(widths[1] - 2 * widths[0]) <= 2


def test_the_largest_width_that_is_offered_can_be_drawn(sample: Path, capsys: Capture) -> None:
    assert main(["export", "map.cjm", "-o", "map.png", "--width", "99999"]) == 2
    offered = re.search(r"at most (\d+)[.]", capsys.readouterr().err)
    assert offered is not None
    assert main(["export", "map.cjm", "-o", "map.png", "--width", offered.group(1)]) == 0
    size = picture_size(Path("map.png").read_bytes())
    assert size is not None
    assert size.width == int(offered.group(1))


def test_a_map_too_large_for_the_usual_density_is_drawn_smaller(sample: Path) -> None:
    document = load(sample)
    wide = [stage.changed(width=3000) for stage in document.maps[0].stages]
    save(document.with_map(document.maps[0].replaced(stages=tuple(wide))), sample)
    assert main(["export", "map.cjm", "-o", "map.png"]) == 0
    size = picture_size(Path("map.png").read_bytes())
    assert size is not None
    assert 30_000 < size.width <= LONGEST_DRAWN_SIDE


def test_the_window_shows_the_map_that_is_asked_for(sample: Path) -> None:
    document = load(sample)
    second = template("empty", "en").maps[0]
    save(document.replaced(maps=(*document.maps, second)), sample)
    for number in ("1", "2"):
        assert main(["export", "map.cjm", "-o", f"{number}.png", "--window", "--map", number]) == 0
    assert Path("1.png").read_bytes() != Path("2.png").read_bytes()


def test_a_map_is_read_and_written_anew(folder: Path) -> None:
    turned = json.dumps(dict(reversed(json.loads(OLDEST.read_bytes()).items())), ensure_ascii=False)
    (folder / "turned.cjm").write_text(turned, encoding="utf-8")
    assert main(["import", "turned.cjm", "-o", "again.cjm"]) == 0
    assert (folder / "again.cjm").read_bytes() == OLDEST.read_bytes()


def test_the_schema_is_printed(capsys: Capture) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(json.dumps(schema()))


def test_the_version_is_told(capsys: Capture) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"CJM Desktop {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        ([], 2, "cjm-desktop"),
        (["new", "--template", "none", "-o", "a.cjm"], 2, "“none”: there are b2b_saas, empty."),
        (["new", "--template", "empty", "-o", "a.txt"], 2, "the name must end in .cjm"),
        (["new", "--template", "empty", "-o", "none/a.cjm"], 3, "there is no such folder"),
        (["check", "none.cjm"], 2, "there is no such file"),
        (["print", "map.cjm", "-o", "map.cjm"], 2, "the name must end in .pdf"),
        (
            ["print", "map.cjm", "-o", "a.pdf", "--map", "2"],
            2,
            "There is no map 2: the document has one map.",
        ),
        (["print", "map.cjm", "-o", "a.pdf", "--paper", "B9"], 2, "There is no paper “B9”"),
        (["print", "map.cjm", "-o", "a.pdf", "--scale", "huge"], 2, "“huge” is no scale"),
        (["print", "map.cjm", "-o", "a.pdf", "--sheet", "A4", "--overlap", "200"], 2, "200 mm"),
        (["print", "map.cjm", "-o", "none/a.pdf"], 3, "there is no such folder"),
        (["export", "map.cjm", "-o", "a.pptx"], 2, "this version exports .png"),
        (["export", "map.cjm", "-o", "a.png", "--scale", "0"], 2, "more than 0 pixels"),
        (["export", "map.cjm", "-o", "a.png", "--scale", "9999"], 2, "for this map --scale is at most"),
        (["export", "map.cjm", "-o", "a.png", "--scale", "1e308"], 2, "for this map --scale is at most"),
        (["export", "map.cjm", "-o", "a.png", "--scale", "50"], 2, "for this map --scale is at most"),
        (["export", "map.cjm", "-o", "a.png", "--width", "1e308"], 2, "for this map --width is at most"),
        (["export", "map.cjm", "-o", "a.png", "--window", "--map", "5"], 2, "There is no map 5"),
        (["export", "none.cjm", "-o", "a.png", "--window"], 2, "there is no such file"),
        (["export", "map.cjm", "-o", "none/a.png"], 3, "there is no such folder"),
        (["import", "table.xlsx", "-o", "a.cjm"], 2, "this version imports .cjm"),
        (["print", "map.cjm"], 2, "-o/--output is missing"),
        (["print", "map.cjm", "-o", ""], 2, "-o/--output: the name of the file is empty. See"),
        (["check", ""], 2, "FILE: the name of the file is empty"),
        ([""], 2, "COMMAND needs a value, one of templates"),
        (["print", "map.cjm", "-o", "a.pdf", "--overlap", ""], 2, "--overlap needs a value. See"),
        (["print", "map.cjm", "-o", "a.pdf", "--map", ""], 2, "--map needs a value. See"),
        (["print", "map.cjm", "-o", "a.pdf", "--color", ""], 2, "--color needs a value, one of color, grey"),
        (["print", "map.cjm", "-o", "a.pdf", "--margin", "-2,5"], 2, "must be 0 mm or more, not -2.5"),
        (["print", "map.cjm", "-o", "a.pdf", "--paper", "-5x5"], 2, "There is no paper “-5x5”"),
        (["print", "map.cjm", "-o", "a.pdf", "--map", "-1"], 2, "There is no map -1"),
        (["export", "map.cjm", "-o", "."], 2, "“.” was not written: this version exports .png"),
        (["print", "map.cjm", "-o", "a.pdf", "--map", "1.5"], 2, "--map is a whole number, not 1.5"),
        (["print", "map.cjm", "-o", "a.pdf", "--margin", "wide"], 2, "--margin is a number, not wide"),
        (["print", "map.cjm", "-o", "a.pdf", "--margin", "nan"], 2, "--margin is a number, not nan"),
        (["print", "map.cjm", "-o", "a.pdf", "--color", "red"], 2, "--color is one of color, grey, not red"),
        (["print", "map.cjm", "-o", "a.pdf", "--colour", "red"], 2, "--colour red is not understood"),
        (["new", "--template"], 2, "--template needs a value"),
        (["export", "map.cjm", "-o", "a.png", "--scale", "2", "--width", "9"], 2, "exclude each other"),
        (["pritn", "map.cjm"], 2, "self-test, not pritn"),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_is_written(
    sample: Path, capsys: Capture, arguments: list[str], code: int, told: str
) -> None:
    before = sample.read_bytes()
    assert main(arguments or ["--none"]) == code
    out, err = capsys.readouterr()
    assert told in err
    assert out == ""
    assert err.count("\n") == 1
    assert (names(sample.parent), sample.read_bytes()) == ({"map.cjm"}, before)


def test_mistakes_are_told_in_russian(folder: Path, russian: None, capsys: Capture) -> None:
    assert main(["print", "нет.cjm"]) == 2
    assert main(["check", "нет.cjm"]) == 2
    told = capsys.readouterr().err.splitlines()
    assert told[0] == "cjm-desktop print: не хватает: -o/--output. См. cjm-desktop print --help."
    assert told[1] == "Файл «нет.cjm» не открыт: такого файла нет. Проверьте имя и папку."


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_explains_itself(
    language: str, command: str, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setenv("LANGUAGE", language)
    assert main([command, "--help"]) == 0
    told = capsys.readouterr().out
    assert told.startswith({"en": "usage: ", "ru": "использование: "}[language] + f"cjm-desktop {command}")
    assert bool(re.search("[а-яё]", told)) == (language == "ru")


def test_the_help_of_print_names_papers_and_defaults(capsys: Capture) -> None:
    assert main(["print", "--help"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    for paper in PAPERS.values():
        assert paper.name in told
    for words in ("900x600", "default: A1", "none, the default", "overlap; default: 10", "reach; default: 5"):
        assert words in told


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_stands_for_a_value_in_english_where_the_help_is_russian(
    command: str, russian: None, capsys: Capture
) -> None:
    assert main([command, "--help"]) == 0
    told = capsys.readouterr().out
    assert set(re.findall(r"\b[A-Z]{2,}\b", told)) <= {"PDF", "JSON"}


def test_the_commands_that_lead_to_the_parser_are_those_it_knows(capsys: Capture) -> None:
    assert main(["--help"]) == 0
    told = capsys.readouterr().out
    assert re.findall(r"^    ([a-z-]+) ", told, re.MULTILINE) == [*COMMANDS]
    assert parser_for("ru").language == "ru"


def test_an_empty_document_has_nothing_to_print(folder: Path, capsys: Capture) -> None:
    empty: Document = load(OLDEST).replaced(maps=())
    (folder / "empty.cjm").write_bytes(dumps(empty))
    assert main(["print", "empty.cjm", "-o", "a.pdf"]) == 2
    assert capsys.readouterr().err == "The document has no map.\n"


def test_what_can_be_read_of_a_damaged_map_is_told_and_written_if_asked_for(
    folder: Path, capsys: Capture
) -> None:
    damaged = OLDEST.read_bytes().replace(b'"level": -1', b'"level": 7')[:-400]
    (folder / "a.cjm").write_bytes(damaged)
    assert main(["check", "a.cjm"]) == 2
    told = capsys.readouterr().err.splitlines()
    assert told[0].startswith("“a.cjm” was not opened: it is damaged at line 52, column ")
    assert told[1] == "Can be read: 12 cards."
    assert told[-1] == "“import --salvage” writes that into a new map."
    assert main(["import", "a.cjm", "-o", "b.cjm"]) == 2
    assert not (folder / "b.cjm").exists()
    assert main(["import", "a.cjm", "--salvage", "-o", "b.cjm"]) == 1
    assert "Can be read: 12 cards." in capsys.readouterr().err
    assert sum(len(journey.cards) for journey in load(folder / "b.cjm").maps) == 12
    assert (folder / "a.cjm").read_bytes() == damaged


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes among files")
@pytest.mark.parametrize("name", ["pipe.cjm", "device.cjm", "folder.cjm", "loop.cjm", "gone.cjm"])
def test_what_is_no_file_is_refused_and_not_waited_for(folder: Path, name: str, capsys: Capture) -> None:
    os.mkfifo(folder / "pipe.cjm")
    (folder / "device.cjm").symlink_to("/dev/zero")
    (folder / "folder.cjm").mkdir()
    (folder / "loop.cjm").symlink_to("loop.cjm")
    for command in (["check", name], ["import", name, "--salvage", "-o", "new.cjm"]):
        assert main(command) == 2
        assert "was not opened" in capsys.readouterr().err
    assert not (folder / "new.cjm").exists()


@pytest.mark.parametrize("command", ["print", "export", "stickers"])
@pytest.mark.parametrize("trouble", ["full", "read-only"])
def test_a_disk_that_takes_no_file_is_told_and_the_old_one_stays(
    sample: Path, disk: Disk, capsys: Capture, command: str, trouble: str
) -> None:
    file = disk.folder / ("old.png" if command == "export" else "old.pdf")
    file.write_bytes(b"old")
    {"full": disk.fill, "read-only": disk.protect}[trouble]()
    assert main([command, "map.cjm", "-o", str(file)]) != 0
    assert f"“{file.name}” was not written: the disk is {trouble}." in capsys.readouterr().err
    assert file.read_bytes() == b"old"
    assert not list(disk.folder.glob(".*"))
