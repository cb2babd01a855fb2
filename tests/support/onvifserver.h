#pragma once

#include <QHash>
#include <QObject>
#include <QStringList>
#include <QTcpServer>
#include <QTcpSocket>

namespace pitwatch::test {

/// A camera that can be moved, as far as its ONVIF services go: checks who asks, remembers what it was told. On a free
/// loopback port; lives on the thread of the test.
class OnvifServer final : public QObject {
    Q_OBJECT

public:
    enum class Authentication { Token, HttpDigest };

    OnvifServer();

    QString url(const QString& user = QStringLiteral("op"), const QString& password = QStringLiteral("s3cret:/")) const;

    /// "ContinuousMove 0.400 0.000 0.000", "Stop", "GotoPreset 2", "SetPreset 2 gate" …, and "denied" for each request
    /// without the right credentials.
    QStringList calls;
    QStringList movements() const;

    Authentication authentication = Authentication::Token;
    bool onlyServices = false;                               ///< GetCapabilities is a fault, as with newer cameras
    bool canMove = true;                                     ///< its profile has a PTZ configuration
    bool silent = false;                                     ///< takes requests and answers none
    qint64 clockAheadSeconds = 0;                            ///< tokens made by another clock are refused
    QByteArray garbage;                                      ///< the answer to everything, when set
    QString advertisedHost = QStringLiteral("10.99.99.99");  ///< in the addresses of its services
    QStringList presets{QStringLiteral("gate"), QStringLiteral("shaft")};

private:
    void serve(QTcpSocket* socket);
    void answer(QTcpSocket* socket, const QByteArray& head, const QByteArray& body);
    bool allowed(const QByteArray& head, const QString& name, const QByteArray& body) const;
    bool tokenFits(const QByteArray& body) const;
    bool digestFits(const QByteArray& head) const;
    QByteArray replyTo(const QString& name, const QByteArray& body);
    QByteArray services() const;
    void record(const QString& name, const QByteArray& body);

    QTcpServer server_;
    QHash<QTcpSocket*, QByteArray> input_;
};

}  // namespace pitwatch::test
