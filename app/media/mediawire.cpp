#include "mediawire.h"

#include <QtEndian>

#include <utility>

#include "wireforms.h"

namespace pitwatch::media {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kVersionAt = 4;
constexpr qsizetype kKindAt = 5;

Error refused(const QString& why)
{
    return {ErrorKind::InvalidInput, why, {}};
}

template <typename Messages>
QByteArray write(const Messages& messages)
{
    QByteArray fields;
    {
        WireWriter writer(fields);
        std::visit([&](auto message) { form(writer, message); }, messages);
    }
    QByteArray frame(kHeadBytes, Qt::Uninitialized);
    qToBigEndian(quint32(fields.size()), frame.data());
    frame[kVersionAt] = char(kWireVersion);
    frame[kKindAt] = char(messages.index());
    return frame + fields;
}

template <typename Message, typename Messages>
Result<Messages> readFields(const QByteArray& fields)
{
    Message message;
    WireReader reader(fields);
    form(reader, message);
    if (!reader.good()) return refused(u"a field breaks its bounds"_s);
    if (!reader.atEnd()) return refused(u"the fields go on too long"_s);
    return Messages(std::move(message));
}

template <typename Messages, std::size_t... Kinds>
Result<Messages> read(quint8 kind, const QByteArray& fields, std::index_sequence<Kinds...>)
{
    using Reader = Result<Messages> (*)(const QByteArray&);
    static constexpr Reader readers[] = {&readFields<std::variant_alternative_t<Kinds, Messages>, Messages>...};
    if (kind >= sizeof...(Kinds)) return refused(u"no such kind of message: %1"_s.arg(kind));
    return readers[kind](fields);
}

template <typename Messages>
Result<Messages> read(quint8 kind, const QByteArray& fields)
{
    return read<Messages>(kind, fields, std::make_index_sequence<std::variant_size_v<Messages>>());
}

}  // namespace

QByteArray written(const Command& command)
{
    return write(command);
}

QByteArray written(const Event& event)
{
    return write(event);
}

Result<WireHead> readHead(const QByteArray& head)
{
    if (head.size() < kHeadBytes) return refused(u"a message without a head"_s);
    if (const auto version = quint8(head[kVersionAt]); version != kWireVersion)
        return refused(u"found version %1, expected %2"_s.arg(version).arg(kWireVersion));
    const auto bytes = qFromBigEndian<quint32>(head.constData());
    if (bytes > kMostFieldBytes) return refused(u"a message of %1 bytes"_s.arg(bytes));
    return WireHead{bytes, quint8(head[kKindAt])};
}

Result<Command> readCommand(quint8 kind, const QByteArray& fields)
{
    return read<Command>(kind, fields);
}

Result<Event> readEvent(quint8 kind, const QByteArray& fields)
{
    return read<Event>(kind, fields);
}

}  // namespace pitwatch::media
