#include "storestatus.h"

#include <QCoreApplication>

namespace pitwatch {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(StoreStatus)
};

}  // namespace

QString describe(const StoreStatus& status)
{
    switch (status.health) {
        case StoreHealth::Starting:
            return Text::tr("The store is being opened");
        case StoreHealth::Ok:
            return Text::tr("Everything is stored");
        case StoreHealth::Waiting:
            return Text::tr("The store cannot be written; %1 entries wait in memory. %2")
                .arg(QString::number(status.pending), status.message);
        case StoreHealth::Damaged:
            return Text::tr("The store is damaged and nothing is written. %1").arg(status.message);
        case StoreHealth::Stopped:
            return Text::tr("The store is closed");
    }
    return {};
}

}  // namespace pitwatch
