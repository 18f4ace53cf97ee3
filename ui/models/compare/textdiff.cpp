// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/compare/textdiff.h"

#include <QStringList>

#include <algorithm>
#include <span>

namespace tidemark::ui {

namespace {

// Beyond this many differences nobody reads them one by one.
constexpr int mostDifferences = 1'200;

// One pair of equal things, by their places.
struct Match
{
    int left = 0;
    int right = 0;
};

// The longest common subsequence by E. W. Myers, "An O(ND) Difference Algorithm" (1986), with the trace kept for the
// way back.
template <class T>
class Matcher
{
public:
    Matcher(std::span<const T> left, std::span<const T> right)
        : m_left(left)
        , m_right(right)
    {
    }

    std::vector<Match> matches()
    {
        const int limit = std::min(int(m_left.size() + m_right.size()), mostDifferences);
        std::vector<int> furthest(size_t(2 * limit + 3), 0);
        for (int d = 0; d <= limit; ++d) {
            m_trace.emplace_back(furthest.begin() + (limit + 1 - d), furthest.begin() + (limit + 2 + d));
            for (int k = -d; k <= d; k += 2) {
                int *at = &furthest[size_t(limit + 1 + k)];
                const bool down = k == -d || (k != d && at[-1] < at[1]);
                int x = down ? at[1] : at[-1] + 1;
                while (x < int(m_left.size()) && x - k < int(m_right.size()) && m_left[x] == m_right[x - k])
                    ++x;
                *at = x;
                if (x >= int(m_left.size()) && x - k >= int(m_right.size()))
                    return wayBack(d);
            }
        }
        return {};
    }

private:
    [[nodiscard]] int before(int d, int k) const // as it was when step d began
    {
        return k < -d || k > d ? 0 : m_trace[size_t(d)][size_t(k + d)];
    }

    [[nodiscard]] std::vector<Match> wayBack(int d) const
    {
        std::vector<Match> found;
        int x = int(m_left.size());
        int y = int(m_right.size());
        for (; d > 0; --d) {
            const int k = x - y;
            const bool down = k == -d || (k != d && before(d, k - 1) < before(d, k + 1));
            const int startX = down ? before(d, k + 1) : before(d, k - 1);
            const int startY = startX - (down ? k + 1 : k - 1);
            const int edited = down ? startX : startX + 1;
            while (x > edited)
                found.push_back({--x, --y});
            x = startX;
            y = startY;
        }
        while (x > 0 && y > 0)
            found.push_back({--x, --y});
        std::ranges::reverse(found);
        return found;
    }

    std::span<const T> m_left;
    std::span<const T> m_right;
    std::vector<std::vector<int>> m_trace; // by step, the diagonals -d..d
};

template <class T>
std::vector<Match> matchesOf(const std::vector<T> &left, const std::vector<T> &right)
{
    // what is equal at both ends needs no search
    const auto [l, r] = std::ranges::mismatch(left, right);
    const auto begin = int(l - left.begin());
    int tail = 0;
    while (begin + tail < int(std::min(left.size(), right.size())) &&
           left[left.size() - 1 - size_t(tail)] == right[right.size() - 1 - size_t(tail)])
        ++tail;
    std::vector<Match> all;
    for (int i = 0; i < begin; ++i)
        all.push_back({i, i});
    const auto middle = [&](const std::vector<T> &of) {
        return std::span(of).subspan(size_t(begin), of.size() - size_t(begin + tail));
    };
    for (const Match &match : Matcher<T>(middle(left), middle(right)).matches())
        all.push_back({match.left + begin, match.right + begin});
    for (int i = tail; i > 0; --i)
        all.push_back({int(left.size()) - i, int(right.size()) - i});
    return all;
}

// ---- Words

struct Word
{
    QStringView text;
    int start = 0;
    bool operator==(const Word &other) const { return text == other.text; }
};

bool isWordLetter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

std::vector<Word> wordsOf(const QString &line)
{
    std::vector<Word> words;
    for (qsizetype at = 0; at < line.size();) {
        qsizetype end = at + 1;
        if (isWordLetter(line[at]))
            while (end < line.size() && isWordLetter(line[end]))
                ++end;
        words.push_back({QStringView(line).sliced(at, end - at), int(at)});
        at = end;
    }
    return words;
}

// The words that are in no match, neighbours as one.
std::vector<DiffSpan> rest(const std::vector<Word> &words, const std::vector<Match> &matches, int Match::*side)
{
    std::vector<DiffSpan> spans;
    auto match = matches.begin();
    for (int i = 0; i < int(words.size()); ++i) {
        if (match != matches.end() && (*match).*side == i) {
            ++match;
            continue;
        }
        const Word &word = words[size_t(i)];
        if (!spans.empty() && spans.back().start + spans.back().length == word.start)
            spans.back().length += int(word.text.size());
        else
            spans.push_back({word.start, int(word.text.size())});
    }
    return spans;
}

int lengthOf(const std::vector<DiffSpan> &spans)
{
    int length = 0;
    for (const DiffSpan &span : spans)
        length += span.length;
    return length;
}

QStringView firstWord(QStringView line)
{
    line = line.trimmed();
    const auto *end = std::ranges::find_if_not(line, isWordLetter);
    return line.first(end - line.begin());
}

// How much of the longer line stays, 0 to 1; the same first word, which is most often a name, counts for a third more.
double likeness(const DiffRow &row)
{
    const auto most = double(std::max<qsizetype>({row.left.text.size(), row.right.text.size(), 1}));
    const double stays = 1 - std::max(lengthOf(row.left.marks), lengthOf(row.right.marks)) / most;
    const QStringView first = firstWord(row.left.text);
    return !first.isEmpty() && first == firstWord(row.right.text) ? stays + 0.33 : stays;
}

DiffRow changedRow(DiffSide left, DiffSide right)
{
    DiffRow row{.state = DiffState::Changed, .left = std::move(left), .right = std::move(right)};
    const std::vector<Word> a = wordsOf(row.left.text);
    const std::vector<Word> b = wordsOf(row.right.text);
    const std::vector<Match> matches = matchesOf(a, b);
    row.left.marks = rest(a, matches, &Match::left);
    row.right.marks = rest(b, matches, &Match::right);
    return row;
}

// ---- Lines

class Aligner
{
public:
    Aligner(const QString &left, const QString &right)
        : m_left(linesOf(left))
        , m_right(linesOf(right))
    {
    }

    std::vector<DiffRow> run()
    {
        for (const Match &match : matchesOf(m_left, m_right)) {
            gap(match.left, match.right);
            m_rows.push_back({.state = DiffState::Equal, .left = leftAt(m_l++), .right = rightAt(m_r++)});
        }
        gap(int(m_left.size()), int(m_right.size()));
        return std::move(m_rows);
    }

private:
    static std::vector<QString> linesOf(const QString &text)
    {
        QStringList lines = text.split(u'\n');
        if (lines.last().isEmpty())
            lines.removeLast();
        return {lines.begin(), lines.end()};
    }

    [[nodiscard]] DiffSide leftAt(int line) const { return {.line = line, .text = m_left[size_t(line)], .marks = {}}; }
    [[nodiscard]] DiffSide rightAt(int line) const
    {
        return {.line = line, .text = m_right[size_t(line)], .marks = {}};
    }

    // Of what lies between two equal lines, each line on the left takes the one near it that is most like it.
    void gap(int leftEnd, int rightEnd)
    {
        constexpr int reach = 16;
        constexpr double enough = 0.5;
        while (m_l < leftEnd) {
            int partner = -1;
            double best = enough;
            DiffRow row;
            for (int at = m_r; at < std::min(rightEnd, m_r + reach); ++at) {
                DiffRow made = changedRow(leftAt(m_l), rightAt(at));
                if (const double like = likeness(made); like > best) {
                    best = like;
                    partner = at;
                    row = std::move(made);
                }
            }
            if (partner < 0) {
                m_rows.push_back({.state = DiffState::Removed, .left = leftAt(m_l++), .right = {}});
                continue;
            }
            addedUntil(partner);
            m_rows.push_back(std::move(row));
            ++m_l;
            ++m_r;
        }
        addedUntil(rightEnd);
    }

    void addedUntil(int end)
    {
        while (m_r < end)
            m_rows.push_back({.state = DiffState::Added, .left = {}, .right = rightAt(m_r++)});
    }

    std::vector<QString> m_left;
    std::vector<QString> m_right;
    std::vector<DiffRow> m_rows;
    int m_l = 0;
    int m_r = 0;
};

} // namespace

std::vector<DiffRow> sideBySide(const QString &left, const QString &right)
{
    return Aligner(left, right).run();
}

std::vector<int> changeStarts(const std::vector<DiffRow> &rows)
{
    std::vector<int> starts;
    for (size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].state != DiffState::Equal && (i == 0 || rows[i - 1].state == DiffState::Equal))
            starts.push_back(int(i));
    }
    return starts;
}

} // namespace tidemark::ui
