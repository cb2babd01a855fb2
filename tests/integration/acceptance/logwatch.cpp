#include "logwatch.h"

#include <QLoggingCategory>

#include <algorithm>
#include <mutex>

namespace pitwatch::test {

namespace {

// A message handler is a bare function: what it keeps cannot lie in the object.
std::mutex g_mutex;
QStringList g_lines;
QtMessageHandler g_next = nullptr;

void keep(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    {
        const std::lock_guard lock(g_mutex);
        g_lines << QString::fromLatin1(context.category) + QStringLiteral(": ") + text;
    }
    if (g_next) g_next(type, context, text);
}

}  // namespace

LogWatch::LogWatch() : before_(qInstallMessageHandler(keep))
{
    g_next = before_;
    begin();
}

LogWatch::~LogWatch()
{
    qInstallMessageHandler(before_);
}

void LogWatch::begin()
{
    const std::lock_guard lock(g_mutex);
    g_lines.clear();
}

QStringList LogWatch::lines(const QStringList& parts) const
{
    const std::lock_guard lock(g_mutex);
    QStringList found;
    std::copy_if(g_lines.begin(), g_lines.end(), std::back_inserter(found), [&parts](const QString& line) {
        return std::all_of(parts.begin(), parts.end(), [&line](const QString& part) { return line.contains(part); });
    });
    return found;
}

}  // namespace pitwatch::test
