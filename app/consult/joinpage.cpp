#include "joinpage.h"

#include <QFile>

// Outside any namespace: the resource lies in a static library, whose initialiser would be dropped.
static void initialisePage()
{
    Q_INIT_RESOURCE(pitwatch_consult);
}

namespace pitwatch {

namespace {

using namespace Qt::StringLiterals;

struct Place {
    const char* path;
    const char* file;
    const char* type;
};
constexpr Place kPlaces[] = {
    {"/", "join.html", "text/html; charset=utf-8"},
    {"/join.css", "join.css", "text/css; charset=utf-8"},
    {"/standby.css", "standby.css", "text/css; charset=utf-8"},
    {"/join.js", "join.js", "text/javascript; charset=utf-8"},
    {"/page.js", "page.js", "text/javascript; charset=utf-8"},
    {"/words.js", "words.js", "text/javascript; charset=utf-8"},
    {"/link.js", "link.js", "text/javascript; charset=utf-8"},
    {"/wayback.js", "wayback.js", "text/javascript; charset=utf-8"},
    {"/room.js", "room.js", "text/javascript; charset=utf-8"},
    {"/devices.js", "devices.js", "text/javascript; charset=utf-8"},
    {"/peers.js", "peers.js", "text/javascript; charset=utf-8"},
    {"/lobby.js", "lobby.js", "text/javascript; charset=utf-8"},
    {"/tiles.js", "tiles.js", "text/javascript; charset=utf-8"},
    {"/draw.js", "draw.js", "text/javascript; charset=utf-8"},
    {"/sidebar.js", "sidebar.js", "text/javascript; charset=utf-8"},
    {"/talk.js", "talk.js", "text/javascript; charset=utf-8"},
    {"/heard.js", "heard.js", "text/javascript; charset=utf-8"},
    {"/keys.js", "keys.js", "text/javascript; charset=utf-8"},
    {"/call.js", "call.js", "text/javascript; charset=utf-8"},
    {"/postwords.js", "postwords.js", "text/javascript; charset=utf-8"},
    {"/post.js", "post.js", "text/javascript; charset=utf-8"},
    {"/ringtone.js", "ringtone.js", "text/javascript; charset=utf-8"},
    {"/standbyview.js", "standbyview.js", "text/javascript; charset=utf-8"},
    {"/standby.js", "standby.js", "text/javascript; charset=utf-8"},
};

QByteArray head(const QByteArray& status, const QByteArray& type, qsizetype size)
{
    return "HTTP/1.1 " + status +
           "\r\n"
           "Content-Type: " +
           type + "\r\nContent-Length: " + QByteArray::number(size) +
           "\r\n"
           "Connection: close\r\n"
           "Cache-Control: no-store\r\n"
           "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
           "media-src 'self' blob: mediastream:; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
           "frame-ancestors 'none'\r\n"
           "Permissions-Policy: camera=(self), microphone=(self), display-capture=(self), fullscreen=(self), "
           "geolocation=(), usb=()\r\n"
           "Cross-Origin-Opener-Policy: same-origin\r\n"
           "Cross-Origin-Resource-Policy: same-origin\r\n"
           "Referrer-Policy: no-referrer\r\n"
           "X-Content-Type-Options: nosniff\r\n"
           "X-Frame-Options: DENY\r\n"
           "\r\n";
}

}  // namespace

JoinPage::JoinPage()
{
    initialisePage();
    for (const Place& place : kPlaces) {
        QFile file(u":/consult/"_s + QLatin1StringView(place.file));
        if (file.open(QIODevice::ReadOnly)) files_.insert(place.path, {place.type, file.readAll()});
    }
}

QByteArray JoinPage::answer(const HttpHead& request, bool* found) const
{
    const auto file = files_.find(request.path);
    const bool known = file != files_.end();
    if (found != nullptr) *found = known && request.method == "GET";
    if (request.method != "GET") return refusal("405 Method Not Allowed");
    if (!known) return refusal("404 Not Found");
    return head("200 OK", file->type, file->content.size()) + file->content;
}

QByteArray JoinPage::refusal(const QByteArray& status)
{
    return head(status, "text/plain; charset=utf-8", 0);
}

}  // namespace pitwatch
