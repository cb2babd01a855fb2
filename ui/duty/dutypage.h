#pragma once

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>

#include <functional>

#include <ui/common/emptystate.h>
#include <ui/common/page.h>
#include <ui/common/pagecontext.h>

#include "periodpicker.h"
#include "reportpreview.h"
#include "reportworker.h"

namespace pitwatch::ui {

/// 值班: the report of a shift: choose the period, look at the pages, export them as PDF or CSV.
class DutyPage final : public Page {
    Q_OBJECT

public:
    /// Asks for a file to write; empty when the person thought better of it.
    using FileChooser = std::function<QString(QWidget* parent, const QString& suggestion, const QString& filter)>;

    explicit DutyPage(const PageContext& context, QWidget* parent = nullptr);

    QString pageId() const override { return QStringLiteral("duty"); }
    QString title() const override { return tr("Duty"); }
    PageReadiness readiness() const override;
    void setActive(bool active) override;

    void setFileChooser(FileChooser chooser) { chooseFile_ = std::move(chooser); }

private:
    QWidget* buildToolbar();
    QWidget* buildProgress();
    QToolButton* addTool(const QString& text, const QString& iconName, const QKeySequence& key);
    void recolor();

    void makeReport();
    void exportReport(ReportFormat format);
    void showPages(const ReportPreviewPages& pages);
    void showFailure(const Error& error);
    void showBusy(bool busy);
    void say(const QString& text);

    PageContext context_;
    ReportWorker* worker_ = nullptr;
    PeriodPicker* period_ = nullptr;
    ReportPreview* preview_ = nullptr;
    EmptyState* empty_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    QList<std::pair<QToolButton*, QString>> tools_;  ///< with the names of their icons
    QToolButton* refresh_ = nullptr;
    QToolButton* pdf_ = nullptr;
    QToolButton* csv_ = nullptr;
    QLabel* message_ = nullptr;
    QWidget* progress_ = nullptr;
    QProgressBar* bar_ = nullptr;
    QTimer patience_;  ///< progress shows when work takes longer than this
    QTimer poll_;
    FileChooser chooseFile_;
    bool answered_ = false;
    bool failed_ = false;
};

}  // namespace pitwatch::ui
