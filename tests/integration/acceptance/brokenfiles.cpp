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

QString fileName(const QString& mine, const QDateTime& time)
{
    return mine + u"_RYSS_"_s + time.toString(u"yyyyMMddHHmmss"_s) + u".txt"_s;
}

QString uploadTime(UtcTime at)
{
    return inShanghai(at).toString(u"yyyy-MM-dd HH:mm:ss"_s);
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

BrokenFile goodFile(const QString& mine, UtcTime at)
{
    const QString header = mine + u";测试;"_s + uploadTime(at) + u'~';
    const QString person = mine + u"00001;测试;1;;;"_s + mine + u"0001;;;;;;;0;0;~"_s;
    return {fileName(mine, inShanghai(at)), (header + person + u"||"_s).toUtf8()};
}

std::vector<BrokenFile> brokenFiles(const QString& mine, UtcTime at)
{
    const QByteArray good = goodFile(mine, at).content;
    std::vector<BrokenFile> files;
    for (const QByteArray& content : brokenContents(good, mine.toLatin1(), uploadTime(at).toLatin1()))
        files.push_back({fileName(mine, inShanghai(at).addSecs(-qint64(files.size()))), content});
    files.push_back({u"no name of ours.txt"_s, good});
    files.push_back({QString(240, u'x') + u".txt"_s, good});
    return files;
}

}  // namespace pitwatch::test
