#pragma once

#include <QPointer>

#include <consult/engineloader.h>

/// Media of a seat without a camera, a microphone or a network: a test says what happens.
namespace pitwatch::test {

class FakeMedia final : public ConsultEngine {
public:
    void start(const ConsultMedia& media) override { started = media; }
    void setPicture(ConsultPicture) override {}
    void setMicrophone(bool) override {}
    void setSources(const ConsultSources& sources) override { opened.append(sources); }
    void pushPicture(const QImage& image, UtcTime) override { pushed = image; }
    void addPeer(const ConsultPeer& peer) override { peers.append(peer.id); }
    void removePeer(const QString& id) override { peers.removeAll(id); }
    void setPlayed(const QString&, bool, bool) override {}
    void setRank(const QString& id, ConsultRank rank) override { ranks[id] = rank; }
    void receive(const ConsultSignal&) override {}
    Result<void> startRecording(std::shared_ptr<RecordingSink>) override { return {}; }
    void stopRecording() override {}

    QStringList peers;
    QList<ConsultSources> opened;  ///< after the start
    QHash<QString, ConsultRank> ranks;
    QImage pushed;
    ConsultMedia started;
};

class FakeMediaMaker final : public EngineMaker {
public:
    const QString& objection() const override { return objection_; }
    Result<std::unique_ptr<ConsultEngine>> make() override
    {
        auto engine = std::make_unique<FakeMedia>();
        if (!first) first = engine.get();
        return std::unique_ptr<ConsultEngine>(std::move(engine));
    }

    /// That of the consultation; those of the table come after it.
    QPointer<FakeMedia> first;

private:
    QString objection_;
};

}  // namespace pitwatch::test
