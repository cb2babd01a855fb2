#include "command.h"

namespace pitwatch::ctl {

int reportShift(const QStringList&)
{
    return 2;
}

}  // namespace pitwatch::ctl
