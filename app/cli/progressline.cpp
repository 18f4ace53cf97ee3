// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progressline.h"

#include "app/cli/texttable.h"
#include "base/text.h"

namespace tidemark::cli {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

ProgressLine::ProgressLine(Output &output, const StreamTraits &traits, const Clock &clock)
    : m_output(output)
    , m_traits(traits)
    , m_clock(clock)
{
}

static QString text(const job::Progress &step)
{
    if (step.total > 0)
        return tr("%1 (%2 of %3)").arg(printable(step.what)).arg(step.done).arg(step.total);
    return step.done > 0 ? tr("%1 (%2)").arg(printable(step.what)).arg(step.done) : printable(step.what);
}

// A terminal that takes no text is no reason to fail: the outcome of these writes does not matter.
void ProgressLine::show(const job::Progress &step)
{
    const auto now = m_clock.now();
    if (!m_traits.moves || (step.what == m_what && now < m_next))
        return;
    m_what = step.what;
    m_next = now + 100ms;
    m_isShown = true;
    const QString line = cutToWidth(text(step) + u'…', m_traits.width > 0 ? m_traits.width - 1 : 0);
    [[maybe_unused]] const auto written = m_output.write("\r\x1b[K" + line.toUtf8());
}

void ProgressLine::clear()
{
    if (std::exchange(m_isShown, false)) [[maybe_unused]]
        const auto written = m_output.write("\r\x1b[K");
}

} // namespace tidemark::cli
