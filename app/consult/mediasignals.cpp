#include "mediasignals.h"

namespace pitwatch {

using namespace signalling;

std::optional<ConsultSignal> mediaSignal(const Signal& signal)
{
    ConsultSignal media;
    media.peer = signal.from.text();
    if (const auto* offer = std::get_if<Offer>(&signal.body)) {
        media.kind = ConsultSignalKind::Offer;
        media.epoch = offer->epoch;
        media.sdp = offer->sdp;
    } else if (const auto* answer = std::get_if<Answer>(&signal.body)) {
        media.kind = ConsultSignalKind::Answer;
        media.epoch = answer->epoch;
        media.sdp = answer->sdp;
    } else if (const auto* ice = std::get_if<Ice>(&signal.body)) {
        media.kind = ConsultSignalKind::Ice;
        media.epoch = ice->epoch;
        media.mline = ice->mline;
        media.candidate = ice->candidate;
    } else if (const auto* restart = std::get_if<Restart>(&signal.body)) {
        media.kind = ConsultSignalKind::Restart;
        media.epoch = restart->epoch;
    } else {
        return std::nullopt;
    }
    return media;
}

Body roomBody(const ConsultSignal& signal)
{
    switch (signal.kind) {
        case ConsultSignalKind::Offer:
            return Offer{signal.epoch, signal.sdp};
        case ConsultSignalKind::Answer:
            return Answer{signal.epoch, signal.sdp};
        case ConsultSignalKind::Ice:
            return Ice{signal.epoch, signal.mline, signal.candidate};
        case ConsultSignalKind::Restart:
            break;
    }
    return Restart{signal.epoch};
}

QList<ConsultIceServer> forEngine(const std::vector<IceServer>& servers)
{
    QList<ConsultIceServer> list;
    for (const IceServer& server : servers) list.append({server.url, server.user, server.password});
    return list;
}

}  // namespace pitwatch
