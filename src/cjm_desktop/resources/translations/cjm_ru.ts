<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About CJM Desktop</source>
        <translation>О программе CJM Desktop</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>Версия {number}</translation>
    </message>
    <message>
        <source>Customer journey maps, drawn offline and printed as posters.</source>
        <translation>Карты пути клиента: рисуются без сети, печатаются плакатами.</translation>
    </message>
    <message>
        <source>The program opens no network connection; your maps stay where you save them.</source>
        <translation>Программа не выходит в сеть; ваши карты остаются там, где вы их сохраняете.</translation>
    </message>
    <message>
        <source>Free software under the MIT licence. Built on Qt {qt} (LGPL), the typeface Onest (OFL), msgspec, HarfBuzz and ReportLab.</source>
        <translation>Свободная программа под лицензией MIT. Построена на Qt {qt} (LGPL), шрифте Onest (OFL), msgspec, HarfBuzz и ReportLab.</translation>
    </message>
</context>
<context>
    <name>Action</name>
    <message>
        <source>&amp;New map</source>
        <translation>&amp;Новая карта</translation>
    </message>
    <message>
        <source>New from &amp;template…</source>
        <translation>Создать из &amp;шаблона…</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Открыть…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>Со&amp;хранить</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Сохранить &amp;как…</translation>
    </message>
    <message>
        <source>&amp;Versions…</source>
        <translation>Ве&amp;рсии…</translation>
    </message>
    <message>
        <source>P&amp;roperties of the map…</source>
        <translation>Сво&amp;йства карты…</translation>
    </message>
    <message>
        <source>&amp;Print poster…</source>
        <translation>&amp;Печать плаката…</translation>
    </message>
    <message>
        <source>Poster…</source>
        <translation>Плакат…</translation>
    </message>
    <message>
        <source>Pr&amp;int stickers…</source>
        <translation>Печать с&amp;тикеров…</translation>
    </message>
    <message>
        <source>Notes &amp;from the wall…</source>
        <translation>За&amp;метки со стены…</translation>
    </message>
    <message>
        <source>&amp;Close window</source>
        <translation>&amp;Закрыть окно</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Выйти</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Отменить</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Повторить</translation>
    </message>
    <message>
        <source>&amp;Edit or rename</source>
        <translation>&amp;Изменить или переименовать</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Вы&amp;резать</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Копировать</translation>
    </message>
    <message>
        <source>Pa&amp;ste</source>
        <translation>&amp;Вставить</translation>
    </message>
    <message>
        <source>Paste li&amp;nes as cards</source>
        <translation>Вставить &amp;строки карточками</translation>
    </message>
    <message>
        <source>Duplic&amp;ate</source>
        <translation>&amp;Дублировать</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Удалить</translation>
    </message>
    <message>
        <source>Move card u&amp;p</source>
        <translation>Карточку вв&amp;ерх</translation>
    </message>
    <message>
        <source>Move card le&amp;ft</source>
        <translation>Карточку в&amp;лево</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>&amp;Найти…</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Найти</translation>
    </message>
    <message>
        <source>&amp;Replace…</source>
        <translation>За&amp;менить…</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>Найти &amp;следующее</translation>
    </message>
    <message>
        <source>Find &amp;previous</source>
        <translation>Найти &amp;предыдущее</translation>
    </message>
    <message>
        <source>&amp;Select all</source>
        <translation>&amp;Выделить всё</translation>
    </message>
    <message>
        <source>Cards of the sta&amp;ge</source>
        <translation>Карточки &amp;этапа</translation>
    </message>
    <message>
        <source>Cards of the &amp;lane</source>
        <translation>Карточки &amp;дорожки</translation>
    </message>
    <message>
        <source>Move card ri&amp;ght</source>
        <translation>Карточку впр&amp;аво</translation>
    </message>
    <message>
        <source>Move card do&amp;wn</source>
        <translation>Карточку вни&amp;з</translation>
    </message>
    <message>
        <source>Card &amp;longer by a stage</source>
        <translation>Карточка длиннее на &amp;этап</translation>
    </message>
    <message>
        <source>Card s&amp;horter by a stage</source>
        <translation>Карточка коро&amp;че на этап</translation>
    </message>
    <message>
        <source>&amp;New file</source>
        <translation>Новый &amp;файл</translation>
    </message>
    <message>
        <source>Print &amp;directly on a printer…</source>
        <translation>Печать на принт&amp;ере…</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Крупнее</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>&amp;Мельче</translation>
    </message>
    <message>
        <source>Actual si&amp;ze</source>
        <translation>&amp;Настоящий размер</translation>
    </message>
    <message>
        <source>&amp;Fit in window</source>
        <translation>&amp;Вся карта в окне</translation>
    </message>
    <message>
        <source>O&amp;utline</source>
        <translation>Стр&amp;уктура</translation>
    </message>
    <message>
        <source>Outline &amp;by lanes</source>
        <translation>Структура по &amp;дорожкам</translation>
    </message>
    <message>
        <source>I&amp;nspector</source>
        <translation>&amp;Инспектор</translation>
    </message>
    <message>
        <source>Over&amp;view of a large map</source>
        <translation>О&amp;бзор большой карты</translation>
    </message>
    <message>
        <source>Next &amp;part of the window</source>
        <translation>Следующая &amp;часть окна</translation>
    </message>
    <message>
        <source>&amp;Tabs of maps</source>
        <translation>Вкладки к&amp;арт</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>&amp;Как в системе</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Светлое</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Тёмное</translation>
    </message>
    <message>
        <source>New &amp;card</source>
        <translation>Новая &amp;карточка</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Карточка</translation>
    </message>
    <message>
        <source>&amp;Stage after this one</source>
        <translation>&amp;Этап после текущего</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Этап</translation>
    </message>
    <message>
        <source>Stage &amp;before this one</source>
        <translation>Этап &amp;перед текущим</translation>
    </message>
    <message>
        <source>&amp;Lane below this one…</source>
        <translation>&amp;Дорожка под текущей…</translation>
    </message>
    <message>
        <source>Lane</source>
        <translation>Дорожка</translation>
    </message>
    <message>
        <source>Lane &amp;above this one…</source>
        <translation>Дорожка &amp;над текущей…</translation>
    </message>
    <message>
        <source>New &amp;persona</source>
        <translation>Новая пер&amp;сона</translation>
    </message>
    <message>
        <source>New so&amp;urce</source>
        <translation>Новый &amp;источник</translation>
    </message>
    <message>
        <source>&amp;Fact</source>
        <translation>&amp;Факт</translation>
    </message>
    <message>
        <source>&amp;Hypothesis</source>
        <translation>&amp;Гипотеза</translation>
    </message>
    <message>
        <source>&amp;Not said</source>
        <translation>&amp;Не указано</translation>
    </message>
    <message>
        <source>&amp;Moment of truth</source>
        <translation>&amp;Момент истины</translation>
    </message>
    <message>
        <source>&amp;Urgent</source>
        <translation>&amp;Срочно</translation>
    </message>
    <message>
        <source>As its &amp;lane</source>
        <translation>Как у &amp;дорожки</translation>
    </message>
    <message>
        <source>&amp;Blue</source>
        <translation>&amp;Синий</translation>
    </message>
    <message>
        <source>&amp;Slate</source>
        <translation>С&amp;ерый</translation>
    </message>
    <message>
        <source>&amp;Green</source>
        <translation>&amp;Зелёный</translation>
    </message>
    <message>
        <source>&amp;Violet</source>
        <translation>&amp;Фиолетовый</translation>
    </message>
    <message>
        <source>&amp;Amber</source>
        <translation>&amp;Янтарный</translation>
    </message>
    <message>
        <source>&amp;Red</source>
        <translation>&amp;Красный</translation>
    </message>
    <message>
        <source>&amp;Teal</source>
        <translation>&amp;Бирюзовый</translation>
    </message>
    <message>
        <source>&amp;Cyan</source>
        <translation>&amp;Голубой</translation>
    </message>
    <message>
        <source>&amp;Indigo</source>
        <translation>&amp;Индиго</translation>
    </message>
    <message>
        <source>&amp;Plum</source>
        <translation>Сли&amp;вовый</translation>
    </message>
    <message>
        <source>&amp;Olive</source>
        <translation>&amp;Оливковый</translation>
    </message>
    <message>
        <source>Sa&amp;nd</source>
        <translation>&amp;Песочный</translation>
    </message>
    <message>
        <source>&amp;Stage: title and task…</source>
        <translation>&amp;Этап: название и задача…</translation>
    </message>
    <message>
        <source>Move stage le&amp;ft</source>
        <translation>Этап в&amp;лево</translation>
    </message>
    <message>
        <source>Move stage r&amp;ight</source>
        <translation>Этап в&amp;право</translation>
    </message>
    <message>
        <source>Delete s&amp;tage</source>
        <translation>&amp;Удалить этап</translation>
    </message>
    <message>
        <source>&amp;Lane: name and meaning…</source>
        <translation>&amp;Дорожка: название и смысл…</translation>
    </message>
    <message>
        <source>Move lane &amp;up</source>
        <translation>Дорожку вв&amp;ерх</translation>
    </message>
    <message>
        <source>Move lane &amp;down</source>
        <translation>Дорожку вни&amp;з</translation>
    </message>
    <message>
        <source>Delete la&amp;ne</source>
        <translation>Удалить доро&amp;жку</translation>
    </message>
    <message>
        <source>&amp;Rename map</source>
        <translation>&amp;Переименовать карту</translation>
    </message>
    <message>
        <source>&amp;Duplicate map</source>
        <translation>Сделать &amp;копию карты</translation>
    </message>
    <message>
        <source>D&amp;elete map</source>
        <translation>&amp;Удалить карту</translation>
    </message>
    <message>
        <source>Copy &amp;stage to another map…</source>
        <translation>Копировать &amp;этап на другую карту…</translation>
    </message>
    <message>
        <source>Copy &amp;lane to another map…</source>
        <translation>Копировать д&amp;орожку на другую карту…</translation>
    </message>
    <message>
        <source>Ne&amp;xt map</source>
        <translation>Сле&amp;дующая карта</translation>
    </message>
    <message>
        <source>&amp;Previous map</source>
        <translation>П&amp;редыдущая карта</translation>
    </message>
    <message>
        <source>Move map le&amp;ft</source>
        <translation>Карту &amp;влево</translation>
    </message>
    <message>
        <source>Move map ri&amp;ght</source>
        <translation>Карту впр&amp;аво</translation>
    </message>
    <message>
        <source>C&amp;ollapse or open lane</source>
        <translation>Свернуть или раз&amp;вернуть дорожку</translation>
    </message>
    <message>
        <source>&amp;Hide lane</source>
        <translation>&amp;Скрыть дорожку</translation>
    </message>
    <message>
        <source>Sho&amp;w hidden lanes</source>
        <translation>Показа&amp;ть скрытые дорожки</translation>
    </message>
    <message>
        <source>&amp;Group into a phase</source>
        <translation>&amp;Объединить в фазу</translation>
    </message>
    <message>
        <source>&amp;Longer by a stage</source>
        <translation>&amp;Длиннее на этап</translation>
    </message>
    <message>
        <source>&amp;Shorter by a stage</source>
        <translation>&amp;Короче на этап</translation>
    </message>
    <message>
        <source>&amp;Dissolve phase</source>
        <translation>&amp;Расформировать фазу</translation>
    </message>
    <message>
        <source>&amp;Link between stages…</source>
        <translation>&amp;Связь между этапами…</translation>
    </message>
    <message>
        <source>Pe&amp;rsonas and sources…</source>
        <translation>Пе&amp;рсоны и источники…</translation>
    </message>
    <message>
        <source>&amp;Way back to the first stage</source>
        <translation>&amp;Возврат к первому этапу</translation>
    </message>
    <message>
        <source>&amp;1: very bad</source>
        <translation>&amp;1: очень плохо</translation>
    </message>
    <message>
        <source>&amp;2: bad</source>
        <translation>&amp;2: плохо</translation>
    </message>
    <message>
        <source>&amp;3: neither good nor bad</source>
        <translation>&amp;3: ни хорошо, ни плохо</translation>
    </message>
    <message>
        <source>&amp;4: good</source>
        <translation>&amp;4: хорошо</translation>
    </message>
    <message>
        <source>&amp;5: very good</source>
        <translation>&amp;5: очень хорошо</translation>
    </message>
    <message>
        <source>&amp;No level</source>
        <translation>&amp;Без уровня</translation>
    </message>
    <message>
        <source>&amp;1 of 5</source>
        <translation>&amp;1 из 5</translation>
    </message>
    <message>
        <source>&amp;2 of 5</source>
        <translation>&amp;2 из 5</translation>
    </message>
    <message>
        <source>&amp;3 of 5</source>
        <translation>&amp;3 из 5</translation>
    </message>
    <message>
        <source>&amp;4 of 5</source>
        <translation>&amp;4 из 5</translation>
    </message>
    <message>
        <source>&amp;5 of 5</source>
        <translation>&amp;5 из 5</translation>
    </message>
    <message>
        <source>All &amp;commands…</source>
        <translation>&amp;Все команды…</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>&amp;Клавиатура</translation>
    </message>
    <message>
        <source>&amp;About CJM Desktop</source>
        <translation>&amp;О программе CJM Desktop</translation>
    </message>
    <message>
        <source>&amp;Show lane</source>
        <translation>&amp;Показать дорожку</translation>
    </message>
</context>
<context>
    <name>Beside</name>
    <message>
        <source>Working…</source>
        <translation>Идёт работа…</translation>
    </message>
    <message>
        <source>Working… {share}.</source>
        <translation>Идёт работа… {share}.</translation>
    </message>
    <message>
        <source>{working} Esc stops it.</source>
        <translation>{working} Esc — остановить.</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Add a stage here</source>
        <translation>Добавить здесь этап</translation>
    </message>
    <message>
        <source>Add a lane here</source>
        <translation>Добавить здесь дорожку</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Карта</translation>
    </message>
    <message>
        <source>“{lane}” is hidden with its cards. Shown again by {keys}.</source>
        <translation>Дорожка «{lane}» скрыта вместе с карточками. Показать снова: {keys}.</translation>
    </message>
    <message>
        <source>{count} lanes are hidden with their cards. Shown again by {keys}.</source>
        <translation>Скрыто дорожек вместе с карточками: {count}. Показать снова: {keys}.</translation>
    </message>
</context>
<context>
    <name>CanvasKey</name>
    <message>
        <source>any letter</source>
        <translation>любая буква</translation>
    </message>
    <message>
        <source>Write in the cell</source>
        <translation>Писать в ячейке</translation>
    </message>
    <message>
        <source>Next stage</source>
        <translation>Следующий этап</translation>
    </message>
    <message>
        <source>Previous stage</source>
        <translation>Предыдущий этап</translation>
    </message>
    <message>
        <source>Lane below; after Tabs, where they began</source>
        <translation>Дорожка ниже; после Tab — там, откуда начали</translation>
    </message>
    <message>
        <source>New line while typing</source>
        <translation>Новая строка при вводе</translation>
    </message>
    <message>
        <source>As it was before typing; nothing selected</source>
        <translation>Как было до ввода; снять выделение</translation>
    </message>
    <message>
        <source>Next cell or card that way</source>
        <translation>Соседняя ячейка или карточка</translation>
    </message>
    <message>
        <source>Edge of the map</source>
        <translation>Край карты</translation>
    </message>
    <message>
        <source>Select a range of cells</source>
        <translation>Выделить диапазон ячеек</translation>
    </message>
    <message>
        <source>Ctrl+Space</source>
        <translation>Ctrl+Пробел</translation>
    </message>
    <message>
        <source>Select the cards of the stage</source>
        <translation>Выделить карточки этапа</translation>
    </message>
    <message>
        <source>Shift+Space</source>
        <translation>Shift+Пробел</translation>
    </message>
    <message>
        <source>Select the cards of the lane</source>
        <translation>Выделить карточки дорожки</translation>
    </message>
    <message>
        <source>First and last stage</source>
        <translation>Первый и последний этап</translation>
    </message>
    <message>
        <source>Menu of what is current</source>
        <translation>Меню того, что выбрано</translation>
    </message>
    <message>
        <source>Score, in a score cell</source>
        <translation>Оценка, в ячейке оценки</translation>
    </message>
    <message>
        <source>Ctrl+wheel</source>
        <translation>Ctrl+колесо</translation>
    </message>
    <message>
        <source>Zoom where the pointer is</source>
        <translation>Масштаб у указателя</translation>
    </message>
    <message>
        <source>Space+drag</source>
        <translation>Пробел+мышь</translation>
    </message>
    <message>
        <source>Move the map</source>
        <translation>Двигать карту</translation>
    </message>
</context>
<context>
    <name>ChangedFile</name>
    <message>
        <source>Mine before reloading</source>
        <translation>Моя перед повторной загрузкой</translation>
    </message>
    <message>
        <source>The file could not be loaded again.</source>
        <translation>Не удалось загрузить файл заново.</translation>
    </message>
    <message>
        <source>Changes of others that would go: {changes}.</source>
        <translation>Пропадут чужие изменения: {changes}.</translation>
    </message>
    <message>
        <source>What the file has otherwise than your map, and would go: {changes}.</source>
        <translation>В файле не так, как в вашей карте, и пропадёт: {changes}.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>ничего</translation>
    </message>
    <message>
        <source>Among them: {texts}.</source>
        <translation>В том числе: {texts}.</translation>
    </message>
    <message>
        <source>Among them: {texts} and {count} more.</source>
        <translation>В том числе: {texts} и ещё {count}.</translation>
    </message>
    <message>
        <source>The map in the file is as it was; only its spelling is another one.</source>
        <translation>Карта в файле прежняя, иначе только её запись.</translation>
    </message>
    <message>
        <source>What would go cannot be shown.</source>
        <translation>Показать, что пропадёт, нельзя.</translation>
    </message>
    <message>
        <source>What would go cannot be shown, for it cannot be read: {reason}.</source>
        <translation>Показать, что пропадёт, нельзя: файл не читается, {reason}.</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>«{text}»</translation>
    </message>
    <message>
        <source>It would be lost for good. {reason}</source>
        <translation>Вернуть это будет нельзя. {reason}</translation>
    </message>
    <message>
        <source>It stays among the earlier versions of the file (File &gt; Versions…).</source>
        <translation>Это останется среди прежних версий файла («Файл» &gt; «Версии…»).</translation>
    </message>
</context>
<context>
    <name>ChangedFileQuestion</name>
    <message>
        <source>“{name}” was changed outside this window.</source>
        <translation>Файл «{name}» изменён не в этом окне.</translation>
    </message>
    <message>
        <source>Since you opened or last saved it, someone else has written to the file. As a copy, yours is kept under another name. Reloading shows theirs in this window and keeps yours among the versions; undo brings it back. Before anything is overwritten you see what would go.</source>
        <translation>С тех пор как вы его открыли или сохранили, в файл записал кто-то другой. Копия сохранит вашу карту под другим именем. «Загрузить заново» покажет в этом окне чужую карту, а ваша останется среди версий; отмена вернёт её. Прежде чем перезаписать, программа покажет, что пропадёт.</translation>
    </message>
    <message>
        <source>“{name}” was changed meanwhile.</source>
        <translation>Файл «{name}» тем временем изменён.</translation>
    </message>
    <message>
        <source>It was written to after the changes that are restored here were made. As a copy, this map is kept under another name. Reloading shows what the file holds and keeps this map among the versions; undo brings it back. Before anything is overwritten you see what would go.</source>
        <translation>В него записали уже после тех изменений, что здесь восстановлены. Копия сохранит эту карту под другим именем. «Загрузить заново» покажет то, что в файле, а эта карта останется среди версий; отмена вернёт её. Прежде чем перезаписать, программа покажет, что пропадёт.</translation>
    </message>
    <message>
        <source>Keep mine as a copy…</source>
        <translation>Сохранить мою как копию…</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Загрузить заново</translation>
    </message>
    <message>
        <source>Overwrite…</source>
        <translation>Перезаписать…</translation>
    </message>
    <message>
        <source>Overwrite what someone else wrote to “{name}”?</source>
        <translation>Перезаписать то, что кто-то другой записал в файл «{name}»?</translation>
    </message>
    <message>
        <source>Overwrite what “{name}” holds?</source>
        <translation>Перезаписать то, что в файле «{name}»?</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>Перезаписать</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>CheckedList</name>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ни одного</translation>
    </message>
    <message>
        <source>all</source>
        <translation>все</translation>
    </message>
    <message>
        <source>{some} of {all}</source>
        <translation>{some} из {all}</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>What would you like to do?</source>
        <translation>Что сделать?</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Найти команду</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Команды</translation>
    </message>
    <message>
        <source>No command is called that</source>
        <translation>Такой команды нет</translation>
    </message>
</context>
<context>
    <name>CopyToMapDialog</name>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>&amp;To the map</source>
        <translation>&amp;На карту</translation>
    </message>
    <message>
        <source>The cards go along. What the other map lacks for them is asked then.</source>
        <translation>Карточки копируются тоже. О том, чего для них не хватает на той карте, программа спросит.</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>&amp;Save report…</source>
        <translation>&amp;Сохранить отчёт…</translation>
    </message>
    <message>
        <source>&amp;Copy report</source>
        <translation>С&amp;копировать отчёт</translation>
    </message>
    <message>
        <source>&amp;End the program</source>
        <translation>&amp;Завершить программу</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Продолжить</translation>
    </message>
    <message>
        <source>Errors since then: {count}</source>
        <translation>Ошибок с тех пор: {count}</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Сохранить отчёт</translation>
    </message>
    <message>
        <source>Text files (*.txt)</source>
        <translation>Текстовые файлы (*.txt)</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>Сохранено в файл {name}.</translation>
    </message>
    <message>
        <source>The report is on the clipboard.</source>
        <translation>Отчёт в буфере обмена.</translation>
    </message>
    <message>
        <source>Your maps are still open, and what is not saved has just been kept aside: the program offers it should it end now. To be safe, save under a new name and start the program again.</source>
        <translation>Ваши карты по-прежнему открыты, а несохранённое только что отложено: программа предложит его, если сейчас завершится. Для надёжности сохраните карты под новым именем и запустите программу заново.</translation>
    </message>
    <message>
        <source>Your maps are still open, but what is not saved could not be kept aside. Go on and save it now, under a new name or on another disk, before you end the program.</source>
        <translation>Ваши карты по-прежнему открыты, но отложить несохранённое не удалось. Продолжите и сохраните его сейчас под новым именем или на другой диск, прежде чем завершать программу.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Отчёт</translation>
    </message>
    <message>
        <source>Something went wrong in the program.</source>
        <translation>В программе что-то пошло не так.</translation>
    </message>
    <message>
        <source>The report tells versions and where it happened; nothing of your maps stands in it.</source>
        <translation>В отчёте указаны версии и место ошибки; ваших карт в нём нет.</translation>
    </message>
</context>
<context>
    <name>DamagedFileDialog</name>
    <message>
        <source>“{name}” could not be opened.</source>
        <translation>Не удалось открыть «{name}».</translation>
    </message>
    <message>
        <source>Looking for what can be brought back…</source>
        <translation>Идёт поиск того, что можно вернуть…</translation>
    </message>
    <message>
        <source>No version of it is kept, and nothing of a map can be read in it.</source>
        <translation>Ни одна его версия не сохранена, и ничего от карты в нём не прочитать.</translation>
    </message>
    <message>
        <source>The file stays as it is until you save to it.</source>
        <translation>Файл остаётся как есть, пока вы не сохраните в него карту.</translation>
    </message>
    <message>
        <source>It may have been renamed, moved or deleted. Only saving writes it again.</source>
        <translation>Возможно, он переименован, перемещён или удалён. Снова он появится, только если вы сохраните карту.</translation>
    </message>
    <message>
        <source>Not saved before the program ended, {moment}</source>
        <translation>Не сохранено до сбоя программы, {moment}</translation>
    </message>
    <message>
        <source>Everything that was on the screen then.</source>
        <translation>Всё, что было тогда на экране.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Восстановить</translation>
    </message>
    <message>
        <source>What can be read of the file</source>
        <translation>Что читается в файле</translation>
    </message>
    <message>
        <source>Open as a new map</source>
        <translation>Открыть как новую карту</translation>
    </message>
    <message>
        <source>The last version kept, {moment}</source>
        <translation>Последняя сохранённая версия, {moment}</translation>
    </message>
    <message numerus="yes">
        <source>Whole, with %n card(s).</source>
        <translation>
            <numerusform>Целая, %n карточка.</numerusform>
            <numerusform>Целая, %n карточки.</numerusform>
            <numerusform>Целая, %n карточек.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open this version</source>
        <translation>Открыть эту версию</translation>
    </message>
    <message>
        <source>{name} (what could be read)</source>
        <translation>{name} (что удалось прочитать)</translation>
    </message>
</context>
<context>
    <name>Deletions</name>
    <message numerus="yes">
        <source>%n card(s) deleted. {key} brings them back.</source>
        <translation>
            <numerusform>Удалена %n карточка. Вернуть — {key}.</numerusform>
            <numerusform>Удалены %n карточки. Вернуть — {key}.</numerusform>
            <numerusform>Удалено %n карточек. Вернуть — {key}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Map “{title}” deleted with %n card(s).</source>
        <translation>
            <numerusform>Карта «{title}» удалена вместе с %n карточкой.</numerusform>
            <numerusform>Карта «{title}» удалена вместе с %n карточками.</numerusform>
            <numerusform>Карта «{title}» удалена вместе с %n карточками.</numerusform>
        </translation>
    </message>
    <message>
        <source>{key} brings it back.</source>
        <translation>Вернуть — {key}.</translation>
    </message>
    <message numerus="yes">
        <source>The name stays as a tag on %n card(s).</source>
        <translation>
            <numerusform>Имя осталось меткой на %n карточке.</numerusform>
            <numerusform>Имя осталось меткой на %n карточках.</numerusform>
            <numerusform>Имя осталось меткой на %n карточках.</numerusform>
        </translation>
    </message>
    <message>
        <source>Persona “{name}” deleted.</source>
        <translation>Персона «{name}» удалена.</translation>
    </message>
    <message numerus="yes">
        <source>Persona “{name}” deleted, and taken off %n card(s).</source>
        <translation>
            <numerusform>Персона «{name}» удалена и снята с %n карточки.</numerusform>
            <numerusform>Персона «{name}» удалена и снята с %n карточек.</numerusform>
            <numerusform>Персона «{name}» удалена и снята с %n карточек.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) went with it.</source>
        <translation>
            <numerusform>Вместе с ним удалена %n связь.</numerusform>
            <numerusform>Вместе с ним удалены %n связи.</numerusform>
            <numerusform>Вместе с ним удалено %n связей.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Taken off %n card(s).</source>
        <translation>
            <numerusform>Снята с %n карточки.</numerusform>
            <numerusform>Снята с %n карточек.</numerusform>
            <numerusform>Снята с %n карточек.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) about nobody else are now about everyone.</source>
        <translation>
            <numerusform>%n карточка только о ней теперь обо всех.</numerusform>
            <numerusform>%n карточки только о ней теперь обо всех.</numerusform>
            <numerusform>%n карточек только о ней теперь обо всех.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Persona “{name}” deleted with %n emotion level(s).</source>
        <translation>
            <numerusform>Персона «{name}» удалена с %n уровнем эмоций.</numerusform>
            <numerusform>Персона «{name}» удалена с %n уровнями эмоций.</numerusform>
            <numerusform>Персона «{name}» удалена с %n уровнями эмоций.</numerusform>
        </translation>
    </message>
    <message>
        <source>Source “{title}” deleted.</source>
        <translation>Источник «{title}» удалён.</translation>
    </message>
    <message numerus="yes">
        <source>Source “{title}” deleted, and taken off %n card(s).</source>
        <translation>
            <numerusform>Источник «{title}» удалён и убран из %n карточки.</numerusform>
            <numerusform>Источник «{title}» удалён и убран из %n карточек.</numerusform>
            <numerusform>Источник «{title}» удалён и убран из %n карточек.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stage “{title}” deleted.</source>
        <translation>Этап «{title}» удалён.</translation>
    </message>
    <message numerus="yes">
        <source>Stage “{title}” deleted with %n card(s).</source>
        <translation>
            <numerusform>Этап «{title}» удалён вместе с %n карточкой.</numerusform>
            <numerusform>Этап «{title}» удалён вместе с %n карточками.</numerusform>
            <numerusform>Этап «{title}» удалён вместе с %n карточками.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stage without a title deleted.</source>
        <translation>Этап без названия удалён.</translation>
    </message>
    <message numerus="yes">
        <source>Stage without a title deleted with %n card(s).</source>
        <translation>
            <numerusform>Этап без названия удалён вместе с %n карточкой.</numerusform>
            <numerusform>Этап без названия удалён вместе с %n карточками.</numerusform>
            <numerusform>Этап без названия удалён вместе с %n карточками.</numerusform>
        </translation>
    </message>
    <message>
        <source>Lane “{title}” deleted.</source>
        <translation>Дорожка «{title}» удалена.</translation>
    </message>
    <message numerus="yes">
        <source>Lane “{title}” deleted with %n card(s).</source>
        <translation>
            <numerusform>Дорожка «{title}» удалена вместе с %n карточкой.</numerusform>
            <numerusform>Дорожка «{title}» удалена вместе с %n карточками.</numerusform>
            <numerusform>Дорожка «{title}» удалена вместе с %n карточками.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DiscardQuestion</name>
    <message>
        <source>Discard the unsaved version of “{name}”?</source>
        <translation>Удалить несохранённую версию карты «{name}»?</translation>
    </message>
    <message>
        <source>It cannot be brought back. A file that was saved before stays as it is.</source>
        <translation>Вернуть её будет нельзя. Файл, сохранённый раньше, останется как есть.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Оставить</translation>
    </message>
</context>
<context>
    <name>DocumentController</name>
    <message>
        <source>Untitled map</source>
        <translation>Карта без названия</translation>
    </message>
    <message>
        <source>{name} (copy)</source>
        <translation>{name} (копия)</translation>
    </message>
    <message>
        <source>The map is not saved. It is still open.</source>
        <translation>Карта не сохранена. Она по-прежнему открыта.</translation>
    </message>
    <message>
        <source>The map stays open.</source>
        <translation>Карта остаётся открытой.</translation>
    </message>
    <message>
        <source>Not saved.</source>
        <translation>Не сохранено.</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Сохранить как…</translation>
    </message>
</context>
<context>
    <name>EditName</name>
    <message>
        <source>typing</source>
        <translation>ввод текста</translation>
    </message>
    <message>
        <source>new card</source>
        <translation>новая карточка</translation>
    </message>
    <message>
        <source>move of a card</source>
        <translation>перемещение карточки</translation>
    </message>
    <message>
        <source>deletion of a card</source>
        <translation>удаление карточки</translation>
    </message>
    <message>
        <source>copy of a card</source>
        <translation>копия карточки</translation>
    </message>
    <message>
        <source>copy of a stage</source>
        <translation>копия этапа</translation>
    </message>
    <message>
        <source>copy of a lane</source>
        <translation>копия дорожки</translation>
    </message>
    <message>
        <source>cutting</source>
        <translation>вырезание</translation>
    </message>
    <message>
        <source>pasting</source>
        <translation>вставка</translation>
    </message>
    <message>
        <source>new picture</source>
        <translation>новое изображение</translation>
    </message>
    <message>
        <source>change of a card</source>
        <translation>изменение карточки</translation>
    </message>
    <message>
        <source>emotion level</source>
        <translation>уровень эмоции</translation>
    </message>
    <message>
        <source>score</source>
        <translation>оценка</translation>
    </message>
    <message>
        <source>new stage</source>
        <translation>новый этап</translation>
    </message>
    <message>
        <source>renaming of a stage</source>
        <translation>переименование этапа</translation>
    </message>
    <message>
        <source>change of a stage</source>
        <translation>изменение этапа</translation>
    </message>
    <message>
        <source>move of a stage</source>
        <translation>перемещение этапа</translation>
    </message>
    <message>
        <source>width of a stage</source>
        <translation>ширина этапа</translation>
    </message>
    <message>
        <source>deletion of a stage</source>
        <translation>удаление этапа</translation>
    </message>
    <message>
        <source>new phase</source>
        <translation>новая фаза</translation>
    </message>
    <message>
        <source>name of a phase</source>
        <translation>название фазы</translation>
    </message>
    <message>
        <source>stages of a phase</source>
        <translation>состав фазы</translation>
    </message>
    <message>
        <source>dissolution of a phase</source>
        <translation>расформирование фазы</translation>
    </message>
    <message>
        <source>new link</source>
        <translation>новая связь</translation>
    </message>
    <message>
        <source>change of a link</source>
        <translation>изменение связи</translation>
    </message>
    <message>
        <source>deletion of a link</source>
        <translation>удаление связи</translation>
    </message>
    <message>
        <source>way back to the first stage</source>
        <translation>возврат к первому этапу</translation>
    </message>
    <message>
        <source>hiding of lanes</source>
        <translation>скрытие дорожек</translation>
    </message>
    <message>
        <source>collapsing of lanes</source>
        <translation>сворачивание дорожек</translation>
    </message>
    <message>
        <source>opening of lanes</source>
        <translation>разворачивание дорожек</translation>
    </message>
    <message>
        <source>showing of hidden lanes</source>
        <translation>показ скрытых дорожек</translation>
    </message>
    <message>
        <source>length of a card</source>
        <translation>длина карточки</translation>
    </message>
    <message>
        <source>new lane</source>
        <translation>новая дорожка</translation>
    </message>
    <message>
        <source>renaming of a lane</source>
        <translation>переименование дорожки</translation>
    </message>
    <message>
        <source>change of a lane</source>
        <translation>изменение дорожки</translation>
    </message>
    <message>
        <source>move of a lane</source>
        <translation>перемещение дорожки</translation>
    </message>
    <message>
        <source>height of a lane</source>
        <translation>высота дорожки</translation>
    </message>
    <message>
        <source>deletion of a lane</source>
        <translation>удаление дорожки</translation>
    </message>
    <message>
        <source>width of the lane names</source>
        <translation>ширина названий дорожек</translation>
    </message>
    <message>
        <source>new map</source>
        <translation>новая карта</translation>
    </message>
    <message>
        <source>copy of a map</source>
        <translation>копия карты</translation>
    </message>
    <message>
        <source>title of the map</source>
        <translation>название карты</translation>
    </message>
    <message>
        <source>move of a map</source>
        <translation>перемещение карты</translation>
    </message>
    <message>
        <source>deletion of a map</source>
        <translation>удаление карты</translation>
    </message>
    <message>
        <source>copy of a stage to another map</source>
        <translation>копия этапа на другой карте</translation>
    </message>
    <message>
        <source>copy of a lane to another map</source>
        <translation>копия дорожки на другой карте</translation>
    </message>
    <message>
        <source>new persona</source>
        <translation>новая персона</translation>
    </message>
    <message>
        <source>change of a persona</source>
        <translation>изменение персоны</translation>
    </message>
    <message>
        <source>copy of a persona</source>
        <translation>копия персоны</translation>
    </message>
    <message>
        <source>move of a persona</source>
        <translation>перемещение персоны</translation>
    </message>
    <message>
        <source>deletion of a persona</source>
        <translation>удаление персоны</translation>
    </message>
    <message>
        <source>personas of the map</source>
        <translation>персоны карты</translation>
    </message>
    <message>
        <source>new source</source>
        <translation>новый источник</translation>
    </message>
    <message>
        <source>change of a source</source>
        <translation>изменение источника</translation>
    </message>
    <message>
        <source>copy of a source</source>
        <translation>копия источника</translation>
    </message>
    <message>
        <source>move of a source</source>
        <translation>перемещение источника</translation>
    </message>
    <message>
        <source>deletion of a source</source>
        <translation>удаление источника</translation>
    </message>
    <message>
        <source>restoring of unsaved changes</source>
        <translation>восстановление несохранённых изменений</translation>
    </message>
    <message>
        <source>replacement of a match</source>
        <translation>замена совпадения</translation>
    </message>
    <message>
        <source>loading of what the file holds now</source>
        <translation>загрузка карты из файла</translation>
    </message>
    <message>
        <source>return to an earlier version</source>
        <translation>возврат к прежней версии</translation>
    </message>
    <message>
        <source>properties of the map</source>
        <translation>свойства карты</translation>
    </message>
</context>
<context>
    <name>FileDialogs</name>
    <message>
        <source>Open map</source>
        <translation>Открыть карту</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.gif *.webp)</source>
        <translation>Изображения (*.png *.jpg *.jpeg *.gif *.webp)</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Выберите изображение</translation>
    </message>
    <message>
        <source>Save map as</source>
        <translation>Сохранить карту как</translation>
    </message>
    <message>
        <source>Replace “{name}”?</source>
        <translation>Заменить файл «{name}»?</translation>
    </message>
    <message>
        <source>A file of this name is there already.</source>
        <translation>Файл с таким именем уже есть.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Заменить</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Folder:</source>
        <translation>Папка:</translation>
    </message>
    <message>
        <source>Type of file:</source>
        <translation>Тип файла:</translation>
    </message>
    <message>
        <source>Journey maps (*.cjm)</source>
        <translation>Карты пути клиента (*.cjm)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Все файлы (*)</translation>
    </message>
    <message>
        <source>Save poster as PDF</source>
        <translation>Сохранить плакат в PDF</translation>
    </message>
    <message>
        <source>Save stickers as PDF</source>
        <translation>Сохранить стикеры в PDF</translation>
    </message>
    <message>
        <source>PDF documents (*.pdf)</source>
        <translation>Документы PDF (*.pdf)</translation>
    </message>
    <message>
        <source>{number} MB</source>
        <translation>{number} МБ</translation>
    </message>
    <message>
        <source>{number} KB</source>
        <translation>{number} КБ</translation>
    </message>
    <message>
        <source>{name} stickers</source>
        <translation>{name} стикеры</translation>
    </message>
</context>
<context>
    <name>FileInUse</name>
    <message>
        <source>Read-only shows the map and leaves the file as it is. A copy is a map of your own, in no file yet. If you take the file over, the other window is asked before it saves.</source>
        <translation>Для чтения: карту можно смотреть, файл не изменится. Копия — ваша отдельная карта, пока без файла. Если забрать файл себе, другое окно спросит, прежде чем в него сохранять.</translation>
    </message>
    <message>
        <source>“{name}” is already open.</source>
        <translation>Файл «{name}» уже открыт.</translation>
    </message>
    <message>
        <source>Open read-only</source>
        <translation>Открыть для чтения</translation>
    </message>
    <message>
        <source>Open a copy</source>
        <translation>Открыть копию</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>Забрать себе</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>What was not saved there is not in the file. The other window is asked before it saves.</source>
        <translation>Того, что там не сохранено, в файле нет. Другое окно спросит, прежде чем сохранять.</translation>
    </message>
    <message>
        <source>Take “{name}” over?</source>
        <translation>Забрать файл «{name}» себе?</translation>
    </message>
    <message>
        <source>Under another name both maps are kept. If you save here all the same, the file is yours again and the other window is asked before it saves.</source>
        <translation>Под другим именем сохранятся обе карты. Если всё же сохранить сюда, файл снова будет ваш, а другое окно спросит, прежде чем сохранять.</translation>
    </message>
    <message>
        <source>“{name}” is now open elsewhere.</source>
        <translation>Файл «{name}» теперь открыт в другом месте.</translation>
    </message>
    <message>
        <source>Keep mine as a copy…</source>
        <translation>Сохранить мою как копию…</translation>
    </message>
    <message>
        <source>Save here</source>
        <translation>Сохранить сюда</translation>
    </message>
    <message>
        <source>Another program on this computer has it open.</source>
        <translation>Файл открыт в другой программе на этом компьютере.</translation>
    </message>
    <message>
        <source>Another program on this computer has had it open since {moment}.</source>
        <translation>Файл открыт в другой программе на этом компьютере с {moment}.</translation>
    </message>
    <message>
        <source>someone</source>
        <translation>кто-то</translation>
    </message>
    <message>
        <source>It has been open since {moment}: {user}, computer {computer}.</source>
        <translation>Файл открыт с {moment}: {user}, компьютер {computer}.</translation>
    </message>
    <message>
        <source>It is open: {user}, computer {computer}.</source>
        <translation>Файл открыт: {user}, компьютер {computer}.</translation>
    </message>
    <message>
        <source>{name} (copy)</source>
        <translation>{name} (копия)</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Fact</source>
        <translation>Факт</translation>
    </message>
    <message>
        <source>Hypothesis</source>
        <translation>Гипотеза</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>Не указано</translation>
    </message>
    <message>
        <source>Any lane</source>
        <translation>Любая дорожка</translation>
    </message>
    <message>
        <source>Any tag</source>
        <translation>Любая метка</translation>
    </message>
    <message>
        <source>Any persona</source>
        <translation>Любая персона</translation>
    </message>
    <message>
        <source>Any evidence</source>
        <translation>Любое основание</translation>
    </message>
    <message>
        <source>Anyone responsible</source>
        <translation>Любой ответственный</translation>
    </message>
    <message>
        <source>Find on the map</source>
        <translation>Найти на карте</translation>
    </message>
    <message>
        <source>Replace by</source>
        <translation>Заменить на</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Учитывать регистр</translation>
    </message>
    <message>
        <source>Whole words only</source>
        <translation>Только целые слова</translation>
    </message>
    <message>
        <source>Search only some cards: by lane, tag, persona, evidence, person responsible</source>
        <translation>Искать не во всех карточках: по дорожке, метке, персоне, основанию, ответственному</translation>
    </message>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation>Предыдущее совпадение (Shift+Enter)</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>Следующее совпадение (Enter)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Закрыть (Esc)</translation>
    </message>
    <message>
        <source>Lane</source>
        <translation>Дорожка</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Метка</translation>
    </message>
    <message>
        <source>Persona</source>
        <translation>Персона</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Основание</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>Ответственный</translation>
    </message>
    <message>
        <source>Aa</source>
        <translation>Аа</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Слово</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Фильтры</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Заменить</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Заменить все</translation>
    </message>
</context>
<context>
    <name>FindingList</name>
    <message>
        <source>Findings</source>
        <translation>Замечания</translation>
    </message>
    <message>
        <source>Enter or a double click shows it on the map</source>
        <translation>Enter или двойной щелчок — показать на карте</translation>
    </message>
</context>
<context>
    <name>FoundWords</name>
    <message>
        <source>Document</source>
        <translation>Документ</translation>
    </message>
    <message>
        <source>Persona</source>
        <translation>Персона</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Источник</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Карта</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Этап</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Фаза</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Связь</translation>
    </message>
    <message>
        <source>Lane</source>
        <translation>Дорожка</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Описание</translation>
    </message>
    <message>
        <source>Goals</source>
        <translation>Цели</translation>
    </message>
    <message>
        <source>Priorities</source>
        <translation>Приоритеты</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Заметка</translation>
    </message>
    <message>
        <source>No matches</source>
        <translation>Ничего не найдено</translation>
    </message>
    <message>
        <source>Not on this map</source>
        <translation>Здесь нет</translation>
    </message>
    <message>
        <source>{place} · in the collapsed lane {lane}</source>
        <translation>{place} · в свёрнутой дорожке «{lane}»</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} из {count}</translation>
    </message>
    <message>
        <source>on other maps: {count}</source>
        <translation>на других картах: {count}</translation>
    </message>
    <message numerus="yes">
        <source>%n match(es) replaced</source>
        <translation>
            <numerusform>Заменено %n совпадение</numerusform>
            <numerusform>Заменены %n совпадения</numerusform>
            <numerusform>Заменено %n совпадений</numerusform>
        </translation>
    </message>
    <message>
        <source>{place} · in the hidden lane {lane}</source>
        <translation>{place} · в скрытой дорожке «{lane}»</translation>
    </message>
</context>
<context>
    <name>Headings</name>
    <message>
        <source>No card here yet; just type on the map.</source>
        <translation>Здесь пока нет карточек: просто начните печатать на карте.</translation>
    </message>
    <message numerus="yes">
        <source>%n card(s)</source>
        <translation>
            <numerusform>%n карточка</numerusform>
            <numerusform>%n карточки</numerusform>
            <numerusform>%n карточек</numerusform>
        </translation>
    </message>
    <message>
        <source>Card · {code}</source>
        <translation>Карточка · {code}</translation>
    </message>
    <message>
        <source>Cell {code}</source>
        <translation>Ячейка {code}</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Карта</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Документ</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Фаза</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Связь</translation>
    </message>
    <message>
        <source>Lane · {title}</source>
        <translation>Дорожка · {title}</translation>
    </message>
    <message>
        <source>Lane</source>
        <translation>Дорожка</translation>
    </message>
    <message>
        <source>Stage · {title}</source>
        <translation>Этап · {title}</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Этап</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>not said</source>
        <translation>не указано</translation>
    </message>
    <message>
        <source>By the text</source>
        <translation>По тексту</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>синий</translation>
    </message>
    <message>
        <source>slate</source>
        <translation>серый</translation>
    </message>
    <message>
        <source>green</source>
        <translation>зелёный</translation>
    </message>
    <message>
        <source>violet</source>
        <translation>фиолетовый</translation>
    </message>
    <message>
        <source>amber</source>
        <translation>янтарный</translation>
    </message>
    <message>
        <source>red</source>
        <translation>красный</translation>
    </message>
    <message>
        <source>teal</source>
        <translation>бирюзовый</translation>
    </message>
    <message>
        <source>cyan</source>
        <translation>голубой</translation>
    </message>
    <message>
        <source>indigo</source>
        <translation>индиго</translation>
    </message>
    <message>
        <source>plum</source>
        <translation>сливовый</translation>
    </message>
    <message>
        <source>olive</source>
        <translation>оливковый</translation>
    </message>
    <message>
        <source>sand</source>
        <translation>песочный</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>Факт</translation>
    </message>
    <message>
        <source>Hypothesis</source>
        <translation>Гипотеза</translation>
    </message>
    <message>
        <source>no level</source>
        <translation>без уровня</translation>
    </message>
    <message>
        <source>very good</source>
        <translation>очень хорошо</translation>
    </message>
    <message>
        <source>good</source>
        <translation>хорошо</translation>
    </message>
    <message>
        <source>neither good nor bad</source>
        <translation>ни хорошо, ни плохо</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>плохо</translation>
    </message>
    <message>
        <source>very bad</source>
        <translation>очень плохо</translation>
    </message>
    <message>
        <source>as computed</source>
        <translation>по расчёту</translation>
    </message>
    <message>
        <source>yes, by hand</source>
        <translation>да, вручную</translation>
    </message>
    <message>
        <source>no, by hand</source>
        <translation>нет, вручную</translation>
    </message>
    <message>
        <source>as its lane</source>
        <translation>как у дорожки</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>как обычно</translation>
    </message>
    <message>
        <source>by its kind</source>
        <translation>по виду дорожки</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Петля</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Ветвь</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>Moment of truth</source>
        <translation>Момент истины</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>мм</translation>
    </message>
    <message>
        <source>Channel icon</source>
        <translation>Значок канала</translation>
    </message>
    <message>
        <source>Emotion</source>
        <translation>Эмоция</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Вес</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Оценка</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Срочно</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>Ответственный</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Срок</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>Эффект</translation>
    </message>
    <message>
        <source>Effort</source>
        <translation>Усилия</translation>
    </message>
    <message>
        <source>Horizon</source>
        <translation>Горизонт</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Единица</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>Сейчас</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Цель</translation>
    </message>
    <message>
        <source>Motive</source>
        <translation>Мотив</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Изображение</translation>
    </message>
    <message>
        <source>Who said it</source>
        <translation>Кто сказал</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Основание</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Источники</translation>
    </message>
    <message>
        <source>Personas</source>
        <translation>Персоны</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Цвет</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Метки</translation>
    </message>
    <message>
        <source>Stages it spans</source>
        <translation>Сколько этапов занимает</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Заметка</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Our task at this stage</source>
        <translation>Наша задача на этапе</translation>
    </message>
    <message>
        <source>Entering</source>
        <translation>Входит</translation>
    </message>
    <message>
        <source>Conversion</source>
        <translation>Конверсия</translation>
    </message>
    <message>
        <source>Value of one who passes</source>
        <translation>Ценность прошедшего клиента</translation>
    </message>
    <message>
        <source>Critical point</source>
        <translation>Критическая точка</translation>
    </message>
    <message>
        <source>Width of the column</source>
        <translation>Ширина столбца</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Minimum height</source>
        <translation>Наименьшая высота</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Подпись</translation>
    </message>
    <message>
        <source>The score means</source>
        <translation>Смысл оценки</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Скрыта</translation>
    </message>
    <message>
        <source>Collapsed</source>
        <translation>Свёрнута</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Сценарий</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>The last stage leads to the first</source>
        <translation>Последний этап ведёт к первому</translation>
    </message>
    <message>
        <source>Width of the lane names</source>
        <translation>Ширина названий дорожек</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Автор</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Версия</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Валюта</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Инспектор</translation>
    </message>
    <message>
        <source>The document has none yet</source>
        <translation>В документе их пока нет</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Выбрать…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Name of the persona</source>
        <translation>Имя персоны</translation>
    </message>
    <message>
        <source>The map is about this persona</source>
        <translation>Карта об этой персоне</translation>
    </message>
    <message>
        <source>Buyer role</source>
        <translation>Роль в покупке</translation>
    </message>
    <message>
        <source>Short description</source>
        <translation>Краткое описание</translation>
    </message>
    <message>
        <source>Goals, one a line</source>
        <translation>Цели, по одной в строке</translation>
    </message>
    <message>
        <source>Priorities in the purchase, one a line</source>
        <translation>Приоритеты в покупке, по одному в строке</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Портрет</translation>
    </message>
    <message>
        <source>added to each card</source>
        <translation>добавится каждой карточке</translation>
    </message>
    <message>
        <source>Only on some: {tags}</source>
        <translation>Не у всех: {tags}</translation>
    </message>
    <message>
        <source>various</source>
        <translation>разные</translation>
    </message>
</context>
<context>
    <name>KindGroup</name>
    <message>
        <source>Stickers</source>
        <translation>Стикеры</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Карточки</translation>
    </message>
    <message>
        <source>Blank</source>
        <translation>Пустые</translation>
    </message>
    <message>
        <source>Only selecte&amp;d cards: {count}</source>
        <translation>Только в&amp;ыделенные карточки: {count}</translation>
    </message>
    <message>
        <source>By lanes</source>
        <translation>По дорожкам</translation>
    </message>
    <message>
        <source>By stages</source>
        <translation>По этапам</translation>
    </message>
    <message>
        <source>In colour</source>
        <translation>В цвете</translation>
    </message>
    <message>
        <source>In grey</source>
        <translation>В сером</translation>
    </message>
    <message>
        <source>Blank stickers per &amp;cell</source>
        <translation>Пустых на &amp;ячейку</translation>
    </message>
    <message>
        <source>&amp;Order</source>
        <translation>&amp;Порядок</translation>
    </message>
    <message>
        <source>Colo&amp;urs</source>
        <translation>&amp;Цвета</translation>
    </message>
    <message>
        <source>&amp;A sheet for each lane</source>
        <translation>Ка&amp;ждую дорожку с нового листа</translation>
    </message>
    <message>
        <source>&amp;A sheet for each stage</source>
        <translation>Кажды&amp;й этап с нового листа</translation>
    </message>
</context>
<context>
    <name>LabelFields</name>
    <message>
        <source> mm</source>
        <translation> мм</translation>
    </message>
    <message>
        <source>Custom size</source>
        <translation>Свои размеры</translation>
    </message>
    <message>
        <source>Test page first, to tr&amp;y on plain paper</source>
        <translation>Сначала про&amp;бная страница для обычной бумаги</translation>
    </message>
    <message>
        <source>La&amp;bel sheet</source>
        <translation>Лист э&amp;тикеток</translation>
    </message>
    <message>
        <source>Colu&amp;mns</source>
        <translation>&amp;Столбцы</translation>
    </message>
    <message>
        <source>Ro&amp;ws</source>
        <translation>Ря&amp;ды</translation>
    </message>
    <message>
        <source>Label w&amp;idth</source>
        <translation>Ширина &amp;этикетки</translation>
    </message>
    <message>
        <source>Label hei&amp;ght</source>
        <translation>Высот&amp;а этикетки</translation>
    </message>
    <message>
        <source>&amp;Left offset</source>
        <translation>Отступ сл&amp;ева</translation>
    </message>
    <message>
        <source>&amp;Top offset</source>
        <translation>Отступ с&amp;верху</translation>
    </message>
    <message>
        <source>Pitch across</source>
        <translation>Шаг по горизонтали</translation>
    </message>
    <message>
        <source>Pitch down</source>
        <translation>Шаг по вертикали</translation>
    </message>
</context>
<context>
    <name>LaneDialog</name>
    <message>
        <source>Lane</source>
        <translation>Дорожка</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Изменить</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Название</translation>
    </message>
    <message>
        <source>Without a name of its own it is called as usual, in the language of the map.</source>
        <translation>Без своего названия дорожка зовётся как обычно, на языке карты.</translation>
    </message>
    <message>
        <source>The score &amp;means</source>
        <translation>&amp;Смысл оценки</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>Не указано</translation>
    </message>
</context>
<context>
    <name>LaneKindDialog</name>
    <message>
        <source>New lane</source>
        <translation>Новая дорожка</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>&amp;What the lane holds</source>
        <translation>&amp;Что будет в дорожке</translation>
    </message>
    <message>
        <source>The score &amp;means</source>
        <translation>&amp;Смысл оценки</translation>
    </message>
</context>
<context>
    <name>LastWords</name>
    <message>
        <source>Last time an error of its own ended the program. A note of it is in the log, with nothing of your maps.</source>
        <translation>В прошлый раз программу прервала её собственная ошибка. Запись о ней есть в журнале; о ваших картах в ней нет ничего.</translation>
    </message>
</context>
<context>
    <name>LeftBehind</name>
    <message>
        <source>The map could not be restored. It is kept.</source>
        <translation>Восстановить карту не удалось. Она не удалена.</translation>
    </message>
    <message>
        <source>{name} (what could be read)</source>
        <translation>{name} (что удалось прочитать)</translation>
    </message>
    <message>
        <source>Mine before restoring</source>
        <translation>Моя перед восстановлением</translation>
    </message>
    <message>
        <source>The map is as it was {when}. Its file stays as it is until you save; {key} undoes this.</source>
        <translation>Карта снова такая, какой была {when}. Файл не изменится, пока вы не сохраните её; {key} вернёт прежнюю.</translation>
    </message>
    <message>
        <source>The map is as it was {when}; yours is among the versions. {key} undoes this.</source>
        <translation>Карта снова такая, какой была {when}; ваша — среди версий. {key} вернёт прежнюю.</translation>
    </message>
    <message>
        <source>The program ended before changes of this map were saved, {when}. {what}</source>
        <translation>Программа завершилась, не успев сохранить изменения этой карты, {when}. {what}</translation>
    </message>
    <message>
        <source>Changes of this map were not saved, {when}. {what}</source>
        <translation>Изменения этой карты не сохранены, {when}. {what}</translation>
    </message>
    <message numerus="yes">
        <source>%n older copy(ies) of this map will be offered next.</source>
        <translation>
            <numerusform>Затем будет предложена ещё %n более ранняя копия этой карты.</numerusform>
            <numerusform>Затем будут предложены ещё %n более ранние копии этой карты.</numerusform>
            <numerusform>Затем будет предложено ещё %n более ранних копий этой карты.</numerusform>
        </translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>Удалить…</translation>
    </message>
    <message numerus="yes">
        <source>%n map(s) could not be saved before the program ended.</source>
        <translation>
            <numerusform>Программа завершилась, не успев сохранить %n карту.</numerusform>
            <numerusform>Программа завершилась, не успев сохранить %n карты.</numerusform>
            <numerusform>Программа завершилась, не успев сохранить %n карт.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <source>New link</source>
        <translation>Новая связь</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Связь</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Изменить</translation>
    </message>
    <message>
        <source>Loop: the customer comes back</source>
        <translation>Петля: клиент возвращается</translation>
    </message>
    <message>
        <source>Branch: another way on</source>
        <translation>Ветвь: другой путь дальше</translation>
    </message>
    <message>
        <source>&amp;Leads to the stage</source>
        <translation>&amp;Ведёт к этапу</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Вид связи</translation>
    </message>
    <message>
        <source>&amp;What it says</source>
        <translation>&amp;Надпись</translation>
    </message>
</context>
<context>
    <name>LowerRow</name>
    <message>
        <source>Progress</source>
        <translation>Ход работы</translation>
    </message>
    <message>
        <source>Open &amp;folder</source>
        <translation>Открыть папк&amp;у</translation>
    </message>
    <message>
        <source>Clos&amp;e</source>
        <translation>&amp;Закрыть</translation>
    </message>
    <message>
        <source>&amp;Save as PDF…</source>
        <translation>Со&amp;хранить в PDF…</translation>
    </message>
    <message>
        <source>Canc&amp;el</source>
        <translation>Отмен&amp;а</translation>
    </message>
</context>
<context>
    <name>MapTabs</name>
    <message>
        <source>{title}, copy</source>
        <translation>{title}, копия</translation>
    </message>
    <message>
        <source>Title of the map</source>
        <translation>Название карты</translation>
    </message>
    <message>
        <source>Maps of the document</source>
        <translation>Карты документа</translation>
    </message>
    <message>
        <source>New map</source>
        <translation>Новая карта</translation>
    </message>
</context>
<context>
    <name>MediumGroup</name>
    <message>
        <source>Printed on</source>
        <translation>На чём печатать</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> мм</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Бумага</translation>
    </message>
    <message>
        <source>Sticky notes</source>
        <translation>Стикеры</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Этикетки</translation>
    </message>
    <message>
        <source>Custom size</source>
        <translation>Свой размер</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Автоматически</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Книжная</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>Альбомная</translation>
    </message>
    <message>
        <source>Sheet width</source>
        <translation>Ширина листа</translation>
    </message>
    <message>
        <source>Sheet height</source>
        <translation>Высота листа</translation>
    </message>
    <message>
        <source>Sticker &amp;width</source>
        <translation>&amp;Ширина стикера</translation>
    </message>
    <message>
        <source>Sticker hei&amp;ght</source>
        <translation>&amp;Высота стикера</translation>
    </message>
    <message>
        <source>S&amp;heet</source>
        <translation>&amp;Лист</translation>
    </message>
    <message>
        <source>Orie&amp;ntation</source>
        <translation>&amp;Ориентация</translation>
    </message>
    <message>
        <source>P&amp;rinter margin</source>
        <translation>Поле п&amp;ринтера</translation>
    </message>
    <message>
        <source>Cut apart along the shared lines.</source>
        <translation>Листы разрезаются по общим линиям.</translation>
    </message>
    <message>
        <source>A guide sheet comes first: stick notes on it and print on them.</source>
        <translation>Сначала печатается лист-шаблон: наклейте на него стикеры и печатайте по ним.</translation>
    </message>
</context>
<context>
    <name>Menu</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Файл</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Правка</translation>
    </message>
    <message>
        <source>Select&amp;ion</source>
        <translation>В&amp;ыделение</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Вид</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Язык</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Оформление</translation>
    </message>
    <message>
        <source>&amp;Insert</source>
        <translation>Вст&amp;авка</translation>
    </message>
    <message>
        <source>&amp;Card</source>
        <translation>Кар&amp;точка</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>&amp;Цвет</translation>
    </message>
    <message>
        <source>Find &amp;or replace</source>
        <translation>Поиск и за&amp;мена</translation>
    </message>
    <message>
        <source>&amp;Map</source>
        <translation>&amp;Карта</translation>
    </message>
    <message>
        <source>Ma&amp;ps of this file</source>
        <translation>Карт&amp;ы этого файла</translation>
    </message>
    <message>
        <source>Ph&amp;ase</source>
        <translation>&amp;Фаза</translation>
    </message>
    <message>
        <source>Lin&amp;ks</source>
        <translation>Связ&amp;и</translation>
    </message>
    <message>
        <source>&amp;Emotion</source>
        <translation>Э&amp;моция</translation>
    </message>
    <message>
        <source>S&amp;core</source>
        <translation>&amp;Оценка</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Справка</translation>
    </message>
    <message>
        <source>Open rec&amp;ent</source>
        <translation>&amp;Недавние файлы</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>Файлов пока нет</translation>
    </message>
</context>
<context>
    <name>MissingQuestion</name>
    <message>
        <source>Missing: {what}. It can be added at the edge of the map; undoing takes it away again.</source>
        <translation>Не хватает: {what}. Недостающее можно добавить с края карты; отмена действия уберёт и его.</translation>
    </message>
    <message>
        <source>Add and paste</source>
        <translation>Добавить и вставить</translation>
    </message>
    <message>
        <source>Paste only what fits</source>
        <translation>Вставить, что поместится</translation>
    </message>
    <message>
        <source>Add and copy</source>
        <translation>Добавить и скопировать</translation>
    </message>
    <message>
        <source>Copy only what fits</source>
        <translation>Скопировать, что поместится</translation>
    </message>
    <message>
        <source>Not all of this has a place on the map.</source>
        <translation>Не для всего есть место на карте.</translation>
    </message>
    <message>
        <source>Missing: {what}. They can be added at the edge of the map; undoing takes them away again.</source>
        <translation>Не хватает: {what}. Их можно добавить с края карты; отмена действия уберёт и их.</translation>
    </message>
    <message numerus="yes">
        <source>%n stage(s)</source>
        <translation>
            <numerusform>%n этап</numerusform>
            <numerusform>%n этапа</numerusform>
            <numerusform>%n этапов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lane(s)</source>
        <translation>
            <numerusform>%n дорожка</numerusform>
            <numerusform>%n дорожки</numerusform>
            <numerusform>%n дорожек</numerusform>
        </translation>
    </message>
    <message>
        <source>{stages} and {lanes}</source>
        <translation>{stages} и {lanes}</translation>
    </message>
</context>
<context>
    <name>NewFromTemplateDialog</name>
    <message>
        <source>New map from a template</source>
        <translation>Новая карта из шаблона</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Создать</translation>
    </message>
    <message>
        <source>&amp;Template</source>
        <translation>&amp;Шаблон</translation>
    </message>
    <message>
        <source>&amp;Language of the map</source>
        <translation>&amp;Язык карты</translation>
    </message>
</context>
<context>
    <name>NoteButtons</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Forget stickers…</source>
        <translation>Забыть стикеры…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>NoteWording</name>
    <message>
        <source>C3 text: a new card · C3: what the cell holds · C3-2: the sticker came back · C3-2 D4: in another cell · C3-2 text: with other words</source>
        <translation>C3 текст — новая карточка · C3 — что в ячейке · C3-2 — стикер вернулся · C3-2 D4 — в другую ячейку · C3-2 текст — с другим текстом</translation>
    </message>
    <message>
        <source>Enter twice</source>
        <translation>Enter дважды</translation>
    </message>
    <message>
        <source>Enter lists them</source>
        <translation>Enter покажет их</translation>
    </message>
    <message>
        <source>Enter adds a card</source>
        <translation>Enter добавит карточку</translation>
    </message>
    <message>
        <source>Enter sets the score {value}</source>
        <translation>Enter поставит оценку {value}</translation>
    </message>
    <message>
        <source>Enter sets the level {level}</source>
        <translation>Enter поставит уровень {level}</translation>
    </message>
    <message>
        <source>{number} says the same and was not brought back. {key}: it moves to {code}. Ctrl+Enter: a new card.</source>
        <translation>То же написано на {number}, а он ещё не вернулся. {key} — он переместится в {code}. Ctrl+Enter — новая карточка.</translation>
    </message>
    <message>
        <source>Enter again</source>
        <translation>Ещё раз Enter</translation>
    </message>
    <message>
        <source>Ctrl+Enter: as printed last.</source>
        <translation>Ctrl+Enter — как при последней печати.</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>Введено</translation>
    </message>
    <message>
        <source>Entered: {count} · Ctrl+Z undoes the last</source>
        <translation>Введено: {count} · Ctrl+Z отменит последнее</translation>
    </message>
    <message>
        <source>Printed stickers</source>
        <translation>Напечатанные стикеры</translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) not brought back removed</source>
        <translation>
            <numerusform>Удалена %n невернувшаяся карточка</numerusform>
            <numerusform>Удалены %n невернувшиеся карточки</numerusform>
            <numerusform>Удалено %n невернувшихся карточек</numerusform>
        </translation>
    </message>
    <message>
        <source>level {level}</source>
        <translation>уровень {level}</translation>
    </message>
    <message>
        <source>score {value}</source>
        <translation>оценка {value}</translation>
    </message>
    <message>
        <source>Not brought back</source>
        <translation>Не вернулись</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Перемещены</translation>
    </message>
    <message>
        <source>Other words</source>
        <translation>Другой текст</translation>
    </message>
    <message>
        <source>As they were</source>
        <translation>Без изменений</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Новые</translation>
    </message>
    <message>
        <source>Deleted since</source>
        <translation>Карточка удалена</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) left to correct.</source>
        <translation>
            <numerusform>Осталось исправить %n строку.</numerusform>
            <numerusform>Осталось исправить %n строки.</numerusform>
            <numerusform>Осталось исправить %n строк.</numerusform>
        </translation>
    </message>
    <message>
        <source>The line is kept below: Enter there puts it back, Delete drops it.</source>
        <translation>Строка сохранена ниже: Enter на ней вернёт её в поле, Delete уберёт.</translation>
    </message>
    <message>
        <source>Enter on a line below puts it back to be corrected, Delete drops it.</source>
        <translation>Enter на строке ниже вернёт её для исправления, Delete уберёт.</translation>
    </message>
    <message>
        <source>Entering the lines: {count} of {total}</source>
        <translation>Строки вводятся: {count} из {total}</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n not brought back…</source>
        <translation>
            <numerusform>Удалить невернувшиеся (%n)…</numerusform>
            <numerusform>Удалить невернувшиеся (%n)…</numerusform>
            <numerusform>Удалить невернувшиеся (%n)…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n card(s) from the map?</source>
        <translation>
            <numerusform>Удалить с карты %n карточку?</numerusform>
            <numerusform>Удалить с карты %n карточки?</numerusform>
            <numerusform>Удалить с карты %n карточек?</numerusform>
        </translation>
    </message>
    <message>
        <source>Their stickers were printed and not brought back. Ctrl+Z brings the cards back.</source>
        <translation>Их стикеры напечатали, но они не вернулись. Карточки вернёт Ctrl+Z.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Forget which stickers were printed?</source>
        <translation>Забыть, какие стикеры напечатаны?</translation>
    </message>
    <message>
        <source>The cards stay as they are. A new list begins with the next stickers that are printed.</source>
        <translation>Карточки останутся как есть. Новый список начнётся со следующей печати стикеров.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Забыть</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>{number} “{text}” came back</source>
        <translation>{number} «{text}» вернулся</translation>
    </message>
    <message>
        <source>{number} “{text}” becomes “{new}”</source>
        <translation>{number}: вместо «{text}» будет «{new}»</translation>
    </message>
    <message>
        <source>{number} “{text}” moves from {origin} to {place}</source>
        <translation>{number} «{text}» переместится из {origin} в {place}</translation>
    </message>
    <message>
        <source>{printed} as printed, now {code}</source>
        <translation>{printed} на стикерах, теперь {code}</translation>
    </message>
    <message>
        <source>untitled stage</source>
        <translation>этап без названия</translation>
    </message>
    <message numerus="yes">
        <source>%n card(s)</source>
        <translation>
            <numerusform>%n карточка</numerusform>
            <numerusform>%n карточки</numerusform>
            <numerusform>%n карточек</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NotesDialog</name>
    <message>
        <source>Code of a cell and the text of a note</source>
        <translation>Код ячейки и текст заметки</translation>
    </message>
    <message>
        <source>C3 text</source>
        <translation>C3 текст</translation>
    </message>
    <message>
        <source>not entered yet</source>
        <translation>ещё не внесено</translation>
    </message>
    <message>
        <source>Notes from the wall</source>
        <translation>Заметки со стены</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>OfferList</name>
    <message numerus="yes">
        <source>%n more map(s)…</source>
        <translation>
            <numerusform>Ещё %n карта…</numerusform>
            <numerusform>Ещё %n карты…</numerusform>
            <numerusform>Ещё %n карт…</numerusform>
        </translation>
    </message>
    <message>
        <source>NOT SAVED</source>
        <translation>НЕ СОХРАНЕНО</translation>
    </message>
    <message>
        <source>The program ended before these maps were saved. Here they are as they were.</source>
        <translation>Программа завершилась раньше, чем эти карты были сохранены. Вот они, какими были.</translation>
    </message>
</context>
<context>
    <name>OfferRow</name>
    <message>
        <source>Looking into it…</source>
        <translation>Читаем карту…</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>Удалить…</translation>
    </message>
</context>
<context>
    <name>OfferWords</name>
    <message>
        <source>Untitled map</source>
        <translation>Карта без названия</translation>
    </message>
    <message>
        <source>In no file yet</source>
        <translation>Ещё без файла</translation>
    </message>
    <message>
        <source>On another computer. {what}</source>
        <translation>На другом компьютере. {what}</translation>
    </message>
    <message>
        <source>Open what can be read</source>
        <translation>Открыть то, что читается</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Восстановить</translation>
    </message>
    <message>
        <source>This copy is damaged and cannot be opened. It stays in {folder} until you discard it.</source>
        <translation>Эта копия повреждена и не открывается. Она останется в {folder}, пока вы её не удалите.</translation>
    </message>
    <message>
        <source>This copy is damaged. {remains} It stays in {folder} until you discard it.</source>
        <translation>Эта копия повреждена. {remains} Она останется в {folder}, пока вы её не удалите.</translation>
    </message>
    <message numerus="yes">
        <source>All of it, %n card(s), is in no file yet.</source>
        <translation>
            <numerusform>Карты ещё нет в файле; в ней %n карточка.</numerusform>
            <numerusform>Карты ещё нет в файле; в ней %n карточки.</numerusform>
            <numerusform>Карты ещё нет в файле; в ней %n карточек.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its file cannot be read; this has %n card(s).</source>
        <translation>
            <numerusform>Её файл не читается; здесь %n карточка.</numerusform>
            <numerusform>Её файл не читается; здесь %n карточки.</numerusform>
            <numerusform>Её файл не читается; здесь %n карточек.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not in the file: {what}.</source>
        <translation>Чего нет в файле: {what}.</translation>
    </message>
    <message>
        <source>The file itself was changed since.</source>
        <translation>Сам файл с тех пор изменён.</translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) more</source>
        <translation>
            <numerusform>%n новая карточка</numerusform>
            <numerusform>%n новые карточки</numerusform>
            <numerusform>%n новых карточек</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) changed</source>
        <translation>
            <numerusform>%n карточка изменена</numerusform>
            <numerusform>%n карточки изменены</numerusform>
            <numerusform>%n карточек изменено</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) deleted</source>
        <translation>
            <numerusform>%n карточка удалена</numerusform>
            <numerusform>%n карточки удалены</numerusform>
            <numerusform>%n карточек удалено</numerusform>
        </translation>
    </message>
    <message>
        <source>other changes</source>
        <translation>другие изменения</translation>
    </message>
    <message>
        <source>changes beside the cards</source>
        <translation>изменения помимо карточек</translation>
    </message>
</context>
<context>
    <name>Outline</name>
    <message>
        <source>Text of the row</source>
        <translation>Текст строки</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Структура</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Этапы</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>Дорожки</translation>
    </message>
    <message>
        <source>On top</source>
        <translation>Сверху</translation>
    </message>
</context>
<context>
    <name>PageRow</name>
    <message>
        <source>Previous page</source>
        <translation>Предыдущая страница</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Следующая страница</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Страница</translation>
    </message>
    <message>
        <source>of {count}</source>
        <translation>из {count}</translation>
    </message>
</context>
<context>
    <name>PageStrip</name>
    <message>
        <source>Pages of the file</source>
        <translation>Страницы файла</translation>
    </message>
    <message>
        <source>Poster</source>
        <translation>Плакат</translation>
    </message>
    <message>
        <source>The whole poster with its sheets</source>
        <translation>Весь плакат с его листами</translation>
    </message>
    <message>
        <source>Page {number} of {count}: {label} · {size} mm</source>
        <translation>Страница {number} из {count}: {label} · {size} мм</translation>
    </message>
</context>
<context>
    <name>PaperGroup</name>
    <message>
        <source>Paper</source>
        <translation>Бумага</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> мм</translation>
    </message>
    <message>
        <source>Roll</source>
        <translation>Рулон</translation>
    </message>
    <message>
        <source>Map size</source>
        <translation>По размеру карты</translation>
    </message>
    <message>
        <source>Custom size</source>
        <translation>Свой размер</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Автоматически</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Книжная</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>Альбомная</translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation>&amp;Ширина</translation>
    </message>
    <message>
        <source>&amp;Height</source>
        <translation>&amp;Высота</translation>
    </message>
    <message>
        <source>Roll &amp;width</source>
        <translation>&amp;Ширина рулона</translation>
    </message>
    <message>
        <source>Forma&amp;t</source>
        <translation>&amp;Формат</translation>
    </message>
    <message>
        <source>&amp;Orientation</source>
        <translation>&amp;Ориентация</translation>
    </message>
</context>
<context>
    <name>PdfSaving</name>
    <message>
        <source>Saving failed. No file was written.</source>
        <translation>Сохранить не удалось. Файл не записан.</translation>
    </message>
    <message>
        <source>Cancelled. No file was written.</source>
        <translation>Отменено. Файл не записан.</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>{name}, copy</source>
        <translation>{name}, копия</translation>
    </message>
    <message>
        <source>nameless</source>
        <translation>без имени</translation>
    </message>
    <message>
        <source>untitled</source>
        <translation>без названия</translation>
    </message>
</context>
<context>
    <name>PeopleFields</name>
    <message>
        <source>No personas yet. Add the first one: whose journey is it?</source>
        <translation>Персон пока нет. Добавьте первую: чей это путь?</translation>
    </message>
    <message>
        <source>No sources yet. Add the first one: where do the facts come from?</source>
        <translation>Источников пока нет. Добавьте первый: откуда взяты факты?</translation>
    </message>
    <message>
        <source>Persona</source>
        <translation>Персона</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Источник</translation>
    </message>
</context>
<context>
    <name>PersonasDialog</name>
    <message>
        <source>Personas</source>
        <translation>Персоны</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Источники</translation>
    </message>
    <message>
        <source>Personas and sources</source>
        <translation>Персоны и источники</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Дублировать</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Выше</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Ниже</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
</context>
<context>
    <name>PosterPreview</name>
    <message>
        <source>The map is being drawn…</source>
        <translation>Карта рисуется…</translation>
    </message>
</context>
<context>
    <name>PosterSummary</name>
    <message>
        <source>scale {scale}</source>
        <translation>масштаб {scale}</translation>
    </message>
    <message>
        <source>{size} mm</source>
        <translation>{size} мм</translation>
    </message>
    <message>
        <source>roll, {size}</source>
        <translation>рулон, {size}</translation>
    </message>
    <message>
        <source>glued {size} mm</source>
        <translation>в сборе {size} мм</translation>
    </message>
</context>
<context>
    <name>PosterViews</name>
    <message>
        <source>Preview of the poster</source>
        <translation>Предпросмотр плаката</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Страница</translation>
    </message>
</context>
<context>
    <name>PriceList</name>
    <message>
        <source>{size} mm</source>
        <translation>{size} мм</translation>
    </message>
    <message>
        <source>One page</source>
        <translation>Одной страницей</translation>
    </message>
    <message>
        <source>Custom size</source>
        <translation>Свой размер</translation>
    </message>
    <message>
        <source>Stickers fit their cells at 100%: print as large as the map, {size} mm</source>
        <translation>Стикеры войдут в ячейки при 100 %: напечатать по размеру карты, {size} мм</translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s)</source>
        <translation>
            <numerusform>%n лист</numerusform>
            <numerusform>%n листа</numerusform>
            <numerusform>%n листов</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrintStickers</name>
    <message>
        <source>Print stickers</source>
        <translation>Печать стикеров</translation>
    </message>
    <message>
        <source>Preview of the sheet</source>
        <translation>Предпросмотр листа</translation>
    </message>
    <message>
        <source>Stickers: {stickers} · sheets: {sheets} · {paper}, {grid} on each</source>
        <translation>Стикеров: {stickers} · листов: {sheets} · {paper}, на каждом {grid}</translation>
    </message>
    <message>
        <source>Saved: {file}, stickers: {stickers}, pages: {pages}.</source>
        <translation>Сохранено: {file}, стикеров: {stickers}, страниц: {pages}.</translation>
    </message>
</context>
<context>
    <name>PrintStudio</name>
    <message>
        <source>Print poster</source>
        <translation>Печать плаката</translation>
    </message>
    <message>
        <source>Saved: {file}, pages: {pages}.</source>
        <translation>Сохранено: {file}, страниц: {pages}.</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Printing was cancelled.</source>
        <translation>Печать отменена.</translation>
    </message>
    <message>
        <source>Sent to “{printer}”: pages: {count}.</source>
        <translation>Отправлено на «{printer}», страниц: {count}.</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Печать</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>Пе&amp;чать…</translation>
    </message>
</context>
<context>
    <name>PrintingDialog</name>
    <message>
        <source>Print</source>
        <translation>Печать</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Ход работы</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Sending pages to the printer…</source>
        <translation>Страницы отправляются на принтер…</translation>
    </message>
</context>
<context>
    <name>PropertiesDialog</name>
    <message>
        <source>not said</source>
        <translation>не указана</translation>
    </message>
    <message>
        <source>Properties of the map</source>
        <translation>Свойства карты</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Изменить</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Название</translation>
    </message>
    <message>
        <source>&amp;Scenario</source>
        <translation>&amp;Сценарий</translation>
    </message>
    <message>
        <source>S&amp;tate</source>
        <translation>С&amp;остояние</translation>
    </message>
    <message>
        <source>&amp;Language of the map</source>
        <translation>&amp;Язык карты</translation>
    </message>
    <message>
        <source>&amp;Persona</source>
        <translation>Пер&amp;сона</translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation>&amp;Роль</translation>
    </message>
    <message>
        <source>&amp;Client</source>
        <translation>&amp;Клиент</translation>
    </message>
    <message>
        <source>&amp;Author</source>
        <translation>&amp;Автор</translation>
    </message>
    <message>
        <source>&amp;Date</source>
        <translation>&amp;Дата</translation>
    </message>
    <message>
        <source>&amp;Version</source>
        <translation>&amp;Версия</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Drive</source>
        <translation>Диск</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Папка</translation>
    </message>
    <message>
        <source>File Folder</source>
        <translation>Папка</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>%1 File</source>
        <translation>Файл %1</translation>
    </message>
    <message>
        <source>Alias</source>
        <translation>Псевдоним</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Ярлык</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Неизвестно</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Папка:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>&amp;Тип файла:</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>Select All</source>
        <translation>Выделить всё</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>Select All</source>
        <translation>Выделить всё</translation>
    </message>
</context>
<context>
    <name>Reporting</name>
    <message>
        <source>{name} (read-only)</source>
        <translation>{name} (только чтение)</translation>
    </message>
    <message>
        <source>The font has no {signs}: an empty box is drawn instead, on paper too</source>
        <translation>В шрифте нет {signs}: вместо знака будет пустая рамка, и на бумаге тоже</translation>
    </message>
</context>
<context>
    <name>ScaleGroup</name>
    <message>
        <source>Map on the paper</source>
        <translation>Карта на бумаге</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Масштаб</translation>
    </message>
    <message>
        <source>Fit on the paper</source>
        <translation>Вписать в бумагу</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>Исходный размер</translation>
    </message>
    <message>
        <source>Per cent</source>
        <translation>Проценты</translation>
    </message>
    <message>
        <source>Sca&amp;le</source>
        <translation>&amp;Масштаб</translation>
    </message>
    <message>
        <source>Pe&amp;r cent</source>
        <translation>&amp;Проценты</translation>
    </message>
</context>
<context>
    <name>Sharing</name>
    <message>
        <source>The map is what the file holds now. {key} undoes this.</source>
        <translation>Карта теперь такая, как в файле. {key} вернёт прежнюю.</translation>
    </message>
    <message>
        <source>The map is what the file holds now; yours is among the versions. {key} undoes this.</source>
        <translation>Карта теперь такая, как в файле; ваша — среди версий. {key} вернёт прежнюю.</translation>
    </message>
    <message>
        <source>The map is what the file holds now.</source>
        <translation>Карта теперь такая, как в файле.</translation>
    </message>
</context>
<context>
    <name>SharingBars</name>
    <message>
        <source>“{name}” cannot be reached just now. The map is still open here.</source>
        <translation>Файл «{name}» сейчас недоступен. Карта по-прежнему открыта здесь.</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Сохранить копию…</translation>
    </message>
    <message>
        <source>Somebody else has changed “{name}”.</source>
        <translation>Файл «{name}» изменил кто-то другой.</translation>
    </message>
    <message>
        <source>Somebody else has changed “{name}”: {changes}.</source>
        <translation>Файл «{name}» изменил кто-то другой: {changes}.</translation>
    </message>
    <message>
        <source>“{name}” was written to after the changes that are restored here were made.</source>
        <translation>В файл «{name}» записали уже после тех изменений, что здесь восстановлены.</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Загрузить заново</translation>
    </message>
    <message>
        <source>Keep mine as a copy…</source>
        <translation>Сохранить мою как копию…</translation>
    </message>
    <message>
        <source>Overwrite…</source>
        <translation>Перезаписать…</translation>
    </message>
    <message>
        <source>“{name}” is now called “{new}”.</source>
        <translation>Файл «{name}» теперь называется «{new}».</translation>
    </message>
    <message>
        <source>Go on in that file</source>
        <translation>Продолжить в нём</translation>
    </message>
    <message>
        <source>“{name}” was deleted or moved. The map is still open here; saving writes it again.</source>
        <translation>Файл «{name}» удалён или перемещён. Карта по-прежнему открыта здесь, сохранение запишет файл снова.</translation>
    </message>
    <message>
        <source>The file “{name}” is gone, and a folder has its name. The map is still open here, unsaved.</source>
        <translation>Файла «{name}» больше нет, теперь так называется папка. Карта по-прежнему открыта здесь и не сохранена.</translation>
    </message>
    <message>
        <source>The file “{name}” is gone, and what has its name is no file. The map is still open here, unsaved.</source>
        <translation>Файла «{name}» больше нет, а то, что теперь так называется, — не файл. Карта по-прежнему открыта здесь и не сохранена.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Somebody else works on this file, too. {who} You are asked before you save.</source>
        <translation>С этим файлом работает ещё кто-то. {who} Перед сохранением программа спросит вас.</translation>
    </message>
    <message>
        <source>Read-only: nobody else has the file open any more.</source>
        <translation>Только чтение. Больше этот файл ни у кого не открыт.</translation>
    </message>
    <message>
        <source>Read-only: you may not write to this file.</source>
        <translation>Только чтение: в этот файл нельзя писать.</translation>
    </message>
    <message>
        <source>Read-only. {who}</source>
        <translation>Только чтение. {who}</translation>
    </message>
    <message>
        <source>Edit here</source>
        <translation>Изменять здесь</translation>
    </message>
    <message>
        <source>Take it over…</source>
        <translation>Забрать себе…</translation>
    </message>
</context>
<context>
    <name>SheetGroup</name>
    <message>
        <source>Sheets</source>
        <translation>Листы</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> мм</translation>
    </message>
    <message>
        <source>&amp;Assembly plan as the first page</source>
        <translation>План &amp;сборки первой страницей</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Автоматически</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Книжная</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>Альбомная</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Не брать</translation>
    </message>
    <message>
        <source>Where they are worth it</source>
        <translation>Если они того стоят</translation>
    </message>
    <message>
        <source>All that help</source>
        <translation>Все, какие помогут</translation>
    </message>
    <message>
        <source>One page</source>
        <translation>Одной страницей</translation>
    </message>
    <message>
        <source>Sheet widt&amp;h</source>
        <translation>Ширина &amp;листа</translation>
    </message>
    <message>
        <source>Printer &amp;margin</source>
        <translation>Пол&amp;е принтера</translation>
    </message>
    <message>
        <source>Sheet or&amp;ientation</source>
        <translation>Ориентация л&amp;истов</translation>
    </message>
    <message>
        <source>E&amp;xtra sheets to keep text whole</source>
        <translation>Дополнительные листы, чтобы не &amp;резать текст</translation>
    </message>
    <message>
        <source>Sheet hei&amp;ght</source>
        <translation>Высо&amp;та листа</translation>
    </message>
    <message>
        <source>Custom size</source>
        <translation>Свой размер</translation>
    </message>
    <message>
        <source>O&amp;verlap</source>
        <translation>&amp;Нахлёст</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard</source>
        <translation>Клавиатура</translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation>Найти команду или клавишу</translation>
    </message>
    <message>
        <source>On the map</source>
        <translation>На карте</translation>
    </message>
</context>
<context>
    <name>StageDialog</name>
    <message>
        <source>Stage</source>
        <translation>Этап</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Изменить</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> мм</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Название</translation>
    </message>
    <message>
        <source>Our t&amp;ask at this stage</source>
        <translation>Наша &amp;задача на этом этапе</translation>
    </message>
    <message>
        <source>&amp;Width of the column on paper</source>
        <translation>&amp;Ширина столбца на бумаге</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Customer journey maps, from the keyboard to the wall</source>
        <translation>Карты пути клиента: от клавиатуры до стены</translation>
    </message>
    <message>
        <source>NEW MAP</source>
        <translation>НОВАЯ КАРТА</translation>
    </message>
    <message>
        <source>RECENT FILES</source>
        <translation>НЕДАВНИЕ ФАЙЛЫ</translation>
    </message>
    <message>
        <source>Maps you save or open will be listed here.</source>
        <translation>Здесь появятся карты, которые вы сохраните или откроете.</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Открыть файл…</translation>
    </message>
    <message>
        <source>New map from a template</source>
        <translation>Новая карта из шаблона</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>Недавние файлы</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Read-only</source>
        <translation>Только чтение</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Сохраняется…</translation>
    </message>
    <message>
        <source>Not saved: saving failed</source>
        <translation>Не сохранено: ошибка записи</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Ещё не сохранено</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Есть несохранённые изменения</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Сохранено</translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation>Сохранено {time}</translation>
    </message>
</context>
<context>
    <name>StyleGroup</name>
    <message>
        <source>Style</source>
        <translation>Стиль</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> мм</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Полный</translation>
    </message>
    <message>
        <source>Workshop</source>
        <translation>Для стикеров</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Пустой</translation>
    </message>
    <message>
        <source>&amp;Codes in the cells: C3</source>
        <translation>&amp;Коды в ячейках: C3</translation>
    </message>
    <message>
        <source>In colour</source>
        <translation>В цвете</translation>
    </message>
    <message>
        <source>In grey</source>
        <translation>В сером</translation>
    </message>
    <message>
        <source>Sticker width</source>
        <translation>Ширина стикера</translation>
    </message>
    <message>
        <source>Sticker height</source>
        <translation>Высота стикера</translation>
    </message>
    <message>
        <source>Free slots in each cell</source>
        <translation>Свободных мест в каждой ячейке</translation>
    </message>
    <message>
        <source>Colo&amp;urs</source>
        <translation>&amp;Цвета</translation>
    </message>
</context>
<context>
    <name>Unkept</name>
    <message>
        <source>Copies for the case of a crash are written again.</source>
        <translation>Копии на случай сбоя снова записываются.</translation>
    </message>
    <message>
        <source>No copy for the case of a crash can be written; save often. {folder}</source>
        <translation>Копии на случай сбоя не записываются, сохраняйте чаще. {folder}</translation>
    </message>
    <message>
        <source>No copy for the case of a crash can be written: {why}. Save often. {folder}</source>
        <translation>Копии на случай сбоя не записываются: {why}. Сохраняйте чаще. {folder}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
</context>
<context>
    <name>UnsavedQuestion</name>
    <message>
        <source>Save the changes to “{name}”?</source>
        <translation>Сохранить изменения в «{name}»?</translation>
    </message>
    <message>
        <source>Without saving, what you changed since the last save is lost.</source>
        <translation>Если не сохранить, изменения после последнего сохранения пропадут.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Do not save</source>
        <translation>Не сохранять</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Save the map “{name}”?</source>
        <translation>Сохранить карту «{name}»?</translation>
    </message>
    <message>
        <source>It is in no file yet: without saving, all of it is lost.</source>
        <translation>Она ещё не записана ни в один файл: без сохранения пропадёт вся карта.</translation>
    </message>
</context>
<context>
    <name>VersionNameDialog</name>
    <message>
        <source>Keep this version</source>
        <translation>Запомнить версию</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Запомнить</translation>
    </message>
    <message>
        <source>Name of the version</source>
        <translation>Название версии</translation>
    </message>
    <message>
        <source>Name it</source>
        <translation>Назвать</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Название</translation>
    </message>
    <message>
        <source>A version with a name is kept for good; one without a name goes when it is old.</source>
        <translation>Версия с названием хранится всегда, а без названия — пока не устареет.</translation>
    </message>
</context>
<context>
    <name>VersionPicture</name>
    <message>
        <source>Picture of the version</source>
        <translation>Изображение версии</translation>
    </message>
</context>
<context>
    <name>VersionWords</name>
    <message>
        <source>Nothing of a map can be read in it.</source>
        <translation>Прочитать в ней карту не удалось.</translation>
    </message>
    <message>
        <source>as it is now</source>
        <translation>как сейчас</translation>
    </message>
    <message>
        <source>little is different</source>
        <translation>почти как сейчас</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n отличие</numerusform>
            <numerusform>%n отличия</numerusform>
            <numerusform>%n отличий</numerusform>
        </translation>
    </message>
    <message>
        <source>This is how the map is now.</source>
        <translation>Карта сейчас такая же.</translation>
    </message>
    <message>
        <source>{name} (what could be read)</source>
        <translation>{name} (что удалось прочитать)</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>повреждена</translation>
    </message>
    <message>
        <source>cannot be opened</source>
        <translation>не открывается</translation>
    </message>
    <message>
        <source>Since then: {changes}.</source>
        <translation>С тех пор: {changes}.</translation>
    </message>
    <message>
        <source>phases changed</source>
        <translation>изменены фазы</translation>
    </message>
    <message>
        <source>links changed</source>
        <translation>изменены связи</translation>
    </message>
    <message>
        <source>personas changed</source>
        <translation>изменены персоны</translation>
    </message>
    <message>
        <source>sources changed</source>
        <translation>изменены источники</translation>
    </message>
    <message>
        <source>properties of the map changed</source>
        <translation>изменены свойства карты</translation>
    </message>
    <message>
        <source>another order</source>
        <translation>другой порядок</translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) added</source>
        <translation>
            <numerusform>добавлена %n карточка</numerusform>
            <numerusform>добавлены %n карточки</numerusform>
            <numerusform>добавлено %n карточек</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) changed</source>
        <translation>
            <numerusform>изменена %n карточка</numerusform>
            <numerusform>изменены %n карточки</numerusform>
            <numerusform>изменено %n карточек</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) deleted</source>
        <translation>
            <numerusform>удалена %n карточка</numerusform>
            <numerusform>удалены %n карточки</numerusform>
            <numerusform>удалено %n карточек</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stage(s) added</source>
        <translation>
            <numerusform>добавлен %n этап</numerusform>
            <numerusform>добавлены %n этапа</numerusform>
            <numerusform>добавлено %n этапов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stage(s) changed</source>
        <translation>
            <numerusform>изменён %n этап</numerusform>
            <numerusform>изменены %n этапа</numerusform>
            <numerusform>изменено %n этапов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stage(s) deleted</source>
        <translation>
            <numerusform>удалён %n этап</numerusform>
            <numerusform>удалены %n этапа</numerusform>
            <numerusform>удалено %n этапов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lane(s) added</source>
        <translation>
            <numerusform>добавлена %n дорожка</numerusform>
            <numerusform>добавлены %n дорожки</numerusform>
            <numerusform>добавлено %n дорожек</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lane(s) changed</source>
        <translation>
            <numerusform>изменена %n дорожка</numerusform>
            <numerusform>изменены %n дорожки</numerusform>
            <numerusform>изменено %n дорожек</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lane(s) deleted</source>
        <translation>
            <numerusform>удалена %n дорожка</numerusform>
            <numerusform>удалены %n дорожки</numerusform>
            <numerusform>удалено %n дорожек</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n map(s) added</source>
        <translation>
            <numerusform>добавлена %n карта</numerusform>
            <numerusform>добавлены %n карты</numerusform>
            <numerusform>добавлено %n карт</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n map(s) deleted</source>
        <translation>
            <numerusform>удалена %n карта</numerusform>
            <numerusform>удалены %n карты</numerusform>
            <numerusform>удалено %n карт</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Versions</name>
    <message>
        <source>The map is as it was {moment}. Its file stays as it is until you save; {key} undoes this.</source>
        <translation>Карта снова такая, какой была {moment}. Файл не изменится, пока вы не сохраните её; {key} отменяет возврат.</translation>
    </message>
</context>
<context>
    <name>VersionsDialog</name>
    <message>
        <source>&amp;Open beside</source>
        <translation>&amp;Открыть рядом</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Вернуть</translation>
    </message>
    <message>
        <source>&amp;Name…</source>
        <translation>&amp;Назвать…</translation>
    </message>
    <message>
        <source>&amp;Keep the map as it is now…</source>
        <translation>Запомнить &amp;карту такой, как сейчас…</translation>
    </message>
    <message>
        <source>Before restoring</source>
        <translation>Перед возвратом к версии</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Версии</translation>
    </message>
    <message>
        <source>This map is in no file yet. Once it is saved, each save is kept here: the last {latest}, and one a day for {days} days.</source>
        <translation>Этой карты ещё нет в файле. Как только вы её сохраните, здесь будут версии: последние {latest} и по одной за день в течение {days} дней.</translation>
    </message>
    <message>
        <source>No version of {name} has been kept yet. From now on each save is kept here: the last {latest}, and one a day for {days} days.</source>
        <translation>Версий файла {name} ещё нет. Теперь при каждом сохранении версия будет попадать сюда: последние {latest} и по одной за день в течение {days} дней.</translation>
    </message>
    <message>
        <source>The version is being read…</source>
        <translation>Версия читается…</translation>
    </message>
    <message>
        <source>&amp;Open what can be read</source>
        <translation>&amp;Открыть то, что читается</translation>
    </message>
    <message>
        <source>This version has no map.</source>
        <translation>В этой версии нет карты.</translation>
    </message>
</context>
<context>
    <name>WhatGroup</name>
    <message>
        <source>Content</source>
        <translation>Что печатать</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Этапы</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>Дорожки</translation>
    </message>
    <message>
        <source>Personas</source>
        <translation>Персоны</translation>
    </message>
</context>
<context>
    <name>Windows</name>
    <message>
        <source>The file could not be opened.</source>
        <translation>Файл не открыт.</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message numerus="yes">
        <source>move of %n card(s)</source>
        <translation>
            <numerusform>перемещение %n карточки</numerusform>
            <numerusform>перемещение %n карточек</numerusform>
            <numerusform>перемещение %n карточек</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>deletion of %n card(s)</source>
        <translation>
            <numerusform>удаление %n карточки</numerusform>
            <numerusform>удаление %n карточек</numerusform>
            <numerusform>удаление %n карточек</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>copy of %n card(s)</source>
        <translation>
            <numerusform>копия %n карточки</numerusform>
            <numerusform>копии %n карточек</numerusform>
            <numerusform>копии %n карточек</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change of %n card(s)</source>
        <translation>
            <numerusform>изменение %n карточки</numerusform>
            <numerusform>изменение %n карточек</numerusform>
            <numerusform>изменение %n карточек</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>cutting of %n card(s)</source>
        <translation>
            <numerusform>вырезание %n карточки</numerusform>
            <numerusform>вырезание %n карточек</numerusform>
            <numerusform>вырезание %n карточек</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>pasting of %n card(s)</source>
        <translation>
            <numerusform>вставка %n карточки</numerusform>
            <numerusform>вставка %n карточек</numerusform>
            <numerusform>вставка %n карточек</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>replacement of %n match(es)</source>
        <translation>
            <numerusform>замена %n совпадения</numerusform>
            <numerusform>замена %n совпадений</numerusform>
            <numerusform>замена %n совпадений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new picture(s)</source>
        <translation>
            <numerusform>%n новое изображение</numerusform>
            <numerusform>%n новых изображения</numerusform>
            <numerusform>%n новых изображений</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Отменить</translation>
    </message>
    <message>
        <source>&amp;Undo: {edit}</source>
        <translation>&amp;Отменить: {edit}</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Повторить</translation>
    </message>
    <message>
        <source>&amp;Redo: {edit}</source>
        <translation>&amp;Повторить: {edit}</translation>
    </message>
    <message>
        <source>Stage {letters} · {title}</source>
        <translation>Этап {letters} · {title}</translation>
    </message>
    <message>
        <source>Phase over the stage {title}</source>
        <translation>Фаза над этапом «{title}»</translation>
    </message>
    <message>
        <source>Link from the stage {title}</source>
        <translation>Связь от этапа «{title}»</translation>
    </message>
    <message>
        <source>Lane · {title}</source>
        <translation>Дорожка · {title}</translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) selected</source>
        <translation>
            <numerusform>Выбрана %n карточка</numerusform>
            <numerusform>Выбраны %n карточки</numerusform>
            <numerusform>Выбрано %n карточек</numerusform>
        </translation>
    </message>
    <message>
        <source>untitled stage</source>
        <translation>этап без названия</translation>
    </message>
    <message>
        <source>nameless lane</source>
        <translation>дорожка без названия</translation>
    </message>
    <message>
        <source>Tab: next stage · Enter: below · Alt+Enter: new line · Esc: as it was</source>
        <translation>Tab — следующий этап · Enter — ниже · Alt+Enter — новая строка · Esc — как было</translation>
    </message>
    <message>
        <source>Tab: next field · Enter: keep · Esc: as it was</source>
        <translation>Tab — следующее поле · Enter — принять · Esc — как было</translation>
    </message>
    <message>
        <source>Tab: next field · Enter: keep · Shift+Enter: new line · Esc: as it was</source>
        <translation>Tab — следующее поле · Enter — принять · Shift+Enter — новая строка · Esc — как было</translation>
    </message>
    <message>
        <source>Tab: next field · Enter: new line · Ctrl+Enter: keep · Esc: as it was</source>
        <translation>Tab — следующее поле · Enter — новая строка · Ctrl+Enter — принять · Esc — как было</translation>
    </message>
    <message>
        <source>Tab: next field · Esc: back to the map</source>
        <translation>Tab — следующее поле · Esc — к карте</translation>
    </message>
    <message>
        <source>← →: close, open · Enter: write · Esc: back to the map</source>
        <translation>← → — свернуть, раскрыть · Enter — писать · Esc — к карте</translation>
    </message>
    <message>
        <source>Enter: show the lane · Esc: back to the map</source>
        <translation>Enter — показать дорожку · Esc — к карте</translation>
    </message>
    <message>
        <source>Enter: keep · Ctrl+Enter: keep and write another card · Esc: as it was</source>
        <translation>Enter — принять · Ctrl+Enter — принять и писать ещё карточку · Esc — как было</translation>
    </message>
    <message>
        <source>Enter: keep · Esc: as it was</source>
        <translation>Enter — принять · Esc — как было</translation>
    </message>
    <message>
        <source>F2: rename · Alt+Shift+← →: move · Del: delete · Ctrl+E: new stage</source>
        <translation>F2 — переименовать · Alt+Shift+← → — переместить · Del — удалить · Ctrl+E — новый этап</translation>
    </message>
    <message>
        <source>F2: rename · Alt+Shift+↑ ↓: move · Del: delete · Ctrl+L: new lane</source>
        <translation>F2 — переименовать · Alt+Shift+↑ ↓ — переместить · Del — удалить · Ctrl+L — новая дорожка</translation>
    </message>
    <message>
        <source>Click a cell or press an arrow key</source>
        <translation>Щёлкните по ячейке или нажмите стрелку</translation>
    </message>
    <message>
        <source>F2: rename · ↓: stage · Del: dissolve</source>
        <translation>F2 — переименовать · ↓ — этап · Del — расформировать</translation>
    </message>
    <message>
        <source>F2: what it says · Ctrl+R: change · ↓: stage · Del: delete</source>
        <translation>F2 — надпись · Ctrl+R — изменить · ↓ — этап · Del — удалить</translation>
    </message>
    <message>
        <source>1 to 5: score · Del: no score · Tab: next stage</source>
        <translation>1–5 — оценка · Del — без оценки · Tab — следующий этап</translation>
    </message>
    <message>
        <source>Ctrl+1 to Ctrl+5: level · typing: in words · Tab: next stage</source>
        <translation>Ctrl+1…5 — уровень · буквы — словами · Tab — следующий этап</translation>
    </message>
    <message>
        <source>F2: edit · Tab: next stage · Enter: below · Ctrl+Enter: one more card</source>
        <translation>F2 — изменить · Tab — следующий этап · Enter — ниже · Ctrl+Enter — ещё карточка</translation>
    </message>
    <message>
        <source>Just type · Tab: next stage · Enter: below</source>
        <translation>Пишите сразу · Tab — следующий этап · Enter — ниже</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>{name} (hidden)</source>
        <translation>{name} (скрыто)</translation>
    </message>
    <message>
        <source>Lane, {name}, Enter shows it</source>
        <translation>Дорожка, {name}, Enter покажет её</translation>
    </message>
    <message>
        <source>Stage {letters}, {name}</source>
        <translation>Этап {letters}, {name}</translation>
    </message>
    <message numerus="yes">
        <source>%n card(s)</source>
        <translation>
            <numerusform>%n карточка</numerusform>
            <numerusform>%n карточки</numerusform>
            <numerusform>%n карточек</numerusform>
        </translation>
    </message>
    <message>
        <source>Phase, {name}</source>
        <translation>Фаза, {name}</translation>
    </message>
    <message>
        <source>Lane, {name}</source>
        <translation>Дорожка, {name}</translation>
    </message>
    <message>
        <source>Card, {name}</source>
        <translation>Карточка, {name}</translation>
    </message>
    <message>
        <source>Persona, {name}</source>
        <translation>Персона, {name}</translation>
    </message>
    <message>
        <source>Source, {name}</source>
        <translation>Источник, {name}</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Связи</translation>
    </message>
    <message>
        <source>Personas</source>
        <translation>Персоны</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Источники</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>изображение</translation>
    </message>
    <message>
        <source>empty card</source>
        <translation>пустая карточка</translation>
    </message>
    <message>
        <source>nameless persona</source>
        <translation>персона без имени</translation>
    </message>
    <message>
        <source>untitled source</source>
        <translation>источник без названия</translation>
    </message>
    <message>
        <source>untitled phase</source>
        <translation>фаза без названия</translation>
    </message>
    <message>
        <source>nameless lane</source>
        <translation>дорожка без названия</translation>
    </message>
    <message>
        <source>untitled stage</source>
        <translation>этап без названия</translation>
    </message>
    <message>
        <source>Loop, {name}</source>
        <translation>Петля, {name}</translation>
    </message>
    <message>
        <source>Branch, {name}</source>
        <translation>Ветвь, {name}</translation>
    </message>
</context>
<context>
    <name>_ZoomControl</name>
    <message>
        <source>Zoom</source>
        <translation>Масштаб</translation>
    </message>
</context>
</TS>
