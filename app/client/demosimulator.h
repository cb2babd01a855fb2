#pragma once

#include <QObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

namespace pitwatch {

/// Runs pitwatch-sim on the demo region as a child process: on free ports, in a directory of its own, ended with us.
/// GUI thread; never blocks until it is destroyed.
class DemoSimulator final : public QObject {
    Q_OBJECT

public:
    /// `extraArguments` go to pitwatch-sim as they are.
    explicit DemoSimulator(QStringList extraArguments = {}, QObject* parent = nullptr);
    ~DemoSimulator() override;

    void start();

Q_SIGNALS:
    /// The mines are up; the region as they serve it.
    void ready(const QString& regionFile);
    /// It did not come up, or ended later.
    void failed(const QString& reason);

private:
    void readOutput();
    void giveUp(const QString& reason);

    const QStringList extraArguments_;
    QTemporaryDir directory_;
    QProcess process_;
    QTimer patience_;
    bool ready_ = false;
    bool ended_ = false;
};

}  // namespace pitwatch
