#include "calleedialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include "consultwords.h"

namespace pitwatch::ui {

namespace {

/// Levels are chosen, not written.
class LevelDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        auto* box = new QComboBox(parent);
        for (int level = 0; level <= int(CalleeLevel::RescueTeam); ++level) box->addItem(levelText(CalleeLevel(level)));
        connect(box, &QComboBox::activated, box, [this, box] {
            auto* self = const_cast<LevelDelegate*>(this);
            Q_EMIT self->commitData(box);
            Q_EMIT self->closeEditor(box);
        });
        return box;
    }
    void setEditorData(QWidget* editor, const QModelIndex& index) const override
    {
        static_cast<QComboBox*>(editor)->setCurrentIndex(index.data(Qt::EditRole).toInt());
    }
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override
    {
        model->setData(index, static_cast<QComboBox*>(editor)->currentIndex());
    }
};

}  // namespace

CalleeDialog::CalleeDialog(std::vector<Callee> callees, const std::vector<Callee>& ofRegion, const Theme& theme,
                           QWidget* parent)
    : QDialog(parent),
      model_(new CalleeEditModel(std::move(callees), ofRegion, this)),
      table_(new TableView(theme)),
      message_(new QLabel)
{
    setWindowTitle(tr("Call list"));
    table_->setModel(model_);
    table_->setAccessibleName(tr("Call list"));
    table_->setItemDelegateForColumn(CalleeEditModel::LevelColumn, new LevelDelegate(table_));
    table_->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                            QAbstractItemView::AnyKeyPressed);
    table_->horizontalHeader()->setSectionResizeMode(CalleeEditModel::NameColumn, QHeaderView::Stretch);
    table_->setColumnWidth(CalleeEditModel::LevelColumn, 140);
    table_->setColumnWidth(CalleeEditModel::ContactColumn, 240);
    message_->setWordWrap(true);
    message_->setTextFormat(Qt::PlainText);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space(4), space(4), space(4), space(4));
    column->setSpacing(space(3));
    column->addWidget(table_, 1);
    column->addWidget(buildTools());
    column->addWidget(message_);
    column->addWidget(buttons);
    connect(model_, &CalleeEditModel::refused, message_, &QLabel::setText);
    connect(model_, &CalleeEditModel::edited, this, [this] {
        message_->clear();
        follow();
    });
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &CalleeDialog::follow);
    table_->selectRow(0);
    follow();
    resize(760, 560);
}

QPushButton* CalleeDialog::addTool(QLayout& row, const QString& text, const QString& hint,
                                   const std::function<void()>& act)
{
    auto* button = new QPushButton(text);
    button->setToolTip(hint);
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, act);
    row.addWidget(button);
    return button;
}

QWidget* CalleeDialog::buildTools()
{
    auto* tools = new QWidget;
    auto* line = new QHBoxLayout(tools);
    line->setContentsMargins(0, 0, 0, 0);
    addTool(*line, tr("Add"), tr("A contact below the chosen one"), [this] { add(); });
    remove_ = addTool(*line, tr("Remove"), tr("The chosen contact; mines of the region stay"),
                      [this] { model_->remove(row()); });
    up_ = addTool(*line, tr("Up"), tr("The chosen one is shown earlier"), [this] { move(-1); });
    down_ = addTool(*line, tr("Down"), tr("The chosen one is shown later"), [this] { move(1); });
    line->addStretch(1);
    undo_ = addTool(*line, tr("Undo"), tr("Take the last step back"), [this] { model_->undo(); });
    undo_->setShortcut(QKeySequence::Undo);
    return tools;
}

void CalleeDialog::add()
{
    const CalleeLevel level = row() < 0 ? CalleeLevel::County : model_->callees()[std::size_t(row())].level;
    const int added = model_->add(level, row());
    if (added < 0) return;
    const QModelIndex name = model_->index(added, CalleeEditModel::NameColumn);
    table_->setCurrentIndex(name);
    table_->edit(name);
}

void CalleeDialog::move(int by)
{
    table_->setCurrentIndex(model_->index(model_->move(row(), by), CalleeEditModel::NameColumn));
}

void CalleeDialog::follow()
{
    const int chosen = row();
    remove_->setEnabled(model_->canRemove(chosen));
    up_->setEnabled(chosen > 0);
    down_->setEnabled(chosen >= 0 && chosen + 1 < model_->rowCount());
    undo_->setEnabled(model_->canUndo());
}

}  // namespace pitwatch::ui
