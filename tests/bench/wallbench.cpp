#include "subcommand.h"

namespace pitwatch::bench {

QJsonObject benchWall(const QStringList&)
{
    return {{QStringLiteral("error"), QStringLiteral("not measured yet")}};
}

}  // namespace pitwatch::bench
