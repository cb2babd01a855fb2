#include "subcommand.h"

namespace pitwatch::bench {

QJsonObject benchOverlay(const QStringList&)
{
    return {{QStringLiteral("error"), QStringLiteral("not measured yet")}};
}

}  // namespace pitwatch::bench
