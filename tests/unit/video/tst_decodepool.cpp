#include <QtTest>

#include <atomic>
#include <functional>

#include <video/decodepool.h>

using namespace pitwatch;
using namespace std::chrono_literals;

namespace {

class Task final : public DecodePool::Task {
public:
    explicit Task(int repeats) : left(repeats) {}
    std::optional<MonoTime> run(MonoTime now) override
    {
        if (inside.exchange(true)) overlapped = true;
        ++runs;
        const bool more = --left > 0;
        if (during) during();
        inside = false;
        return more ? std::optional(now) : std::nullopt;
    }

    std::atomic<int> left;
    std::atomic<int> runs{0};
    std::atomic<bool> inside{false};
    std::atomic<bool> overlapped{false};
    std::function<void()> during;
};

}  // namespace

class TestDecodePool : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTaskRunsUntilItHasNothingLeft()
    {
        DecodePool pool({.threads = 2});
        const auto task = std::make_shared<Task>(50);
        pool.schedule(task, MonoClock::now());
        QTRY_COMPARE(task->runs.load(), 50);
        pool.schedule(task, MonoClock::now());
        QTRY_COMPARE(task->runs.load(), 51);
    }

    void aTaskIsNeverRunByTwoThreads()
    {
        DecodePool pool({.threads = 4, .patience = 0us});
        const auto task = std::make_shared<Task>(2000);
        for (int i = 0; i < 500; ++i) pool.schedule(task, MonoClock::now());
        QTRY_COMPARE(task->left.load() <= 0, true);
        QVERIFY(!task->overlapped);
    }

    void whatIsScheduledDuringARunIsNotLost()
    {
        std::atomic<bool> again{true};
        DecodePool pool({.threads = 1});
        const auto task = std::make_shared<Task>(1);
        task->during = [&] {
            if (again.exchange(false)) pool.schedule(task, MonoClock::now());
        };
        pool.schedule(task, MonoClock::now());
        QTRY_COMPARE(task->runs.load(), 2);
    }

    void anotherThreadHelpsWhenOneIsStuck()
    {
        std::atomic<bool> release{false};
        DecodePool pool({.threads = 2});
        const auto stuck = std::make_shared<Task>(1);
        stuck->during = [&] {
            while (!release) std::this_thread::yield();
        };
        pool.schedule(stuck, MonoClock::now());
        QTRY_COMPARE(stuck->runs.load(), 1);
        const auto other = std::make_shared<Task>(3);
        pool.schedule(other, MonoClock::now());
        QTRY_COMPARE(other->runs.load(), 3);
        release = true;
    }

    void endlessTasksTakeTurns()
    {
        DecodePool pool({.threads = 1});
        const auto a = std::make_shared<Task>(1'000'000'000);
        const auto b = std::make_shared<Task>(1'000'000'000);
        pool.schedule(a, MonoClock::now());
        pool.schedule(b, MonoClock::now());
        QTRY_VERIFY(a->runs > 100 && b->runs > 100);
        a->left = 1;
        b->left = 1;
    }

    void aTaskThatNobodyElseKnowsEndsOutsideTheLock()
    {
        const auto other = std::make_shared<Task>(1);
        DecodePool pool({.threads = 1});
        auto task = std::shared_ptr<Task>(new Task(1), [&](Task* gone) {
            pool.schedule(other, MonoClock::now());
            delete gone;
        });
        pool.schedule(std::exchange(task, nullptr), MonoClock::now());
        QTRY_COMPARE(other->runs.load(), 1);
    }

    void destroyingForgetsWhatIsNotDue()
    {
        const auto task = std::make_shared<Task>(1);
        {
            DecodePool pool({.threads = 2});
            pool.schedule(task, MonoClock::now() + 1h);
        }
        QCOMPARE(task->runs.load(), 0);
        QCOMPARE(task.use_count(), 1L);
    }
};

QTEST_GUILESS_MAIN(TestDecodePool)
#include "tst_decodepool.moc"
