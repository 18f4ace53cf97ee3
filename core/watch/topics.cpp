// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/topics.h"

#include <algorithm>

namespace tidemark::watch {

using namespace Qt::StringLiterals;

namespace {

struct NamedTopic
{
    Topic topic;
    const char *name;
};

} // namespace

static constexpr NamedTopic names[] = {
    {Topic::Sessions, "sessions"},
    {Topic::Locks, "locks"},
    {Topic::Blocking, "blocking"},
    {Topic::Transactions, "transactions"},
    {Topic::Replication, "replication"},
    {Topic::Activity, "activity"},
    {Topic::Sizes, "sizes"},
    {Topic::Indexes, "indexes"},
    {Topic::Vacuum, "vacuum"},
    {Topic::Sequences, "sequences"},
    {Topic::Statements, "statements"},
};

const std::vector<Topic> &allTopics()
{
    static const std::vector<Topic> all = [] {
        std::vector<Topic> list;
        for (const NamedTopic &one : names)
            list.push_back(one.topic);
        return list;
    }();
    return all;
}

QString topicName(Topic topic)
{
    return QString::fromLatin1(std::ranges::find(names, topic, &NamedTopic::topic)->name);
}

std::optional<Topic> topicNamed(const QString &name)
{
    for (const NamedTopic &one : names) {
        if (name == QLatin1String(one.name))
            return one.topic;
    }
    return {};
}

} // namespace tidemark::watch
