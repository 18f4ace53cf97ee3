// SPDX-License-Identifier: GPL-3.0-or-later
// The colours of the window by meaning, once for light and once for dark. Everything that paints asks for a token;
// nothing else in the project spells a colour. Plain values, any thread.
#pragma once

#include <QColor>
#include <QPalette>

#include <array>
#include <optional>
#include <span>

namespace tidemark::ui {

enum class Scheme { Light, Dark };

enum class Token {
    Window,        // behind everything: bars, panels
    Base,          // behind text that is read: lists, tables, editors
    Raised,        // fields and buttons on a panel
    Hover,         // a row or button under the pointer
    Pressed,       // a button held down
    Selection,     // a selected row of the view that has the focus
    SelectionIdle, // a selected row elsewhere
    Border,        // between areas
    BorderStrong,  // around fields and buttons
    Text,          // what is read
    TextMuted,     // what is read second
    TextDisabled,  // what cannot be used now
    Accent,        // the current thing, links, the focus
    AccentFill,    // behind the primary button
    OnAccent,      // text on AccentFill
    Match,         // behind the part of a name that was searched for
    Added,         // text of what came
    Changed,       // text of what differs
    Removed,       // text of what went
    AddedFill,     // behind a line that came or differs, on the new side
    AddedMark,     // behind the words of it that do
    RemovedFill,   // the same on the old side
    RemovedMark,
    Blocked,   // text of what waits
    NullValue, // the word NULL in a cell
    ErrorText,
    ErrorFill,
    ErrorBorder,
    WarningText,
    WarningFill,
    WarningBorder,
    SuccessText,
    Development, // behind the environment band
    Test,
    Production,
    OnEnvironment, // text on those three
    KindRelation,  // icons: tables and what holds rows
    KindQuery,     // icons: views
    KindCode,      // icons: routines, triggers
    KindType,      // icons: types, sequences
    KindOther,     // icons: everything else
    Count,
};

[[nodiscard]] QColor color(Token token, Scheme scheme);

// The scheme that a palette belongs to, so that a widget needs nothing but its own palette.
[[nodiscard]] Scheme schemeOf(const QPalette &palette);

[[nodiscard]] inline QColor color(Token token, const QPalette &palette)
{
    return color(token, schemeOf(palette));
}

[[nodiscard]] QPalette paletteOf(Scheme scheme);

// Contrast of two opaque colours as WCAG 2.2 defines it (1.4.3): 1 to 21.
[[nodiscard]] double contrast(const QColor &a, const QColor &b);

// Which text is drawn on which ground; each pair has a contrast of at least 4.5 (a test holds it).
struct TextOnGround
{
    Token text;
    Token ground;
};
[[nodiscard]] std::span<const TextOnGround> textPairs();

// The colours that a person may give a profile. The light one is what a profile stores ("#rrggbb").
struct Swatch
{
    const char *name; // in English, for translation
    QRgb light;
    QRgb dark;
};
[[nodiscard]] std::span<const Swatch> swatches();

// A stored colour as the scheme shows it; a colour that is no swatch stays what it is, no colour gives none.
[[nodiscard]] std::optional<QColor> profileColor(const QString &stored, Scheme scheme);

} // namespace tidemark::ui
