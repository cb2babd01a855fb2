#include "asyncreader.h"

namespace pitwatch {

AsyncReader::AsyncReader(QString storePath, QObject* parent) : QObject(parent), path_(std::move(storePath))
{
    pool_.setMaxThreadCount(1);
}

AsyncReader::~AsyncReader()
{
    pool_.clear();
    pool_.waitForDone();
}

void AsyncReader::start(std::function<void()> work)
{
    pool_.start(std::move(work));
}

void AsyncReader::answer(std::function<void()> call)
{
    QMetaObject::invokeMethod(this, std::move(call), Qt::QueuedConnection);
}

}  // namespace pitwatch
