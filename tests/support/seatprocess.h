#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QSize>
#include <QUrl>

#include <functional>
#include <optional>

namespace pitwatch::test {

/// A native seat in a process of its own: the test's program, called again. Joins a consultation with a test picture
/// and a tone, and tells twice a second what it sees. Ends with the object.
class SeatProcess {
public:
    /// The exit status when the program was called to be a seat; nothing: it is to be the test.
    static std::optional<int> runAsked(int argc, char* argv[]);

    SeatProcess();
    ~SeatProcess();
    SeatProcess(const SeatProcess&) = delete;
    SeatProcess& operator=(const SeatProcess&) = delete;

    /// `authority`: the file of the room's authority.
    /// `enter` is called in the new process before the program is, and may make system calls only.
    bool start(const QUrl& invitation, const QString& name, const QString& authority,
               const std::function<void()>& enter = {});
    /// {"mode": "mesh" or "sfu", "welcomes": N, "people": N, "chat": N, "seen": {name: {"pictures", "moving",
    /// "energy"}}}
    const QJsonObject& report() const { return report_; }
    qint64 processId() const { return process_.processId(); }

private:
    QProcess process_;
    QJsonObject report_;
};

/// Small enough for eight seats on two cores.
inline constexpr QSize kSeatPicture(160, 90);
inline constexpr int kSeatRate = 5;

}  // namespace pitwatch::test
