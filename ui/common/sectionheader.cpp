#include "sectionheader.h"

namespace pitwatch::ui {

SectionHeader::SectionHeader(const QString& title, const Theme& theme, QWidget* parent)
    : QWidget(parent), layout_(new QHBoxLayout(this)), title_(new QLabel(title)), note_(new QLabel)
{
    layout_->setContentsMargins(0, 0, 0, 0);
    layout_->setSpacing(space(2));
    title_->setFont(theme.font(TypeSize::Section, true));
    note_->setProperty("role", QStringLiteral("muted"));
    layout_->addWidget(title_);
    layout_->addWidget(note_);
    layout_->addStretch();
    setMinimumHeight(space(8));
}

void SectionHeader::addTool(QWidget* tool)
{
    layout_->addWidget(tool);
}

}  // namespace pitwatch::ui
