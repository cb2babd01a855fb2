#include "mqtttopic.h"

#include <QStringList>

#include <algorithm>

namespace pitwatch {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMaximumTopic = 256;
constexpr qsizetype kMaximumSegment = 64;
constexpr qsizetype kMineDigits = 12;

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isMineCode(const QString& text)
{
    return text.size() == kMineDigits && std::all_of(text.begin(), text.end(), isDigit);
}

bool isPlainSegment(const QString& text)
{
    return !text.isEmpty() && text.size() <= kMaximumSegment && std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.isPrint() && !c.isSpace() && c != u'#' && c != u'+';
    });
}

Error badTopic(const QString& topic, const QString& expected)
{
    return Error{ErrorKind::InvalidInput,
                 u"found topic \"%1\", expected %2"_s.arg(topic.left(static_cast<int>(kMaximumTopic)), expected),
                 {}};
}

}  // namespace

QString mqttTopicRoot()
{
    return u"pitwatch/v1"_s;
}

Result<MqttTopic> parseMqttTopic(const QString& topic)
{
    const QString shape = u"pitwatch/v1/<mine code>/<kind>[/<camera id>]"_s;
    const QString prefix = mqttTopicRoot() + u'/';
    if (topic.size() > kMaximumTopic || !topic.startsWith(prefix)) return badTopic(topic, shape);
    const QStringList parts = topic.sliced(prefix.size()).split(u'/');
    if (parts.size() == 1 && parts.first() == "feed_status"_L1) return MqttTopic{{}, parts.first(), {}};
    if (parts.size() < 2 || parts.size() > 3) return badTopic(topic, shape);
    if (!isMineCode(parts.first())) return badTopic(topic, u"a mine code of 12 digits after pitwatch/v1/"_s);
    if (!std::all_of(parts.begin() + 1, parts.end(), isPlainSegment))
        return badTopic(topic, u"parts of 1 to 64 visible characters without blanks, # and +"_s);
    return MqttTopic{MineCode(parts.at(0)), parts.at(1), CameraId(parts.value(2))};
}

}  // namespace pitwatch
