// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/nametexts.h"

#include "schema/kinds.h"
#include "sql/lexer.h"

#include <algorithm>
#include <map>

namespace tidemark::dialect {

using namespace Qt::StringLiterals;
using diff::RenameMap;
using schema::QualifiedName;
using sql::TokenKind;

namespace {

struct Piece
{
    TokenKind kind = TokenKind::End;
    QString text; // as written
    QString name; // of a name or a string, without its quotes
    qint64 offset = 0;
    qint64 length = 0;

    [[nodiscard]] bool isName() const { return kind == TokenKind::Word || kind == TokenKind::QuotedName; }
    // Engines print keywords in capitals and plain names without.
    [[nodiscard]] bool isKeyword() const
    {
        return kind == TokenKind::Word && text == text.toUpper() && text != text.toLower();
    }
};

QString withoutQuotes(const QString &text)
{
    const QChar quote = text.back();
    const qsizetype from = text.indexOf(text.startsWith(u'[') ? u'[' : quote) + 1;
    return text.sliced(from, text.size() - from - 1).replace(QString(2, quote), QString(quote));
}

std::vector<Piece> piecesOf(const QByteArray &bytes, const sql::LexerRules &rules)
{
    std::vector<Piece> pieces;
    for (const sql::Token &token : sql::tokens({bytes.constData(), size_t(bytes.size())}, rules)) {
        if (token.kind == TokenKind::Space || token.kind == TokenKind::Comment)
            continue;
        const QString text = QString::fromUtf8(bytes.sliced(token.offset, token.length));
        const bool quoted = (token.kind == TokenKind::QuotedName || token.kind == TokenKind::String) && text.size() > 1;
        pieces.push_back({.kind = token.kind,
                          .text = text,
                          .name = quoted ? withoutQuotes(text) : text,
                          .offset = token.offset,
                          .length = token.length});
    }
    return pieces;
}

class Rewriter
{
public:
    Rewriter(const SqlNameTexts &texts, const Dialect &dialect, const RenameMap &map, const QString &text,
             QualifiedName relation)
        : m_texts(texts)
        , m_dialect(dialect)
        , m_map(map)
        , m_bytes(text.toUtf8())
        , m_pieces(piecesOf(m_bytes, dialect.lexer))
        , m_relation(std::move(relation))
    {
        m_isQuery = m_relation.isEmpty() || std::ranges::any_of(m_pieces, [](const Piece &piece) {
                        return piece.text.compare("SELECT"_L1, Qt::CaseInsensitive) == 0;
                    });
    }

    diff::NameTexts::Text rewrite()
    {
        findRelations();
        for (m_at = 0; m_at < m_pieces.size(); ++m_at)
            visit();
        QByteArray result = m_bytes;
        for (auto edit = m_edits.rbegin(); edit != m_edits.rend(); ++edit)
            result.replace(edit->first, edit->second.first, edit->second.second);
        return {.text = QString::fromUtf8(result), .sure = m_sure};
    }

private:
    [[nodiscard]] const Piece &piece(size_t at) const
    {
        static const Piece none;
        return at < m_pieces.size() ? m_pieces[at] : none;
    }
    [[nodiscard]] bool is(size_t at, QLatin1StringView text) const { return piece(at).text == text; }
    [[nodiscard]] bool follows(QLatin1StringView text) const { return m_at > 0 && is(m_at - 1, text); }

    void edit(size_t at, const QString &name)
    {
        if (name != piece(at).name)
            m_edits[piece(at).offset] = {piece(at).length, m_dialect.printer->identifier(name).toUtf8()};
    }
    void edit(const QualifiedName &name)
    {
        edit(m_at, name.schema);
        edit(m_at + 2, name.name);
    }

    // Which relations a query reads, by the name that their columns are prefixed with.
    void findRelations()
    {
        if (!m_relation.isEmpty())
            m_relations[m_relation.name] = m_relation;
        for (size_t i = 0; i + 2 < m_pieces.size(); ++i) {
            if (!m_pieces[i].isName() || !is(i + 1, "."_L1) || !piece(i + 2).isName() || (i > 0 && is(i - 1, "."_L1)))
                continue;
            const Piece &last = piece(i + 2);
            const size_t next = is(i + 3, "AS"_L1) ? i + 4 : i + 3;
            if (is(i + 3, "("_L1) || is(i + 3, "."_L1) || !m_map.isRelation({m_pieces[i].name, last.name}))
                continue;
            const bool aliased = piece(next).isName() && !piece(next).isKeyword();
            m_relations[aliased ? piece(next).name : last.name] = {m_pieces[i].name, last.name};
        }
    }

    void visit()
    {
        const Piece &here = m_pieces[m_at];
        keepTrack(here);
        if (here.kind == TokenKind::String)
            visitString(here);
        else if (!here.isName() || follows("."_L1))
            return;
        else if (is(m_at + 1, "."_L1) && piece(m_at + 2).isName())
            visitPath(here);
        else if (!here.isKeyword() || !m_dialect.hasSchemas)
            visitBare(here);
    }

    // Where the list of a SELECT is being read.
    void keepTrack(const Piece &here)
    {
        if (here.text == "("_L1)
            m_inList.push_back(false);
        else if (here.text == ")"_L1 && m_inList.size() > 1)
            m_inList.pop_back();
        else if (here.text == "SELECT"_L1)
            m_inList.back() = true;
        else if (here.text == "FROM"_L1)
            m_inList.back() = false;
    }

    // 'app.t_id_seq'::regclass, 'good'::app.mood
    void visitString(const Piece &here)
    {
        size_t type = m_at + 1;
        while (is(type, ":"_L1) || is(type, "::"_L1))
            ++type;
        if (type == m_at + 1)
            return;
        QString changed = here.name;
        if (piece(type).name.startsWith("reg"_L1) && !is(type + 1, "."_L1)) {
            const diff::NameTexts::Text inner = m_texts.rewritten(here.name, {});
            changed = inner.text;
            m_sure = m_sure && inner.sure;
        } else if (is(type + 1, "."_L1)) {
            changed = m_map.part({diff::enumValueKind, {piece(type).name, piece(type + 2).name}, here.name});
        }
        if (changed != here.name)
            m_edits[here.offset] = {here.length, m_dialect.printer->literal(changed).toUtf8()};
    }

    void visitPath(const Piece &here)
    {
        const QualifiedName name{here.name, piece(m_at + 2).name};
        const bool call = is(m_at + 3, "("_L1);
        const bool column = is(m_at + 3, "."_L1) && piece(m_at + 4).isName();
        if (call && visitCall(name))
            return;
        if (const QualifiedName changed = m_map.relation(name); changed != name) {
            edit(changed);
            // a table's name may be that of a schema
            m_sure = m_sure && !m_relations.contains(name.schema);
        }
        if (column)
            visitColumn(name, m_at + 4);
        else if (m_relations.contains(here.name))
            visitPrefixed(here, m_relations[here.name]);
        else if (!m_relation.isEmpty() && isRowOfTrigger(here.name))
            editColumn(m_relation, m_at + 2, false);
        else if (m_map.oldColumns().contains(name.name))
            m_sure = false;
    }

    static bool isRowOfTrigger(const QString &name)
    {
        return name.compare("new"_L1, Qt::CaseInsensitive) == 0 || name.compare("old"_L1, Qt::CaseInsensitive) == 0;
    }

    bool visitCall(const QualifiedName &name)
    {
        const QualifiedName changed = m_map.routines(name);
        if (changed.isEmpty())
            m_sure = false; // one of several
        else if (changed != name)
            edit(changed);
        return changed != name;
    }

    void visitColumn(const QualifiedName &relation, size_t at)
    {
        if (m_map.column(relation, piece(at).name) != piece(at).name)
            editColumn(relation, at, m_isQuery);
    }

    // A column behind the name or the alias of its relation.
    void visitPrefixed(const Piece &prefix, const QualifiedName &relation)
    {
        const QString changed = m_map.relation(relation).name;
        if (changed != relation.name && prefix.name == relation.name) {
            edit(m_at, changed);
            m_sure = m_sure && !standsAlone(prefix.name) && !standsAlone(changed);
        }
        editColumn(relation, m_at + 2, m_isQuery);
    }

    // Whether a name is also something else than the prefix of a column: an alias, perhaps.
    [[nodiscard]] bool standsAlone(const QString &name) const
    {
        for (size_t i = 0; i < m_pieces.size(); ++i) {
            if (m_pieces[i].isName() && m_pieces[i].name == name && !(i > 0 && is(i - 1, "."_L1)) && !is(i + 1, "."_L1))
                return true;
        }
        return false;
    }

    void editColumn(const QualifiedName &relation, size_t at, bool guess)
    {
        const QString old = piece(at).name;
        const QString changed = m_map.column(relation, old);
        if (changed == old)
            return;
        m_sure = m_sure && !guess;
        edit(at, changed);
        // what a query calls its columns does not follow
        const bool ends = is(at + 1, ","_L1) || is(at + 1, "FROM"_L1) || at + 1 >= m_pieces.size();
        if (guess && m_inList.back() && ends)
            m_edits[piece(at).offset].second += " AS " + m_dialect.printer->identifier(old).toUtf8();
    }

    void visitBare(const Piece &here)
    {
        const bool typeName = follows(":"_L1) || follows("::"_L1) || follows("COLLATE"_L1);
        if (typeName || is(m_at + 1, "("_L1))
            return;
        if (m_isQuery) {
            visitBareInQuery(here);
            return;
        }
        // EXTRACT(year FROM …)
        if (follows("("_L1) && m_at > 1 && is(m_at - 2, "EXTRACT"_L1))
            return;
        editColumn(m_relation, m_at, false);
        // in another case it may still be the same name
        if (!m_dialect.hasSchemas && m_map.column(m_relation, here.name) == here.name &&
            m_map.oldColumns().contains(here.name, Qt::CaseInsensitive))
            m_sure = false;
    }

    void visitBareInQuery(const Piece &here)
    {
        if (m_map.oldColumns().contains(here.name, Qt::CaseInsensitive)) {
            m_sure = false;
            if (m_relations.size() == 1)
                editColumn(m_relations.begin()->second, m_at, true);
        }
        // where names have no schema, any word may be one of them
        if (!m_dialect.hasSchemas && m_map.oldNames().contains(here.name, Qt::CaseInsensitive))
            m_sure = false;
    }

    const SqlNameTexts &m_texts;
    const Dialect &m_dialect;
    const RenameMap &m_map;
    const QByteArray m_bytes;
    const std::vector<Piece> m_pieces;
    const QualifiedName m_relation;
    bool m_isQuery = false;
    bool m_sure = true;
    std::map<QString, QualifiedName> m_relations;
    std::vector<bool> m_inList{false};
    std::map<qint64, std::pair<qint64, QByteArray>> m_edits; // by place: what is replaced, by what
    size_t m_at = 0;
};

} // namespace

diff::NameTexts::Text SqlNameTexts::rewritten(const QString &text, const QualifiedName &relation) const
{
    const bool concerned = std::ranges::any_of(m_map.oldNames(), [&](const QString &name) {
        // a name with quotes in it is written otherwise
        return name.contains(u'"') || name.contains(u'\'') || text.contains(name, Qt::CaseInsensitive);
    });
    if (!concerned)
        return {.text = text};
    return Rewriter(*this, m_dialect, m_map, text, relation).rewrite();
}

} // namespace tidemark::dialect
