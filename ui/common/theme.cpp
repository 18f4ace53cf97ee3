// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.h"

#include "ui/common/tokens.h"

#include <QApplication>
#include <QFontDatabase>
#include <QStyleHints>

#include <cmath>

namespace tidemark::ui {

static Scheme schemeFor(workspace::Theme theme)
{
    switch (theme) {
    case workspace::Theme::System:
        return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark ? Scheme::Dark : Scheme::Light;
    case workspace::Theme::Light: return Scheme::Light;
    case workspace::Theme::Dark: return Scheme::Dark;
    }
    return Scheme::Light;
}

static void setPalette(Scheme scheme)
{
    const QPalette wanted = paletteOf(scheme);
    if (QApplication::palette().color(QPalette::Window) != wanted.color(QPalette::Window))
        QApplication::setPalette(wanted);
}

void applyTheme(workspace::Theme theme)
{
    QStyleHints *hints = QGuiApplication::styleHints();
    hints->disconnect(qApp);
    setPalette(schemeFor(theme));
    if (theme == workspace::Theme::System)
        QObject::connect(hints, &QStyleHints::colorSchemeChanged, qApp,
                         [] { setPalette(schemeFor(workspace::Theme::System)); });
}

void applyZoom(int steps)
{
    static const qreal normal = QApplication::font().pointSizeF();
    QFont font = QApplication::font();
    const qreal wanted = std::round(normal * (1 + steps * 0.1) * 2) / 2;
    if (steps == 0 && qFuzzyCompare(font.pointSizeF(), normal))
        return;
    font.setPointSizeF(steps == 0 ? normal : std::max<qreal>(6, wanted));
    QApplication::setFont(font);
}

} // namespace tidemark::ui
