#include "httphead.h"

#include <QList>

namespace pitwatch {

namespace {

using namespace Qt::StringLiterals;

Error refused(const QString& reason)
{
    return Error{ErrorKind::InvalidInput, reason, u"HTTP request"_s};
}

bool isToken(const QByteArray& text)
{
    static const QByteArray others("!#$%&'*+-.^_`|~");
    for (const char c : text) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!plain && !others.contains(c)) return false;
    }
    return !text.isEmpty();
}

bool hasControls(const QByteArray& text)
{
    for (const char c : text)
        if ((static_cast<unsigned char>(c) < ' ' && c != '\t') || c == 0x7f) return true;
    return false;
}

Result<HttpHead> readRequestLine(const QByteArray& line)
{
    const QList<QByteArray> parts = line.split(' ');
    if (parts.size() != 3 || !isToken(parts.at(0)) || !parts.at(1).startsWith('/') || hasControls(parts.at(1)))
        return refused(u"the request line is none"_s);
    if (parts.at(2) != "HTTP/1.1") return refused(u"not HTTP/1.1"_s);
    const qsizetype query = parts.at(1).indexOf('?');
    return HttpHead{parts.at(0), query < 0 ? parts.at(1) : parts.at(1).left(query), {}};
}

Result<void> readField(const QByteArray& line, HttpHead& head)
{
    const qsizetype colon = line.indexOf(':');
    const QByteArray name = line.left(qMax<qsizetype>(colon, 0)).toLower();
    if (!isToken(name) || hasControls(line)) return refused(u"a field that is none"_s);
    if (head.fields.contains(name) && (name == "host" || name == "origin" || name == "upgrade"))
        return refused(u"a field that is there twice"_s);
    head.fields.insert(name, line.mid(colon + 1).trimmed());
    if (head.fields.size() > kMostHttpFields) return refused(u"too many fields"_s);
    return {};
}

}  // namespace

bool HttpHead::wantsWebSocket() const
{
    return fields.value("upgrade").compare("websocket", Qt::CaseInsensitive) == 0 &&
           fields.value("connection").toLower().contains("upgrade");
}

Result<HttpHead> readHttpHead(const QByteArray& text)
{
    if (text.size() > kLargestHttpHead) return refused(u"the head is too long"_s);
    const QList<QByteArray> lines = QByteArray(text).replace("\r\n", "\n").split('\n');
    Result<HttpHead> head = readRequestLine(lines.front());
    if (!head) return head;
    for (const QByteArray& line : lines.mid(1))
        if (const Result<void> read = readField(line, head.value()); !read) return read.error();
    if (!head.value().fields.contains("host")) return refused(u"no host"_s);
    if (head.value().fields.value("content-length", "0") != "0" || head.value().fields.contains("transfer-encoding"))
        return refused(u"a body"_s);
    return head;
}

}  // namespace pitwatch
