#pragma once

#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QThreadPool>

#include <functional>

#include <ui/common/tableview.h>

#include "cliplistmodel.h"

namespace pitwatch::ui {

/// The written clips of this seat: where they are, whether they are unchanged, and away with them. Reads, verifies and
/// deletes on a thread of its own. GUI thread.
class ClipDialog final : public QDialog {
    Q_OBJECT

public:
    ClipDialog(QString directory, const QTimeZone& zone, const Theme& theme, QWidget* parent = nullptr);
    ~ClipDialog() override;

    ClipListModel* model() const { return model_; }
    /// Reads the directory again.
    void reload();

private:
    QWidget* buildButtons();
    QPushButton* addButton(const QString& name, const QString& text, const QString& hint, QList<QKeySequence> keys);
    void follow();
    const ClipEntry* chosen() const;
    void openFolder() const;
    void copyPath() const;
    void verify();
    void askAndDelete();
    void inBackground(std::function<std::function<void()>()> work);

    const QString directory_;
    ClipListModel* model_;
    TableView* table_;
    QStackedWidget* stack_;
    QLabel* notice_;
    QList<QPushButton*> needChoice_;
    QThreadPool worker_;  ///< one thread
};

}  // namespace pitwatch::ui
