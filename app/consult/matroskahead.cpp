#include "matroskahead.h"

#include <QtEndian>

#include "ebml.h"

namespace pitwatch::matroska {

using namespace Qt::StringLiterals;
using ebml::element;
using ebml::number;
using ebml::text;

namespace {

constexpr int kSeekBytes = 80;
constexpr int kDurationBytes = 11;
constexpr quint32 kInfo = 0x1549A966, kSeekHead = 0x114D9B74, kTracks = 0x1654AE6B;
constexpr quint64 kNanosecondsPerTick = 1'000'000;
/// 2001-01-01T00:00:00Z, from which Matroska counts.
constexpr UtcTime kMillennium = std::chrono::sys_days(std::chrono::year(2001) / 1 / 1);

QByteArray documentHead()
{
    const QByteArray fields = number(0x4286, 1) + number(0x42F7, 1) + number(0x42F2, 4) + number(0x42F3, 8) +
                              text(0x4282, u"matroska"_s) + number(0x4287, 4) + number(0x4285, 2);
    return element(kEbml, fields);
}

QByteArray info(const QString& title, UtcTime from)
{
    QByteArray date(8, '\0');
    qToBigEndian(qint64((from - kMillennium).count() * 1000), date.data());
    // The length first, so that its place does not depend on the words.
    const QByteArray fields = ebml::space(kDurationBytes) + number(0x2AD7B1, kNanosecondsPerTick) +
                              element(0x4461, date) + text(0x7BA9, title) + text(0x4D80, u"Pitwatch"_s) +
                              text(0x5741, u"Pitwatch"_s);
    // The size in eight bytes, for the same reason.
    return ebml::idBytes(kInfo) + ebml::longSize(fields.size()) + fields;
}

QByteArray track(int numberOf, int type, const QString& codec, const QByteArray& rest)
{
    return element(0xAE, number(0xD7, quint64(numberOf)) + number(0x73C5, quint64(numberOf)) +
                             number(0x83, quint64(type)) + number(0x9C, 0) + text(0x86, codec) + rest);
}

QByteArray pictureTrack(const MatroskaTracks::Picture& picture)
{
    const bool avc = picture.media == RecordedMedia::H264;
    QByteArray rest =
        element(0xE0, number(0xB0, quint64(picture.size.width())) + number(0xBA, quint64(picture.size.height())));
    if (avc) rest += element(0x63A2, picture.configuration);
    return track(kPictureTrack, 1, avc ? u"V_MPEG4/ISO/AVC"_s : u"V_VP8"_s, rest);
}

/// The identification header of Opus (RFC 7845, section 5.1). Recording begins in the middle of a stream: there is
/// nothing at its beginning to be left out.
QByteArray opusHead(int channels)
{
    QByteArray header("OpusHead\x01");
    char numbers[8] = {};
    qToLittleEndian(quint32(48'000), numbers + 2);
    return header.append(char(channels)).append(numbers, 8).append('\0');
}

QByteArray soundTrack(int channels)
{
    constexpr quint64 kSeekPreRoll = 80'000'000;  // ns
    const QByteArray sound = element(0xE1, ebml::real(0xB5, 48'000) + number(0x9F, quint64(channels)));
    return track(kSoundTrack, 2, u"A_OPUS"_s,
                 element(0x63A2, opusHead(channels)) + number(0x56AA, 0) + number(0x56BB, kSeekPreRoll) + sound);
}

QByteArray seek(quint32 id, qint64 position)
{
    QByteArray place(8, '\0');
    qToBigEndian(position, place.data());
    return element(0x4DBB, element(0x53AB, ebml::idBytes(id)) + element(0x53AC, place));
}

}  // namespace

QByteArray head(const MatroskaTracks& tracks, const QString& title, UtcTime from)
{
    QByteArray list;
    if (tracks.picture) list += pictureTrack(*tracks.picture);
    list += soundTrack(tracks.channels);
    QByteArray all = documentHead() + ebml::idBytes(kSegment);
    Q_ASSERT(all.size() == kSegmentSize);
    all += ebml::longSize(-1) + ebml::space(kSeekBytes);
    Q_ASSERT(all.size() + 12 == kLengthBegin);
    return all + info(title, from) + element(kTracks, list);
}

QByteArray seekHead(qint64 cues)
{
    const QByteArray known = element(kSeekHead, seek(kInfo, kSeekBytes) + seek(kCues, cues));
    return known + ebml::space(kSeekBytes - int(known.size()));
}

QByteArray cuePoint(qint64 milliseconds, qint64 cluster, bool picture)
{
    const QByteArray place =
        element(0xB7, number(0xF7, picture ? kPictureTrack : kSoundTrack) + number(0xF1, quint64(cluster)));
    return element(0xBB, number(0xB3, quint64(milliseconds)) + place);
}

}  // namespace pitwatch::matroska
