#include <QCommandLineParser>
#include <QEventLoop>
#include <QSocketNotifier>
#include <QTcpServer>
#include <QTcpSocket>

#include <cstdio>

#include <unistd.h>

#include <support/rtspcamera.h>

#include "subcommand.h"

namespace pitwatch::bench {

namespace {

constexpr int kGarbageBytes = 64 << 10;

/// Answers every connection with bytes that mean nothing.
void speakGarbage(QTcpServer& server, quint16 port)
{
    QObject::connect(&server, &QTcpServer::newConnection, &server, [&server] {
        while (QTcpSocket* socket = server.nextPendingConnection()) {
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                socket->readAll();
                socket->write(QByteArray(kGarbageBytes, '\x5a'));
            });
        }
    });
    server.listen(QHostAddress::LocalHost, port);
}

/// Until whoever started us is gone.
void runUntilInputEnds()
{
    QEventLoop loop;
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &loop, [&loop] {
        char byte = 0;
        if (::read(STDIN_FILENO, &byte, 1) <= 0) loop.quit();
    });
    loop.exec();
}

}  // namespace

QJsonObject benchServe(const QStringList& arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption rate(QStringLiteral("fps"), QString(), QStringLiteral("N"), QStringLiteral("25"));
    const QCommandLineOption key(QStringLiteral("key-every"), QString(), QStringLiteral("N"), QStringLiteral("50"));
    const QCommandLineOption ports(QStringLiteral("ports"), QString(), QStringLiteral("A,B,C"));
    parser.addOptions({rate, key, ports});
    const bool parsed = parser.parse(QStringList(QStringLiteral("serve")) + arguments);
    const int keyEvery = parser.value(key).toInt();
    const int framesPerSecond = parser.value(rate).toInt();
    if (!parsed || keyEvery < 1 || framesPerSecond < 1)
        return {{QStringLiteral("error"), QStringLiteral("expected [--fps N] [--key-every N] [--ports A,B,C]")}};
    auto clip = test::makeRtpClip(
        {.framesPerSecond = framesPerSecond, .frames = std::max(250, 2 * keyEvery), .keyEvery = keyEvery});
    if (!clip) return {{QStringLiteral("error"), clip.error().text()}};
    const auto shared = std::make_shared<const test::RtpClip>(std::move(clip).value());

    const QStringList wanted = parser.value(ports).split(QLatin1Char(','));
    const test::RtspCamera good({.clip = shared, .liveStart = true}, quint16(wanted.value(0).toUInt()));
    QTcpServer garbage;
    speakGarbage(garbage, quint16(wanted.value(1).toUInt()));
    const test::RtspCamera random({.clip = shared, .randomPayload = true}, quint16(wanted.value(2).toUInt()));
    std::printf("%d %d %d\n", good.port(), garbage.serverPort(), random.port());
    std::fflush(stdout);
    runUntilInputEnds();
    return {};
}

}  // namespace pitwatch::bench
