// SPDX-License-Identifier: GPL-3.0-or-later
#include "pool/foreign/exposition.h"

#include "base/text.h"
#include "pool/foreign/expositionline.h"

#include <cmath>

namespace tidemark::pool {

using namespace Qt::StringLiterals;

namespace {

class Reader
{
public:
    Reader(std::string_view text, const MetricFilter &filter, const ExpositionLimits &limits)
        : m_text(text)
        , m_filter(filter)
        , m_limits(limits)
    {
    }

    [[nodiscard]] Result<Exposition> read();

private:
    [[nodiscard]] Result<void> readLine(std::string_view line);
    [[nodiscard]] Result<void> readComment(std::string_view line);
    [[nodiscard]] Result<void> readSample(std::string_view line);
    [[nodiscard]] Result<MetricFamily *> family(std::string_view name);
    [[nodiscard]] bool isWanted(std::string_view name) const { return !m_filter || m_filter(name); }
    [[nodiscard]] Failure fault(ErrorKind kind, const QString &what, const QString &hint = {}) const;

    std::string_view m_text;
    const MetricFilter &m_filter;
    const ExpositionLimits &m_limits;
    Exposition m_found;
    SampleLine m_line; // its memory serves every line
    qint64 m_number = 0;
    bool m_ended = false;
};

} // namespace

Failure Reader::fault(ErrorKind kind, const QString &what, const QString &hint) const
{
    Failure failure = fail(kind, tr("Line %1 of the metrics: %2").arg(m_number).arg(what), hint);
    failure.error().position = TextPosition{.line = int(m_number), .column = 1};
    return failure;
}

Result<MetricFamily *> Reader::family(std::string_view name)
{
    const QString key = QString::fromUtf8(name);
    if (!m_found.families.contains(key) && size_t(m_found.families.size()) >= m_limits.families)
        return fault(ErrorKind::Unsupported, tr("there are more than %1 metrics").arg(m_limits.families));
    return &m_found.families[key];
}

// A comment is one unless its first word is HELP, TYPE or UNIT.
Result<void> Reader::readComment(std::string_view line)
{
    const CommentLine comment = splitComment(line);
    if (comment.kind == CommentLine::Kind::End) {
        m_ended = true;
        return {};
    }
    if (comment.kind == CommentLine::Kind::Other || !isWanted(comment.name))
        return {};
    MetricFamily *family = TRY(this->family(comment.name));
    switch (comment.kind) {
    case CommentLine::Kind::Help: family->help = unescapedHelp(comment.text); break;
    case CommentLine::Kind::Type: family->type = QString::fromUtf8(comment.text); break;
    case CommentLine::Kind::Unit: family->unit = QString::fromUtf8(comment.text); break;
    case CommentLine::Kind::End:
    case CommentLine::Kind::Other: break;
    }
    return {};
}

// Prometheus tells times in milliseconds, OpenMetrics in seconds, and the text does not say at its beginning which one
// it is: what would be beyond the year 5000 in seconds is in milliseconds.
static std::optional<qint64> timeOf(const SampleLine &line)
{
    constexpr double year5000 = 95'617'584'000;
    if (!line.time || !std::isfinite(*line.time) || std::abs(*line.time) > 1e15)
        return {};
    const bool isMilliseconds = std::abs(*line.time) > year5000;
    return qint64(isMilliseconds ? *line.time : *line.time * 1000);
}

Result<void> Reader::readSample(std::string_view line)
{
    if (const char *wrong = splitSample(line, m_limits.labels, m_line))
        return fault(ErrorKind::Config, tr(wrong) + u": "_s + printable(QString::fromUtf8(line.substr(0, 200)), 60),
                     tr("It should look like name{label=\"value\"} 1. Is this address one that offers metrics?"));
    ++m_found.seen;
    if (!isWanted(m_line.name))
        return {};
    if (m_found.samples.size() >= m_limits.samples)
        return fault(ErrorKind::Unsupported, tr("there are more than %1 values").arg(m_limits.samples));
    MetricSample sample{
        .name = QString::fromUtf8(m_line.name), .labels = {}, .value = m_line.value, .at = timeOf(m_line)};
    for (const LabelView &label : m_line.labels)
        sample.labels.insert_or_assign(unescapedLabel(label.name), unescapedLabel(label.value));
    m_found.samples.push_back(std::move(sample));
    return {};
}

Result<void> Reader::readLine(std::string_view line)
{
    line = trimmed(line);
    if (line.empty())
        return {};
    if (m_ended)
        return fault(ErrorKind::Config, tr("something stands behind the end (# EOF)"));
    if (line.size() > m_limits.lineLength)
        return fault(ErrorKind::Unsupported, tr("it is longer than %1").arg(humanBytes(qint64(m_limits.lineLength))));
    return line.front() == '#' ? readComment(line) : readSample(line);
}

Result<Exposition> Reader::read()
{
    if (m_text.starts_with(byteOrderMark))
        m_text.remove_prefix(byteOrderMark.size());
    while (!m_text.empty()) {
        ++m_number;
        const size_t end = m_text.find('\n');
        TRY(readLine(m_text.substr(0, end)));
        m_text.remove_prefix(end == std::string_view::npos ? m_text.size() : end + 1);
    }
    return std::move(m_found);
}

QString labelOf(const Labels &labels, const QString &name)
{
    const auto found = labels.find(name);
    return found == labels.end() ? QString() : found->second;
}

QString labelText(const Labels &labels)
{
    QStringList parts;
    for (const auto &[name, value] : labels)
        parts << name + u'=' + value;
    return parts.join(u", "_s);
}

Result<Exposition> readExposition(std::string_view text, const MetricFilter &filter, const ExpositionLimits &limits)
{
    return Reader(text, filter, limits).read();
}

} // namespace tidemark::pool
