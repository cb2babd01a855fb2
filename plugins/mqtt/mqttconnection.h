#pragma once

#include <memory>

#include "mqttsettings.h"

struct mosquitto;
struct mosquitto_message;

namespace pitwatch::mqtt {

/// What a connection tells; called on the thread that runs it.
class ConnectionHandler {
public:
    virtual ~ConnectionHandler() = default;
    virtual bool stopping() const = 0;
    /// Connected and subscribed.
    virtual void up() = 0;
    /// `payload` is only valid during the call.
    virtual void message(const QString& topic, const char* payload, qsizetype size) = 0;
};

struct ConnectionEnd {
    QString reason;
    bool wasUp = false;
    bool denied = false;  ///< the broker refused user, password or subscription: trying again alone will not help
};

/// One connection to a broker, from the attempt to its end. A new object for each attempt: nothing of a broken one is
/// left over, and every connection subscribes anew.
class Connection {
public:
    Connection(const Settings& settings, ConnectionHandler& handler);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Blocks until the connection ends or the handler is stopping. `address` is one of the host's addresses.
    ConnectionEnd run(const QString& address);

private:
    struct Destroy {
        void operator()(mosquitto* client) const;
    };

    bool configure();
    bool configureTls();
    void setCallbacks();
    bool serve(const QString& address);
    void subscribe();
    void sayGoodbye();
    bool check(int code);

    void connected(int code);
    void subscribed(int count, const int* granted);
    void received(const mosquitto_message* message);

    const Settings& settings_;
    ConnectionHandler& handler_;
    const QByteArray statusTopic_;
    std::unique_ptr<mosquitto, Destroy> client_;
    ConnectionEnd end_;
    bool over_ = false;
    QString detail_;  ///< the library's last error message
};

}  // namespace pitwatch::mqtt
