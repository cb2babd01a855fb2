#include "serverfile.h"

#include <QFileInfo>
#include <QJsonDocument>

#include <core/jsoncheck.h>

#include "privatefile.h"
#include "signalfields.h"

namespace pitwatch {

namespace {

using namespace Qt::StringLiterals;
namespace fields = signalfields;

constexpr qint64 kLargestFile = 64 * 1024;
constexpr auto kOpenToOthers =
    QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;

void readSfu(const JsonCursor& c, ConsultServers& servers)
{
    if (!c.present() || !c.requireObject()) return;
    const JsonCursor url = c.member(u"url"_s);
    servers.sfu = QUrl(fields::cleanText(url, signalbounds::kWordCharacters), QUrl::StrictMode);
    const bool known = servers.sfu.scheme() == "ws"_L1 || servers.sfu.scheme() == "wss"_L1;
    if (!servers.sfu.isValid() || !known || servers.sfu.host().isEmpty() || !servers.sfu.userInfo().isEmpty())
        url.report(u"ws://host:port or wss://host:port"_s);
    servers.sfuSecret = fields::cleanOptional(c.member(u"secret"_s), signalbounds::kWordCharacters);
}

}  // namespace

Result<ConsultServers> loadServers(const QString& file)
{
    if (QFileInfo::exists(file) && (QFileInfo(file).permissions() & kOpenToOthers))
        return Error{ErrorKind::Permission, u"others may read or change it; its mode has to be 0600"_s, file};
    const Result<QByteArray> content = readFile(file, kLargestFile);
    if (!content) return content.error();
    const QJsonDocument document = QJsonDocument::fromJson(content.value());
    if (!document.isObject()) return Error{ErrorKind::InvalidInput, u"no JSON object"_s, file};
    JsonIssues issues(4);
    const JsonCursor root(document.object(), {}, issues);
    ConsultServers servers;
    root.member(u"version"_s).integer(1, 1);
    readSfu(root.member(u"sfu"_s), servers);
    const JsonCursor ice = root.member(u"iceServers"_s);
    if (ice.present()) servers.iceServers = fields::iceServers(ice);
    if (issues.empty()) return servers;
    // Not what was found there: it may be the secret.
    const JsonIssue& first = issues.list().front();
    return Error{ErrorKind::InvalidInput, u"expected %1"_s.arg(first.expected), file + first.pointer};
}

}  // namespace pitwatch
