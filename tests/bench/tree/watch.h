// SPDX-License-Identifier: GPL-3.0-or-later
// An application that knows how much processor time its GUI thread needs: from one moment until nothing is left to do,
// and from one event to the next paint. Other programs on a busy machine do not count. GUI thread only.
#pragma once

#include <QApplication>
#include <QPointer>

#include <ctime>
#include <optional>
#include <vector>

namespace tidemark::bench {

class Watch : public QApplication
{
public:
    Watch(int &argc, char **argv);

    bool notify(QObject *receiver, QEvent *event) override;

    // Milliseconds of work that an action makes, with all repaints that follow from it.
    template <class Action>
    [[nodiscard]] double costOf(Action action)
    {
        settle();
        const double before = threadTime();
        action();
        settle();
        return threadTime() - before;
    }

    // From the event that is being handled now until a widget has next been painted.
    void timeToPaint(QWidget *widget);
    [[nodiscard]] std::optional<double> paintedAfter() const { return m_paintedAfter; }

private:
    static void settle();
    [[nodiscard]] static double threadTime(); // milliseconds

    int m_depth = 0;
    double m_event = 0; // when the outermost event began
    double m_wait = 0;  // when the event began that asked for the time
    QPointer<QWidget> m_awaited;
    std::optional<double> m_paintedAfter;
};

// The value below which this share (0 to 1) of the values lies. Not of nothing.
[[nodiscard]] double quantile(std::vector<double> values, double share);

} // namespace tidemark::bench
