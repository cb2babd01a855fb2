#pragma once

#include <QMediaDevices>
#include <QObject>
#include <QTimer>

#include <functional>

#include <consult/consultsession.h>

namespace pitwatch::ui {

/// Which of the devices are plugged in.
ConsultDevices presentDevices(const ConsultSources& sources);

/// Takes a device that failed into the call again when devices have come or gone and it is among those that are there.
/// GUI thread; the session outlives it.
class DeviceReturn final : public QObject {
    Q_OBJECT

public:
    using Present = std::function<ConsultDevices(const ConsultSources&)>;

    explicit DeviceReturn(ConsultSession& session, QObject* parent = nullptr, Present present = presentDevices);

    /// Something has come or gone: looks in a moment, because one that has just come cannot be opened at once.
    void noteChange() { settle_.start(); }

private:
    void look();

    ConsultSession& session_;
    const Present present_;
    QMediaDevices devices_;
    QTimer settle_;
};

}  // namespace pitwatch::ui
