#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>
#include <vector>

#include "utctime.h"

namespace pitwatch {

/// One thing wrong with a document: where (RFC 6901 JSON pointer), what stands there, what should.
struct JsonIssue {
    QString pointer;
    QString found;
    QString expected;

    QString text() const;
    bool operator==(const JsonIssue&) const = default;
};

/// Collects issues up to a bound, so that a hostile document cannot fill memory with complaints.
class JsonIssues {
public:
    explicit JsonIssues(std::size_t bound = 200) : bound_(bound) {}
    void add(JsonIssue issue);
    bool empty() const { return total_ == 0; }
    std::size_t total() const { return total_; }
    const std::vector<JsonIssue>& list() const { return list_; }

private:
    std::size_t bound_;
    std::size_t total_ = 0;
    std::vector<JsonIssue> list_;
};

/// A value together with the way to it. Each reader reports what does not fit to the issues and then returns a
/// neutral value, so that one pass finds every error. A view: the issues must outlive it.
class JsonCursor {
public:
    JsonCursor(QJsonValue value, QString pointer, JsonIssues& issues)
        : value_(std::move(value)), pointer_(std::move(pointer)), issues_(&issues)
    {
    }

    const QJsonValue& value() const { return value_; }
    const QString& pointer() const { return pointer_; }
    bool present() const { return !value_.isUndefined() && !value_.isNull(); }
    bool isObject() const { return value_.isObject(); }

    JsonCursor member(const QString& key) const;
    /// The elements; reports when the value is present but is no array, or (required) is missing.
    std::vector<JsonCursor> elements(bool required = false, int maximum = 100'000) const;

    bool requireObject() const;
    QString text(int maximumLength = 4096) const;  ///< required, not empty
    QString optionalText(const QString& otherwise = {}, int maximumLength = 4096) const;
    double number(double minimum, double maximum) const;  ///< required, finite
    std::optional<double> optionalNumber(double minimum, double maximum) const;
    qint64 integer(qint64 minimum, qint64 maximum) const;  ///< required, whole
    bool boolean(bool otherwise) const;                    ///< missing counts as otherwise
    std::optional<UtcTime> optionalTime() const;
    std::optional<UtcTime> time() const;  ///< required; nothing when it was wrong
    /// Exactly `digits` decimal digits, required.
    QString digits(int digits) const;

    /// Index of the text among `names`; reports and returns nothing when it is none of them.
    std::optional<int> oneOf(const QStringList& names) const;

    void report(const QString& expected) const;
    void report(const QString& found, const QString& expected) const;

private:
    QJsonValue value_;
    QString pointer_;
    JsonIssues* issues_;
};

/// A short description of a value for messages: type and beginning of the content.
QString describeJson(const QJsonValue& value);

}  // namespace pitwatch
