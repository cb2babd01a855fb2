#include "command.h"

namespace pitwatch::ctl {

int checkRegion(const QStringList&)
{
    return 2;
}

}  // namespace pitwatch::ctl
