<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ContainerViews</name>
    <message numerus="yes">
        <source>%n table(s)</source>
        <translation>
            <numerusform>%n table</numerusform>
            <numerusform>%n tables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) could not be read</source>
        <translation>
            <numerusform>%n thing could not be read</numerusform>
            <numerusform>%n things could not be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PoolHealth</name>
    <message numerus="yes">
        <source>Its database failed %n health check(s)</source>
        <translation>
            <numerusform>Its database failed %n health check</numerusform>
            <numerusform>Its database failed %n health checks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PoolTables</name>
    <message numerus="yes">
        <source>%n alert(s)</source>
        <translation>
            <numerusform>%n alert</numerusform>
            <numerusform>%n alerts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pool(s)</source>
        <translation>
            <numerusform>%n pool</numerusform>
            <numerusform>%n pools</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n source(s) cannot be read</source>
        <translation>
            <numerusform>%n source cannot be read</numerusform>
            <numerusform>%n sources cannot be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has %n more</source>
        <translation>
            <numerusform>%1 has %n more</numerusform>
            <numerusform>%1 has %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScriptSheet</name>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation>
            <numerusform>%n statement</numerusform>
            <numerusform>%n statements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hazard(s)</source>
        <translation>
            <numerusform>%n hazard</numerusform>
            <numerusform>%n hazards</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reference(s)</source>
        <translation>
            <numerusform>%n reference</numerusform>
            <numerusform>%n references</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s)</source>
        <translation>
            <numerusform>%n table</numerusform>
            <numerusform>%n tables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Laying out %n table(s)</source>
        <translation>
            <numerusform>Laying out %n table</numerusform>
            <numerusform>Laying out %n tables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>how far %n sequence(s) are</source>
        <translation>
            <numerusform>how far %n sequence is</numerusform>
            <numerusform>how far %n sequences are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) wait for it</source>
        <translation>
            <numerusform>%n session waits for it</numerusform>
            <numerusform>%n sessions wait for it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::ui::CompareDiagramTab</name>
    <message numerus="yes">
        <source>%n table(s) differ</source>
        <translation>
            <numerusform>%n table differs</numerusform>
            <numerusform>%n tables differ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more not drawn</source>
        <translation>
            <numerusform>%n more not drawn</numerusform>
            <numerusform>%n more not drawn</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::ui::ComparePage</name>
    <message numerus="yes">
        <source>%n change(s) left out by you.</source>
        <translation>
            <numerusform>%n change left out by you.</numerusform>
            <numerusform>%n changes left out by you.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) were compared.</source>
        <translation>
            <numerusform>One object was compared.</numerusform>
            <numerusform>%n objects were compared.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and one more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::ui::CompareTree</name>
    <message numerus="yes">
        <source>%n come(s) along</source>
        <translation>
            <numerusform>%n comes along</numerusform>
            <numerusform>%n come along</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::ui::DataTab</name>
    <message numerus="yes">
        <source>The first %n row(s)</source>
        <translation>
            <numerusform>The first row</numerusform>
            <numerusform>The first %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s), all there are</source>
        <translation>
            <numerusform>%n row, the only one</numerusform>
            <numerusform>%n rows, all there are</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::ui::DiagramPage</name>
    <message numerus="yes">
        <source>%n reference(s)</source>
        <translation>
            <numerusform>%n reference</numerusform>
            <numerusform>%n references</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s)</source>
        <translation>
            <numerusform>%n table</numerusform>
            <numerusform>%n tables</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::ui::DiagramView</name>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation>
            <numerusform>%n column</numerusform>
            <numerusform>%n columns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::ui::ImportDialog</name>
    <message numerus="yes">
        <source>&amp;Import %n</source>
        <translation>
            <numerusform>&amp;Import %n</numerusform>
            <numerusform>&amp;Import %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::ui::LinksPanel</name>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n connection</numerusform>
            <numerusform>%n connections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::ui::MetricsModel</name>
    <message numerus="yes">
        <source>%1, and %n more</source>
        <translation>
            <numerusform>%1, and %n more</numerusform>
            <numerusform>%1, and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::ui::RenameModel</name>
    <message numerus="yes">
        <source>%n possible rename(s)</source>
        <translation>
            <numerusform>%n possible rename</numerusform>
            <numerusform>%n possible renames</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rename(s) taken</source>
        <translation>
            <numerusform>%n rename taken</numerusform>
            <numerusform>%n renames taken</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::ui::SourceDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Found %n pool(s): %1</source>
        <translation>
            <numerusform>Found %n pool: %1</numerusform>
            <numerusform>Found %n pools: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidemark::ui::StatusStrip</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> and %n more</numerusform>
            <numerusform> and %n more</numerusform>
        </translation>
    </message>
</context>
</TS>
