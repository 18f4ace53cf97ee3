// SPDX-License-Identifier: GPL-3.0-or-later
// scheme:path?option=value for engines whose databases are files, and file: URIs as SQLite reads them
// (sqlite.org/uri.html).
#include "connect/urlparts.h"

#include "base/text.h"

namespace tidemark::connect {

using namespace Qt::StringLiterals;

namespace {

class FileUrlReader final : public UrlReader
{
public:
    using UrlReader::UrlReader;

    Result<dialect::Target> read(qsizetype begin)
    {
        m_target.engine = m_dialect.id;
        const bool isFileUri = QStringView(m_url).startsWith(u"file:", Qt::CaseInsensitive);
        const qsizetype pathBegin = TRY(skipAuthority(begin));
        const qsizetype pathEnd = isFileUri ? findAny(u"?#", pathBegin) : findAny(u"?", pathBegin);
        m_target.database = TRY(decoded(pathBegin, pathEnd));
        if (pathEnd < m_url.size() && m_url[pathEnd] == u'?')
            TRY(readQuery(pathEnd + 1));
        return std::move(m_target);
    }

private:
    // Where the path begins after an optional "//" or "//localhost". Of several slashes at the front one is kept.
    Result<qsizetype> skipAuthority(qsizetype begin) const
    {
        const QStringView rest = QStringView(m_url).sliced(begin);
        if (!rest.startsWith(u"//"))
            return begin;
        qsizetype path = findAny(u"/?", begin + 2);
        const QStringView authority = QStringView(m_url).sliced(begin + 2, path - begin - 2);
        if (!authority.isEmpty() && authority.compare(u"localhost", Qt::CaseInsensitive) != 0)
            return fault(begin + 2, tr("A database file has no host"),
                         tr("Write %1:PATH, or %1:///PATH for a path from the root folder.").arg(m_dialect.id));
        while (path + 1 < m_url.size() && m_url[path] == u'/' && m_url[path + 1] == u'/')
            ++path;
        return path;
    }

    Result<void> setParameter(const QString &name, const QString &value, qsizetype at) override
    {
        return setOption(m_target, name, value, at);
    }

    dialect::Target m_target;
};

} // namespace

Result<dialect::Target> readFileUrl(const QString &url, qsizetype begin, const dialect::Dialect &dialect)
{
    return FileUrlReader(url, dialect).read(begin);
}

} // namespace tidemark::connect
