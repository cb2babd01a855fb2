#include "disksync.h"

#include <QFile>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace pitwatch {

namespace {

bool kept(int result)
{
    return result == 0 || errno == EINVAL || errno == ENOSYS || errno == EROFS || errno == ENOTSUP;
}

}  // namespace

bool syncFile(int descriptor)
{
    return kept(::fdatasync(descriptor));
}

bool syncFolder(const QString& folder)
{
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return false;
    const bool done = kept(::fsync(descriptor));
    ::close(descriptor);
    return done;
}

}  // namespace pitwatch
