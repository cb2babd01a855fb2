#include "command.h"

namespace pitwatch::ctl {

int replay(const QStringList&)
{
    return 2;
}

}  // namespace pitwatch::ctl
