#pragma once

#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <functional>

#include "storereader.h"

namespace pitwatch {

/// Reads the store for a screen without holding it up: jobs run one after the other on a worker thread with a
/// connection of their own, answers come back on the thread of this object. The destructor waits for the running job
/// and drops the others.
class AsyncReader final : public QObject {
    Q_OBJECT

public:
    explicit AsyncReader(QString storePath, QObject* parent = nullptr);
    ~AsyncReader() override;

    /// `done` is called unless `context` is gone by then. The job must not touch objects of other threads.
    template <typename T>
    void read(QObject* context, std::function<Result<T>(StoreReader&)> job, std::function<void(Result<T>)> done)
    {
        start([this, guard = QPointer<QObject>(context), path = path_, job = std::move(job), done = std::move(done)] {
            auto reader = StoreReader::open(path);
            Result<T> result = reader ? job(*reader.value()) : Result<T>(reader.error());
            reader = Error{};  // the connection ends on its own thread
            answer([guard, done, result = std::move(result)]() mutable {
                if (guard) done(std::move(result));
            });
        });
    }

private:
    void start(std::function<void()> work);
    void answer(std::function<void()> call);

    const QString path_;
    QThreadPool pool_;
};

}  // namespace pitwatch
