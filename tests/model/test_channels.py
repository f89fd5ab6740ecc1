"""Which icon a channel has."""

from __future__ import annotations

import pytest

from cjm_desktop.model.card import Card
from cjm_desktop.model.channels import CHANNELS, OTHER, channel_icon, channel_meant


def icon(channel: str | None, text: str = "") -> str:
    return channel_icon(Card(id="c", stage="s", lane="l", channel=channel, text=text))


@pytest.mark.parametrize(
    "channel", [None, "", "carrier pigeon", "../../lane-goals", "SITE", "site.svg", "e" * 300, "é"]
)
def test_a_channel_without_an_icon_gets_the_common_one(channel: str | None) -> None:
    assert icon(channel) == "channel-other"


def test_a_channel_has_its_own_icon() -> None:
    assert icon("site") == "channel-site"


NAMES = {
    "site": "Сайт, сайт компании, Website, landing page, Лендинг, Онлайн, Блог",
    "search": "Поиск, Search, Яндекс, Google, SEO",
    "social": "Соцсети, социальные сети, ВКонтакте, Social media, LinkedIn",
    "email": "e-mail, E-mail, email, Электронная почта, эл. почта, письмо, Рассылка, Newsletter",
    "phone": "телефон, Звонок менеджера, Phone, Call centre, колл-центр, горячая линия",
    "chat": "Чат, Онлайн-чат, Чат на сайте, чат-бот, Support chat",
    "messenger": "Telegram, Мессенджер, WhatsApp, СМС",
    "shop": "Магазин, Интернет-магазин, Shop, Офис продаж, маркетплейс, Retail store",
    "courier": "Курьер, Доставка, Courier, Пункт выдачи, Delivery",
    "app": "Приложение, Мобильное приложение, App, In-app, App Store",
    "advertising": "Реклама, Реклама в Яндексе, Google Ads, banner, Таргет",
    "video": "Видео, YouTube, Вебинар, webinar",
    "event": "Конференция, Выставка, Event, Trade fair, Мастер-класс",
    "partner": "Партнёр, партнеры, Partner, сарафанное радио, Отзывы, Referral",
    "documents": "Договор, Счёт, Contract, Коммерческое предложение, база знаний",
    "crm": "CRM, Личный кабинет, Битрикс24",
    "meeting": "Встреча, Переговоры, Meeting, Демо",
    OTHER: "Другое, Голубиная почтамт?, Recall, Happy path, Booking, Продукт, сбой, ",
}


@pytest.mark.parametrize(
    ("key", "name"), [(key, name) for key, names in NAMES.items() for name in names.split(", ")]
)
def test_a_channel_is_known_by_what_people_call_it(key: str, name: str) -> None:
    assert channel_meant(name) == key


def test_every_channel_is_known_by_its_own_names() -> None:
    for key, channel in CHANNELS.items():
        assert [channel_meant(name) for name in channel.name] == [key, key]


def test_a_channel_that_is_set_does_not_follow_the_text() -> None:
    assert icon(None, "Сайт") == "channel-site"
    assert icon("crm", "Сайт") == "channel-crm"
    assert icon("of a newer program", "Сайт") == "channel-other"


def test_a_long_text_costs_no_more_than_its_beginning() -> None:
    assert channel_meant("слово " * 10_000 + "сайт") == OTHER
