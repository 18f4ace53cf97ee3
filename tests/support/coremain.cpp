// SPDX-License-Identifier: GPL-3.0-or-later
// main() of the test programs without windows.
#include "support/testmain.h"

#include <QtCore/QCoreApplication>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("tidemark-test"));
    return tidemark::test::runTests(argc, argv);
}
