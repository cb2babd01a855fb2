#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <map>
#include <optional>

#include <core/clock.h>

namespace pitwatch::test {

/// pitwatch-sim as a child process, on free ports and in a folder of its own. Ends with the object.
class MinesProgram {
public:
    MinesProgram();
    ~MinesProgram();

    /// The path of a program under test.
    static QString programPath(const QString& name);

    /// Starts it with these arguments besides those that keep it apart from other runs.
    void start(const QString& regionFile, const QStringList& arguments);
    /// Writes `steps` as a scenario file and returns its path.
    QString writeScenario(const QJsonArray& steps) const;

    bool ready() const { return !facts_.isEmpty(); }
    /// What it said on standard error; for messages of failed tests.
    QByteArray errors() const { return errors_; }

    QString regionFile() const { return folder_.filePath(QStringLiteral("region.json")); }
    QString exchangeFolder() const { return facts_.value(QLatin1String("exchange")).toString(); }
    QString folder() const { return folder_.path(); }

    /// When it last played this step, e.g. "restore_link rtsp".
    std::optional<UtcTime> played(const QString& step) const;

private:
    void readOutput();
    void readErrors();

    SystemClock clock_;
    QTemporaryDir folder_;
    QProcess process_;
    QByteArray output_;
    QByteArray errors_;
    QByteArray line_;
    QJsonObject facts_;
    std::map<QString, UtcTime> played_;
};

}  // namespace pitwatch::test
