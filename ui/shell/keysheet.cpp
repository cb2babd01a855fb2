#include "keysheet.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <ui/common/sectionheader.h>

namespace pitwatch::ui {

KeySheet::KeySheet(const QWidget& window, const Page* page, const Theme& theme, QWidget* parent)
    : QDialog(parent), theme_(theme), rows_(new QFormLayout)
{
    setWindowTitle(tr("Keys"));
    rows_->setHorizontalSpacing(space(8));
    rows_->setVerticalSpacing(space(2));
    addGroup(tr("Everywhere"), window.actions());
    if (page) addGroup(page->title(), page->findChildren<QAction*>() + page->actions());

    auto* content = new QWidget;
    content->setLayout(rows_);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(content);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space(4), space(4), space(4), space(4));
    layout->addWidget(scroll);
    layout->addWidget(buttons);
    resize(460, 560);
}

void KeySheet::addGroup(const QString& title, const QList<QAction*>& actions)
{
    QList<const QAction*> seen;
    for (const QAction* action : actions) {
        if (action->shortcuts().isEmpty() || action->text().isEmpty() || seen.contains(action)) continue;
        if (seen.isEmpty()) rows_->addRow(new SectionHeader(title, theme_));
        seen.push_back(action);
        QStringList keys;
        for (const QKeySequence& key : action->shortcuts()) keys << key.toString(QKeySequence::NativeText);
        auto* keyLabel = new QLabel(keys.join(tr(" or ")));
        keyLabel->setProperty("role", QStringLiteral("muted"));
        keyLabel->setMinimumWidth(120);
        rows_->addRow(keyLabel, new QLabel(action->text()));
    }
}

}  // namespace pitwatch::ui
