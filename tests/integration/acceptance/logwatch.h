#pragma once

#include <QStringList>
#include <QtMessageHandler>

namespace pitwatch::test {

/// Keeps every log line of the program, from all threads, and hands it on. One at a time. Make it in initTestCase()
/// or later: before that Qt Test would put its own handler over it.
class LogWatch {
public:
    LogWatch();
    ~LogWatch();
    LogWatch(const LogWatch&) = delete;
    LogWatch& operator=(const LogWatch&) = delete;

    /// Forgets what was said so far.
    void begin();
    /// "category: text" of the lines that hold all of these.
    QStringList lines(const QStringList& parts) const;
    qsizetype count(const QStringList& parts) const { return lines(parts).size(); }

private:
    QtMessageHandler before_;
};

}  // namespace pitwatch::test
