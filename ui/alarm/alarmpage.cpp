#include "alarmpage.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QMessageBox>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

#include <engine/engineport.h>
#include <ui/common/gradelook.h>

#include "gradedelegate.h"

namespace pitwatch::ui {

namespace {

const QString kMutedKey = QStringLiteral("alarms.muted");
const QString kColumnsKey = QStringLiteral("alarms.table");
const QString kHiddenGradesKey = QStringLiteral("alarms.hidden");
const QString kHistoryKey = QStringLiteral("alarms.closed");
const QString kMineKey = QStringLiteral("alarms.mine");
constexpr int kWidestSearch = 240;

/// Does not block: the seat goes on while it stands.
QMessageBox* openBox(QWidget* parent, QMessageBox::Icon icon, const QString& title, const QString& text,
                     QMessageBox::StandardButtons buttons)
{
    auto* box = new QMessageBox(icon, title, text, buttons, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
    return box;
}

}  // namespace

AlarmPage::AlarmPage(const PageContext& context, QWidget* parent, AlarmSound::Player player)
    : Page(parent), context_(context), tools_(new PageTools(this, *context.theme))
{
    alarms_ = new AlarmTableModel(context_.region, *context_.clock, this);
    filter_ = new AlarmFilter(this);
    filter_->setSourceModel(alarms_);
    sound_ = new AlarmSound(player ? std::move(player) : makeSoundPlayer(this), this);
    sound_->setMuted(context_.state->value(kMutedKey, false).toBool());
    makeActions();
    details_ = new AlarmDetails(context_, acknowledge_);
    connect(details_, &AlarmDetails::pageRequested, this, &Page::openRequested);
    connect(details_, &AlarmDetails::said, this, [this](const QString& text) {
        openBox(this, QMessageBox::Information, tr("Consultations"), text, QMessageBox::Ok);
    });

    auto* splitter = new QSplitter;
    splitter->addWidget(buildTable());
    splitter->addWidget(details_);
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({1160, 420});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildToolbar());
    column->addWidget(splitter, 1);
    restoreFilter();

    connect(context_.engine, &EnginePort::snapshotChanged, this, &AlarmPage::takeSnapshot);
    connect(context_.theme, &Theme::changed, table_->viewport(), qOverload<>(&QWidget::update));
    showChosen();
    showEmptiness();
    if (const SnapshotPtr snapshot = context_.engine->snapshot()) takeSnapshot(snapshot);
}

void AlarmPage::makeActions()
{
    acknowledge_ =
        tools_->add(tr("Acknowledge"), QStringLiteral("check"), {Qt::Key_A}, tr("Acknowledge what is chosen"));
    acknowledge_->setAutoRepeat(false);
    connect(acknowledge_, &QAction::triggered, this, &AlarmPage::acknowledgeChosen);
    call_ = tools_->add(tr("Call the mine"), QStringLiteral("consult"), {Qt::Key_C},
                        tr("Begin a consultation about the chosen alarm with the mine's dispatch room"));
    call_->setAutoRepeat(false);
    connect(call_, &QAction::triggered, this, &AlarmPage::callMine);
    all_ = tools_->add(tr("Acknowledge all shown…"), {}, {Qt::SHIFT | Qt::Key_A});
    connect(all_, &QAction::triggered, this, &AlarmPage::askToAcknowledgeAll);
    history_ =
        tools_->add(tr("With closed ones"), {}, {Qt::Key_H}, tr("Show alarms that are cleared and acknowledged, too"));
    history_->setCheckable(true);
    connect(history_, &QAction::toggled, this, &AlarmPage::filterChanged);
}

QWidget* AlarmPage::buildToolbar()
{
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(space(2), space(2), space(2), space(2));
    row->setSpacing(space(2));
    addGradeFilters(row);
    row->addWidget(tools_->button(history_));
    addMineFilter(row);
    addSearch(row);
    summary_ = new QLabel;
    summary_->setProperty("role", QStringLiteral("muted"));
    row->addWidget(summary_);
    row->addStretch(1);
    row->addWidget(tools_->button(call_));
    row->addWidget(tools_->button(all_));
    addSoundTools(row);
    return bar;
}

void AlarmPage::addGradeFilters(QLayout* row)
{
    for (const Grade grade : kGrades) {
        QAction* action = tools_->add(QStringLiteral("%1 %2").arg(gradeSign(grade)).arg(gradeNumeral(grade)), {}, {},
                                      tr("Show alarms: %1").arg(gradeName(grade)));
        action->setCheckable(true);
        action->setChecked(true);
        connect(action, &QAction::toggled, this, &AlarmPage::filterChanged);
        grades_.at(std::size_t(grade) - 1) = action;
        row->addWidget(tools_->button(action));
    }
}

void AlarmPage::addMineFilter(QLayout* row)
{
    mines_ = new QComboBox;
    mines_->setAccessibleName(tr("Mine"));
    mines_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    mines_->addItem(tr("All mines"), QString());
    for (const Mine& mine : context_.region->mines) mines_->addItem(mine.name, mine.code.text());
    connect(mines_, &QComboBox::currentIndexChanged, this, &AlarmPage::filterChanged);
    row->addWidget(mines_);
}

void AlarmPage::addSearch(QLayout* row)
{
    auto* search = search_ = new QLineEdit;
    search->setPlaceholderText(tr("Find in the table"));
    search->setClearButtonEnabled(true);
    search->setMaximumWidth(kWidestSearch);
    connect(search, &QLineEdit::textChanged, this, [this](const QString& text) {
        keepChosen([&] { filter_->setText(text); });
        showEmptiness();
    });
    QAction* find = tools_->add(tr("Find in the table"), {}, {QKeySequence::Find});
    connect(find, &QAction::triggered, search, [search] { search->setFocus(Qt::ShortcutFocusReason); });
    search->setToolTip(find->toolTip());
    row->addWidget(search);
}

void AlarmPage::addSoundTools(QLayout* row)
{
    QAction* mute =
        tools_->add(tr("Mute"), QStringLiteral("mute"), {Qt::Key_M}, tr("No sound for alarms on this seat"));
    mute->setCheckable(true);
    mute->setChecked(sound_->muted());
    connect(mute, &QAction::toggled, this, [this](bool muted) {
        sound_->setMuted(muted);
        context_.state->setValue(kMutedKey, muted);
    });
    QAction* test = tools_->add(tr("Test sound"), QStringLiteral("sound"), {}, tr("Hear the sound of grade I"));
    connect(test, &QAction::triggered, this, [this] { sound_->test(Grade::I); });
    row->addWidget(tools_->button(mute));
    row->addWidget(tools_->button(test, true));
}

QWidget* AlarmPage::buildTable()
{
    table_ = new TableView(*context_.theme);
    table_->setAccessibleName(tr("Alarms"));
    table_->setModel(filter_);
    table_->setItemDelegate(new GradeDelegate(*context_.theme, table_));
    table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table_->setSortingEnabled(true);
    table_->sortByColumn(AlarmTableModel::RaisedColumn, Qt::DescendingOrder);
    static constexpr int widths[] = {60, 124, 208, 96, 264, 152, 80, 110};
    for (int column = 0; column < AlarmTableModel::ColumnCount; ++column)
        table_->setColumnWidth(column, widths[column]);
    table_->remember(*context_.state, kColumnsKey);
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &AlarmPage::showChosen);
    empty_ = new EmptyState(QStringLiteral("alarms"), tr("No alarm"), tr("No alarm"), *context_.theme);
    stack_ = new QStackedWidget;
    stack_->addWidget(table_);
    stack_->addWidget(empty_);
    return stack_;
}

void AlarmPage::restoreFilter()
{
    // Read all before anything is set: each change remembers all.
    const int hidden = context_.state->value(kHiddenGradesKey, 0).toInt();
    const bool history = context_.state->value(kHistoryKey, false).toBool();
    const QString mine = context_.state->value(kMineKey).toString();
    for (const Grade grade : kGrades) grades_.at(std::size_t(grade) - 1)->setChecked(!(hidden & (1 << int(grade))));
    history_->setChecked(history);
    showSubject(mine);
}

void AlarmPage::filterChanged()
{
    keepChosen([this] { applyFilter(); });
    showEmptiness();
}

void AlarmPage::applyFilter()
{
    int hidden = 0;
    for (const Grade grade : kGrades) {
        const bool shown = grades_.at(std::size_t(grade) - 1)->isChecked();
        filter_->setGradeShown(int(grade), shown);
        if (!shown) hidden |= 1 << int(grade);
    }
    filter_->setOpenOnly(!history_->isChecked());
    filter_->setMine(MineCode(mines_->currentData().toString()));
    context_.state->setValue(kHiddenGradesKey, hidden);
    context_.state->setValue(kHistoryKey, history_->isChecked());
    context_.state->setValue(kMineKey, mines_->currentData().toString());
}

/// A view moves its selection to a neighbour when a row goes; nobody chose that one, and the next key would
/// acknowledge it.
void AlarmPage::keepChosen(const std::function<void()>& change)
{
    const auto before = chosen();
    change();
    for (const QModelIndex& index : table_->selectionModel()->selectedRows()) {
        const AlarmId id(index.data(AlarmTableModel::IdRole).toString());
        if (std::find(before.begin(), before.end(), id) != before.end()) continue;
        table_->selectionModel()->select(index, QItemSelectionModel::Deselect | QItemSelectionModel::Rows);
    }
}

void AlarmPage::takeSnapshot(const SnapshotPtr& snapshot)
{
    sound_->update(*snapshot);
    if (!active_) return;
    keepChosen([&] { alarms_->update(snapshot); });
    const auto open =
        std::count_if(snapshot->alarms->begin(), snapshot->alarms->end(), [](const Alarm& a) { return a.open(); });
    const auto unseen = std::count_if(snapshot->alarms->begin(), snapshot->alarms->end(),
                                      [](const Alarm& a) { return a.unacknowledged(); });
    summary_->setText(tr("%1 open, %2 not acknowledged").arg(open).arg(unseen));
    showEmptiness();
    showChosen();
}

void AlarmPage::showEmptiness()
{
    all_->setEnabled(!unacknowledgedShown().empty());
    stack_->setCurrentIndex(filter_->rowCount() > 0 ? 0 : 1);
    if (alarms_->rowCount() == 0)
        empty_->setTexts(tr("No alarm"), tr("Here alarms are listed as soon as a rule of the rule file raises one."));
    else
        empty_->setTexts(tr("No alarm to show"),
                         tr("%n alarm(s) do not match what is chosen above. Closed ones are shown with “With closed "
                            "ones”.",
                            nullptr, alarms_->rowCount()));
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
    // Of several chosen ones the one that the cursor stands on.
    const AlarmId current(table_->currentIndex().data(AlarmTableModel::IdRole).toString());
    const bool useCurrent = std::find(ids.begin(), ids.end(), current) != ids.end();
    const Alarm* alarm = ids.empty() ? nullptr : alarms_->alarm(useCurrent ? current : ids.front());
    details_->show(alarm ? std::optional(*alarm) : std::nullopt);
    call_->setEnabled(alarm != nullptr && !alarm->mine.isEmpty());
    acknowledge_->setEnabled(std::any_of(ids.begin(), ids.end(), [this](const AlarmId& id) {
        const Alarm* found = alarms_->alarm(id);
        return found && found->unacknowledged();
    }));
}

void AlarmPage::acknowledge(const std::vector<AlarmId>& alarms, const QString& note)
{
    if (alarms.empty()) return;
    const QString person = context_.operatorName();
    if (person.isEmpty()) {
        openBox(this, QMessageBox::Information, tr("Who is on duty?"),
                tr("Every acknowledgement bears a name. Enter the duty officer in the status strip first."),
                QMessageBox::Ok);
        return;
    }
    context_.engine->acknowledge(alarms, person, note);
}

void AlarmPage::acknowledgeChosen()
{
    std::vector<AlarmId> ids;
    for (const AlarmId& id : chosen())
        if (const Alarm* alarm = alarms_->alarm(id); alarm && alarm->unacknowledged()) ids.push_back(id);
    acknowledge(ids, details_->note());
}

void AlarmPage::callMine()
{
    const auto ids = chosen();
    const Alarm* alarm = ids.empty() ? nullptr : alarms_->alarm(ids.front());
    if (alarm == nullptr || alarm->mine.isEmpty()) return;
    Q_EMIT openRequested(QStringLiteral("consult"),
                         QStringLiteral("call/%1/%2").arg(alarm->mine.text(), alarm->id.text()));
}

std::vector<AlarmId> AlarmPage::unacknowledgedShown() const
{
    std::vector<AlarmId> ids;
    for (int row = 0; row < filter_->rowCount(); ++row) {
        const QModelIndex index = filter_->index(row, 0);
        if (index.data(AlarmTableModel::UnacknowledgedRole).toBool())
            ids.emplace_back(index.data(AlarmTableModel::IdRole).toString());
    }
    return ids;
}

void AlarmPage::askToAcknowledgeAll()
{
    // Those that were asked about: what comes while the question stands is not acknowledged unseen.
    const auto ids = unacknowledgedShown();
    if (ids.empty()) return;
    auto* box = openBox(this, QMessageBox::Question, tr("Acknowledge all shown"),
                        tr("Acknowledge %n alarm(s) that the table shows?", nullptr, int(ids.size())),
                        QMessageBox::Yes | QMessageBox::No);
    connect(box, &QMessageBox::finished, this, [this, ids](int answer) {
        if (answer == QMessageBox::Yes) acknowledge(ids, tr("Acknowledged together"));
    });
}

PageReadiness AlarmPage::readiness() const
{
    const bool ready = filter_->rowCount() > 0;
    return {ready, ready ? QString() : QStringLiteral("an alarm")};
}

void AlarmPage::setActive(bool active)
{
    active_ = active;
    const SnapshotPtr snapshot = context_.engine->snapshot();
    if (!active_) return;
    details_->refresh();
    if (snapshot) takeSnapshot(snapshot);
}

void AlarmPage::showSubject(const QString& subject)
{
    const QString alarm = QStringLiteral("alarm/");
    if (subject.startsWith(alarm)) return choose(AlarmId(subject.mid(alarm.size())));
    const int mine = mines_->findData(subject);
    if (mine >= 0) mines_->setCurrentIndex(mine);
}

/// Whatever hides it is taken back only where it hides it.
void AlarmPage::choose(const AlarmId& id)
{
    if (const SnapshotPtr snapshot = context_.engine->snapshot()) alarms_->update(snapshot);
    const auto row = [this, &id] {
        for (int i = 0; i < filter_->rowCount(); ++i)
            if (filter_->index(i, 0).data(AlarmTableModel::IdRole).toString() == id.text()) return i;
        return -1;
    };
    if (row() < 0 && alarms_->alarm(id) != nullptr) showAll();
    if (row() >= 0) return table_->selectRow(row());
    openBox(this, QMessageBox::Information, tr("Alarm"), tr("This alarm is not in the table any more."),
            QMessageBox::Ok);
}

void AlarmPage::showAll()
{
    search_->clear();
    mines_->setCurrentIndex(0);
    history_->setChecked(true);
    for (QAction* grade : grades_) grade->setChecked(true);
}

}  // namespace pitwatch::ui
