// SPDX-License-Identifier: GPL-3.0-or-later
// Where a verb writes: standard streams in the program, memory in tests. Used by one thread at a time.
#pragma once

#include "base/error.h"

#include <QByteArray>

#include <functional>
#include <stop_token>

namespace tidemark::cli {

class Output
{
public:
    virtual ~Output() = default;
    Output() = default;
    Output(const Output &) = delete;
    Output &operator=(const Output &) = delete;

    // Errors: Io, whose object is "pipe" when the reader has gone; every later write then fails alike.
    [[nodiscard]] virtual Result<void> write(const QByteArray &bytes) = 0;
    [[nodiscard]] virtual Result<void> flush() { return {}; }
};

// A file descriptor with a buffer of its own; flushed by flush() only, so that no error is lost. Not owned. A reader
// that does not read holds it up until the stop is asked for; then every write for which there is no room is Cancelled.
class DescriptorOutput final : public Output
{
public:
    enum class Buffering { Full, None };

    explicit DescriptorOutput(int descriptor, Buffering buffering, std::stop_token stop = {});
    DescriptorOutput(const DescriptorOutput &) = delete;
    DescriptorOutput &operator=(const DescriptorOutput &) = delete;
    ~DescriptorOutput() override;
    [[nodiscard]] Result<void> write(const QByteArray &bytes) override;
    [[nodiscard]] Result<void> flush() override;

private:
    [[nodiscard]] Result<void> waitForRoom() const;

    int m_descriptor;
    Buffering m_buffering;
    std::stop_token m_stop;
    int m_wake = -1;
    std::optional<std::stop_callback<std::function<void()>>> m_onStop;
    QByteArray m_buffer;
};

// What a verb needs to know about a stream to write well on it.
struct StreamTraits
{
    bool isTerminal = false;
    bool colour = false;
    bool moves = false; // the cursor goes back and wipes: there can be a line that changes
    int width = 0;      // columns; 0: no limit
};

struct Streams
{
    Output &out;
    Output &err;
    StreamTraits outTraits = {};
    StreamTraits errTraits = {};
};

// The traits of a descriptor: a terminal's width, and colour unless NO_COLOR is set or TERM is dumb.
[[nodiscard]] StreamTraits traitsOf(int descriptor);

// Whether an error says that the reader of our output has gone (`inspect | head`), which is nobody's fault.
[[nodiscard]] bool isClosedPipe(const Error &error);

} // namespace tidemark::cli
