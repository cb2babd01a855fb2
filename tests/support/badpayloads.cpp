#include "badpayloads.h"

namespace pitwatch::test {

using namespace Qt::StringLiterals;

namespace {

const QString kMine = u"pitwatch/v1/410881001001/"_s;

/// A payload with a right time and these members.
QByteArray timed(const QByteArray& members)
{
    return R"({"t":"2026-11-23T10:00:00.000+08:00",)" + members + "}";
}

QByteArray fix(const QByteArray& members)
{
    return timed(R"("fixes":[{"tag":"41088100100100001",)" + members + "}]");
}

QByteArray sample(const QByteArray& members)
{
    return timed(R"("samples":[{"feeder":"f01",)" + members + "}]");
}

QByteArray object(const QByteArray& members)
{
    return timed(R"("frame":[1920,1080],"objects":[{)" + members + "}]");
}

QByteArray repeated(const QByteArray& text, int count)
{
    QByteArray all;
    for (int i = 0; i < count; ++i) all += (i ? "," : "") + text;
    return all;
}

std::vector<BadPayload> badDocuments()
{
    const QString beat = kMine + u"heartbeat"_s;
    return {
        {"empty", beat, "", u"no JSON"_s},
        {"text", beat, "hello", u"no JSON"_s},
        {"cut off", beat, R"({"t":"2026-11-23T10:0)", u"no JSON"_s},
        {"array", beat, "[]", u"JSON object"_s},
        {"number", beat, "42", u"JSON"_s},
        {"zeroes", beat, QByteArray(64, '\0'), u"no JSON"_s},
        {"broken UTF-8", beat, QByteArray("{\"t\":\"\xff\xfe\xc3\"}"), u"no JSON"_s},
        {"deep", beat, QByteArray(200'000, '['), u"no JSON"_s},
        {"too large", beat, QByteArray(1024 * 1024 + 1, ' '), u"expected at most 1048576"_s},
        {"no time", beat, "{}", u"/t: found nothing"_s},
        {"time as number", beat, R"({"t":1732332000})", u"/t: found 1732332000"_s},
        {"time without offset", beat, R"({"t":"2026-11-23T10:00:00.000"})", u"with offset"_s},
        {"time of no calendar", beat, R"({"t":"2026-02-31T10:00:00.000+08:00"})", u"/t"_s},
        {"time of 1970", beat, R"({"t":"1970-01-01T00:00:00Z"})", u"2000 to 2099"_s},
        {"time of 9999", beat, R"({"t":"9999-12-31T00:00:00Z"})", u"2000 to 2099"_s},
    };
}

std::vector<BadPayload> badTopics()
{
    const QByteArray good = R"({"t":"2026-11-23T10:00:00.000+08:00"})";
    return {
        {"foreign tree", u"other/v1/410881001001/heartbeat"_s, good, u"found topic"_s},
        {"next version", u"pitwatch/v2/410881001001/heartbeat"_s, good, u"found topic"_s},
        {"no kind", u"pitwatch/v1/410881001001"_s, good, u"found topic"_s},
        {"short mine", u"pitwatch/v1/41088100100/heartbeat"_s, good, u"12 digits"_s},
        {"full-width mine", u"pitwatch/v1/４１０８８１００１００１/heartbeat"_s, good, u"12 digits"_s},
        {"unknown kind", kMine + u"weather"_s, good, u"kind \"weather\""_s},
        {"too deep", kMine + u"event/c01/x"_s, good, u"found topic"_s},
        {"empty camera", kMine + u"event/"_s, good, u"visible characters"_s},
        {"no camera", kMine + u"event"_s, good, u"no camera"_s},
        {"stray camera", kMine + u"heartbeat/c01"_s, good, u"expected none"_s},
        {"long camera", kMine + u"event/"_s + QString(65, u'c'), good, u"1 to 64"_s},
        {"feed status of a mine", kMine + u"feed_status"_s, good, u"wrong place"_s},
    };
}

std::vector<BadPayload> badPositions()
{
    const QString topic = kMine + u"position"_s;
    return {
        {"no fixes", topic, timed(R"("x":1)"), u"/fixes: found nothing"_s},
        {"fixes as object", topic, timed(R"("fixes":{})"), u"expected an array"_s},
        {"fix as text", topic, timed(R"("fixes":["a"])"), u"/fixes/0"_s},
        {"fix without tag", topic, timed(R"("fixes":[{"x":1,"y":1,"z":1}])"), u"/fixes/0/tag"_s},
        {"short tag", topic, timed(R"("fixes":[{"tag":"4108"}])"), u"17 digits"_s},
        {"half a place", topic, fix(R"("x":1,"y":2)"), u"/z: found nothing"_s},
        {"place in space", topic, fix(R"("x":1,"y":2,"z":300000)"), u"/z: found 300000"_s},
        {"place as text", topic, fix(R"("x":"1","y":2,"z":3)"), u"/x: found \"1\""_s},
        {"infinite place", topic, fix(R"("x":1e999,"y":2,"z":3)"), u"JSON"_s},
        {"short area", topic, fix(R"("area":"41088100100100")"), u"16 digits"_s},
        {"short station", topic, fix(R"("station":"1")"), u"22 digits"_s},
        {"offset of nothing", topic, fix(R"("offset_m":3)"), u"the station of offset_m"_s},
        {"full battery and more", topic, fix(R"("battery":80)"), u"/battery"_s},
        {"backward speed", topic, fix(R"("speed":-1)"), u"/speed"_s},
        {"unknown tag kind", topic, fix(R"("kind":"horse")"), u"person, vehicle, equipment"_s},
        {"sos as text", topic, fix(R"("sos":"yes")"), u"true or false"_s},
        {"long name", topic, fix(R"("name":")" + QByteArray(65, 'n') + "\""), u"at most 64"_s},
        {"name of two lines", topic, fix(R"("name":"a\nb")"), u"control characters"_s},
        {"too many fixes", topic, timed("\"fixes\":[" + repeated("{}", 20'001) + "]"), u"20000"_s},
    };
}

std::vector<BadPayload> badPower()
{
    const QString topic = kMine + u"power"_s;
    return {
        {"no samples", topic, timed(R"("samples":null)"), u"/samples"_s},
        {"no feeder", topic, timed(R"("samples":[{"p_kw":1}])"), u"/samples/0/feeder"_s},
        {"empty sample", topic, timed(R"("samples":[{"feeder":"f01"}])"), u"at least one measured value"_s},
        {"negative voltage", topic, sample(R"("ua":-1)"), u"/ua"_s},
        {"lightning", topic, sample(R"("ia":1e9)"), u"/ia"_s},
        {"power factor of 92", topic, sample(R"("pf":92)"), u"/pf"_s},
        {"load as text", topic, sample(R"("p_kw":"12")"), u"/p_kw"_s},
        {"on as number", topic, sample(R"("on":1)"), u"true or false"_s},
    };
}

std::vector<BadPayload> badDetections()
{
    const QString topic = kMine + u"detection/c01"_s;
    const QByteArray box = R"("class":"person","conf":0.9,"box":[0,0,10,10])";
    return {
        {"no frame", topic, timed(R"("objects":[])"), u"/frame"_s},
        {"frame of nothing", topic, timed(R"("frame":[0,1080],"objects":[])"), u"/frame/0"_s},
        {"frame of three", topic, timed(R"("frame":[1,2,3],"objects":[])"), u"/frame"_s},
        {"no class", topic, object(R"("conf":0.9,"box":[0,0,10,10])"), u"/class"_s},
        {"sure beyond doubt", topic, object(R"("class":"person","conf":1.5,"box":[0,0,10,10])"), u"/conf"_s},
        {"box of three", topic, object(R"("class":"person","conf":1,"box":[0,0,10])"), u"/box"_s},
        {"box outside", topic, object(R"("class":"person","conf":1,"box":[2000,0,10,10])"), u"outside the frame"_s},
        {"box of no size", topic, object(R"("class":"person","conf":1,"box":[0,0,0,10])"), u"empty or outside"_s},
        {"half an id", topic, object(R"("id":1.5,)" + box), u"/id"_s},
        {"same id twice", topic, object(R"("id":1,)" + box + R"(},{"id":1,)" + box), u"no other object"_s},
        {"too many objects", topic, timed("\"frame\":[9,9],\"objects\":[" + repeated("{}", 501) + "]"), u"500"_s},
    };
}

std::vector<BadPayload> badStates()
{
    const QString event = kMine + u"event/c01"_s;
    const QString declaration = kMine + u"declaration"_s;
    return {
        {"no event kind", event, timed(R"("value":1)"), u"/kind"_s},
        {"event kind with blanks", event, timed(R"("kind":"person in")"), u"a word of"_s},
        {"event value as object", event, timed(R"("kind":"moved","value":{})"), u"/value"_s},
        {"image of nothing", event, timed(R"("kind":"moved","image":"file:///etc/passwd")"), u"base64"_s},
        {"no state", declaration, timed(R"("document":"x")"), u"/state"_s},
        {"unknown state", declaration, timed(R"("state":"busy")"), u"one of producing"_s},
        {"end before begin", declaration,
         timed(R"("state":"suspended","from":"2026-11-02T00:00:00Z","until":"2026-11-01T00:00:00Z")"), u"/until"_s},
    };
}

}  // namespace

std::vector<BadPayload> badPayloads()
{
    std::vector<BadPayload> all;
    for (const auto& part : {badDocuments(), badTopics(), badPositions(), badPower(), badDetections(), badStates()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

}  // namespace pitwatch::test
