#pragma once

#include <memory>
#include <vector>

#include <engine/engineport.h>

/// An engine made of whatever a test says, and regions and snapshots to say it with.
namespace pitwatch::test {

/// Remembers what it was asked; shows what it is told.
class FakeEngine final : public EnginePort {
public:
    struct Acknowledgement {
        std::vector<AlarmId> alarms;
        QString person;
        QString note;
    };
    struct CameraReport {
        CameraKey camera;
        bool online = false;
        QString reason;
    };

    void show(SnapshotPtr snapshot) { publish(std::move(snapshot)); }
    void acknowledge(const std::vector<AlarmId>& alarms, const QString& person, const QString& note) override
    {
        acknowledgements.push_back({alarms, person, note});
    }
    void reportCamera(const CameraKey& camera, bool online, const QString& reason) override
    {
        cameraReports.push_back({camera, online, reason});
    }

    std::vector<Acknowledgement> acknowledgements;
    std::vector<CameraReport> cameraReports;
};

/// `mines` mines 测试1矿, 测试2矿 … with 4 cameras, 3 areas (limits 25, 18 and none), a roadway, a station per area and
/// 3 feeders each, and the feeds mqtt-0 and mtt1201-1.
std::shared_ptr<const Region> sampleRegion(int mines = 2);

/// Puts a snapshot together. Begins with all of the region and nothing heard; every mine, feeder and camera is there,
/// in the region's order, and can be changed before build().
class SnapshotBuilder {
public:
    SnapshotBuilder(std::shared_ptr<const Region> region, UtcTime at);

    MineSnapshot& mine(int index) { return snapshot_.mines.at(static_cast<std::size_t>(index)); }
    FeedSnapshot& feed(int index) { return snapshot_.feeds.at(static_cast<std::size_t>(index)); }

    /// Fresh data everywhere: heads with a tag for each, load with a series of a minute, cameras online, feeds
    /// connected.
    SnapshotBuilder& live();
    /// The tag of the person 测试员<number> in an area of a mine, heard at the snapshot's time. The reference lasts
    /// until the next one.
    TagSnapshot& tag(int mine, int number, int area, QPointF at);
    /// An open, unacknowledged alarm of the mine, raised at the snapshot's time. The reference lasts until the next
    /// one.
    Alarm& alarm(int mine, Grade grade, const QString& title);

    /// Numbers follow from the alarms (counts by grade).
    SnapshotPtr build();

private:
    RegionSnapshot snapshot_;
    std::vector<Alarm> alarms_;
};

}  // namespace pitwatch::test
