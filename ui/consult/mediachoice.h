#pragma once

#include <QComboBox>
#include <QMediaDevices>
#include <QWidget>

#include <consult/consultengine.h>
#include <ui/common/uistate.h>

namespace pitwatch::ui {

/// Camera, microphone, speaker and codec of the next consultation; remembered by the seat. Follows devices that come
/// and go; without any one still listens and watches. GUI thread; the state outlives it.
class MediaChoice final : public QWidget {
    Q_OBJECT

public:
    explicit MediaChoice(UiState& state, QWidget* parent = nullptr);

    /// `base` with what was chosen.
    ConsultMedia media(ConsultMedia base) const;

Q_SIGNALS:
    /// Somebody has chosen something else, or devices have come or gone.
    void changed();

private:
    QComboBox* addChoice(const QString& label, const QString& key);
    void fill();
    void fill(QComboBox& box, const QString& key, const QList<std::pair<QString, QByteArray>>& devices,
              const QString& test);
    static bool isTest(const QComboBox& box);
    static QString deviceOf(const QComboBox& box);

    UiState& state_;
    QMediaDevices devices_;
    QComboBox* camera_;
    QComboBox* microphone_;
    QComboBox* speaker_;
    QComboBox* codec_;
    bool filling_ = false;
};

}  // namespace pitwatch::ui
