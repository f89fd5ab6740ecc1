<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>DamagedFileDialog</name>
    <message numerus="yes">
        <source>Whole, with %n card(s).</source>
        <translation>
            <numerusform>Whole, with %n card.</numerusform>
            <numerusform>Whole, with %n cards.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Deletions</name>
    <message numerus="yes">
        <source>%n link(s) went with it.</source>
        <translation>
            <numerusform>%n link went with it.</numerusform>
            <numerusform>%n links went with it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) deleted. {key} brings them back.</source>
        <translation>
            <numerusform>%n card deleted. {key} brings it back.</numerusform>
            <numerusform>%n cards deleted. {key} brings them back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Map “{title}” deleted with %n card(s).</source>
        <translation>
            <numerusform>Map “{title}” deleted with %n card.</numerusform>
            <numerusform>Map “{title}” deleted with %n cards.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Taken off %n card(s).</source>
        <translation>
            <numerusform>Taken off %n card.</numerusform>
            <numerusform>Taken off %n cards.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The name stays as a tag on %n card(s).</source>
        <translation>
            <numerusform>The name stays as a tag on %n card.</numerusform>
            <numerusform>The name stays as a tag on %n cards.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) about nobody else are now about everyone.</source>
        <translation>
            <numerusform>%n card about nobody else is now about everyone.</numerusform>
            <numerusform>%n cards about nobody else are now about everyone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Persona “{name}” deleted with %n emotion level(s).</source>
        <translation>
            <numerusform>Persona “{name}” deleted with %n emotion level.</numerusform>
            <numerusform>Persona “{name}” deleted with %n emotion levels.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Persona “{name}” deleted, and taken off %n card(s).</source>
        <translation>
            <numerusform>Persona “{name}” deleted, and taken off %n card.</numerusform>
            <numerusform>Persona “{name}” deleted, and taken off %n cards.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Source “{title}” deleted, and taken off %n card(s).</source>
        <translation>
            <numerusform>Source “{title}” deleted, and taken off %n card.</numerusform>
            <numerusform>Source “{title}” deleted, and taken off %n cards.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stage “{title}” deleted with %n card(s).</source>
        <translation>
            <numerusform>Stage “{title}” deleted with %n card.</numerusform>
            <numerusform>Stage “{title}” deleted with %n cards.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stage without a title deleted with %n card(s).</source>
        <translation>
            <numerusform>Stage without a title deleted with %n card.</numerusform>
            <numerusform>Stage without a title deleted with %n cards.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lane “{title}” deleted with %n card(s).</source>
        <translation>
            <numerusform>Lane “{title}” deleted with %n card.</numerusform>
            <numerusform>Lane “{title}” deleted with %n cards.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoundWords</name>
    <message numerus="yes">
        <source>%n match(es) replaced</source>
        <translation>
            <numerusform>%n match replaced</numerusform>
            <numerusform>%n matches replaced</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Headings</name>
    <message numerus="yes">
        <source>%n card(s)</source>
        <translation>
            <numerusform>%n card</numerusform>
            <numerusform>%n cards</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeftBehind</name>
    <message numerus="yes">
        <source>%n older copy(ies) of this map will be offered next.</source>
        <translation>
            <numerusform>%n older copy of this map will be offered next.</numerusform>
            <numerusform>%n older copies of this map will be offered next.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n map(s) could not be saved before the program ended.</source>
        <translation>
            <numerusform>%n map could not be saved before the program ended.</numerusform>
            <numerusform>%n maps could not be saved before the program ended.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MissingQuestion</name>
    <message numerus="yes">
        <source>%n stage(s)</source>
        <translation>
            <numerusform>%n stage</numerusform>
            <numerusform>%n stages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lane(s)</source>
        <translation>
            <numerusform>%n lane</numerusform>
            <numerusform>%n lanes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoteWording</name>
    <message numerus="yes">
        <source>%n card(s) not brought back removed</source>
        <translation>
            <numerusform>%n card not brought back removed</numerusform>
            <numerusform>%n cards not brought back removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) left to correct.</source>
        <translation>
            <numerusform>%n line left to correct.</numerusform>
            <numerusform>%n lines left to correct.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n not brought back…</source>
        <translation>
            <numerusform>Remove %n not brought back…</numerusform>
            <numerusform>Remove %n not brought back…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n card(s) from the map?</source>
        <translation>
            <numerusform>Remove %n card from the map?</numerusform>
            <numerusform>Remove %n cards from the map?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s)</source>
        <translation>
            <numerusform>%n card</numerusform>
            <numerusform>%n cards</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfferList</name>
    <message numerus="yes">
        <source>%n more map(s)…</source>
        <translation>
            <numerusform>%n more map…</numerusform>
            <numerusform>%n more maps…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfferWords</name>
    <message numerus="yes">
        <source>All of it, %n card(s), is in no file yet.</source>
        <translation>
            <numerusform>All of it, %n card, is in no file yet.</numerusform>
            <numerusform>All of it, %n cards, is in no file yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its file cannot be read; this has %n card(s).</source>
        <translation>
            <numerusform>Its file cannot be read; this has %n card.</numerusform>
            <numerusform>Its file cannot be read; this has %n cards.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) more</source>
        <translation>
            <numerusform>%n card more</numerusform>
            <numerusform>%n cards more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) changed</source>
        <translation>
            <numerusform>%n card changed</numerusform>
            <numerusform>%n cards changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) deleted</source>
        <translation>
            <numerusform>%n card deleted</numerusform>
            <numerusform>%n cards deleted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PriceList</name>
    <message numerus="yes">
        <source>%n sheet(s)</source>
        <translation>
            <numerusform>%n sheet</numerusform>
            <numerusform>%n sheets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VersionWords</name>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) added</source>
        <translation>
            <numerusform>%n card added</numerusform>
            <numerusform>%n cards added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) changed</source>
        <translation>
            <numerusform>%n card changed</numerusform>
            <numerusform>%n cards changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) deleted</source>
        <translation>
            <numerusform>%n card deleted</numerusform>
            <numerusform>%n cards deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stage(s) added</source>
        <translation>
            <numerusform>%n stage added</numerusform>
            <numerusform>%n stages added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stage(s) changed</source>
        <translation>
            <numerusform>%n stage changed</numerusform>
            <numerusform>%n stages changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stage(s) deleted</source>
        <translation>
            <numerusform>%n stage deleted</numerusform>
            <numerusform>%n stages deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lane(s) added</source>
        <translation>
            <numerusform>%n lane added</numerusform>
            <numerusform>%n lanes added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lane(s) changed</source>
        <translation>
            <numerusform>%n lane changed</numerusform>
            <numerusform>%n lanes changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lane(s) deleted</source>
        <translation>
            <numerusform>%n lane deleted</numerusform>
            <numerusform>%n lanes deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n map(s) added</source>
        <translation>
            <numerusform>%n map added</numerusform>
            <numerusform>%n maps added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n map(s) deleted</source>
        <translation>
            <numerusform>%n map deleted</numerusform>
            <numerusform>%n maps deleted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message numerus="yes">
        <source>move of %n card(s)</source>
        <translation>
            <numerusform>move of %n card</numerusform>
            <numerusform>move of %n cards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>deletion of %n card(s)</source>
        <translation>
            <numerusform>deletion of %n card</numerusform>
            <numerusform>deletion of %n cards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>copy of %n card(s)</source>
        <translation>
            <numerusform>copy of %n card</numerusform>
            <numerusform>copy of %n cards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change of %n card(s)</source>
        <translation>
            <numerusform>change of %n card</numerusform>
            <numerusform>change of %n cards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>cutting of %n card(s)</source>
        <translation>
            <numerusform>cutting of %n card</numerusform>
            <numerusform>cutting of %n cards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>pasting of %n card(s)</source>
        <translation>
            <numerusform>pasting of %n card</numerusform>
            <numerusform>pasting of %n cards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>replacement of %n match(es)</source>
        <translation>
            <numerusform>replacement of %n match</numerusform>
            <numerusform>replacement of %n matches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new picture(s)</source>
        <translation>
            <numerusform>%n new picture</numerusform>
            <numerusform>%n new pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) selected</source>
        <translation>
            <numerusform>%n card selected</numerusform>
            <numerusform>%n cards selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%n card(s)</source>
        <translation>
            <numerusform>%n card</numerusform>
            <numerusform>%n cards</numerusform>
        </translation>
    </message>
</context>
</TS>
