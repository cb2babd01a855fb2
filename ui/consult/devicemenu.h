#pragma once

#include <QMenu>

#include <consult/consultsession.h>

namespace pitwatch::ui {

/// Camera, microphone and loudspeaker of the consultation that is on: others can be taken, and what failed can be taken
/// again. Filled each time it is opened. GUI thread; the session outlives it.
class DeviceMenu final : public QMenu {
    Q_OBJECT

public:
    explicit DeviceMenu(ConsultSession& session, QWidget* parent = nullptr);

private:
    struct Line {
        QString name;
        QString id;
    };
    void fill();
    /// `place`: which of the sources' ids it is.
    void add(ConsultDevice kind, QString ConsultSources::*place, std::vector<Line> lines);
    void addTitle(const QString& text);
    void choose(ConsultDevice kind, QString ConsultSources::*place, const QString& id);

    ConsultSession& session_;
};

}  // namespace pitwatch::ui
