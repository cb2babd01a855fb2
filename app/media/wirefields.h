#pragma once

#include <QDataStream>
#include <QIODevice>
#include <QList>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

/// The fields of a message, each with its bound, in one description that writes and reads. A writer brings what it gets
/// within the bounds, so that whatever is written can be read; a reader refuses what is not within them. Pure.
namespace pitwatch::media {

class WireWriter {
public:
    explicit WireWriter(QByteArray& to) : stream_(&to, QIODevice::WriteOnly)
    {
        stream_.setVersion(QDataStream::Qt_6_4);
    }

    void flag(bool value) { stream_ << quint8(value ? 1 : 0); }
    template <typename Number>
    void number(Number value, qint64 least, qint64 most)
    {
        stream_ << std::clamp<qint64>(qint64(value), least, most);
    }
    void real(double value, double least, double most)
    {
        stream_ << (std::isfinite(value) ? std::clamp(value, least, most) : least);
    }
    void text(const QString& value, int most) { stream_ << value.left(most); }
    void bytes(const QByteArray& value, int most) { stream_ << value.left(most); }
    template <typename Choice>
    void choice(Choice value, Choice last)
    {
        stream_ << quint8(std::min(value, last));
    }
    template <typename T, typename Each>
    void list(const QList<T>& values, int most, Each each)
    {
        const QList<T> kept = values.mid(0, most);
        stream_ << quint32(kept.size());
        for (T value : kept) each(*this, value);
    }

private:
    QDataStream stream_;
};

class WireReader {
public:
    explicit WireReader(const QByteArray& from) : stream_(from) { stream_.setVersion(QDataStream::Qt_6_4); }

    void flag(bool& value) { value = raw<quint8>() == 1; }
    template <typename Number>
    void number(Number& value, qint64 least, qint64 most)
    {
        const auto found = raw<qint64>();
        need(found >= least && found <= most);
        value = good() ? static_cast<Number>(found) : Number();
    }
    void real(double& value, double least, double most)
    {
        value = raw<double>();
        need(std::isfinite(value) && value >= least && value <= most);
    }
    void text(QString& value, int most)
    {
        value = raw<QString>();
        need(value.size() <= most);
    }
    void bytes(QByteArray& value, int most)
    {
        value = raw<QByteArray>();
        need(value.size() <= most);
    }
    template <typename Choice>
    void choice(Choice& value, Choice last)
    {
        const auto found = raw<quint8>();
        need(found <= quint8(last));
        value = good() ? static_cast<Choice>(found) : Choice();
    }
    template <typename T, typename Each>
    void list(QList<T>& values, int most, Each each)
    {
        const auto count = raw<quint32>();
        need(count <= quint32(most));
        for (quint32 i = 0; good() && i < count; ++i) each(*this, values.emplaceBack());
    }

    void need(bool fits) { good_ = good_ && fits; }
    bool good() const { return good_; }
    bool atEnd() const { return stream_.atEnd(); }

private:
    template <typename T>
    T raw()
    {
        T value{};
        if (good_) stream_ >> value;
        need(stream_.status() == QDataStream::Ok);
        return value;
    }

    QDataStream stream_;
    bool good_ = true;
};

}  // namespace pitwatch::media
