#pragma once

#include <QPointer>

#include <memory>

#include <core/result.h>
#include <ui/common/dutyofficer.h>
#include <ui/common/eventloopwatch.h>
#include <ui/common/programfacts.h>
#include <ui/common/recordingchoice.h>
#include <ui/common/theme.h>
#include <ui/common/uistate.h>
#include <ui/shell/mainwindow.h>
#include <ui/wall/renderer.h>
#include <video/camerawatch.h>

#include "clientoptions.h"
#include "kioskmode.h"
#include "services.h"

namespace pitwatch {

/// One duty officer's place: the services of a region and the windows that show them. GUI thread.
class Seat {
public:
    /// An error when the region, the rules or the data directory cannot be used.
    static Result<std::unique_ptr<Seat>> create(const ClientOptions& options, const QString& regionFile,
                                                ui::Theme& theme);
    ~Seat();

    ui::MainWindow& window() { return *window_; }
    Services& services() { return *services_; }
    /// Shows all windows of the seat as they were at its last end, or as the command line says.
    void show(const ClientOptions& options);

private:
    Seat() = default;

    ui::PageContext makeContext(const ClientOptions& options, const QString& regionFile, const QString& ruleFile,
                                const QString& ruleVersion, const ui::Theme& theme);
    void addPages(const ui::PageContext& context);
    void addWalls(const ui::PageContext& context);
    void watchCameras();
    void recordCameras();
    void watchAlarms();

    std::shared_ptr<const Region> region_;
    ui::Renderer renderer_;
    std::unique_ptr<Services> services_;
    std::unique_ptr<ui::UiState> state_;
    std::unique_ptr<ui::RecordingChoice> recordings_;
    std::unique_ptr<ui::DutyOfficer> officer_;
    std::unique_ptr<ui::EventLoopWatch> eventLoop_;
    ui::ProgramFacts facts_;
    std::unique_ptr<CameraWatch> cameras_;
    std::unique_ptr<ui::WallWindows> walls_;  ///< outlives the main window, whose wall asks it for others
    QPointer<ui::WallPage> wall_;             ///< of the main window
    std::unique_ptr<ui::MainWindow> window_;
    std::unique_ptr<KioskMode> kiosk_;
};

}  // namespace pitwatch
