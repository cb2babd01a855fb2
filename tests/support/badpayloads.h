#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

/// MQTT payloads that must be refused, for unit and integration tests. Their mine is 410881001001.
namespace pitwatch::test {

struct BadPayload {
    const char* name;
    QString topic;
    QByteArray payload;
    QString reason;  ///< a part of the error text
};

std::vector<BadPayload> badPayloads();

}  // namespace pitwatch::test
