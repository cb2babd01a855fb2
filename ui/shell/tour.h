#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>
#include <QThreadPool>
#include <QTimer>

#include <chrono>

#include "mainwindow.h"

namespace pitwatch::ui {

/// Visits every page, waits until its data is live, and saves a picture of the whole window as NN-name.png. A page that
/// is not live in time is pictured as it is and named. GUI thread; the window outlives it.
class Tour final : public QObject {
    Q_OBJECT

public:
    struct Settings {
        QString directory;
        QSize size{1920, 1080};
        std::chrono::milliseconds patience{60'000};  ///< per page
        std::chrono::milliseconds settle{1500};      ///< live data gets this long on the screen before the picture
    };

    Tour(MainWindow& window, Settings settings, QObject* parent = nullptr);

    void start();

Q_SIGNALS:
    /// What went wrong, a line each; empty: every page was live and its picture saved.
    void finished(const QStringList& failures);

private:
    void visit(std::size_t index);
    void look();
    void picture();
    void finish();

    MainWindow& window_;
    const Settings settings_;
    std::size_t index_ = 0;
    QElapsedTimer waited_;
    QTimer poll_;
    QStringList failures_;
    QStringList files_;
    QThreadPool writer_;  ///< compressing a picture takes longer than the event loop may stand still
};

}  // namespace pitwatch::ui
