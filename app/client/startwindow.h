#pragma once

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QWidget>

namespace pitwatch {

/// What stands on the screen until the region is there: progress, or what is wrong and how to go on. GUI thread.
class StartWindow final : public QWidget {
    Q_OBJECT

public:
    explicit StartWindow(QWidget* parent = nullptr);

    void showProgress(const QString& text);
    void showFailure(const QString& title, const QString& details);

Q_SIGNALS:
    void cancelled();

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    QLabel* title_;
    QLabel* details_;
    QProgressBar* progress_;
    QPushButton* button_;
};

}  // namespace pitwatch
