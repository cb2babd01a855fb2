#pragma once

#include <QJsonObject>
#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>
#include <QVariant>

namespace pitwatch::ui {

/// What the seat remembers from one start to the next (geometry, columns, filters, who is on duty): keys with dots,
/// JSON values, one file in the data directory. Read once when made; written on a thread of its own a moment after
/// the last change, and at the end. A damaged file is set aside and forgotten, never fatal. GUI thread.
class UiState final : public QObject {
    Q_OBJECT

public:
    /// An empty path remembers nothing beyond this run.
    explicit UiState(QString path = {}, QObject* parent = nullptr);
    ~UiState() override;

    /// Objects come back as QJsonObject.
    QVariant value(const QString& key, const QVariant& otherwise = {}) const;
    /// Anything that JSON can hold.
    void setValue(const QString& key, const QVariant& value);
    QByteArray bytes(const QString& key) const;
    void setBytes(const QString& key, const QByteArray& value);

    const QString& path() const { return path_; }

private:
    void read();
    void save();

    const QString path_;
    QJsonObject values_;
    QTimer delay_;
    QThreadPool writer_;  ///< one thread: writes stay in order
};

}  // namespace pitwatch::ui
