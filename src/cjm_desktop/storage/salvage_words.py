"""What was salvaged of a damaged file and what was not, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.model.language import Phrase
from cjm_desktop.model.limits import MOST_PIXELS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjm_desktop.storage.salvage import Salvage

_Forms = tuple[tuple[str, str], tuple[str, str, str]]
"""A noun for one and for many; in Russian for 1, 2 and 5."""

_NOUNS: dict[str, _Forms] = {
    "maps": (("map", "maps"), ("карта", "карты", "карт")),
    "stages": (("stage", "stages"), ("этап", "этапа", "этапов")),
    "lanes": (("lane", "lanes"), ("дорожка", "дорожки", "дорожек")),
    "cards": (("card", "cards"), ("карточка", "карточки", "карточек")),
    "phases": (("phase", "phases"), ("фаза", "фазы", "фаз")),
    "links": (("link", "links"), ("связь", "связи", "связей")),
    "personas": (("persona", "personas"), ("персона", "персоны", "персон")),
    "sources": (("source", "sources"), ("источник", "источника", "источников")),
    "attachments": (("picture", "pictures"), ("изображение", "изображения", "изображений")),
}
_TORN = (
    "Entries that may lack something",
    "Записей, где могло что-то пропасть",
    "what fitted no field stands in their notes",
    "что не подошло к полям, стоит в заметках",
)
_HOMELESS = (
    "Cards whose lane or stage is gone",
    "Карточек, чья дорожка или этап пропали",
    "they stand in new ones",
    "они стоят в новых",
)
_LOOSE = (
    "Texts of no known place",
    "Текстов, чьё место неизвестно",
    "they stand in a lane of their own",
    "они стоят в отдельной дорожке",
)

_MILLIONS = MOST_PIXELS // 1_000_000
_TOO_LARGE = (
    f"Pictures of more than {_MILLIONS} million pixels",
    f"Изображений больше {_MILLIONS} миллионов точек",
    "they are too large for a map and left out",
    "они слишком велики для карты и пропущены",
)
_UNREAD = (
    "Characters that could not be read",
    "Знаков, которые не удалось прочитать",
    "� stands in their place",
    "на их месте стоит �",
)


def what_was_read(salvage: Salvage) -> Phrase:
    """Return what there is, as a sentence: "12 cards and 1 picture can be read."."""
    document = salvage.document
    counts = {"cards": salvage.cards, "attachments": len(document.attachments)}
    if not salvage.cards:
        counts["stages"] = sum(len(journey.stages) for journey in document.maps)
        counts["lanes"] = sum(len(journey.lanes) for journey in document.maps)
    listed = _listed(counts)
    if not listed.en:
        return Phrase("Only titles can be read.", "Читаются только заголовки.")
    return Phrase(f"Can be read: {listed.en}.", f"Читается: {listed.ru}.")


def what_was_lost(salvage: Salvage) -> tuple[Phrase, ...]:
    """Return a sentence for each kind of loss, none where nothing was lost."""
    told = []
    lost = _listed(salvage.lost)
    if lost.en:
        told.append(Phrase(f"Could not be read: {lost.en}.", f"Не удалось прочитать: {lost.ru}."))
    if salvage.is_cut:
        told.append(
            Phrase(
                "The end of the file is missing, with whatever stood there.",
                "Конца файла нет, и того, что там было, тоже.",
            )
        )
    counted = (
        (salvage.too_large, _TOO_LARGE),
        (salvage.unread, _UNREAD),
        (salvage.torn, _TORN),
        (salvage.homeless, _HOMELESS),
        (salvage.loose, _LOOSE),
    )
    told += [
        Phrase(f"{en}: {n:,}; {en_2}.", f"{ru}: {n}; {ru_2}.") for n, (en, ru, en_2, ru_2) in counted if n
    ]
    return tuple(told)


def _listed(counts: Mapping[str, int]) -> Phrase:
    counted = [_counted(count, _NOUNS[name]) for name, count in counts.items() if count and name in _NOUNS]
    return Phrase(_joined([one.en for one in counted], "and"), _joined([one.ru for one in counted], "и"))


def _joined(words: list[str], last: str) -> str:
    return f" {last} ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def _counted(count: int, forms: _Forms) -> Phrase:
    english, russian = forms
    ru = russian[_russian_form(count)]
    return Phrase(f"{count:,} {english[count != 1]}", f"{count} {ru}")


def _russian_form(count: int) -> int:
    if count % 100 in range(11, 20) or count % 10 not in range(1, 5):
        return 2
    return 0 if count % 10 == 1 else 1
