"""The language of the window: English in the source, everything else from compiled translations."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from cjm_desktop.qt.assets import resource
from cjm_desktop.qt.settings import InterfaceLanguage

_OURS = "interface language"


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: ARG001
    """Mark a text of a table for translation and return it as it is.

    Named as the tool that gathers the texts looks for it; PySide6's own returns an object.
    """
    return text


def resolved(language: InterfaceLanguage) -> str:
    """Return "ru" or "en": what was chosen, or what the system speaks, Russian or else English."""
    if language is not InterfaceLanguage.SYSTEM:
        return language.value
    first = next(iter(QLocale.system().uiLanguages()), "en")
    return "ru" if first.lower().startswith("ru") else "en"


def interface_language() -> str:
    """Return the language the window speaks now, "ru" or "en"."""
    return "ru" if QLocale().language() == QLocale.Language.Russian else "en"


def install_language(language: InterfaceLanguage) -> None:
    """Let the window speak a language from now on; every open window is told by LanguageChange."""
    code = resolved(language)
    # Numbers of the window follow its language, not what the system makes of it.
    QLocale.setDefault(QLocale(code))
    for translator in _program().findChildren(QTranslator, _OURS):
        QCoreApplication.removeTranslator(translator)
        translator.setParent(None)
    _install(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    # English too: plurals are translated from "%n cards" to "1 card" and "2 cards".
    _install(f"cjm_{code}", str(resource("translations")))


def _install(name: str, folder: str) -> None:
    translator = QTranslator(_program())
    translator.setObjectName(_OURS)
    if translator.load(name, folder):
        QCoreApplication.installTranslator(translator)


def _program() -> QCoreApplication:
    program = QCoreApplication.instance()
    if program is None:
        message = "the language of the window needs an application"
        raise RuntimeError(message)
    return program
