// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window for tests, over a workbench in folders that go away. GUI thread only.
#pragma once

#include "ui/fixture.h"
#include "ui/shell/mainwindow.h"

namespace tidemark::test {

using ui::MainWindow;
using ui::MessageModel;
using ui::Sample;
using ui::Syntax;
using ui::WindowTools;

struct Shell
{
    Bench bench;
    MessageModel messages{bench.clock};
    Syntax syntax;
    std::unique_ptr<MainWindow> window;

    explicit Shell(std::vector<Sample> samples = {}) { restart(std::move(samples)); }

    void restart(std::vector<Sample> samples = {})
    {
        window = std::make_unique<MainWindow>(WindowTools{
            .workbench = &bench.workbench, .messages = &messages, .syntax = &syntax, .samples = std::move(samples)});
        window->show();
    }

    [[nodiscard]] bool idle() const { return !bench.jobs.isBusy(); }

    // Opens a file with the harbour in it and waits until it was read.
    [[nodiscard]] QString openHarbour(const Folder &folder)
    {
        const QString path = folder.database(u"harbour.db"_s, harbour());
        window->openFile(path);
        const QString id = bench.workbench.files().empty() ? QString() : bench.workbench.files().front().id;
        const bool read = QTest::qWaitFor(
            [&] {
                return bench.workbench.existingSession(id) && bench.workbench.existingSession(id)->introspection() &&
                       idle();
            },
            30'000);
        return read ? id : QString();
    }
};

} // namespace tidemark::test
