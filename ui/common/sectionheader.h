#pragma once

#include <QHBoxLayout>
#include <QLabel>
#include <QWidget>

#include "theme.h"

namespace pitwatch::ui {

/// The heading of a part of a page, with room for tools at its right end.
class SectionHeader final : public QWidget {
    Q_OBJECT

public:
    SectionHeader(const QString& title, const Theme& theme, QWidget* parent = nullptr);

    void setTitle(const QString& title) { title_->setText(title); }
    /// A muted remark behind the title, e.g. a number.
    void setNote(const QString& note) { note_->setText(note); }
    /// Takes ownership; tools stand from left to right at the right end.
    void addTool(QWidget* tool);

private:
    QHBoxLayout* layout_;
    QLabel* title_;
    QLabel* note_;
};

}  // namespace pitwatch::ui
