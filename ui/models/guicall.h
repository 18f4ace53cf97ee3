// SPDX-License-Identifier: GPL-3.0-or-later
// Lets work on a thread ask something of the GUI thread and wait for the answer: a password, the keychain. The wait
// ends when the job is stopped, and when the question is dropped unanswered (its window was closed, the program ends).
#pragma once

#include "job/jobcontext.h"

#include <QMetaObject>
#include <QObject>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace tidemark::ui {

// A question's answer, to be given once from any thread. Its last copy gone without an answer counts as Cancelled.
template <class T>
class Answer
{
public:
    void operator()(Result<T> value) const { m_state->give(std::move(value)); }

    // Waits on the worker's side.
    [[nodiscard]] static Result<T> wait(job::JobContext &job, const std::function<void(Answer)> &ask)
    {
        auto shared = std::make_shared<Shared>();
        ask(Answer(shared));
        std::unique_lock lock(shared->mutex);
        shared->changed.wait(lock, job.stopToken(), [&] { return shared->value.has_value(); });
        return shared->value ? std::move(*shared->value) : Result<T>(Failure(job::cancelledError()));
    }

private:
    struct Shared
    {
        std::mutex mutex;
        std::condition_variable_any changed;
        std::optional<Result<T>> value;
    };

    struct State
    {
        explicit State(std::shared_ptr<Shared> waiter)
            : shared(std::move(waiter))
        {
        }
        ~State() { give(Failure(job::cancelledError())); }
        void give(Result<T> value)
        {
            const std::scoped_lock lock(shared->mutex);
            if (!shared->value)
                shared->value = std::move(value);
            shared->changed.notify_all();
        }
        std::shared_ptr<Shared> shared;
    };

    explicit Answer(std::shared_ptr<Shared> shared)
        : m_state(std::make_shared<State>(std::move(shared)))
    {
    }

    std::shared_ptr<State> m_state;
};

// Calls ask(Answer) on the thread of `context`, which must live as long as jobs run, and waits there.
template <class T>
[[nodiscard]] Result<T> askGui(job::JobContext &job, QObject *context, std::function<void(Answer<T>)> ask)
{
    return Answer<T>::wait(job, [&](Answer<T> answer) {
        QMetaObject::invokeMethod(
            context, [ask = std::move(ask), answer = std::move(answer)] { ask(answer); }, Qt::QueuedConnection);
    });
}

} // namespace tidemark::ui
