#pragma once

#include <QVideoFrame>

#include "consultsetup.h"

namespace pitwatch::test {

/// One bureau's, company's or mine's seat, with the real media plugin, a test picture and a tone; its server, when it
/// holds a consultation, on loopback. Counts the pictures that it sees.
struct ConsultSeat {
    explicit ConsultSeat(std::vector<Callee> callees, QList<QSslCertificate> trusted = {},
                         ConsultRecordings* recordings = nullptr)
    {
        ConsultDesk::Setup setup = loopbackSetup(folder, std::move(callees));
        setup.pluginDirectories = builtPlugins();
        setup.authorities = std::move(trusted);
        setup.recordings = recordings;
        desk = std::make_unique<ConsultDesk>(setup, clock);
        ConsultMedia media;
        media.sources.testPicture = true;
        media.sources.testSound = true;
        desk->setMedia(media);
        QObject::connect(desk.get(), &ConsultDesk::sessionChanged, desk.get(), [this] { watch(); });
    }

    void watch()
    {
        if (ConsultSession* session = desk->session())
            QObject::connect(session, &ConsultSession::frame, session,
                             [this](const PeerId& id, const QVideoFrame& frame) {
                                 ++frames[id];
                                 sizes[id] = frame.size();
                             });
    }
    bool inside() const { return desk->session() != nullptr && !desk->session()->room().self().id.isEmpty(); }
    /// Pictures of somebody of this name.
    int framesOf(const QString& name) const
    {
        for (const PeerInfo& peer : desk->session()->room().peers())
            if (peer.name == name) return frames.value(peer.id);
        return 0;
    }
    std::optional<PeerInfo> sharing() const
    {
        for (const PeerInfo& peer : desk->session()->room().peers())
            if (peer.media.share) return peer;
        return std::nullopt;
    }

    QTemporaryDir folder;
    SystemClock clock;
    QHash<PeerId, int> frames;
    QHash<PeerId, QSize> sizes;
    std::unique_ptr<ConsultDesk> desk;
};

}  // namespace pitwatch::test
