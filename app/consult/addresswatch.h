#pragma once

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <memory>

namespace pitwatch {

/// Says when addresses of this computer have come or gone, as the kernel tells it (rtnetlink), once for all that change
/// together. Lives on one thread with an event loop. Where the kernel tells nothing it is silent.
class AddressWatch final : public QObject {
    Q_OBJECT

public:
    explicit AddressWatch(QObject* parent = nullptr);
    ~AddressWatch() override;

Q_SIGNALS:
    void changed();

private:
    void drain();

    int socket_;
    std::unique_ptr<QSocketNotifier> notifier_;
    QTimer settled_;
};

}  // namespace pitwatch
