"""The templates that come with the program: ordinary .cjm files, opened by the ordinary loader.

A new one is two files in resources/templates, `<key>.ru.cjm` and `<key>.en.cjm`, and one entry here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from cjm_desktop import RESOURCES
from cjm_desktop.model.errors import NoTemplate
from cjm_desktop.model.language import LANGUAGES, Phrase
from cjm_desktop.storage.file import loads
from cjm_desktop.templates.fresh import with_fresh_ids

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjm_desktop.model.document import Document

EMPTY = "empty"
WORKED_EXAMPLE = "b2b_saas"


@dataclass(frozen=True, slots=True)
class Template:
    """Something to start a map from: what it is called, and a line on what is in it."""

    key: str
    title: Phrase
    summary: Phrase


def _table(*templates: Template) -> Mapping[str, Template]:
    return MappingProxyType({template.key: template for template in templates})


TEMPLATES = _table(
    Template(
        WORKED_EXAMPLE,
        Phrase("B2B SaaS, a worked example", "B2B SaaS, готовый пример"),
        Phrase(
            "Search, comparison, purchase with a trial, onboarding; six lanes, every cell filled",
            "Поиск, сравнение, покупка с пробным периодом, запуск; шесть дорожек, все ячейки заполнены",
        ),
    ),
    Template(
        EMPTY,
        Phrase("Empty map, 5 × 6", "Пустая карта, 5 × 6"),
        Phrase(
            "Five stages and six lanes without cards, for a sticker session",
            "Пять этапов и шесть дорожек без карточек, для сессии со стикерами",
        ),
    ),
)
"""Every template by its key, in the order in which they are offered."""


def template(key: str, language: str) -> Document:
    """Return a new document from a template, with ids of its own and today's date.

    `language` is that of the map, "ru" or "en". Raises NoTemplate.
    """
    if key not in TEMPLATES or language not in LANGUAGES:
        raise NoTemplate(key, TEMPLATES)
    name = f"{key}.{language}.cjm"
    file = RESOURCES / "templates" / name
    document = with_fresh_ids(loads(file.read_bytes(), name))
    return document.replaced(date=datetime.now().astimezone().date().isoformat())


def with_a_map(document: Document) -> Document:
    """Return a document that can be worked on: without any map it gets the empty one, else it stays."""
    if document.maps:
        return document
    language = document.language if document.language in LANGUAGES else "en"
    return document.replaced(maps=template(EMPTY, language).maps)
