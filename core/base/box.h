// SPDX-License-Identifier: GPL-3.0-or-later
// An optional value on the heap that copies and compares like the value itself: one pointer where the value is rare
// and std::optional would pay for its size in every owner. Not safe to share between threads while written.
#pragma once

#include <memory>
#include <utility>

namespace tidemark {

template <class T>
class Box
{
public:
    Box() = default;
    Box(T value)
        : m_value(std::make_unique<T>(std::move(value)))
    {
    }
    Box(const Box &other)
        : m_value(other.m_value ? std::make_unique<T>(*other.m_value) : nullptr)
    {
    }
    Box(Box &&) noexcept = default;
    Box &operator=(const Box &other)
    {
        Box copy(other);
        m_value.swap(copy.m_value);
        return *this;
    }
    Box &operator=(Box &&) noexcept = default;
    ~Box() = default;

    [[nodiscard]] explicit operator bool() const { return bool(m_value); }
    [[nodiscard]] T &operator*() { return *m_value; }
    [[nodiscard]] const T &operator*() const { return *m_value; }
    [[nodiscard]] T *operator->() { return m_value.get(); }
    [[nodiscard]] const T *operator->() const { return m_value.get(); }
    void reset() { m_value.reset(); }

    friend bool operator==(const Box &a, const Box &b)
    {
        if (!a.m_value || !b.m_value)
            return !a.m_value && !b.m_value;
        return *a.m_value == *b.m_value;
    }

private:
    std::unique_ptr<T> m_value;
};

} // namespace tidemark
