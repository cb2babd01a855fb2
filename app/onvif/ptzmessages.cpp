#include "ptzmessages.h"

#include <algorithm>

#include "soapmessage.h"

namespace pitwatch::onvif {

namespace {

using Write = std::function<void(QXmlStreamWriter&)>;

constexpr qsizetype kLongestToken = 256;

SoapRequest request(const char* space, const char* name, const Write& content = {})
{
    const QString uri = QLatin1String(space);
    return {uri + QLatin1Char('/') + QLatin1String(name), [=](QXmlStreamWriter& xml) {
                xml.writeStartElement(uri, QLatin1String(name));
                if (content) content(xml);
                xml.writeEndElement();
            }};
}

void element(QXmlStreamWriter& xml, const char* space, const char* name, const QString& text)
{
    xml.writeTextElement(QLatin1String(space), QLatin1String(name), text);
}

QString decimal(double value)
{
    return QString::number(std::clamp(value, -1.0, 1.0), 'f', 3);
}

SoapRequest ptzRequest(const char* name, const QString& profile, const Write& more = {})
{
    return request(soap::kPtz, name, [=](QXmlStreamWriter& xml) {
        element(xml, soap::kPtz, "ProfileToken", profile);
        if (more) more(xml);
    });
}

void writeVelocity(QXmlStreamWriter& xml, const PtzVelocity& velocity)
{
    const QString schema = QLatin1String(soap::kSchema);
    xml.writeStartElement(QLatin1String(soap::kPtz), QStringLiteral("Velocity"));
    // An axis that a camera lacks must not be named: many refuse the whole request then.
    if (velocity.pan != 0 || velocity.tilt != 0) {
        xml.writeEmptyElement(schema, QStringLiteral("PanTilt"));
        xml.writeAttribute(QStringLiteral("x"), decimal(velocity.pan));
        xml.writeAttribute(QStringLiteral("y"), decimal(velocity.tilt));
    }
    if (velocity.zoom != 0) {
        xml.writeEmptyElement(schema, QStringLiteral("Zoom"));
        xml.writeAttribute(QStringLiteral("x"), decimal(velocity.zoom));
    }
    xml.writeEndElement();
}

QString tokenOf(const QXmlStreamReader& xml)
{
    return xml.attributes().value(QLatin1String("token")).toString().left(kLongestToken);
}

std::optional<double> numberOf(const QXmlStreamReader& xml, const char* attribute)
{
    bool ok = false;
    const double value = xml.attributes().value(QLatin1String(attribute)).toDouble(&ok);
    return ok ? std::optional(value) : std::nullopt;
}

}  // namespace

SoapRequest getSystemDateAndTime()
{
    return request(soap::kDevice, "GetSystemDateAndTime");
}

SoapRequest getCapabilities()
{
    return request(soap::kDevice, "GetCapabilities",
                   [](QXmlStreamWriter& xml) { element(xml, soap::kDevice, "Category", QStringLiteral("All")); });
}

SoapRequest getServices()
{
    return request(soap::kDevice, "GetServices", [](QXmlStreamWriter& xml) {
        element(xml, soap::kDevice, "IncludeCapability", QStringLiteral("false"));
    });
}

SoapRequest getProfiles()
{
    return request(soap::kMedia, "GetProfiles");
}

SoapRequest continuousMove(const QString& profile, const PtzVelocity& velocity, std::chrono::seconds timeout)
{
    return ptzRequest("ContinuousMove", profile, [=](QXmlStreamWriter& xml) {
        writeVelocity(xml, velocity);
        element(xml, soap::kPtz, "Timeout", QStringLiteral("PT%1S").arg(timeout.count()));
    });
}

SoapRequest stop(const QString& profile)
{
    return ptzRequest("Stop", profile, [](QXmlStreamWriter& xml) {
        element(xml, soap::kPtz, "PanTilt", QStringLiteral("true"));
        element(xml, soap::kPtz, "Zoom", QStringLiteral("true"));
    });
}

SoapRequest getPresets(const QString& profile)
{
    return ptzRequest("GetPresets", profile);
}

SoapRequest gotoPreset(const QString& profile, const QString& preset)
{
    return ptzRequest("GotoPreset", profile,
                      [=](QXmlStreamWriter& xml) { element(xml, soap::kPtz, "PresetToken", preset); });
}

SoapRequest setPreset(const QString& profile, const QString& preset, const QString& name)
{
    return ptzRequest("SetPreset", profile, [=](QXmlStreamWriter& xml) {
        element(xml, soap::kPtz, "PresetName", name);
        if (!preset.isEmpty()) element(xml, soap::kPtz, "PresetToken", preset);
    });
}

SoapRequest getStatus(const QString& profile)
{
    return ptzRequest("GetStatus", profile);
}

std::optional<UtcTime> readDateAndTime(const QByteArray& reply)
{
    QMap<QString, int> values;
    bool utc = false;
    forEachElement(reply, [&](QXmlStreamReader& xml, const QString& name) {
        if (name == QLatin1String("UTCDateTime")) utc = true;
        if (name == QLatin1String("LocalDateTime")) utc = false;
        static const QStringList parts{QStringLiteral("Year"), QStringLiteral("Month"),  QStringLiteral("Day"),
                                       QStringLiteral("Hour"), QStringLiteral("Minute"), QStringLiteral("Second")};
        if (utc && parts.contains(name)) values[name] = xml.readElementText().toInt();
    });
    const auto part = [&](const char* name) { return values.value(QLatin1String(name), -1); };
    const QDateTime at(QDate(part("Year"), part("Month"), part("Day")),
                       QTime(part("Hour"), part("Minute"), part("Second")), QTimeZone::utc());
    return at.isValid() ? std::optional(fromDateTime(at)) : std::nullopt;
}

Services readCapabilities(const QByteArray& reply)
{
    Services services;
    QString part;
    forEachElement(reply, [&](QXmlStreamReader& xml, const QString& name) {
        static const QStringList parts{QStringLiteral("Analytics"), QStringLiteral("Device"), QStringLiteral("Events"),
                                       QStringLiteral("Imaging"),   QStringLiteral("Media"),  QStringLiteral("PTZ"),
                                       QStringLiteral("Extension")};
        if (parts.contains(name)) part = name;
        if (name != QLatin1String("XAddr")) return;
        const QString address = xml.readElementText().trimmed();
        if (part == QLatin1String("Media")) services.media = address;
        if (part == QLatin1String("PTZ")) services.ptz = address;
    });
    return services;
}

Services readServices(const QByteArray& reply)
{
    Services services;
    QString space;
    forEachElement(reply, [&](QXmlStreamReader& xml, const QString& name) {
        if (name == QLatin1String("Namespace")) space = xml.readElementText().trimmed();
        if (name != QLatin1String("XAddr")) return;
        const QString address = xml.readElementText().trimmed();
        if (space == QLatin1String(soap::kMedia)) services.media = address;
        if (space == QLatin1String(soap::kPtz)) services.ptz = address;
    });
    return services;
}

QString readPtzProfile(const QByteArray& reply)
{
    QString current;
    QString found;
    forEachElement(reply, [&](QXmlStreamReader& xml, const QString& name) {
        if (name == QLatin1String("Profiles")) current = tokenOf(xml);
        if (name == QLatin1String("PTZConfiguration") && found.isEmpty()) found = current;
    });
    return found;
}

std::vector<PtzPreset> readPresets(const QByteArray& reply, std::size_t most)
{
    std::vector<PtzPreset> presets;
    forEachElement(reply, [&](QXmlStreamReader& xml, const QString& name) {
        if (name == QLatin1String("Preset") && presets.size() < most)
            presets.push_back({tokenOf(xml), {}});
        else if (name == QLatin1String("Name") && !presets.empty() && presets.back().name.isEmpty())
            presets.back().name = xml.readElementText().simplified().left(kLongestToken);
    });
    return presets;
}

PtzStatus readStatus(const QByteArray& reply)
{
    PtzStatus status;
    bool position = false;
    forEachElement(reply, [&](QXmlStreamReader& xml, const QString& name) {
        if (name == QLatin1String("Position")) position = true;
        if (name == QLatin1String("MoveStatus")) position = false;
        const bool panTilt = name == QLatin1String("PanTilt");
        if (!panTilt && name != QLatin1String("Zoom")) return;
        if (!position) {
            status.moving = xml.readElementText().trimmed() == QLatin1String("MOVING") || status.moving;
        } else if (panTilt) {
            status.pan = numberOf(xml, "x");
            status.tilt = numberOf(xml, "y");
        } else {
            status.zoom = numberOf(xml, "x");
        }
    });
    return status;
}

}  // namespace pitwatch::onvif
