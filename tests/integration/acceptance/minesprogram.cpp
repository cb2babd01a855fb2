#include "minesprogram.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace pitwatch::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int kEndWithinMs = 10'000;

}  // namespace

MinesProgram::MinesProgram()
{
    QObject::connect(&process_, &QProcess::readyReadStandardOutput, &process_, [this] { readOutput(); });
    QObject::connect(&process_, &QProcess::readyReadStandardError, &process_, [this] { readErrors(); });
}

MinesProgram::~MinesProgram()
{
    if (process_.state() == QProcess::NotRunning) return;
    process_.terminate();
    if (process_.waitForFinished(kEndWithinMs)) return;
    process_.kill();
    process_.waitForFinished(kEndWithinMs);
}

QString MinesProgram::programPath(const QString& name)
{
    return qEnvironmentVariable("PITWATCH_BIN") + u'/' + name;
}

void MinesProgram::start(const QString& regionFile, const QStringList& arguments)
{
    process_.start(programPath(u"pitwatch-sim"_s),
                   QStringList{u"--region"_s, regionFile, u"--ephemeral"_s, u"--with-parent"_s, u"--work"_s,
                               folder_.filePath(u"work"_s), u"--resolved"_s, this->regionFile()} +
                       arguments);
}

QString MinesProgram::writeScenario(const QJsonArray& steps) const
{
    const QString path = folder_.filePath(u"scenario.json"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) return {};
    file.write(QJsonDocument(QJsonObject{{u"version"_s, 1}, {u"name"_s, u"测试"_s}, {u"steps"_s, steps}}).toJson());
    return path;
}

std::optional<UtcTime> MinesProgram::played(const QString& step) const
{
    const auto found = played_.find(step);
    return found == played_.end() ? std::nullopt : std::optional(found->second);
}

void MinesProgram::readOutput()
{
    output_ += process_.readAllStandardOutput();
    if (ready() || !output_.startsWith("READY ") || !output_.contains('\n')) return;
    facts_ = QJsonDocument::fromJson(output_.mid(6, output_.indexOf('\n') - 6)).object();
}

void MinesProgram::readErrors()
{
    const QByteArray news = process_.readAllStandardError();
    errors_ += news;
    line_ += news;
    while (line_.contains('\n')) {
        const qsizetype end = line_.indexOf('\n');
        const QString line = QString::fromUtf8(line_.first(end));
        line_.remove(0, end + 1);
        const QString mark = u"scenario: "_s;
        if (const qsizetype at = line.indexOf(mark); at >= 0)
            played_[line.mid(at + mark.size()).simplified()] = clock_.now();
    }
}

}  // namespace pitwatch::test
