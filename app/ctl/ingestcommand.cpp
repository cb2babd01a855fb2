#include "command.h"

namespace pitwatch::ctl {

int ingest(const QStringList&)
{
    return 2;
}

}  // namespace pitwatch::ctl
