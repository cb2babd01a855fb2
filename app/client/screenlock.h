#pragma once

#include <QObject>
#include <QString>

#include <optional>

namespace pitwatch {

/// Keeps the screen from going dark or being locked, where the desktop offers that (org.freedesktop.ScreenSaver). Where
/// it does not, nothing happens but a log line. Never waits for an answer. GUI thread.
class ScreenLock final : public QObject {
    Q_OBJECT

public:
    ~ScreenLock() override;

    void inhibit(const QString& reason);
    void release();

private:
    std::optional<quint32> cookie_;
    bool wanted_ = false;
};

}  // namespace pitwatch
