#include "storestatus.h"

#include <QCoreApplication>

namespace pitwatch {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("StoreStatus", text);
}

}  // namespace

QString describe(const StoreStatus& status)
{
    switch (status.health) {
        case StoreHealth::Starting:
            return tr("The store is being opened");
        case StoreHealth::Ok:
            return tr("Everything is stored");
        case StoreHealth::Waiting:
            return tr("The store cannot be written; %1 entries wait in memory. %2")
                .arg(QString::number(status.pending), status.message);
        case StoreHealth::Damaged:
            return tr("The store is damaged and nothing is written. %1").arg(status.message);
        case StoreHealth::Stopped:
            return tr("The store is closed");
    }
    return {};
}

}  // namespace pitwatch
