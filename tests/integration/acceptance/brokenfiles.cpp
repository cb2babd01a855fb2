#include "brokenfiles.h"

#include <QDateTime>
#include <QTimeZone>

namespace pitwatch::test {

using namespace Qt::StringLiterals;

namespace {

QDateTime inShanghai(UtcTime at)
{
    return toDateTime(at, QTimeZone("Asia/Shanghai"));
}

/// A file with one person, as it should be.
QByteArray goodFile(const QString& mine, const QString& time)
{
    return u"%1;测试;%2~%100001;测试;1;;;%10001;;;;;;;0;0;~||"_s.arg(mine, time).toUtf8();
}

/// What can be wrong with it. Every one ends with the end sign: what does not is waited for.
std::vector<QByteArray> brokenContents(const QByteArray& good, const QByteArray& mine, const QByteArray& time)
{
    const auto swap = [&good](const QByteArray& from, const QByteArray& to) {
        return QByteArray(good).replace(from, to);
    };
    return {"||",
            "~||",
            ";;~||",
            QByteArray(5000, '\0') + "||",
            QByteArray(70'000, 'a') + "~||",
            swap("测试", "\xb2\xe2\xca\xd4"),
            swap("~", "\n"),
            swap(";", "；"),
            swap(mine + ";测", "999999999999;测"),
            swap(time, "2090-01-01 00:00:00"),
            swap(time, "23.11.2026"),
            swap(";1;;;", ";9;;;"),
            swap("0001;;", "1;;"),
            swap(";0;0;~", ";0;0~"),
            good + good,
            good + "tail||",
            swap("0;0;~", "0;0;track~"),
            "\xff\xfe" + good};
}

}  // namespace

std::vector<BrokenFile> brokenFiles(const QString& mine, UtcTime at)
{
    const QDateTime uploaded = inShanghai(at);
    const QString time = uploaded.toString(u"yyyy-MM-dd HH:mm:ss"_s);
    const QByteArray good = goodFile(mine, time);
    std::vector<BrokenFile> files;
    for (const QByteArray& content : brokenContents(good, mine.toLatin1(), time.toLatin1())) {
        const QDateTime named = uploaded.addSecs(-qint64(files.size()));
        files.push_back({mine + u"_RYSS_"_s + named.toString(u"yyyyMMddHHmmss"_s) + u".txt"_s, content});
    }
    files.push_back({u"no name of ours.txt"_s, good});
    files.push_back({QString(240, u'x') + u".txt"_s, good});
    return files;
}

}  // namespace pitwatch::test
