#pragma once

#include <QScrollArea>
#include <QVBoxLayout>

#include "reportworker.h"

namespace pitwatch::ui {

/// The pages of a report, one below the other, as they will be printed.
class ReportPreview final : public QScrollArea {
    Q_OBJECT

public:
    explicit ReportPreview(QWidget* parent = nullptr);

    void setPages(const ReportPreviewPages& pages);
    int pageCount() const { return pages_; }

private:
    void clear();

    QWidget* content_;
    QVBoxLayout* column_;
    int pages_ = 0;
};

}  // namespace pitwatch::ui
