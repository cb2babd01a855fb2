#pragma once

#include <support/fakeengine.h>
#include <ui/common/pagecontext.h>

/// Everything that a page needs, for tests that show one; link pitwatch::ui and pitwatch::test_engine.
namespace pitwatch::test {

struct PageSeat {
    explicit PageSeat(std::shared_ptr<const Region> shown = sampleRegion()) : region(std::move(shown)) {}

    ui::PageContext context()
    {
        ui::PageContext context;
        context.engine = &engine;
        context.region = region;
        context.clock = &clock;
        context.state = &state;
        context.theme = &theme;
        context.operatorName = [this] { return officer; };
        return context;
    }
    SnapshotBuilder snapshot() const { return {region, clock.now()}; }

    std::shared_ptr<const Region> region;
    /// 2026-11-23 10:00:00 in the region.
    ManualClock clock{UtcTime(std::chrono::seconds(1'795'399'200))};
    FakeEngine engine;
    ui::Theme theme;
    ui::UiState state;
    QString officer;
};

}  // namespace pitwatch::test
