#pragma once

#include <QLabel>
#include <QPushButton>
#include <QThreadPool>
#include <QWidget>

#include <consult/minutesfolder.h>
#include <ui/common/pagecontext.h>
#include <ui/common/tableview.h>

#include "minuteslistmodel.h"
#include "recordinglistbutton.h"

namespace pitwatch::ui {

class SectionHeader;

/// Earlier consultations, and their minutes as PDF. Reads and writes elsewhere; GUI thread; the folder outlives it.
class MinutesBox final : public QWidget {
    Q_OBJECT

public:
    MinutesBox(MinutesFolder& folder, const PageContext& context, QWidget* parent = nullptr);
    ~MinutesBox() override;

    /// Looks at the folder again.
    void refresh();
    /// Writes the minutes of a row to a file.
    void exportTo(int row, const QString& path);
    const MinutesListModel& model() const { return *rows_; }
    /// Null where nothing is recorded.
    RecordingListButton* recordings() const { return recordings_; }

Q_SIGNALS:
    void said(const QString& text);
    /// The alarm that the chosen consultation was about is to be shown.
    void alarmRequested(const QString& alarmId);

private:
    void addRecordings(SectionHeader& header);
    void followChoice(int row);
    void askWhere();
    void chooseLimits();
    void write(const Minutes& minutes, const QString& path);

    MinutesFolder& folder_;
    const PageContext context_;
    MinutesListModel* rows_;
    TableView* table_;
    QLabel* note_;
    QPushButton* export_;
    QPushButton* alarm_;
    RecordingListButton* recordings_ = nullptr;
    QThreadPool writer_;
};

}  // namespace pitwatch::ui
