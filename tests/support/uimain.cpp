// SPDX-License-Identifier: GPL-3.0-or-later
// main() of the test programs with windows; without a display they draw offscreen.
#include "support/testmain.h"

#include <QtWidgets/QApplication>

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("tidemark-test"));
    return tidemark::test::runTests(argc, argv);
}
