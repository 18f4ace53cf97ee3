// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testmain.h"

#include "support/golden.h"

#include <QtTest/QTest>
#include <cstdio>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark::test {

namespace {

// A function, so that it exists before the first Registration of any file is constructed.
std::map<std::string, Factory> &registry()
{
    static std::map<std::string, Factory> classes;
    return classes;
}

int runClass(Factory make, std::vector<char *> arguments)
{
    const std::unique_ptr<QObject> object = make();
    return QTest::qExec(object.get(), static_cast<int>(arguments.size()), arguments.data());
}

int runAll(const std::vector<char *> &arguments)
{
    int failed = 0;
    for (const auto &[name, make] : registry())
        failed += runClass(make, arguments) == 0 ? 0 : 1;
    return failed == 0 ? 0 : 1;
}

} // namespace

Registration::Registration(const char *name, Factory make)
{
    registry().emplace(name, make);
}

int runTests(int argc, char **argv)
{
    std::vector<char *> arguments(argv, argv + argc);
    setUpdatingGolden(std::erase_if(arguments, [](const char *word) { return std::string_view(word) == "--update"; }) >
                      0);
    argc = static_cast<int>(arguments.size());
    const std::string_view first = argc > 1 ? arguments[1] : "";
    if (first == "--list") {
        for (const auto &[name, make] : registry())
            std::puts(name.c_str());
        return 0;
    }
    if (first.empty() || first.starts_with('-'))
        return runAll(arguments);

    const auto found = registry().find(std::string(first));
    if (found == registry().end()) {
        std::fprintf(stderr, "no test class %s in this program; --list prints them\n", arguments[1]);
        return 2;
    }
    arguments.erase(arguments.begin() + 1);
    return runClass(found->second, std::move(arguments));
}

} // namespace tidemark::test
