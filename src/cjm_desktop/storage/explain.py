"""A rule of the format that a file breaks, told in words: which record, which field, what is expected."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pydantic_core import from_json, to_json

from cjm_desktop.model.errors import Nouns
from cjm_desktop.model.grid import NoSuchPlace
from cjm_desktop.model.language import Phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

_DOCUMENT_GROUPS = {
    "personas": Nouns.PERSONA,
    "sources": Nouns.SOURCE,
    "maps": Nouns.MAP,
    "attachments": Nouns.PICTURE,
}
_MAP_GROUPS = {
    "phases": Nouns.PHASE,
    "stages": Nouns.STAGE,
    "lanes": Nouns.LANE,
    "cards": Nouns.CARD,
    "links": Nouns.LINK,
}
_LONGEST_QUOTE = 40

_Context = dict[str, Any]
_EXPECTED: Mapping[str, Callable[[_Context], Phrase]] = {
    "missing": lambda _: Phrase("it is missing", "его нет"),
    "int_type": lambda _: Phrase("a whole number is expected", "ожидается целое число"),
    "float_type": lambda _: Phrase("a number is expected", "ожидается число"),
    "finite_number": lambda _: Phrase("a finite number is expected", "ожидается конечное число"),
    "string_type": lambda _: Phrase("text in quotes is expected", "ожидается текст в кавычках"),
    "bool_type": lambda _: Phrase("true or false is expected", "ожидается true или false"),
    "tuple_type": lambda _: Phrase("a list is expected", "ожидается список"),
    "greater_than": lambda c: Phrase(f"it must be more than {c['gt']:g}", f"ожидается больше {c['gt']:g}"),
    "greater_than_equal": lambda c: Phrase(
        f"it must be at least {c['ge']:g}", f"ожидается не меньше {c['ge']:g}"
    ),
    "less_than_equal": lambda c: Phrase(
        f"it must be at most {c['le']:g}", f"ожидается не больше {c['le']:g}"
    ),
    "string_too_short": lambda _: Phrase("it must not be empty", "ожидается непустой текст"),
    "string_too_long": lambda c: Phrase(
        f"it must have {c['max_length']} characters at most", f"ожидается не больше {c['max_length']} знаков"
    ),
    "too_long": lambda c: Phrase(
        f"it must have {c['max_length']} entries at most", f"ожидается записей не больше {c['max_length']}"
    ),
    "literal_error": lambda c: _one_of(c["expected"]),
}
_RECORD = Phrase("an object in { } is expected", "ожидается объект в { }")
_ANYTHING = Phrase("a value of another kind is expected", "ожидается значение другого вида")
_SPEAKS_FOR_ITSELF = {"missing", "string_too_long", "too_long"}


def explain(error: ValidationError, data: bytes) -> Phrase:
    """Return a clause on the first of the errors found in `data`, which is JSON."""
    details = error.errors(include_url=False)
    if not details:
        return _ANYTHING
    first = details[0]
    if first["type"] == "value_error" and isinstance(first["ctx"]["error"], NoSuchPlace):
        return _no_such_place(first["ctx"]["error"])
    where, field = _place(first["loc"], from_json(data))
    what = _expectation(first)
    if not field:
        return _joined(where, what)
    en = f"the field “{field}”: {what.en}"
    ru = f"поле «{field}»: {what.ru}"
    return _joined(where, Phrase(en, ru))


def _expectation(error: ErrorDetails) -> Phrase:
    kind = error["type"]
    if kind in {"model_type", "dict_type", "mapping_type", "model_attributes_type"}:
        expected = _RECORD
    else:
        tell = _EXPECTED.get(kind)
        expected = tell(error.get("ctx", {})) if tell else _ANYTHING
    if kind in _SPEAKS_FOR_ITSELF:
        return expected
    found = to_json(error["input"]).decode()
    found = found if len(found) <= _LONGEST_QUOTE else found[:_LONGEST_QUOTE] + "…"
    return Phrase(f"{expected.en}, not {found}", f"{expected.ru}, а стоит {found}")


def _one_of(expected: str) -> Phrase:
    values = ", ".join(re.findall("'([^']*)'", expected)) or expected
    return Phrase(f"one of these is expected: {values}", f"ожидается одно из значений: {values}")


def _no_such_place(error: NoSuchPlace) -> Phrase:
    card = error.card
    if error.stage_is_known:
        return Phrase(
            f"card {card.id}: the lane “{card.lane}” it names is not in the map",
            f"карточка {card.id}: дорожки «{card.lane}», на которую дана ссылка, на карте нет",
        )
    return Phrase(
        f"card {card.id}: the stage “{card.stage}” it names is not in the map",
        f"карточка {card.id}: этапа «{card.stage}», на который дана ссылка, на карте нет",
    )


def _place(location: Sequence[int | str], value: Any) -> tuple[Phrase | None, str]:
    """Return the innermost record on the way to the error, in words, and the field within it."""
    record: Phrase | None = None
    steps = [*location]
    for groups in (_DOCUMENT_GROUPS, _MAP_GROUPS):
        if len(steps) > 1 and steps[0] in groups:
            group, key, *steps = steps
            value = _inside(_inside(value, group), key)
            record = _named(groups[str(group)], key, value)
    return record, _field(steps, value)


def _field(steps: Sequence[int | str], value: Any) -> str:
    """Return the names on the way, without what pydantic adds for the branches of a union."""
    names: list[str] = []
    for step in steps:
        inside = _inside(value, step)
        if names and inside is None:
            break
        names.append(str(step + 1 if isinstance(step, int) else step))
        value = inside
    return ".".join(names)


def _inside(value: Any, step: int | str) -> Any:
    try:
        return value[step]
    except (KeyError, IndexError, TypeError):
        return None


def _named(noun: Phrase, step: int | str, value: object) -> Phrase:
    identifier = value.get("id") if isinstance(value, dict) else None
    if isinstance(identifier, str) and identifier:
        return Phrase(f"{noun.en} {identifier}", f"{noun.ru} {identifier}")
    number = step + 1 if isinstance(step, int) else step
    return Phrase(f"{noun.en} {number}", f"{noun.ru} {number}")


def _joined(where: Phrase | None, what: Phrase) -> Phrase:
    return what if where is None else Phrase(f"{where.en}, {what.en}", f"{where.ru}, {what.ru}")
