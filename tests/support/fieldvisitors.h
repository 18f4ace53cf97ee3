// SPDX-License-Identifier: GPL-3.0-or-later
// Visitors that reach every field of a model value through its visit(): one fills them all, one changes a single one,
// one turns the order of lists around. A field that is added later is covered without a change here. One thread.
#pragma once

#include "schema/enumnames.h"

namespace tidemark::test {

// Sets every field, however deep, to something else than its default. Texts are hostile and all differ.
class FieldFiller
{
public:
    template <class T>
    void operator()(const char *, T &value)
    {
        fill(value);
    }

    template <class T>
    void fill(T &value)
    {
        if constexpr (std::is_enum_v<T>)
            value = T(1 + m_count++ % int(schema::namesOf(T{}).size() - 1));
        else
            T::visit(value, *this);
    }
    void fill(bool &value) { value = !value; }
    void fill(qint64 &value)
    {
        const int n = m_count++;
        value = (n % 2 ? 1 : -1) * (std::numeric_limits<qint64>::max() - n);
    }
    void fill(QString &value) { value = text(); }
    void fill(QStringList &value) { value = {text(), text()}; }
    void fill(Attributes &value)
    {
        value.set(text(), true);
        value.set(text(), qint64(m_count++));
        value.set(text(), text());
        value.set(text(), QStringList{text(), QString()});
    }
    template <class T>
    void fill(Box<T> &value)
    {
        value = Box<T>(T());
        fill(*value);
    }
    template <class T>
    void fill(std::vector<T> &value)
    {
        value.resize(2);
        for (T &item : value)
            fill(item);
    }

private:
    QString text()
    {
        static const QStringList hostile = {QStringLiteral("plain"),          QStringLiteral("it's \"quoted\"; --"),
                                            QStringLiteral("two\nlines\t\r"), QStringLiteral("\u202Eevil"),
                                            QStringLiteral("日本語 é"),       QStringLiteral("😀"),
                                            QString(QChar(0)) + QChar(0x7F),  QString(QChar(0xD800)),
                                            QStringLiteral("back\\slash %1")};
        const int n = m_count++;
        return hostile[n % hostile.size()] + QString::number(n);
    }

    int m_count = 0;
};

// Changes the field with this number (from 0, in the order of visiting) and no other.
class FieldChanger
{
public:
    explicit FieldChanger(int number)
        : m_left(number)
    {
    }

    // Whether there was such a field, and its name.
    [[nodiscard]] const char *changed() const { return m_changed; }

    template <class T>
    void operator()(const char *name, T &value)
    {
        if (m_changed)
            return;
        change(name, value);
    }

    template <class T>
    void change(const char *name, T &value)
    {
        if constexpr (requires { T::visit(value, *this); })
            T::visit(value, *this);
        else if (isTurn(name))
            alter(value);
    }
    template <class T>
    void change(const char *name, std::vector<T> &value)
    {
        if (isTurn(name))
            return value.pop_back();
        for (T &item : value) {
            if (!m_changed)
                change(name, item);
        }
    }
    template <class T>
    void change(const char *name, Box<T> &value)
    {
        if (isTurn(name))
            value.reset();
        else
            change(name, *value);
    }

private:
    bool isTurn(const char *name)
    {
        if (m_left-- != 0)
            return false;
        m_changed = name;
        return true;
    }

    template <class T>
    static void alter(T &value)
    {
        value = T((int(value) + 1) % int(schema::namesOf(T{}).size()));
    }
    static void alter(bool &value) { value = !value; }
    static void alter(qint64 &value) { ++value; }
    static void alter(QString &value) { value += u'x'; }
    static void alter(QStringList &value) { value.removeLast(); }
    static void alter(Attributes &value) { value.remove(value.entries().back().first); }

    int m_left;
    const char *m_changed = nullptr;
};

// Turns around every list whose order means nothing.
class ListReverser
{
public:
    template <class T>
    void operator()(const char *, T &value)
    {
        if constexpr (requires { T::visit(value, *this); })
            T::visit(value, *this);
    }
    template <class T>
    void operator()(const char *name, Box<T> &value)
    {
        if (value)
            (*this)(name, *value);
    }
    template <class T>
    void operator()(const char *name, std::vector<T> &value)
    {
        static constexpr std::string_view ordered[] = {"columns",  "fields",    "keys",
                                                       "elements", "arguments", "inherits"};
        for (T &item : value)
            (*this)(name, item);
        if (std::ranges::find(ordered, name) == std::ranges::end(ordered))
            std::ranges::reverse(value);
    }
};

} // namespace tidemark::test
