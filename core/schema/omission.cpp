// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/omission.h"

#include "base/text.h"

namespace tidemark::schema {

using namespace Qt::StringLiterals;

QString toText(const Omission &omission)
{
    const QString text = printable(omission.what, 1000) + u": "_s + printable(omission.why, 1000);
    return omission.remedy.isEmpty() ? text : text + u"; "_s + tr("to be allowed: %1").arg(printable(omission.remedy));
}

} // namespace tidemark::schema
