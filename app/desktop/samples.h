// SPDX-License-Identifier: GPL-3.0-or-later
// The sample workspace of each engine: a file where a database is a file, a scratch server of our own where this
// machine has one. The servers live as long as the object; made and destroyed on the main thread.
#pragma once

#include "ui/shell/mainwindow.h"

#include <memory>

namespace tidemark::desktop {

class SampleServers;

class Samples
{
public:
    explicit Samples(const dialect::Registry &registry);
    ~Samples();

    // One for each engine that has a script among the resources.
    [[nodiscard]] std::vector<ui::Sample> all() const;

private:
    const dialect::Registry &m_registry;
    std::shared_ptr<SampleServers> m_servers;
};

} // namespace tidemark::desktop
