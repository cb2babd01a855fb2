#pragma once

#include <core/clock.h>
#include <ui/common/dutyofficer.h>
#include <ui/common/pagecontext.h>

#include "fakeengine.h"

namespace pitwatch::test {

/// What a page needs to stand in a test: a fake engine, a clock that stands still, a theme, a memory without a file.
struct ScreenContext {
    explicit ScreenContext(std::shared_ptr<const Region> shownRegion = sampleRegion())
        : clock(parseIsoTime(QStringLiteral("2026-11-23T10:00:00+08:00")).value()), officer(state)
    {
        page.engine = &engine;
        page.region = std::move(shownRegion);
        page.clock = &clock;
        page.state = &state;
        page.theme = &theme;
        page.operatorName = [this] { return officer.name(); };
    }

    /// A snapshot of now with fresh data everywhere, to be changed before it is shown.
    SnapshotBuilder live() const
    {
        SnapshotBuilder builder(page.region, clock.now());
        builder.live();
        return builder;
    }

    FakeEngine engine;
    ManualClock clock;
    ui::Theme theme;
    ui::UiState state;
    ui::DutyOfficer officer;
    ui::PageContext page;
};

}  // namespace pitwatch::test
