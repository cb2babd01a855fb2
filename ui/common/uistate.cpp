#include "uistate.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

#include <core/logging.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace pitwatch::ui {

namespace {

constexpr qint64 kMaximumBytes = 4 * 1024 * 1024;

void writeState(const QString& path, const QByteArray& content)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        qCWarning(logUi) << "the state of the screens cannot be kept:" << path << file.errorString();
}

}  // namespace

UiState::UiState(QString path, QObject* parent) : QObject(parent), path_(std::move(path))
{
    writer_.setMaxThreadCount(1);
    delay_.setSingleShot(true);
    delay_.setInterval(1s);
    connect(&delay_, &QTimer::timeout, this, &UiState::save);
    if (!path_.isEmpty()) read();
}

UiState::~UiState()
{
    if (delay_.isActive()) save();
    writer_.waitForDone();
}

void UiState::read()
{
    QFile file(path_);
    if (!file.exists()) return;
    QByteArray content;
    if (file.open(QIODevice::ReadOnly)) content = file.read(kMaximumBytes + 1);
    file.close();
    const QJsonDocument document = content.size() > kMaximumBytes ? QJsonDocument() : QJsonDocument::fromJson(content);
    values_ = document.object();
    if (document.isObject()) return;
    const QString aside = path_ + u".damaged"_s;
    QFile::remove(aside);
    QFile::rename(path_, aside);
    qCWarning(logUi) << "what the screens remembered is unreadable and set aside:" << aside;
}

QVariant UiState::value(const QString& key, const QVariant& otherwise) const
{
    const QJsonValue value = values_.value(key);
    if (value.isUndefined()) return otherwise;
    if (value.isObject()) return value.toObject();
    return value.toVariant();
}

void UiState::setValue(const QString& key, const QVariant& value)
{
    const QJsonValue json = QJsonValue::fromVariant(value);
    if (values_.value(key) == json) return;
    values_[key] = json;
    if (!path_.isEmpty()) delay_.start();
}

QByteArray UiState::bytes(const QString& key) const
{
    return QByteArray::fromBase64(value(key).toString().toLatin1());
}

void UiState::setBytes(const QString& key, const QByteArray& value)
{
    setValue(key, QString::fromLatin1(value.toBase64()));
}

void UiState::save()
{
    delay_.stop();
    const QByteArray content = QJsonDocument(values_).toJson();
    writer_.start([path = path_, content] { writeState(path, content); });
}

}  // namespace pitwatch::ui
