// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tokens.h"

#include <cmath>

namespace tidemark::ui {

struct Shade
{
    Token token;
    QRgb light;
    QRgb dark;
};

static constexpr Shade shades[] = {
    {Token::Window, 0xffeff1f4, 0xff1b2026},        {Token::Base, 0xffffffff, 0xff14181d},
    {Token::Raised, 0xfffdfdfe, 0xff262c34},        {Token::Hover, 0xffe6eaef, 0xff2a313a},
    {Token::Pressed, 0xffd8dee6, 0xff343d48},       {Token::Selection, 0xffcde6ee, 0xff143e50},
    {Token::SelectionIdle, 0xffe2e6eb, 0xff2b333d}, {Token::Border, 0xffd9dee5, 0xff2c343d},
    {Token::BorderStrong, 0xffb4bdc9, 0xff47525f},  {Token::Text, 0xff1a2129, 0xffe3e8ee},
    {Token::TextMuted, 0xff55606d, 0xffa0abb8},     {Token::TextDisabled, 0xff97a1ad, 0xff66717e},
    {Token::Accent, 0xff0b6a86, 0xff58bcd8},        {Token::AccentFill, 0xff0b6a86, 0xff14718c},
    {Token::OnAccent, 0xffffffff, 0xffffffff},      {Token::Match, 0xffffe08a, 0xff6b5312},
    {Token::Added, 0xff1a6b34, 0xff6fce8b},         {Token::Changed, 0xff8a5300, 0xffe2b259},
    {Token::Removed, 0xffb3261e, 0xfff28b82},       {Token::AddedFill, 0xffe6f5ea, 0xff14251b},
    {Token::AddedMark, 0xffb9e5c4, 0xff1f4a2d},     {Token::RemovedFill, 0xfffcebe9, 0xff331b1c},
    {Token::RemovedMark, 0xfff6c7c3, 0xff642c2b},   {Token::Blocked, 0xff6f42c1, 0xffc3a6f5},
    {Token::NullValue, 0xff64707d, 0xff8c98a6},     {Token::ErrorText, 0xff8c1d18, 0xfff7a8a1},
    {Token::ErrorFill, 0xfffdeceb, 0xff371c1d},     {Token::ErrorBorder, 0xffe9aba6, 0xff6d3532},
    {Token::WarningText, 0xff6d4200, 0xfff0c674},   {Token::WarningFill, 0xfffff4da, 0xff34290f},
    {Token::WarningBorder, 0xffe5c985, 0xff695320}, {Token::SuccessText, 0xff1a6b34, 0xff6fce8b},
    {Token::Development, 0xff2c6a46, 0xff25603d},   {Token::Test, 0xff8a5300, 0xff7d4d05},
    {Token::Production, 0xffb3261e, 0xffa3241d},    {Token::OnEnvironment, 0xffffffff, 0xffffffff},
    {Token::KindRelation, 0xff0b6a86, 0xff58bcd8},  {Token::KindQuery, 0xff1a7a4a, 0xff6fce8b},
    {Token::KindCode, 0xff8449c4, 0xffc3a6f5},      {Token::KindType, 0xff9a5b00, 0xffe2b259},
    {Token::KindOther, 0xff5f6b79, 0xffa0abb8},
};
static_assert(std::size(shades) == size_t(Token::Count));

QColor color(Token token, Scheme scheme)
{
    const Shade &shade = shades[size_t(token)];
    Q_ASSERT(shade.token == token);
    return QColor::fromRgb(scheme == Scheme::Light ? shade.light : shade.dark);
}

Scheme schemeOf(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128 ? Scheme::Dark : Scheme::Light;
}

QPalette paletteOf(Scheme scheme)
{
    const auto shade = [scheme](Token token) { return color(token, scheme); };
    QPalette palette;
    palette.setColor(QPalette::Window, shade(Token::Window));
    palette.setColor(QPalette::Base, shade(Token::Base));
    palette.setColor(QPalette::AlternateBase, shade(Token::Window));
    palette.setColor(QPalette::Button, shade(Token::Raised));
    palette.setColor(QPalette::ToolTipBase, shade(Token::Raised));
    palette.setColor(QPalette::ToolTipText, shade(Token::Text));
    palette.setColor(QPalette::Text, shade(Token::Text));
    palette.setColor(QPalette::WindowText, shade(Token::Text));
    palette.setColor(QPalette::ButtonText, shade(Token::Text));
    palette.setColor(QPalette::BrightText, shade(Token::ErrorText));
    palette.setColor(QPalette::PlaceholderText, shade(Token::TextMuted));
    palette.setColor(QPalette::Highlight, shade(Token::Selection));
    palette.setColor(QPalette::HighlightedText, shade(Token::Text));
    palette.setColor(QPalette::Inactive, QPalette::Highlight, shade(Token::SelectionIdle));
    palette.setColor(QPalette::Accent, shade(Token::Accent));
    palette.setColor(QPalette::Link, shade(Token::Accent));
    palette.setColor(QPalette::LinkVisited, shade(Token::Accent));
    palette.setColor(QPalette::Light, shade(Token::Raised));
    palette.setColor(QPalette::Midlight, shade(Token::Hover));
    palette.setColor(QPalette::Mid, shade(Token::Border));
    palette.setColor(QPalette::Dark, shade(Token::BorderStrong));
    palette.setColor(QPalette::Shadow, shade(Token::BorderStrong));
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, shade(Token::TextDisabled));
    return palette;
}

static double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

static double luminance(const QColor &c)
{
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

std::span<const TextOnGround> textPairs()
{
    static constexpr TextOnGround pairs[] = {
        {Token::Text, Token::Window},         {Token::Text, Token::Base},
        {Token::Text, Token::Raised},         {Token::Text, Token::Hover},
        {Token::Text, Token::Pressed},        {Token::Text, Token::Selection},
        {Token::Text, Token::SelectionIdle},  {Token::Text, Token::Match},
        {Token::TextMuted, Token::Window},    {Token::TextMuted, Token::Base},
        {Token::TextMuted, Token::Raised},    {Token::TextMuted, Token::Hover},
        {Token::TextMuted, Token::Selection}, {Token::TextMuted, Token::SelectionIdle},
        {Token::Accent, Token::Window},       {Token::Accent, Token::Base},
        {Token::Accent, Token::Raised},       {Token::Accent, Token::Hover},
        {Token::OnAccent, Token::AccentFill}, {Token::Added, Token::Base},
        {Token::Changed, Token::Base},        {Token::Removed, Token::Base},
        {Token::Blocked, Token::Base},        {Token::Added, Token::Window},
        {Token::Changed, Token::Window},      {Token::Removed, Token::Window},
        {Token::Blocked, Token::Window},      {Token::NullValue, Token::Base},
        {Token::ErrorText, Token::ErrorFill}, {Token::WarningText, Token::WarningFill},
        {Token::TextMuted, Token::ErrorFill}, {Token::TextMuted, Token::WarningFill},
        {Token::Text, Token::ErrorFill},      {Token::Text, Token::WarningFill},
        {Token::Accent, Token::ErrorFill},    {Token::SuccessText, Token::Base},
        {Token::SuccessText, Token::Window},  {Token::Text, Token::AddedFill},
        {Token::Text, Token::AddedMark},      {Token::Text, Token::RemovedFill},
        {Token::Text, Token::RemovedMark},    {Token::Added, Token::AddedFill},
        {Token::Removed, Token::RemovedFill}, {Token::OnEnvironment, Token::Development},
        {Token::OnEnvironment, Token::Test},  {Token::OnEnvironment, Token::Production},
    };
    return pairs;
}

std::span<const Swatch> swatches()
{
    static constexpr Swatch all[] = {
        {QT_TRANSLATE_NOOP("Swatch", "Red"), 0xffc63c34, 0xffef7b72},
        {QT_TRANSLATE_NOOP("Swatch", "Orange"), 0xffc0650a, 0xfff0a050},
        {QT_TRANSLATE_NOOP("Swatch", "Yellow"), 0xffa38000, 0xffe6c84a},
        {QT_TRANSLATE_NOOP("Swatch", "Green"), 0xff2b814c, 0xff6fce8b},
        {QT_TRANSLATE_NOOP("Swatch", "Teal"), 0xff0d7f80, 0xff56c8c8},
        {QT_TRANSLATE_NOOP("Swatch", "Blue"), 0xff2867c4, 0xff7ab0f5},
        {QT_TRANSLATE_NOOP("Swatch", "Violet"), 0xff7d4dc4, 0xffc3a6f5},
        {QT_TRANSLATE_NOOP("Swatch", "Grey"), 0xff6b7683, 0xffa0abb8},
    };
    return all;
}

std::optional<QColor> profileColor(const QString &stored, Scheme scheme)
{
    const QColor color = QColor::fromString(stored);
    if (!color.isValid())
        return {};
    const auto swatch = std::ranges::find(swatches(), color.rgb(), &Swatch::light);
    if (swatch == swatches().end())
        return color;
    return QColor::fromRgb(scheme == Scheme::Light ? swatch->light : swatch->dark);
}

} // namespace tidemark::ui
