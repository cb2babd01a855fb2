#include "feedregion.h"

namespace pitwatch::test {

using namespace Qt::StringLiterals;

Region feedRegion()
{
    Camera camera;
    camera.id = CameraId(u"c01"_s);
    Feeder feeder;
    feeder.id = FeederId(u"f01"_s);
    Mine mine;
    mine.code = MineCode(u"410881001001"_s);
    mine.name = u"测试一矿"_s;
    mine.cameras = {camera};
    mine.feeders = {feeder};
    Region region;
    region.name = u"测试区"_s;
    region.mines = {mine};
    return region;
}

void KeepingReceiver::receive(ObservationBatch batch)
{
    const std::lock_guard lock(mutex_);
    observations_.insert(observations_.end(), batch.begin(), batch.end());
}

std::vector<Observation> KeepingReceiver::observations() const
{
    const std::lock_guard lock(mutex_);
    return observations_;
}

}  // namespace pitwatch::test
