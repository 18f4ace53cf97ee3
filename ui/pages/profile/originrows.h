// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of a form that say where a password is fetched: a few fields for each source, of which those of the chosen
// one are shown. Belongs to its form. GUI thread only.
#pragma once

#include "connect/profile.h"

#include <QObject>

#include <vector>

class QFormLayout;
class QLineEdit;

namespace tidemark::ui {

class OriginRows : public QObject
{
    Q_OBJECT

public:
    // Adds its rows at the end of the form.
    OriginRows(QFormLayout *form, QWidget *parent);

    // Shows the rows of this source; none for a source without settings, and none at all when hidden.
    void show(connect::PasswordSource source, bool visible);

    void load(const connect::Profile &profile);
    void store(connect::Profile &profile) const;

Q_SIGNALS:
    void changed();

private:
    struct Entry
    {
        QString setting; // empty: the command
        QString label;
        QString placeholder;
    };
    struct Field
    {
        connect::PasswordSource source;
        QString setting;
        QLineEdit *line;
        QWidget *row;
    };

    // One row, with a second, narrower field if it is given.
    void add(connect::PasswordSource source, const Entry &first, const Entry &second = {});
    QLineEdit *addField(connect::PasswordSource source, const Entry &entry, QWidget *row);

    QFormLayout *m_form;
    QWidget *m_parent;
    std::vector<Field> m_fields;
};

} // namespace tidemark::ui
