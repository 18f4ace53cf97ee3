// SPDX-License-Identifier: GPL-3.0-or-later
// What people call the attributes that only one engine has. Pure functions, any thread; texts are translated.
#pragma once

#include <QString>

namespace tidemark::ui {

struct AttributeTitle
{
    QString name;
    QString meaning = {}; // a sentence, for a tooltip and to be found by; empty: the name says it all
};

// Of a prefixed key, such as "pg.replicaIdentity". A key that is not known is taken apart into its words.
[[nodiscard]] AttributeTitle attributeTitle(const QString &key);

} // namespace tidemark::ui
