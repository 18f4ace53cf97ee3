<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About Tidemark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tidemark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tidemark %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A workbench for people who own databases.
Free software under the GNU General Public License, version 3 or later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AccessSheet</name>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Granted by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everything, as the owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>column %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, restrictive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (may pass on)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everybody (PUBLIC)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Attributes</name>
    <message>
        <source>Access method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How its rows or entries are stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of aggregate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal, ordered set or hypothetical set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publishes every table of the database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Application id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number by which programs know their own files (PRAGMA application_id)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arguments of the module</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic vacuum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether free pages are given back by themselves (PRAGMA auto_vacuum)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Autoincrement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers of deleted rows are never given again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clustered on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The index whose order CLUSTER puts the rows into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order of texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The locale by which texts are compared (LC_COLLATE)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How large values of a column are compressed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes of characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The locale that says what a letter is (LC_CTYPE)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Definition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direct arguments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arguments that are not aggregated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fires</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the trigger fires: always, on replicas only, or never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text encoding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How texts are stored in the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Options of the foreign table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the foreign data wrapper is told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handler function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inherited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It comes from a parent table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being built or building it failed: no query uses it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Journal mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How a transaction is made safe: a rollback journal or a write-ahead log (PRAGMA journal_mode)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type of the keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merged with the parent&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Defined here and inherited, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Module</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What keeps the data of a virtual table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State type for moving windows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multirange type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The type of several ranges of this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not deterministic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Texts may be equal without being the same bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The composite type that gives its columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As they were set with WITH or OPTIONS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes of one page of the file (PRAGMA page_size)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The index of the partitioned table that it belongs to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library that compares texts: libc, icu or built in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publishes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which changes are sent to subscribers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May move to another schema</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replica identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The columns by which subscribers find the row that changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schemas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters that it sets while it runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps the data of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A virtual table that stores its data here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The statement as the file holds it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statistics target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How finely ANALYZE looks at it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether large values are compressed or kept apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strict types</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values of another type are refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says how far two bounds are apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operator class of the bounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tablespace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where on the server its files lie</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For these commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transforms for types</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trusted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People without superuser rights may use it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Modifier input function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Modifier output function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlogged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not written to the log: fast, and empty after a crash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version of the schema</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number that programs keep in the file (PRAGMA user_version)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validator function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published as the root table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes of partitions are sent as changes of the partitioned table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without rowid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows lie in the order of the primary key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Foreign data wrapper</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CodeViews</name>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cached by a session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts over at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owned by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Composite type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Domain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Range type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shell type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Range over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Based on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not null</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>volatile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>immutable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unsafe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>restricted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>safe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aggregate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Returns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volatility</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In parallel queries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Null for a null argument</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs with the rights of its owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leakproof</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Support function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>returns %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColumnSheet</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Null</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not null</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>null</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>identity, always</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>identity, by default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stored: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>virtual: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>primary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unique</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompareDetail</name>
    <message>
        <source>only right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This has no definition of its own. What becomes of it stands in the script.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompareReading</name>
    <message>
        <source>%1, line %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not read: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
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
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Foreign keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not enforced by this connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not read</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeleteDialog</name>
    <message>
        <source>Delete a connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the connection “%1”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profile and its password in the keychain are removed. The database is not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DependencySheet</name>
    <message>
        <source>Direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>owned by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>foreign key %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>partition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inherits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trigger %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needed by</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IndexSheet</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unique</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Includes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes, nulls equal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Definition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leads to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> including %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nulls are equal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without overlaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on delete %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on update %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>match full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not inherited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> with %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> where %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deferrable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deferred to commit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not validated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not enforced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>restrict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cascade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set null</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set default</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Kinds</name>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Materialized view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Materialized views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trigger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Triggers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Functions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Procedures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aggregate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aggregates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Types</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extension</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event trigger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event triggers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Foreign data wrapper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Foreign data wrappers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Foreign server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Foreign servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User mapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User mappings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publication</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subscriptions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Languages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Casts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transforms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operators</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operator class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operator classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operator family</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operator families</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access methods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extended statistics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text search configuration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text search configurations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text search dictionary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text search dictionaries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text search parser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text search parsers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text search template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text search templates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schema</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schemas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Databases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Primary key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Primary keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unique key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unique keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Foreign key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Foreign keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exclusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exclusions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not null</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Link</name>
    <message>
        <source>The password of &quot;%1&quot; is kept in the keychain, and this desktop session has none.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ObjectView</name>
    <message>
        <source>%1 is not there any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody may have dropped or renamed it. Refresh the tree.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>A workbench for people who own databases.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what the options are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which version this is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the sample workspace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go through the windows by itself and write pictures of them into FOLDER.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database files to open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tidemark-desktop --help lists the options.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Properties</name>
    <message>
        <source>Property</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>Testing the connection %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking up the name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RelationViews</name>
    <message>
        <source>Partitioned table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Foreign table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Virtual table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlogged table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temporary table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partitioned by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partition of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inherits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row security</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row security also for the owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>local</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cascaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Materialized view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no: refresh it before it is read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check option</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row security</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not filled</source>
        <translation type="unfinished"></translation>
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
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScriptText</name>
    <message>
        <source>locks %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: nobody reads or writes it meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: nobody writes it meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>writes every row again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reads every row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>runs outside a transaction</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sections</name>
    <message>
        <source>Objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Triggers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partitions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DDL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dependencies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no objects here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has no columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes no parameters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has no labels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keys, references or checks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No indexes beside those of its keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No triggers or rules.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has no partitions yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It needs nothing, and nothing needs it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only its owner may use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No row policies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows (estimate)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Security label (%1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sizes</name>
    <message>
        <source>Size without indexes, when last counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rows themselves (pg_relation_size)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TOAST</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Large values that are kept apart, with their index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free space and visibility maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What else pg_table_size counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table without indexes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of them, those behind keys, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size in total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything together</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SmallSheets</name>
    <message>
        <source>in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in and out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>variadic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>result column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split further by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Condition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Swatch</name>
    <message>
        <source>Red</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Green</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Violet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grey</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Texts</name>
    <message>
        <source>Making the sample workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Harbour sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting a server for the sample workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Harbour sample on %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TriggerSheet</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Condition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rewrite rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>instead of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>update of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> or </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>enabled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disabled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on replicas only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>always</source>
        <translation type="unfinished"></translation>
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
    <message>
        <source>There is no option &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The options are: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--%1 cannot be &quot;%2&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The word &quot;%1&quot; is one too many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This verb takes options only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the verb comes %1 and nothing else but options. Put a word with spaces in quotes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no verb &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version has: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write for programs: results as JSON, an error as one JSON object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what the verb does, and end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the version, and end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type tidemark help %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A verb is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type tidemark help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An object of FROM is one of TO under another name: table:old=new, column:table.old=new.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make indexes and constraints anew that differ in nothing but their name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only these changes, with what they cannot do without: table:app.*, index:*_idx.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not these changes, unless others need them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave owners alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave grants and default privileges alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order of columns is a difference, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shortest way (direct); steps that make nobody wait for long (online; the default when the plan is for a PostgreSQL server); the same, and what would write a table anew done beside it (expand-contract).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no strategy %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out --strategy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(comes along)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is now called %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Perhaps renamed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to create, %2 to drop, %3 to alter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hazards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>print the SQL that turns one schema into another, and back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FROM and TO are sources as of inspect: databases, SQL files or folders, snapshots. The statements come in an order in which they run, each with what it would do to a busy server; nothing is run. SQL files that do not tell their dialect are of the other source&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SQL to run (the default), a list of the changes for people, or JSON with changes and both ways.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The way back: from TO to FROM.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what lies in this schema.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End with 1 when there are differences.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 May be repeated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Options:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done, or equal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the answer is no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>partly done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended by Ctrl+C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every verb takes --json and --help; tidemark --version prints the version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exit codes:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say what there is, or what one verb does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says which verbs there are, or with the name of one what it does and takes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>print what a database, SQL files or a snapshot hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SOURCE is the URL of a database (postgresql://user@host/database, sqlite:PATH), the path of a database file, a snapshot, or SQL: a .sql file or a folder of them, which is replayed in a scratch database. It is only read. A password is taken from the URL, --password-file or what the driver finds (PGPASSWORD, ~/.pgpass, a service file), and else asked for on the terminal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to print it: for people (the default), as a snapshot, as one script, for tools that draw (dbml, mermaid), or drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only this object, as SQL unless --format says otherwise: NAME, SCHEMA.NAME, SCHEMA.NAME(TYPES), or for what lies in a table TABLE.PART; with its kind in front where that is needed. A diagram has the tables around it, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A script without owners.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A script without grants and default privileges.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the objects that came with the engine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, and %1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say what the hazards of statements mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statements that diff prints carry hazards with codes such as TM201. This verb prints the page of a code: what happens, why it matters, and what to do instead; without a code, the list of all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page of this hazard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; names %2 objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no object &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tidemark inspect SOURCE lists what there is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Null</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write to a file, which is replaced only when all is written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot write %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the folder, your rights there and the free space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2 of %3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only tables can be drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(no schema)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schemas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>partition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What engine SQL files are for, such as postgresql or sqlite; without it they must tell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replay SQL files in a scratch database on this server instead of one that is started here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the server of --sandbox-url, make the roles that SQL files need or create.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long SQL files may run (600); 0 is without limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first line of this file is the password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never ask for a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--time-limit cannot be &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is a number of seconds, such as 600.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--sandbox-url does not name a server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 needs none: its scratch databases are in memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--password-file and --no-password contradict each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 more of this kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warning: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>could not read %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot write the output: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the free space of where it goes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prove on a scratch copy that a plan leads there and back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Builds the schema of FROM in a scratch database, puts rows into its tables and runs what diff prints, up and down. What is then there must be TO, and FROM again, as read back and as pg_dump writes it, and rows in untouched columns must still be there. FROM and TO themselves are only read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BROKEN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows that were made up did not fit TO; it was tried without them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows that had to stay: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line %1, column %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>detail:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>detail: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>while %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hint: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first line of %1 cannot be a password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is longer than any, or holds zero bytes. Name the file that holds the password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first line of the password file %1 is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the password into the first line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password of &quot;%1&quot; is in the keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the desktop reads the keychain. Use a password file or .pgpass here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain has no password for &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the connection and enter its password again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; needs a password, and there is nobody to ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a password file, or run this on a terminal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A database file has no host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write %1:PATH, or %1:///PATH for a path from the root folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot read %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the file exists and that you may read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No driver of this build reads such files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line is neither a section nor name=value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line stands before the first section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The section has no name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no parameter of the driver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value of &quot;%1&quot; is not taken over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line does not have five fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line is for any host, which is no connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The driver does not use this file, because others may read it: type chmod 600 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a snapshot, not a database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the snapshot itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A percent sign is not followed by two hexadecimal digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a percent sign itself as %25.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The encoded byte %00 is not allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The encoded bytes are not UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encode every character as the bytes of its UTF-8 form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one of the known words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 should be %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not say that it holds profiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not say its version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has version %1, and this Tidemark reads up to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 repeats the id of another profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that you may read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is damaged and cannot be moved aside: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move or mend the file by hand; until then no profiles are read or saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be used: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a newer Tidemark. The file was not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot make the folder %1 for you alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check your rights there and the free space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was changed by another program since it was read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read it again, then repeat the change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two slashes are missing after the scheme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write %1://user@host:port/database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If this belongs to a password, write @ as %40, : as %3A, / as %2F, ? as %3F and % as %25.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A second @ stands before the host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bracket of an IPv6 address is not closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it as [::1].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no address between the brackets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something stands between the bracket and the port or database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The port is not a number from 1 to 65535</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An @ stands after the host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A migration folder cannot be read as a source by this version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It comes with migrations. Give a database or a snapshot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources named in tidemark.toml cannot be read by this version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They come with projects. Give the URL of the database, or a snapshot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A connection is written as a URL: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a URL, a database file, a snapshot, or SQL files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is neither a database file, nor a snapshot, nor a .sql file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If it is a database all the same, write %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not read &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the permissions of the file and of its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The source is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no schema &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without --schema all schemas are read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no schemas to choose from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out --schema.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 must be replayed in a scratch database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a database or a snapshot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no snapshot: it does not begin with a brace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snapshots are written by tidemark inspect --format json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no snapshot: it is longer than any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a keyring service (GNOME Keyring, KeePassXC, KWallet), or choose another source of the password: ask, a password file, or .pgpass.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain was not unlocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock it and try again, or let Tidemark ask for the password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keychain answers in this session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain does not answer as it should</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The terminal cannot hide what is typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the password in a file with --password-file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out &quot;+%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out &quot;%1:&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a URL: it does not begin with a scheme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write one of: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A parameter has no value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write parameters as name=value, joined by &amp;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A parameter has a second equals sign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write an equals sign within a value as %3D.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no parameter &quot;%2&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It knows: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A %1 schema and a %2 schema cannot be compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare two schemas of one engine. Carrying a schema over from one to the other is the work of translate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version does not compare %1 schemas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no driver for &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This build knows: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no way to rename %2 %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two renames are of %1 or to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be printed as one script yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name one object with --object, or use --format json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 names nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write KIND:NAME, for example table:app.customer or index:*_idx; * is any text, ? any character.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no kind of object called %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name with a colon in it is written with a star: *:%1:%2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>columns alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as many foreign keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same default and NOT NULL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>used by the same kinds of keys and indexes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>values alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fields alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same base type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>queries alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bodies alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same result and language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>definitions alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--rename %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write KIND:OLD=NEW, for example table:app.client=customer or column:app.customer.mail=email; names with other characters stand in double quotes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no kind before a colon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no equals sign behind the old name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the new name stands alone, without its schema or table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a name is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both names are the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FROM has no such %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FROM has more than one such %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TO has no %1 called %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be called %2: both sources have objects of both names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the names were exchanged, say so with a second --rename.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A rename reaches %1 %2, which holds data and cannot be made anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the rename out, or do it by hand before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: now %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: no longer %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PostgreSQL takes no zero character in a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send it as bytes (bytea).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled; the server did not answer within 5 s, so the connection was dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The statement may still be running on the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>COPY from or to the client cannot run as a statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy from or to a file of the server, or use a program of its own such as psql.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot connect to %1: no answer in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A firewall may drop the packets, or the server hangs. The limit is connect_timeout.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the system&apos;s pg_service.conf (such as /etc/postgresql-common/pg_service.conf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked in %1. PGSERVICEFILE names another file; services stand there as [NAME].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of memory while connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are %1 ports for %2 hosts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give one port, or one for each host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the local server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connect_timeout is no number of seconds: &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a whole number, such as connect_timeout=10.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No host answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is PostgreSQL %1; versions from 12 on are supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upgrade the server: PostgreSQL 11 and older get no more fixes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written anew in place: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only for tables that stand alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an expression of the table cannot be told apart from its columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an exclusion constraint cannot be built beside the table (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the values of %1 are generated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the identity of %1 changes, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the type of %1 is made anew by the same plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the type %1 is made by the same plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 stands on %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also for rows that replication brings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fills what is new in batches; it can be run again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops here unless every value came over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expand %1: the application does not notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap the names in one transaction: what is new stands last among the columns then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contract %1: until here every step can be taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the catalogs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be read without it. An administrator may type: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading the schema of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not there any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh to see what is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking up the host &quot;%1&quot; took too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name service, or give an address instead of a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host &quot;%1&quot; is not known: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the spelling of the host and the name service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fills the column in batches; it can be run again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no connection parameter &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot change %1 of the %2 %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change it by hand, then compare again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These objects wait for each other: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please report this with both schemas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the statement: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to the server was lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The statement may or may not have taken effect. Connect again and look before repeating it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the certificate of the authority that signed the server&apos;s as sslrootcert, or sslrootcert=system for those that this computer trusts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect with a host name that the certificate holds (hostaddr may give the address beside it). With sslmode=verify-ca the name is not checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch TLS on at the server. With sslmode=prefer the connection is made without encryption where there is none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the rights of others from the file of sslkey: chmod 0600.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of sslkey is encrypted. Give its pass phrase as sslpassword.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check sslkey: the private key that belongs to the certificate of sslcert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check sslcert: your certificate, in the PEM format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not know who signed your certificate. Check sslcert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server refuses your certificate. Check sslcert and its dates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check sslmode and sslrootcert, and that the certificate names this host and has not expired.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a password: in the URL, PGPASSWORD, ~/.pgpass or --password-file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the server is running there, and the host and the port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the user name and the password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server wants a certificate made out to this user: give it as sslcert, and its key as sslkey.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s pg_hba.conf does not allow this user, database and address, or the role may not log in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name of the database; &quot;postgres&quot; usually exists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has no free connection slots; try again when others have left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is starting up or shutting down; try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot connect to %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no DDL for the %1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not in this schema, or it is part of another object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>aggregates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>access methods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>members of operator families</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>defaults of columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>casts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tables, views and sequences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>collations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keys, checks and other constraints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>conversions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>settings of the database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>default privileges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dependencies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>values of enumerations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>event triggers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>extensions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>foreign data wrappers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>foreign servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>options of foreign tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>indexes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inheritance and partitions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>languages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>operator classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>operators</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>operator families</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row security policies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>functions and procedures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>publications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>schemas of publications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tables of publications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>range types</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the queries of views, and rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>security labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>options of sequences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the comment of the database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>extended statistics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>subscriptions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tablespaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>transforms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>triggers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text search configurations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mappings of text search configurations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text search dictionaries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text search parsers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text search templates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>types</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>user mappings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what needs the catalog %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All rows of %1 are deleted with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The values of %2 in %1 are deleted with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The values of %2 in %1 are converted, and may lose what the new type lacks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The place that the sequence %1 had reached is forgotten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fails if %1 has rows: %2 must not be NULL and has no default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fails if %2 is NULL in a row of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fails if a row of %1 does not pass the check %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fails if a row of %1 refers to nothing by %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fails if rows of %1 have the same values for %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fails if a value of %2 in %1 cannot be converted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fails if rows of %1 exclude each other by %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fails if a row of %1 lies outside the bounds of the partition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is written anew; until that is done nobody can read or write it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can write to %1 while the index %2 is built</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever uses %1 waits while the index %2 is dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can read or write %1 while the index of %2 is built</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can write to %1, or to the table that %2 refers to, while every row is checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can read or write %1 while every row is checked for %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can read or write %1 while every row is checked for a NULL in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can read or write %1 while %2 is built; it cannot be done otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can read or write %1 while every row is held against the bounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can read or write the parent of %1 while it is detached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can write to %1 until the trigger %2 is made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can read %1 while its content is computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files of %1 are copied; until that is done nobody can read or write it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is dropped and made again; within the transaction nobody can use it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>\i without the plain name of a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the name itself: variables and programs are psql&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>\%1 leaves the scratch database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the SQL of one database; pg_dump writes it without --create.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>\! would run a program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the line out of the script.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>\%1 needs psql: what it decides is not known here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the SQL that remains when it is decided.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>\gexec needs psql: it runs what a query returns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a DO block with EXECUTE, or write the statements out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>\%1 is a command of psql that cannot be replayed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the line out of the script, or write it as SQL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>\%1 was left out: it is a command of psql</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the role %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the tablespace %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The script was dumped from PostgreSQL %1; this server is %2, which may take a name in it for a word of its own. Quote the name, or set TIDEMARK_PG_BIN to the folder of a server %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The extension %1 is not installed on this server. Debian and Ubuntu have it in the package %2; or name a server that has it with --sandbox-url.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The statement ends too early: look for a part that is missing, or a semicolon too many.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The statement needs PostgreSQL %1; this server is %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The script was dumped from PostgreSQL %1; this server is %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install it (Debian and Ubuntu: postgresql-%1), or name such a server with --sandbox-url.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rows of a COPY were left out: they mean nothing for the schema</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>COPY would run a program of the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the statement out of the script.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>COPY would read or write a file of the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CREATE DATABASE leaves the scratch database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CREATE TABLESPACE was left out: it needs a folder of the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CREATE SUBSCRIPTION would connect to another server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add: WITH (connect = false).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DROP DATABASE leaves the scratch database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DROP TABLESPACE was left out: it concerns the whole server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ALTER SYSTEM changes the whole server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ALTER %1 was left out: it is not about the schema</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ALTER SUBSCRIPTION would connect to another server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A statement about the %1 itself was left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prepared transactions are not possible in a scratch database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use BEGIN and COMMIT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IMPORT FOREIGN SCHEMA would connect to another server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the foreign tables out: CREATE FOREIGN TABLE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server&apos;s certificate has expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renew it on the server. If it should still be valid, check the clock of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server&apos;s certificate is not valid yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the clock of this computer and the dates of the certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server&apos;s certificate has been revoked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask who runs the server: its key may be in wrong hands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server&apos;s certificate is signed by itself, by no authority that is trusted here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you got this certificate from who runs the server, give its file as sslrootcert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server&apos;s certificate is signed by an authority that is not trusted here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the certificate of the authority that signed it as sslrootcert, or sslrootcert=system for those that this computer trusts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server&apos;s certificate is not valid: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the certificate of the server, sslmode and sslrootcert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the definition of %1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading definitions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the columns of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SQLite cannot be started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the text and the engine differ about %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the number of columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the column %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the primary key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the unique constraint behind %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unique constraints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>foreign keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program moved or deleted the file: connect again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This connection is read-only: open the file for writing to change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that you may write the file and its folder, which holds the journal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody wrote after this transaction began to read: roll back and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program or connection is writing: let it finish, or wait longer with the option busy_timeout.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free space on the disk, or raise PRAGMA max_page_count if the file has reached its own limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep a copy of the file, look with PRAGMA integrity_check, and restore a backup or use the sqlite3 shell&apos;s .recover.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it is the right file; encrypted databases cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the path and your rights to the file and its folder; a file in WAL mode in a folder that you may not write opens with the option immutable=1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk and the network drive that hold the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a SQLite database, or it is encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot grow: the disk is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read or written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The option %1 cannot be &quot;%2&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can be: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SQLite has no option &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number of milliseconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a file URI of this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write file:PATH?mode=ro, and a percent sign in the path as %25.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the path, or make a new database with the option mode=rwc.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a folder, not a database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the path of a file in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a file, but a device or pipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the path of a database file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not read %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the rights of the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes a statement fail when the change breaks something</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fails if rows refer to nothing that did not before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fails if the new table is not sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is written anew, row by row; nobody else can write to the database meanwhile, and the file needs room for a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fails if rows of %1 have the same values in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values of %2 in %1 are kept, but the new type stores numbers and texts in its own way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fails if %1 has a value of another type than its column&apos;s: it becomes STRICT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a virtual table: it is made anew, and empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%2 still refers to %1, which is dropped: its rows then refer to nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stored values of %2 in %1 give way to generated ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The foreign keys of %1 cannot be checked: a table that they name lacks the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where they were enforced before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outside of any transaction: no row that refers to a table may go with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What other objects say of the table stays as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The numbers of AUTOINCREMENT go on where they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table as it will be, under a name of its own until it has the rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table %1 changes, and its definition (%2) was not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change this table by hand, with its rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SQLite cannot have or change %1 of %2 %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no %1 %2 in this schema</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pragma names a folder outside the scratch database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A line that begins with a dot is a command of the sqlite3 shell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 DATABASE leaves the scratch database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the SQL of one database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VACUUM INTO would write a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>load_extension would load a library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The script holds a command for a client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This build has SQLite %1 with its usual extensions and no others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text follows the end of the statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run one statement at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no statement in the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The statement takes %1 values and got %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value %1 cannot be bound: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its text ends too early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its text is not understood at &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no hazard &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page of %1 cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>locks: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rewrites: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reads: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undo: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2) refers to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entity relationship diagram: %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no PostgreSQL server in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the folder that holds initdb and postgres.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no PostgreSQL server on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install one (Debian and Ubuntu: postgresql, Fedora: postgresql-server, Arch: postgresql), or set TIDEMARK_PG_BIN to the folder that holds initdb and postgres.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot start %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the program exists and that you may run it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The detail is what the program said last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making a scratch database server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot hand %1 to the account that runs the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>initdb took too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>initdb failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting a scratch database server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scratch server did not start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scratch server took too long to start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scratch server took too long to stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot hand %1 to the server: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out, because it concerns the whole server and not the scratch database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running the script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out: this server does not know the setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made in the scratch server: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files of a folder run in the order of their names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The script ends within a transaction, so nothing of it would stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the transaction that begins here with COMMIT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or name a server on which you may make databases: --sandbox-url.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no scratch server for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a server on which you may make databases: --sandbox-url.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no scratch databases for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot make a folder in %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the free space and your rights there, or set TMPDIR to another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>making a scratch database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 includes itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take one of the \i lines out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no folder to include files from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SQL files of %1 cannot be replayed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files in %1 include each other in a circle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a folder, and there is no .sql file in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder is read as SQL files, which are found by their suffix .sql; a database is a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is written in UTF-16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file &quot;%1&quot; to include</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>\i looks in the folder of the script, \ir beside the file that includes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; lies outside the folder of the script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only files in the folder that was given are read. Give the folder that holds them all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 changed while it was read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again when nobody writes there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>while reading %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; does not tell which engine it is for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say it: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> or </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The script was stopped: it ran for longer than %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the statement, or allow more with --time-limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field %1 is not %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The snapshot was damaged or changed by hand. Make it again with tidemark inspect --format json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has a field that this version does not know (one of %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A newer version of Tidemark may have written it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one of the known values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to be allowed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The snapshot is damaged: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may have been cut off. Make it again with tidemark inspect --format json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This JSON is not a schema snapshot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The snapshot has format version %1; this Tidemark reads up to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a newer Tidemark, or write the snapshot again with this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no version or no schema</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checksum does not match: the snapshot was damaged or changed by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it again with tidemark inspect --format json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A string is never closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A quoted name is never closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A dollar quote is never closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A comment is never closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A parenthesis is never closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The body of a routine or trigger has no END</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rows of a COPY are not closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A client command stands within a statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The script may have been cut off: a line with \. alone ends the rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the statement with a semicolon before the command.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything after it was taken for the same statement.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it, or look for one quote too many before it; the script may also have been cut off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the file away by hand; until then nothing is saved there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot make the folder %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check your rights and the free space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in line %1 of the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot make %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check your rights there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was damaged and is not used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was kept as %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::desktop::Tour</name>
    <message>
        <source>cannot make the folder %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step “%1” never became ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot write %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pictures and a page that shows them: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare: choose two sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What differs: both definitions, and the changes in words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A view: the words that differ are marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One change is chosen, and what it cannot do without comes along</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was perhaps renamed, taken when somebody says so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The script, what its statements do, and what a hazard means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The way back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing, with one change chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The script, with the page of a hazard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first start: three ways to begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sample workspace, connected: its tree appears first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database at a glance, with sizes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tables and what they refer to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A table found in the diagram, with its references</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A table: its columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys, references and checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indexes, with conditions and order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Triggers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first rows; NULL and the empty text differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The statement that makes it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it needs and what needs it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details and sizes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two pages side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same business on a server: its schemas and what is in them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns with types of their own, identity and what is computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who may do what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partitions and their bounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policies for rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A type: what depends on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A table with everything that belongs to it, as its statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows with composite values, ranges and arrays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tree, filtered by a part of a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any object by a few letters of its name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any command by its name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new connection: paste a URL or fill in the fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A test that fails says what to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A test that succeeds says who answered and how long each step took</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections from pg_service.conf and .pgpass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings, found by typing; every key can be changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A production profile: colour and word; a failed connection is reported in its place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was done and what it took</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dark theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dark theme: diagram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dark theme: definition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dark theme: rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dark theme: rows sorted by a column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What differs, drawn</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::BrowseSession</name>
    <message>
        <source>Connecting to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the names of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the schema of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for changes in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading rows of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::BusyStrip</name>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is being done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::CheckPanel</name>
    <message>
        <source>Result of the test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The test succeeded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all together %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::Chooser</name>
    <message>
        <source>Nothing fits</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No command is called that.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::CompareBar</name>
    <message>
        <source>&amp;Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R&amp;ight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Owners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Privileges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order of &amp;columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Co&amp;mpare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap left and right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is compared, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Options of the comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::CompareDetailTab</name>
    <message>
        <source>Changes in words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Definitions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Definitions and changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an object on the left to see what differs.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::CompareDiagramTab</name>
    <message>
        <source>Diagram of what differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the colours mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laying out…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laying out what differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No table differs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n table(s) differ</source>
        <translation>
            <numerusform>%n table differs</numerusform>
            <numerusform>%n tables differ</numerusform>
        </translation>
    </message>
    <message>
        <source>only right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>different</source>
        <translation type="unfinished"></translation>
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
    <name>tidemark::ui::CompareModel</name>
    <message>
        <source>needed by a rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needed by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comes along: a rename that was taken cannot be done without it. Give the rename back to leave this out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comes along: %1 cannot be changed without it. Leave that out to leave this out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comes along: it is needed by %1. Leave out %2 to leave this out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, which is needed by </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>different</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>equal</source>
        <translation type="unfinished"></translation>
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
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result of the comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Definitions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objects and what differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not compared:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading both sources…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose two sources above and press Compare: saved connections, SQLite files, snapshots, .sql files or folders of them.

You see what differs, object by object, and get the script that turns the left one into the right one, and back. Nothing is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ↔ %2</source>
        <comment>two sources</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diagram</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::CompareSession</name>
    <message>
        <source>Choosing changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planning the script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing %1 with %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2 of %3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading definitions</source>
        <translation type="unfinished"></translation>
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
    <message>
        <source>Filter by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compared objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objects that differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header of the objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No object is shown. Empty the filter, or show more with the buttons above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>States that are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What goes into the script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that is shown goes into the script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of what is shown goes into the script, unless the rest needs it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>how many, and in which state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what is %1</source>
        <translation type="unfinished"></translation>
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
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading rows…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sorted by %1, descending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sorted by %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::DdlTab</name>
    <message>
        <source>Find in the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DDL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result of the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
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
    <message>
        <source>Find a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a table in the diagram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out (-)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show everything (Home)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay out again and forget what was moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as SVG or PNG…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools of the diagram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diagram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diagram of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This database is not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to see the diagram.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the schema…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laying out…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laying out: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no tables to draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the diagram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SVG (*.svg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot write %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the folder, your rights there and the free space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation type="unfinished"></translation>
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
    <message>
        <source>Diagram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::DialogPasswordAsker</name>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remember it in the keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remember it in the keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::DiffPane</name>
    <message>
        <source>Line numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Definition on the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Definition on the right</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::DiffView</name>
    <message>
        <source>Previous change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Definitions side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::Dock</name>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the dock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buttons of the dock</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::EnvironmentBand</name>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::ErrorPanel</name>
    <message>
        <source>&amp;Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the server added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SQLSTATE %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line %1, column %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::FilterField</name>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty the field</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::HazardPanel</name>
    <message>
        <source>What it means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the statement does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it means, and what to do instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>code and title of a hazard</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a line of the list to read what it means and what to do instead.</source>
        <translation type="unfinished"></translation>
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
    <message>
        <source>Import connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From pg_service.conf and .pgpass. Passwords stay where they are; the driver finds them there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections that were found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns of the connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows of the connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was not taken over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no service or password file in the usual places. Choose one below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a &amp;file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a service or password file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::ImportModel</name>
    <message>
        <source>%1 (already there)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leads to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::MainWindow</name>
    <message>
        <source>Tidemark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Navigator and pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages and dock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workbench</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That profile is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 · Tidemark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New connection…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open SQLite file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the &amp;sample workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import connections…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Di&amp;sconnect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit the connection…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D&amp;uplicate the connection…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete the connection…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to an &amp;object…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Filter the tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the object &amp;under the cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dia&amp;gram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Co&amp;mpare…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;ind in the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Navigator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Browse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Messages and tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;System objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme of the s&amp;ystem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lar&amp;ger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sm&amp;aller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Original size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Tidemark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tabs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close the tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reopen the closed tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to the other &amp;side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to tab %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment and menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tabs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Take out of the tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a database file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Databases (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate a connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete a connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Properties</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the &amp;name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the &amp;DDL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ne&amp;xt part of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre&amp;vious part of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the DDL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied the DDL of %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::MessageModel</name>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::MutedLabel</name>
    <message>
        <source>Nothing here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::Navigator</name>
    <message>
        <source>Databases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Navigator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Databases and their objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header of the tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connections yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Navigator header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is called like that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu of the tree</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::ObjectPage</name>
    <message>
        <source>Page of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This database is not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to see the object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the schema…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reconnect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing the page of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::ObjectTreeModel</name>
    <message>
        <source>Connecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading names…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(%1 of %2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::OptionsModel</name>
    <message>
        <source>Option</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::PageArea</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages side by side</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::PageHead</name>
    <message>
        <source>Object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind and place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read this object again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::ProfileDialog</name>
    <message>
        <source>T&amp;est</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save and &amp;connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a connection URL or the path of a file, or fill in the fields below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeping the password of %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::ProfileForm</name>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you call it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, address or folder of a socket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path of the database file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the database file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a database file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the password comes from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found by the driver, or none needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask when connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in the keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read from a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its first line is the password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the password file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a password file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the driver decides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the server offers it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always, without checking the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always, with a trusted certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always, with a trusted certificate of this host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Encryption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authority&apos;s certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate of the authority; the system&apos;s when empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>De&amp;velopment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;roduction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read-on&amp;ly: the server refuses every change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read-only: the server refuses every change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Further options of the driver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns of the options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows of the options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in a keychain; none is here, so it is asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it is in the keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which file?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::QuickOpenBox</name>
    <message>
        <source>Objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to an object: name, initials, or schema.name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to a database first; its objects are found here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No object is called that.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::Rail</name>
    <message>
        <source>Parts of the workbench</source>
        <translation type="unfinished"></translation>
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
    <message>
        <source>%1 %2 → %3</source>
        <comment>kind, old name, new name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken by itself: nothing but the name differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check it if it is the same object under a new name: what is in it stays. Else the old one is dropped and the new one is made empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uncheck it to drop the old one and make the new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::RenameStrip</name>
    <message>
        <source>Check what is the same object under a new name. What is not checked is dropped and made anew, without what was in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to decide on renames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why a rename was not taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the list of renames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the list of renames</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::RowsModel</name>
    <message>
        <source>binary, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::ScriptBody</name>
    <message>
        <source>What the statements do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Script and what it does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it does and what that means</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::ScriptTab</name>
    <message>
        <source>&amp;Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;trategy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in an &amp;editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in the script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary of the script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strategies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shortest way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In steps that make nobody wait for long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expand and contract</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same, and types change beside the table, in steps that can be taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note on the script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the script goes about it: the shortest way, in steps that make nobody wait for long, or changing types beside the table, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is one way only here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turns %1 into %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The way back: turns %1 into %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the beginning is shown. Save the script to see all of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planning…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The script could not be saved as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another place, or copy it: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No program opens .sql files here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one in the settings of the desktop, or save the script and open it there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::SearchButton</name>
    <message>
        <source>Go to an object</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::SettingsDialog</name>
    <message>
        <source>Search the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>appearance color night day mode style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Font size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger or smaller than the desktop&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zoom scale text letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows to read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many the Data tab shows at first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>limit fetch page records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in the tree what came with the engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>catalog hidden internal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Come back to the last session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections and pages; nothing is run again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start restore tabs reopen remember</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys of the commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back to the default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who lost the keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken from: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::SheetTab</name>
    <message>
        <source>Filter these rows</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::ShortcutModel</name>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::SourcePicker</name>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection, file, folder or URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file or folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file or folder: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files and folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;older of SQL files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare a folder of SQL files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare a file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::SqlView</name>
    <message>
        <source>Line numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SQL text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::StartPage</name>
    <message>
        <source>Tidemark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what is in your databases.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To a server, with a new or imported profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open SQLite file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or drop one anywhere on this window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the sample workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A harbour with berths, ships, containers and invoices</source>
        <translation type="unfinished"></translation>
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
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel what is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::SwatchRow</name>
    <message>
        <source>Colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No colour</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::TabPane</name>
    <message>
        <source>Open pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu of the tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the &amp;others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close those to the &amp;right</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::TableView</name>
    <message>
        <source>Columns of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy with &amp;headers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::TaskModel</name>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::TreeDelegate</name>
    <message>
        <source>DEVELOPMENT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TEST</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PRODUCTION</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tidemark::ui::Workbench</name>
    <message>
        <source>The saved profiles were damaged: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was kept as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removing a password from the keychain</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
