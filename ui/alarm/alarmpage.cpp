#include "alarmpage.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QMessageBox>
#include <QShortcut>
#include <QSplitter>
#include <QVBoxLayout>

#include <engine/engineport.h>
#include <ui/common/gradelook.h>

#include "gradedelegate.h"

namespace pitwatch::ui {

namespace {

const QString kMutedKey = QStringLiteral("alarms/muted");
const QString kHeaderKey = QStringLiteral("alarms/columns");

}  // namespace

AlarmPage::AlarmPage(const PageContext& context, QWidget* parent) : Page(parent), context_(context)
{
    alarms_ = new AlarmTableModel(context_.region, *context_.clock, this);
    filter_ = new AlarmFilter(this);
    filter_->setSourceModel(alarms_);
    sound_ = new AlarmSound(makeSoundPlayer(this), this);
    sound_->setMuted(context_.state->value(kMutedKey, false).toBool());
    details_ = new AlarmDetails(context_.region->timezone);

    auto* splitter = new QSplitter;
    splitter->addWidget(buildTable());
    splitter->addWidget(details_);
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({1250, 420});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildToolbar());
    column->addWidget(splitter, 1);

    connect(context_.engine, &EnginePort::snapshotChanged, this, &AlarmPage::takeSnapshot);
    connect(details_, &AlarmDetails::acknowledgeRequested, this, &AlarmPage::acknowledgeChosen);
    auto* key = new QShortcut(Qt::Key_A, this);
    connect(key, &QShortcut::activated, this, [this] { acknowledgeChosen({}); });
    if (const SnapshotPtr snapshot = context_.engine->snapshot()) takeSnapshot(snapshot);
}

QWidget* AlarmPage::buildToolbar()
{
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(8, 6, 8, 6);
    addGradeFilters(row);
    history_ = new QToolButton;
    history_->setText(tr("With closed ones"));
    history_->setToolTip(tr("Show alarms that are cleared and acknowledged, too"));
    history_->setCheckable(true);
    connect(history_, &QToolButton::toggled, this, [this](bool all) { filter_->setOpenOnly(!all); });
    row->addWidget(history_);
    mines_ = new QComboBox;
    mines_->setAccessibleName(tr("Mine"));
    mines_->addItem(tr("All mines"), QString());
    for (const Mine& mine : context_.region->mines) mines_->addItem(mine.name, mine.code.text());
    connect(mines_, &QComboBox::currentIndexChanged, this,
            [this](int) { filter_->setMine(MineCode(mines_->currentData().toString())); });
    row->addWidget(mines_);
    auto* search = new QLineEdit;
    search->setPlaceholderText(tr("Find (Ctrl+F)"));
    search->setClearButtonEnabled(true);
    search->setMaximumWidth(260);
    connect(search, &QLineEdit::textChanged, filter_, &AlarmFilter::setText);
    auto* find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, search, [search] { search->setFocus(); });
    row->addWidget(search);
    summary_ = new QLabel;
    summary_->setProperty("muted", true);
    row->addWidget(summary_);
    row->addStretch(1);
    auto* all = new QToolButton;
    all->setText(tr("Acknowledge all shown…"));
    connect(all, &QToolButton::clicked, this, &AlarmPage::acknowledgeAllShown);
    row->addWidget(all);
    addSoundTools(row);
    return bar;
}

void AlarmPage::addGradeFilters(QLayout* row)
{
    for (int grade = 1; grade <= 4; ++grade) {
        auto* button = new QToolButton;
        button->setText(QStringLiteral("%1 %2").arg(gradeSign(Grade(grade))).arg(gradeNumeral(Grade(grade))));
        button->setToolTip(tr("Show alarms of grade %1").arg(gradeNumeral(Grade(grade))));
        button->setCheckable(true);
        button->setChecked(true);
        connect(button, &QToolButton::toggled, this,
                [this, grade](bool shown) { filter_->setGradeShown(grade, shown); });
        row->addWidget(button);
    }
}

void AlarmPage::addSoundTools(QLayout* row)
{
    auto* mute = new QToolButton;
    mute->setText(tr("Mute"));
    mute->setToolTip(tr("No sound for alarms on this seat (M)"));
    mute->setShortcut(Qt::Key_M);
    mute->setCheckable(true);
    mute->setChecked(sound_->muted());
    connect(mute, &QToolButton::toggled, this, [this](bool muted) {
        sound_->setMuted(muted);
        context_.state->setValue(kMutedKey, muted);
    });
    row->addWidget(mute);
    auto* test = new QToolButton;
    test->setText(tr("Test sound"));
    connect(test, &QToolButton::clicked, this, [this] { sound_->test(Grade::I); });
    row->addWidget(test);
}

QWidget* AlarmPage::buildTable()
{
    table_ = new QTableView;
    table_->setModel(filter_);
    table_->setItemDelegate(new GradeDelegate(*context_.theme, table_));
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table_->setSortingEnabled(true);
    table_->sortByColumn(AlarmTableModel::RaisedColumn, Qt::DescendingOrder);
    table_->verticalHeader()->hide();
    table_->setShowGrid(false);
    table_->setWordWrap(false);
    QHeaderView* header = table_->horizontalHeader();
    header->setSectionsMovable(true);
    static constexpr int widths[] = {72, 110, 240, 120, 340, 160, 90, 110};
    for (int column = 0; column < AlarmTableModel::ColumnCount; ++column) header->resizeSection(column, widths[column]);
    header->setStretchLastSection(true);
    header->restoreState(QByteArray::fromBase64(context_.state->value(kHeaderKey).toString().toLatin1()));
    const auto remember = [this, header] {
        context_.state->setValue(kHeaderKey, QString::fromLatin1(header->saveState().toBase64()));
    };
    connect(header, &QHeaderView::sectionResized, this, remember);
    connect(header, &QHeaderView::sectionMoved, this, remember);
    connect(header, &QHeaderView::sortIndicatorChanged, this, remember);
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &AlarmPage::showChosen);
    auto* empty = new QLabel(
        tr("No alarm stands.\nAlarms come from the rule file; cleared ones are kept under “With closed ones”."));
    empty->setAlignment(Qt::AlignCenter);
    empty->setProperty("muted", true);
    stack_ = new QStackedWidget;
    stack_->addWidget(table_);
    stack_->addWidget(empty);
    return stack_;
}

void AlarmPage::takeSnapshot(const SnapshotPtr& snapshot)
{
    alarms_->update(snapshot);
    sound_->update(*snapshot);
    const auto open =
        std::count_if(snapshot->alarms->begin(), snapshot->alarms->end(), [](const Alarm& a) { return a.open(); });
    const auto unseen = std::count_if(snapshot->alarms->begin(), snapshot->alarms->end(),
                                      [](const Alarm& a) { return a.unacknowledged(); });
    summary_->setText(tr("%1 open, %2 not acknowledged").arg(open).arg(unseen));
    stack_->setCurrentIndex(filter_->rowCount() > 0 || history_->isChecked() ? 0 : 1);
    showChosen();
}

std::vector<AlarmId> AlarmPage::chosen() const
{
    std::vector<AlarmId> ids;
    for (const QModelIndex& index : table_->selectionModel()->selectedRows())
        ids.emplace_back(index.data(AlarmTableModel::IdRole).toString());
    return ids;
}

void AlarmPage::showChosen()
{
    const auto ids = chosen();
    const Alarm* alarm = ids.empty() ? nullptr : alarms_->alarm(ids.front());
    details_->show(alarm ? std::optional(*alarm) : std::nullopt, alarm ? alarms_->mineName(alarm->mine) : QString());
}

void AlarmPage::acknowledge(const std::vector<AlarmId>& alarms, const QString& note)
{
    if (alarms.empty()) return;
    const QString person = context_.operatorName();
    if (person.isEmpty()) {
        QMessageBox::information(
            this, tr("Who is on duty?"),
            tr("Every acknowledgement bears a name. Enter the duty officer in the status strip first."));
        return;
    }
    context_.engine->acknowledge(alarms, person, note);
}

void AlarmPage::acknowledgeChosen(const QString& note)
{
    std::vector<AlarmId> ids;
    for (const AlarmId& id : chosen())
        if (const Alarm* alarm = alarms_->alarm(id); alarm && alarm->unacknowledged()) ids.push_back(id);
    acknowledge(ids, note);
}

void AlarmPage::acknowledgeAllShown()
{
    std::vector<AlarmId> ids;
    for (int row = 0; row < filter_->rowCount(); ++row) {
        const QModelIndex index = filter_->index(row, 0);
        if (index.data(AlarmTableModel::UnacknowledgedRole).toBool())
            ids.emplace_back(index.data(AlarmTableModel::IdRole).toString());
    }
    if (ids.empty()) return;
    const auto answer =
        QMessageBox::question(this, tr("Acknowledge all shown"),
                              tr("Acknowledge %n alarm(s) that the table shows?", nullptr, int(ids.size())));
    if (answer == QMessageBox::Yes) acknowledge(ids, tr("Acknowledged together"));
}

PageReadiness AlarmPage::readiness() const
{
    const bool ready = filter_->rowCount() > 0;
    return {ready, ready ? QString() : QStringLiteral("an alarm")};
}

void AlarmPage::showSubject(const QString& subject)
{
    const int mine = mines_->findData(subject);
    if (mine >= 0) mines_->setCurrentIndex(mine);
}

}  // namespace pitwatch::ui
