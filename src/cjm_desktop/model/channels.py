"""The channels that have an icon of their own, and how people name them in both languages."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct

from cjm_desktop.model.language import Phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cjm_desktop.model.card import Card

OTHER = "other"


class Channel(Struct, frozen=True):
    """A channel: its name, and the beginnings of words by which a card's text is known to mean it.

    A stem ending in a dot is a whole word; `weak` ones count where the text names no channel otherwise.
    """

    name: Phrase
    stems: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()


def _channel(en: str, ru: str, stems: str = "", weak: str = "") -> Channel:
    """Return a channel by its names and its stems, apart by commas."""
    return Channel(Phrase(en, ru), _stems(stems), _stems(weak))


def _stems(words: str) -> tuple[str, ...]:
    return tuple(stem.strip() for stem in words.split(",") if stem.strip())


CHANNELS: Mapping[str, Channel] = MappingProxyType(
    {
        "email": _channel(
            "E-mail",
            "Электронная почта",
            "e mail, email, mail., mails., mailing, newsletter, gmail, outlook, имейл, емейл, мейл, мэйл, "
            "эл. почт, электронная почт, электронной почт, электронное письм, почта., почте., по почте., "
            "письм, рассылк",
        ),
        "search": _channel(
            "Search",
            "Поиск",
            "search, seo, поиск, сео.",
            "google., yandex., bing., яндекс., гугл",
        ),
        "advertising": _channel(
            "Advertising",
            "Реклама",
            "advert, ads., ad., banner, billboard, retarget, ppc, реклам, баннер, таргет, ретаргет, "
            "директ., билборд, контекст, наружн",
        ),
        "messenger": _channel(
            "Messenger",
            "Мессенджер",
            "messenger, telegram, whatsapp, viber, signal., sms., мессенджер, телеграм, ватсап, вотсап, "
            "вацап, вайбер, смс.",
        ),
        "social": _channel(
            "Social network",
            "Социальная сеть",
            "social, smm, facebook, instagram, linkedin, tiktok, vk., vkontakte, twitter, reddit, "
            "соцсет, социальн, вконтакте, вк., одноклассник, дзен., смм., сообществ, community",
        ),
        "video": _channel(
            "Video",
            "Видео",
            "video, youtube, rutube, webinar, tv., television, zoom., видео, ютуб, рутуб, вебинар, тв., "
            "телевид, ролик, трансляц, stream",
        ),
        "chat": _channel(
            "Chat", "Чат", "chat, bot., chatbot, livechat, чат, бот., чатбот, онлайн консультант"
        ),
        "phone": _channel(
            "Phone",
            "Телефон",
            "phone, call., calls., calling, callback, call cent, hotline, ivr, telephon, телефон, "
            "звон, колл, горячая лини, горячей лини, горячую лини, атс.",
        ),
        "app": _channel(
            "App",
            "Приложение",
            "app., apps., application, mobile app, ios., android, app store, google play, приложен, "
            "мобильн, апп.",
        ),
        "courier": _channel(
            "Courier",
            "Курьер",
            "courier, deliver, shipping, parcel, pickup, logistic, курьер, доставк, посылк, самовывоз, "
            "пункт выдач, пвз., логистик, постамат",
        ),
        "crm": _channel(
            "CRM",
            "CRM",
            "crm, црм, срм., hubspot, salesforce, bitrix, битрикс, амо, личный кабинет, "
            "личного кабинет, личном кабинет, лк.",
        ),
        "documents": _channel(
            "Documents",
            "Документы",
            "document, contract, invoice, proposal, quote., knowledge base, help cent, brochure, "
            "leaflet, catalog, manual., instruction, "
            "pdf, presentation, документ, договор, счёт, счет, акт., коммерческ, кп., буклет, листовк, "
            "каталог, инструкц, памятк, база знаний, базе знаний",
        ),
        "event": _channel(
            "Event",
            "Мероприятие",
            "event, conference, exhibition, fair., trade fair, expo, meetup, seminar, workshop, мероприят, "
            "конференц, выставк, форум, семинар, митап, мастер класс, ивент, ярмарк, презентац",
        ),
        "meeting": _channel(
            "Meeting",
            "Встреча",
            "meeting, visit, demo, appointment, face to face, in person, interview, встреч, визит, демо, "
            "переговор, лично., личная., личный приём, очно., интервью, консультац",
        ),
        "partner": _channel(
            "Partner",
            "Партнёр",
            "partner, dealer, reseller, distribut, agent., agency, referral, word of mouth, friends., "
            "colleague, recommendation, партн, дилер, реселлер, дистрибь, агент, сарафан, рекомендац, "
            "знаком, коллег, отзыв, review",
        ),
        "shop": _channel(
            "Shop",
            "Магазин",
            "shop, store., stores., retail, branch., office, salon, showroom, checkout, market, kiosk, "
            "магазин, офис, салон, шоурум, филиал, отделени, касс, точка продаж, торгов, маркетплейс, "
            "ozon, озон., wildberries, прилавок",
        ),
        "site": _channel(
            "Website",
            "Сайт",
            "site., sites., website, web page, webpage, landing, blog, homepage, portal, faq, "
            "сайт, лендинг, посадочн, блог, портал, страниц",
            "web., online., веб., онлайн, интернет",
        ),
        OTHER: _channel("Other", "Другое"),
    }
)
"""Every channel by its key; what two of them could mean is the one named first."""
_WORD_GAPS = re.compile(r"[-\s\u2010-\u2015_/]+")
_WORD = re.compile(r"\w+")
_LETTERS = 2
"""By how many letters at its beginning a stem is looked up; none is shorter."""
_KEPT = 4096
_LONGEST = 200
"""Characters at the beginning of a text in which a channel is looked for."""


_Stems = dict[str, list[tuple[str, str]]]
"""By their first letters, stems with the channels they name."""


def _by_letters(stems_of: Callable[[Channel], tuple[str, ...]]) -> _Stems:
    stems: _Stems = {}
    for key, channel in CHANNELS.items():
        for stem in stems_of(channel):
            stems.setdefault(stem[:_LETTERS], []).append((stem, key))
    return stems


@cache
def _all_stems() -> tuple[_Stems, _Stems]:
    """Return what to look for first, and what else; made when the first channel is drawn.

    One pattern of all of them would take longer to compile than a small map to open.
    """
    return _by_letters(lambda channel: channel.stems), _by_letters(lambda channel: channel.weak)


def _first_named(said: str, stems: _Stems) -> str | None:
    """Return the channel of the first word that begins with a stem."""
    for word in _WORD.finditer(said):
        at = word.start()
        for stem, key in stems.get(said[at : at + _LETTERS], ()):
            whole = stem.removesuffix(".")
            end = at + len(whole)
            if said.startswith(whole, at) and (whole == stem or not _WORD.match(said, end)):
                return key
    return None


@lru_cache(maxsize=_KEPT)
def channel_meant(text: str) -> str:
    """Return the key of the channel that a text names, of several the one it names first; else OTHER."""
    said = _WORD_GAPS.sub(" ", text[:_LONGEST].casefold())
    first, then = _all_stems()
    return _first_named(said, first) or _first_named(said, then) or OTHER


def channel_of(card: Card) -> str:
    """Return the key of a card's channel: its own, or what its text names; OTHER for one we do not know."""
    if card.channel is None:
        return channel_meant(card.text)
    return card.channel if card.channel in CHANNELS else OTHER


def channel_icon(card: Card) -> str:
    """Return the name of the icon of a card's channel."""
    return f"channel-{channel_of(card)}"
