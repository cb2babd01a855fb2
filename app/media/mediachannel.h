#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <consult/ratelimit.h>

#include "mediawatch.h"
#include "mediamessage.h"
#include "mediasocket.h"

namespace pitwatch {

/// The client's end of the connection to one running media process: commands out, checked events in, and a watch over
/// whether it still answers. What comes from the process counts as hostile: a media library may have gone astray in it.
/// GUI thread.
class MediaChannel final : public QObject {
    Q_OBJECT

public:
    /// Takes the descriptor over.
    explicit MediaChannel(int descriptor);

    void tell(const media::Command& command);
    /// As at its end, but also from within its own signal.
    void close();

Q_SIGNALS:
    void heard(const pitwatch::media::Event& event);
    /// Once: it is gone, does not answer, or does not keep to the form.
    void broken(const QString& reason);

private:
    void take(quint8 kind, const QByteArray& fields);
    void beat();
    void breakOff(const QString& reason);

    MediaSocket socket_;
    MediaWatch watch_;
    RateLimit rate_;
    QElapsedTimer clock_;
    QTimer beat_;
    int pings_ = 0;
    bool broken_ = false;
};

}  // namespace pitwatch
