#include "layoutbar.h"

#include <QHBoxLayout>
#include <QInputDialog>
#include <QMessageBox>

#include <algorithm>

#include "layouticon.h"

using namespace Qt::StringLiterals;

namespace pitwatch::ui {

namespace {

constexpr QSize kIconSize(20, 14);
/// With Alt: the digits in the order of the keyboard, so that 1 to 8 are as many columns and rows.
constexpr QStringView kPresetKeys = u"1234567890-";

QKeySequence presetKey(std::size_t preset)
{
    if (preset >= std::size_t(kPresetKeys.size())) return {};
    return QKeySequence(u"Alt+"_s + kPresetKeys[qsizetype(preset)]);
}

}  // namespace

LayoutBar::LayoutBar(PageTools& tools, WallCanvas& canvas, LayoutShelf& shelf, const Theme& theme)
    : canvas_(canvas), shelf_(shelf), theme_(theme), combo_(new QComboBox), menu_(new QMenu(this))
{
    combo_->setAccessibleName(tr("Layout"));
    combo_->setToolTip(tr("Layout"));
    combo_->setIconSize(kIconSize);
    combo_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    combo_->setMaxVisibleItems(24);
    connect(combo_, &QComboBox::activated, this, &LayoutBar::choose);

    saveAs_ = tools.add(tr("Save the wall as…"), {}, {QKeySequence(u"Ctrl+Shift+S"_s)},
                        tr("Give this layout with its cameras a name"));
    connect(saveAs_, &QAction::triggered, this, &LayoutBar::saveAs);
    addPresetKeys(tools);
    for (int number = 1; number <= kKeyedLayouts; ++number) recalls_.push_back(tools.add({}, {}));
    for (std::size_t i = 0; i < recalls_.size(); ++i)
        connect(recalls_[i], &QAction::triggered, this, [this, i] {
            if (i < shelf_.all().size()) recall(shelf_.all()[i].name);
        });

    auto* names = new QToolButton;
    names->setText(tr("Layouts"));
    names->setToolTip(tr("Recall, save, rename and delete named layouts"));
    names->setPopupMode(QToolButton::InstantPopup);
    names->setMenu(menu_);
    connect(menu_, &QMenu::aboutToShow, this, &LayoutBar::fillMenu);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(combo_);
    row->addWidget(names);
    const auto renew = [this] {
        shown_.reset();
        refresh();
        addKeys();
    };
    connect(&shelf_, &LayoutShelf::changed, this, renew);
    connect(&theme_, &Theme::changed, this, renew);
    renew();
}

void LayoutBar::addPresetKeys(PageTools& tools)
{
    const auto& presets = WallLayout::presets();
    for (std::size_t i = 0; i < presets.size() && !presetKey(i).isEmpty(); ++i) {
        QAction* action = tools.add(tr("Layout %1").arg(layoutName(presets[i])), {}, {presetKey(i)});
        connect(action, &QAction::triggered, this, [this, i] { choosePreset(i); });
    }
}

void LayoutBar::choosePreset(std::size_t preset)
{
    canvas_.change([preset](WallState& s) { s.setLayout(WallLayout::presets()[preset]); });
}

void LayoutBar::addKeys()
{
    for (std::size_t i = 0; i < recalls_.size(); ++i) {
        const bool used = i < shelf_.all().size();
        recalls_[i]->setText(used ? tr("Layout \"%1\"").arg(shelf_.all()[i].name) : QString());
        recalls_[i]->setShortcuts(used ? QList{QKeySequence(u"Ctrl+Alt+%1"_s.arg(i + 1))} : QList<QKeySequence>());
        recalls_[i]->setEnabled(used);
        if (used) recalls_[i]->setIcon(layoutIcon(shelf_.all()[i].wall.layout(), theme_));
    }
}

void LayoutBar::refresh()
{
    const WallLayout& now = canvas_.state().layout();
    if (shown_ == now) return;
    shown_ = now;
    fillCombo();
}

// The offered layouts, the one on the wall where it is none of them, then those with a name.
void LayoutBar::fillCombo()
{
    const auto& presets = WallLayout::presets();
    combo_->clear();
    const auto add = [this](const WallLayout& layout, const QString& text, const QVariant& data) {
        combo_->addItem(layoutIcon(layout, theme_), text, data);
    };
    for (std::size_t i = 0; i < presets.size(); ++i) {
        add(presets[i], layoutName(presets[i]), int(i));
        combo_->setItemData(int(i), presetKey(i).toString(QKeySequence::NativeText), Qt::ToolTipRole);
    }
    const auto found = std::find(presets.begin(), presets.end(), *shown_);
    if (found == presets.end()) add(*shown_, layoutName(*shown_), {});
    combo_->setCurrentIndex(int(found - presets.begin()));
    if (shelf_.all().empty()) return;
    combo_->insertSeparator(combo_->count());
    for (const NamedLayout& layout : shelf_.all()) add(layout.wall.layout(), layout.name, layout.name);
}

void LayoutBar::choose(int index)
{
    const QVariant chosen = combo_->itemData(index);
    if (chosen.typeId() == QMetaType::QString) {
        recall(chosen.toString());
        shown_.reset();
        refresh();
    } else if (chosen.isValid()) {
        choosePreset(std::size_t(chosen.toInt()));
    }
}

bool LayoutBar::recall(const QString& name)
{
    const NamedLayout* layout = shelf_.find(name);
    if (!layout) return false;
    canvas_.change([layout](WallState& s) { s = layout->wall; });
    Q_EMIT said(tr("Layout \"%1\"").arg(name));
    return true;
}

void LayoutBar::fillMenu()
{
    menu_->clear();
    for (std::size_t i = 0; i < shelf_.all().size(); ++i) {
        const NamedLayout& layout = shelf_.all()[i];
        if (i < recalls_.size())
            menu_->addAction(recalls_[i]);
        else
            menu_->addAction(layoutIcon(layout.wall.layout(), theme_), layout.name, this,
                             [this, name = layout.name] { recall(name); });
    }
    if (!shelf_.all().empty()) menu_->addSeparator();
    menu_->addAction(saveAs_);
    if (!shelf_.all().empty()) {
        addNames(tr("Overwrite"), [this](const QString& name) { overwrite(name); });
        addNames(tr("Rename"), [this](const QString& name) { rename(name); });
        addNames(tr("Delete"), [this](const QString& name) { remove(name); });
    }
    if (!shelf_.removedName().isEmpty())
        menu_->addAction(tr("Bring \"%1\" back").arg(shelf_.removedName()), &shelf_, &LayoutShelf::bringBack);
}

QMenu* LayoutBar::addNames(const QString& title, const std::function<void(const QString&)>& call)
{
    QMenu* names = menu_->addMenu(title);
    for (const NamedLayout& layout : shelf_.all())
        names->addAction(layoutIcon(layout.wall.layout(), theme_), layout.name, this,
                         [call, name = layout.name] { call(name); });
    return names;
}

void LayoutBar::tell(const Result<void>& result, const QString& done)
{
    Q_EMIT said(result ? done : result.error().message);
}

void LayoutBar::saveAs()
{
    bool accepted = false;
    const QString name = LayoutShelf::cleanName(QInputDialog::getText(
        this, tr("Save the wall"), tr("Name of this layout with its cameras:"), QLineEdit::Normal, {}, &accepted));
    if (!accepted) return;
    if (shelf_.find(name))
        overwrite(name);
    else
        tell(shelf_.save(name, canvas_.state()), tr("Saved as \"%1\"").arg(name));
}

void LayoutBar::overwrite(const QString& name)
{
    const auto answer = QMessageBox::question(this, tr("Overwrite"),
                                              tr("Replace the layout \"%1\" with the wall as it is now?").arg(name));
    if (answer == QMessageBox::Yes) tell(shelf_.save(name, canvas_.state()), tr("Saved as \"%1\"").arg(name));
}

void LayoutBar::rename(const QString& name)
{
    bool accepted = false;
    const QString wanted = QInputDialog::getText(this, tr("Rename"), tr("New name of the layout \"%1\":").arg(name),
                                                 QLineEdit::Normal, name, &accepted);
    if (accepted) tell(shelf_.rename(name, wanted), tr("Renamed to \"%1\"").arg(LayoutShelf::cleanName(wanted)));
}

void LayoutBar::remove(const QString& name)
{
    if (shelf_.remove(name)) Q_EMIT said(tr("Deleted \"%1\". The menu brings it back.").arg(name));
}

}  // namespace pitwatch::ui
