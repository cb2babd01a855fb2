#pragma once

#include <memory>

#include <core/result.h>
#include <ui/common/dutyofficer.h>
#include <ui/common/eventloopwatch.h>
#include <ui/common/programfacts.h>
#include <ui/common/recordingchoice.h>
#include <ui/common/theme.h>
#include <ui/common/uistate.h>
#include <ui/shell/mainwindow.h>
#include <video/camerawatch.h>

#include "clientoptions.h"
#include "services.h"

namespace pitwatch {

/// One duty officer's place: the services of a region and the window that shows them. GUI thread.
class Seat {
public:
    /// An error when the region, the rules or the data directory cannot be used.
    static Result<std::unique_ptr<Seat>> create(const ClientOptions& options, const QString& regionFile,
                                                ui::Theme& theme);
    ~Seat();

    ui::MainWindow& window() { return *window_; }

private:
    Seat() = default;

    ui::PageContext makeContext(const ClientOptions& options, const QString& regionFile, const QString& ruleFile,
                                const QString& ruleVersion, const ui::Theme& theme);
    void addPages(const ui::PageContext& context);
    void watchCameras();
    void recordCameras();

    std::shared_ptr<const Region> region_;
    std::unique_ptr<Services> services_;
    std::unique_ptr<ui::UiState> state_;
    std::unique_ptr<ui::RecordingChoice> recordings_;
    std::unique_ptr<ui::DutyOfficer> officer_;
    std::unique_ptr<ui::EventLoopWatch> eventLoop_;
    ui::ProgramFacts facts_;
    std::unique_ptr<CameraWatch> cameras_;
    std::unique_ptr<ui::MainWindow> window_;
};

}  // namespace pitwatch
