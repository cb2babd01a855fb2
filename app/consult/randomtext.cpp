#include "randomtext.h"

#include <QRandomGenerator>

#include <vector>

namespace pitwatch {

QString randomText(int words)
{
    std::vector<quint32> bits(static_cast<std::size_t>(words));
    QRandomGenerator::system()->generate(bits.begin(), bits.end());
    const QByteArray bytes(reinterpret_cast<const char*>(bits.data()), words * 4);
    return QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

}  // namespace pitwatch
