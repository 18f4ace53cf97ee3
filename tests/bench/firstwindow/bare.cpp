// SPDX-License-Identifier: GPL-3.0-or-later
// The least that a Qt program with a window does: the limit for ours.
#include <QApplication>
#include <QLabel>
#include <QMainWindow>

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    QMainWindow window;
    window.resize(1200, 760);
    window.setCentralWidget(new QLabel(QStringLiteral("bare")));
    window.show();
    return QApplication::exec();
}
