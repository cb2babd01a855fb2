#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

#include <consult/consultengine.h>
#include <consult/recordedpackets.h>

#include "framepost.h"
#include "mediasocket.h"

namespace pitwatch {

/// The media process's side: one engine, driven by what the client says, whose signals go to the client. Main thread of
/// the process. What the client says is checked as if it were a stranger.
class MediaServer final : public QObject {
    Q_OBJECT

public:
    using MakeEngine = std::function<Result<std::unique_ptr<ConsultEngine>>()>;

    /// Takes the descriptor over. The engine is made once the event loop runs, because that can take seconds.
    MediaServer(int descriptor, std::unique_ptr<SharedPictures> pictures, MakeEngine make, QObject* parent = nullptr);

Q_SIGNALS:
    /// The client is gone, or does not keep to the form: nothing is left to be done.
    void finished(const QString& reason);

private:
    void makeEngine(const MakeEngine& make);
    void connectEngine();
    void hear(quint8 kind, const QByteArray& fields);
    void tell(const media::Event& event);
    /// What may be left out when the client is slow.
    void tellIfThereIsRoom(const media::Event& event);
    void sendPackets();
    int engineSilence() const;

    void obey(const media::Start& command) { engine_->start(command.media); }
    void obey(const media::ShowPicture& command) { engine_->setPicture(command.picture); }
    void obey(const media::OpenMicrophone& command) { engine_->setMicrophone(command.on); }
    void obey(const media::OpenSources& command) { engine_->setSources(command.sources); }
    void obey(const media::Push& command);
    void obey(const media::AddPeer& command) { engine_->addPeer(command.peer); }
    void obey(const media::RemovePeer& command);
    void obey(const media::Play& command);
    void obey(const media::Rank& command) { engine_->setRank(command.peer, command.rank); }
    void obey(const media::Receive& command) { engine_->receive(command.signal); }
    void obey(const media::Record& command);
    void obey(const media::TookFrame& command) { frames_.took(command.slot); }
    void obey(const media::Ping& command);

    MediaSocket socket_;
    const std::unique_ptr<SharedPictures> pictures_;
    FramePost frames_;
    std::unique_ptr<ConsultEngine> engine_;
    std::shared_ptr<RecordedPackets> packets_;  ///< while a recording runs
    QTimer packetsDue_;
    QElapsedTimer probed_;  ///< valid while the engine has not answered
};

}  // namespace pitwatch
