#include "signalsamples.h"

namespace pitwatch::test {

using namespace Qt::StringLiterals;
using namespace signalling;

namespace {

QString description(const QString& setup)
{
    const QString credentials = u"a=ice-ufrag:Ab1+\r\na=ice-pwd:abcdefghijklmnopqrstuv12\r\na=fingerprint:sha-256 "_s +
                                QStringList(32, u"0F"_s).join(u':') + u"\r\na=setup:"_s + setup + u"\r\n"_s;
    return u"v=0\r\no=- 4611731400430051336 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0 1\r\n"_s
           u"m=video 9 UDP/TLS/RTP/SAVPF 96 97\r\nc=IN IP4 0.0.0.0\r\na=rtcp:9 IN IP4 0.0.0.0\r\n"_s +
           credentials +
           u"a=mid:0\r\na=sendrecv\r\na=rtcp-mux\r\na=rtpmap:96 VP8/90000\r\na=rtcp-fb:96 nack pli\r\n"_s
           u"a=rtpmap:97 rtx/90000\r\na=fmtp:97 apt=96\r\n"_s
           u"m=audio 9 UDP/TLS/RTP/SAVPF 111\r\nc=IN IP4 0.0.0.0\r\n"_s +
           credentials + u"a=mid:1\r\na=sendrecv\r\na=rtpmap:111 opus/48000/2\r\na=candidate:"_s +
           sampleCandidate().mid(10) + u"\r\n"_s;
}

PeerInfo peer(const QString& id)
{
    return {PeerId(id),
            u"测试01"_s,
            PeerKind::Native,
            PeerRole::Speaker,
            {u"VP8"_s, u"H264"_s},
            {true, false, true, {PeerId(u"p9"_s)}},
            true,
            false};
}

std::vector<SampleSignal> upward()
{
    const PeerId other(u"p2"_s);
    const auto up = [](Body body) { return SampleSignal{SignalSource::Participant, {{}, {}, std::move(body)}}; };
    return {up(Hello{1, RoomId(u"r-1"_s), u"abc_DEF-123"_s, u"测试01"_s, PeerKind::Browser, {u"VP8"_s}}),
            up(Hello{1, RoomId(u"r-1"_s), u"abc_DEF-123"_s, u"测试01"_s, PeerKind::Browser, {}, u"xyz_DEF-456"_s}),
            up(PostHello{1, PostId(u"m-410881001001"_s), u"abc_DEF-123"_s, u"测试01"_s, PeerKind::Browser, {u"VP8"_s}}),
            up(RingAnswer{4, true}),
            up(Bell{BellSound::Blocked}),
            up(Bye{}),
            up(Ping{}),
            up(State{{true, true, false}}),
            up(State{{true, true, false, {other, PeerId(u"p3"_s)}}}),
            up(Hand{true}),
            up(Mute{other, true}),
            up(Mute{{}, false}),
            up(GiveRole{other, PeerRole::Host}),
            up(Remove{other}),
            up(Admit{other, true}),
            up(RollCallStart{}),
            up(Chat{u"第一行\n第二行"_s})};
}

std::vector<SampleSignal> downward()
{
    const auto down = [](Body body) { return SampleSignal{SignalSource::Server, {{}, {}, std::move(body)}}; };
    return {down(Welcome{1,
                         peer(u"p1"_s),
                         {peer(u"p2"_s)},
                         {CallMode::Mesh, {}, {}, {}},
                         {6, 65536, 50},
                         true,
                         {{u"turn:10.0.0.1"_s, u"u"_s, u"p"_s}},
                         PeerId(u"p2"_s),
                         u"xyz_DEF-456"_s}),
            down(StandingBy{1, PostId(u"m-410881001001"_s), u"测试01"_s, true}),
            down(Ring{4, RoomId(u"r-1"_s), u"abc_DEF-123"_s, u"透水"_s, u"测试02"_s}),
            down(RingEnd{4, u"answered"_s}),
            down(Waiting{}),
            down(Knock{PeerId(u"p3"_s), u"测试02"_s, true}),
            down(PeerJoined{peer(u"p2"_s)}),
            down(PeerChanged{peer(u"p2"_s)}),
            down(PeerLeft{PeerId(u"p2"_s), u"lost"_s}),
            down(Pong{}),
            down(Refusal{u"token-expired"_s, u"the token has expired"_s})};
}

std::vector<Body> bothWays()
{
    return {Lock{true},
            Recording{true},
            ModeChange{CallMode::Sfu, u"wss://10.0.0.1:8989"_s, u"1234"_s, u"pin"_s},
            ModeChange{CallMode::Mesh, {}, {}, {}, {PeerId(u"p1"_s), PeerId(u"p2"_s)}},
            RollCallStart{3},
            RollCallAnswer{3},
            Pointer{{0.25, 0.5}, true},
            Draw{7, u"#ff8800"_s, {{0, 0}, {0.5, 1}}},
            Wipe{}};
}

}  // namespace

QString sampleOffer()
{
    return description(u"actpass"_s);
}

QString sampleAnswer()
{
    return description(u"active"_s);
}

QString sampleCandidate()
{
    return u"candidate:1467250027 1 udp 2122260223 192.168.0.196 46243 typ host generation 0 ufrag Ab1+ network-id 1"_s
           u" network-cost 10"_s;
}

std::vector<SampleSignal> sampleSignals()
{
    std::vector<SampleSignal> list = upward();
    for (SampleSignal& sample : downward()) list.push_back(std::move(sample));
    for (const Body& body : bothWays()) {
        list.push_back({SignalSource::Participant, {{}, {}, body}});
        list.push_back({SignalSource::Server, {{}, PeerId(u"p1"_s), body}});
    }
    for (const Body& body : std::vector<Body>{Offer{2, sampleOffer()}, Answer{2, sampleAnswer()},
                                              Ice{2, 1, sampleCandidate()}, Restart{3}}) {
        list.push_back({SignalSource::Participant, {PeerId(u"p2"_s), {}, body}});
        list.push_back({SignalSource::Server, {PeerId(u"p2"_s), PeerId(u"p1"_s), body}});
    }
    return list;
}

}  // namespace pitwatch::test
