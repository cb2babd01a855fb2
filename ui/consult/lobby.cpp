#include "lobby.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMessageBox>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

#include <consult/callbookkeeper.h>
#include <ui/common/sectionheader.h>

#include "calleedialog.h"
#include "devicetrial.h"

namespace pitwatch::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSideWidth = 440;

QLabel* mutedLabel(const QString& text = {})
{
    auto* label = new QLabel(text);
    label->setProperty("role", u"muted"_s);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

}  // namespace

Lobby::Lobby(ConsultDesk& desk, const PageContext& context, QWidget* parent)
    : QWidget(parent), desk_(desk), context_(context), callees_(new CalleeModel(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space(4), space(3), space(4), space(4));
    row->setSpacing(space(6));
    row->addWidget(buildCallees(), 1);
    row->addWidget(buildSide());
    connect(callees_, &CalleeModel::chosenChanged, this, &Lobby::followChoice);
    connect(&desk_.host(), &ConsultHost::stateChanged, this, &Lobby::followServer);
    connect(&desk_.host(), &ConsultHost::standingByChanged, this, &Lobby::followServer);
    connect(&desk_.host(), &ConsultHost::refusalsChanged, this, &Lobby::followServer);
    followChoice();
    followServer();
    if (context_.callBook != nullptr && !context_.callBook->objection().isEmpty())
        say(tr("The call list of this seat cannot be read; this is the region's: %1")
                .arg(context_.callBook->objection()));
}

QWidget* Lobby::buildCallees()
{
    fillCallees();
    connect(&desk_, &ConsultDesk::calleesChanged, this, &Lobby::fillCallees);
    filtered_ = new QSortFilterProxyModel(this);
    filtered_->setSourceModel(callees_);
    filtered_->setFilterCaseSensitivity(Qt::CaseInsensitive);
    filtered_->setFilterKeyColumn(-1);
    auto* search = new QLineEdit;
    search->setPlaceholderText(tr("Find whom to call"));
    search->setClearButtonEnabled(true);
    connect(search, &QLineEdit::textChanged, filtered_, &QSortFilterProxyModel::setFilterFixedString);
    callees_->setPosts([this](const CalleeId& id) { return desk_.host().postState(id); });
    connect(&desk_.host(), &ConsultHost::standingByChanged, callees_, &CalleeModel::standingByChanged);
    table_ = new TableView(*context_.theme);
    table_->setModel(filtered_);
    table_->setAccessibleName(tr("Whom to call"));
    table_->horizontalHeader()->setSectionResizeMode(CalleeModel::NameColumn, QHeaderView::Stretch);
    table_->setColumnWidth(CalleeModel::StateColumn, 220);
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space(2));
    auto* header = new SectionHeader(tr("Whom to call"), *context_.theme);
    column->addWidget(header);
    if (context_.callBook != nullptr) {
        auto* change = new QPushButton(tr("Change the list…"));
        change->setToolTip(tr("Add contacts, change how they are reached, put them in another order"));
        header->addTool(change);
        connect(change, &QPushButton::clicked, this, &Lobby::changeCallees);
        connect(context_.callBook, &CallBookKeeper::notSaved, this, [this](const Error& error) {
            say(tr("The call list cannot be saved and holds until the program ends: %1").arg(error.text()));
        });
    }
    column->addWidget(search);
    column->addWidget(table_, 3);
    if (context_.minutes) {
        minutes_ = new MinutesBox(*context_.minutes, context_);
        connect(minutes_, &MinutesBox::said, this, &Lobby::say);
        column->addSpacing(space(2));
        column->addWidget(minutes_, 2);
    }
    // Whoever comes here looks for somebody first.
    if (header->findChild<QPushButton*>() != nullptr) setTabOrder(search, header->findChild<QPushButton*>());
    return part;
}

QWidget* Lobby::buildSide()
{
    auto* side = new QWidget;
    side->setFixedWidth(kSideWidth);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space(3));
    column->addWidget(new SectionHeader(tr("New consultation"), *context_.theme));
    subject_ = new QLineEdit;
    subject_->setPlaceholderText(tr("What it is about"));
    subject_->setMaxLength(200);
    begin_ = new QPushButton;
    begin_->setDefault(true);
    connect(begin_, &QPushButton::clicked, this, [this] {
        const QString subject = subject_->text().trimmed();
        Q_EMIT beginRequested(subject.isEmpty() ? tr("Consultation") : subject, callees_->chosen());
    });
    connect(subject_, &QLineEdit::returnPressed, begin_, &QPushButton::click);
    column->addWidget(subject_);
    column->addWidget(begin_);
    message_ = mutedLabel();
    message_->hide();
    column->addWidget(message_);
    column->addSpacing(space(2));
    column->addWidget(new SectionHeader(tr("Sound and picture"), *context_.theme));
    media_ = new MediaChoice(*context_.state);
    column->addWidget(media_);
    auto* trial = new DeviceTrial(
        desk_, [this] { return media(); }, *context_.theme);
    connect(media_, &MediaChoice::changed, trial, &DeviceTrial::choiceChanged);
    connect(trial, &DeviceTrial::said, this, &Lobby::say);
    column->addWidget(trial);
    if (!desk_.mediaObjection().isEmpty())
        column->addWidget(mutedLabel(tr("Nobody can be seen or heard here: %1 One can still call, write and hold roll "
                                        "calls.")
                                         .arg(desk_.mediaObjection())));
    column->addSpacing(space(2));
    column->addWidget(buildJoin());
    column->addStretch(1);
    return side;
}

QWidget* Lobby::buildJoin()
{
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space(3));
    column->addWidget(new SectionHeader(tr("Join with a link"), *context_.theme));
    auto* row = new QHBoxLayout;
    auto* link = new QLineEdit;
    link->setPlaceholderText(u"https://…/#room=…&token=…"_s);
    auto* join = new QPushButton(tr("Join"));
    connect(join, &QPushButton::clicked, this, [this, link] { Q_EMIT joinRequested(link->text().trimmed()); });
    connect(link, &QLineEdit::returnPressed, join, &QPushButton::click);
    row->addWidget(link, 1);
    row->addWidget(join);
    column->addLayout(row);
    column->addSpacing(space(2));
    column->addWidget(new SectionHeader(tr("For mines"), *context_.theme));
    server_ = mutedLabel();
    column->addWidget(server_);
    auto* authority = new QPushButton(tr("Export certificate…"));
    authority->setToolTip(tr("Mines import it once; then their browsers trust this server"));
    connect(authority, &QPushButton::clicked, this, &Lobby::exportAuthority);
    auto* post = new QPushButton(tr("New post link…"));
    post->setToolTip(tr("A link for a page that the chosen one keeps open day and night: it rings when you call"));
    connect(post, &QPushButton::clicked, this, &Lobby::askForPostLink);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(authority);
    buttons->addWidget(post);
    buttons->addStretch(1);
    column->addLayout(buttons);
    return part;
}

void Lobby::fillCallees()
{
    std::vector<CallRecord> records;
    for (const Callee& callee : desk_.callees()) records.push_back({callee, {}, false});
    callees_->update(records);
    followChoice();
}

void Lobby::changeCallees()
{
    auto* dialog = new CalleeDialog(context_.callBook->callees(), context_.callBook->ofRegion(), *context_.theme, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { context_.callBook->setCallees(dialog->callees()); });
    dialog->open();
}

void Lobby::followChoice()
{
    if (begin_ == nullptr) return;
    const int chosen = int(callees_->chosen().size());
    begin_->setText(chosen == 0 ? tr("Begin") : tr("Begin and call %n", nullptr, chosen));
}

void Lobby::followServer()
{
    const ConsultHost& host = desk_.host();
    switch (host.state()) {
        case ConsultHost::State::Off:
        case ConsultHost::State::Starting:
            return server_->setText(tr("The server for mines is starting…"));
        case ConsultHost::State::Failed:
            return server_->setText(tr("The server for mines does not run: %1").arg(host.reason()));
        case ConsultHost::State::Ready:
            break;
    }
    QString text = tr("Mines come in at https://%1:%2/").arg(host.hostName()).arg(host.port());
    if (host.onOtherPort()) text += u'\n' + tr("The usual port is taken; links that mines have kept do not work.");
    if (!host.postObjection().isEmpty())
        text += u'\n' + tr("Post links that were given out are not known any more: %1").arg(host.postObjection());
    text += u'\n' + tr("Fingerprint: %1").arg(host.fingerprint());
    const int refused = int(std::min<quint64>(host.refusals().total(), std::numeric_limits<int>::max()));
    if (refused > 0) text += u'\n' + tr("Refused %n times since the start: see System.", nullptr, refused);
    server_->setText(text);
}

void Lobby::exportAuthority()
{
    const QString file = QFileDialog::getSaveFileName(this, tr("Export certificate"), u"pitwatch-ca.crt"_s,
                                                      tr("Certificates (*.crt *.pem)"));
    if (file.isEmpty()) return;
    const Result<void> done = desk_.host().exportAuthority(file);
    say(done ? tr("Exported to %1").arg(file) : done.error().text());
}

void Lobby::askForPostLink()
{
    const QModelIndex index = table_->currentIndex();
    if (!index.isValid()) return say(tr("Choose first on the left for whom the link is."));
    const CalleeId id(index.siblingAtColumn(CalleeModel::NameColumn).data(CalleeModel::CalleeRole).toString());
    const QString name = index.siblingAtColumn(CalleeModel::NameColumn).data().toString();
    auto* box = new QMessageBox(QMessageBox::Question, tr("New post link"),
                                tr("Make a new link for %1? Its earlier link ends.").arg(name),
                                QMessageBox::Yes | QMessageBox::No, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QMessageBox::finished, this, [this, id, name](int answer) {
        if (answer == QMessageBox::Yes) copyPostLink(id, name);
    });
    box->open();
}

void Lobby::copyPostLink(const CalleeId& id, const QString& name)
{
    const Result<QUrl> link = desk_.host().postLink(id, name);
    if (!link) return say(link.error().text());
    QApplication::clipboard()->setText(link.value().toString());
    say(tr("The link for %1 is copied. Open it there once and keep the page open.").arg(name));
}

QString Lobby::ownName() const
{
    const QString person = context_.operatorName();
    return person.isEmpty() ? context_.region->name : QStringLiteral("%1 %2").arg(context_.region->name, person);
}

void Lobby::say(const QString& text)
{
    message_->setText(text);
    message_->setVisible(!text.isEmpty());
}

}  // namespace pitwatch::ui
