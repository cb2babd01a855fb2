#include <QtTest>

#include <QMessageBox>

#include <support/pageseat.h>
#include <ui/alarm/alarmpage.h>

using namespace pitwatch;
using namespace pitwatch::test;
using namespace std::chrono_literals;

namespace {

struct Shown {
    explicit Shown(const QString& officer = QStringLiteral("测试值班员"))
    {
        seat.officer = officer;
        open();
    }
    void open()
    {
        page.reset();
        page = std::make_unique<ui::AlarmPage>(seat.context(), nullptr, [this](Grade grade) { heard << int(grade); });
        page->resize(1400, 800);
        page->show();
        page->setActive(true);
        page->activateWindow();
        // Keys go to the active window only.
        QVERIFY(QTest::qWaitForWindowActive(page.get()));
    }
    /// Grade II in mine 1, grade III in mine 2, and the newest: grade I in mine 1.
    SnapshotBuilder threeAlarms() const
    {
        SnapshotBuilder builder = seat.snapshot();
        builder.alarm(0, Grade::II, QStringLiteral("疑似超员")).raisedAt -= 20s;
        builder.alarm(1, Grade::III, QStringLiteral("疑似空岗")).raisedAt -= 10s;
        builder.alarm(0, Grade::I, QStringLiteral("疑似明停暗开"));
        return builder;
    }
    void show(SnapshotBuilder builder) { seat.engine.show(builder.build()); }
    QTableView* table() const { return page->findChild<ui::TableView*>(); }
    QStringList titles() const
    {
        QStringList titles;
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            titles << table()->model()->index(row, ui::AlarmTableModel::TitleColumn).data().toString();
        return titles;
    }
    QAction* action(const QString& part) const
    {
        for (QAction* action : page->actions())
            if (action->text().contains(part)) return action;
        return nullptr;
    }
    QStringList acknowledged() const
    {
        QStringList ids;
        for (const auto& call : seat.engine.acknowledgements)
            for (const AlarmId& id : call.alarms) ids << id.text();
        return ids;
    }
    QLineEdit* field(const QString& placeholder) const
    {
        for (QLineEdit* field : page->findChildren<QLineEdit*>())
            if (field->placeholderText().contains(placeholder)) return field;
        return nullptr;
    }
    QMessageBox* box() const { return page->findChild<QMessageBox*>(); }

    PageSeat seat;
    QList<int> heard;
    std::unique_ptr<ui::AlarmPage> page;
};

}  // namespace

class tst_AlarmPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void newestStandsFirst();
    void headerSorts();
    void gradeAndMineFilter();
    void filterIsRemembered();
    void keyAcknowledgesTheChosenAlarm();
    void keyInTheNoteIsText();
    void noteGoesWithTheAcknowledgement();
    void noteIsNotTakenToAnotherAlarm();
    void withoutANameNothingIsAcknowledged();
    void allShownAreAcknowledgedAfterAQuestion();
    void whatComesDuringTheQuestionIsLeftOut();
    void alarmThatLeavesTheTableChoosesNoOther();
    void detailsTellTheLife();
    void detailsLeadToOtherPages();
    void anAlarmThatAnotherPageNamesIsChosen();
    void emptyTableSaysWhy();
    void soundIsHeardOnOtherPages();
    void muteIsRemembered();
    void subjectChoosesAMine();
};

void tst_AlarmPage::newestStandsFirst()
{
    Shown shown;
    shown.show(shown.threeAlarms());
    QCOMPARE(shown.titles().value(0), QStringLiteral("疑似明停暗开"));
    QVERIFY(shown.page->readiness().ready);
}

void tst_AlarmPage::headerSorts()
{
    Shown shown;
    shown.show(shown.threeAlarms());
    shown.table()->sortByColumn(ui::AlarmTableModel::GradeColumn, Qt::DescendingOrder);
    QCOMPARE(shown.titles().value(0), QStringLiteral("疑似空岗"));
}

void tst_AlarmPage::gradeAndMineFilter()
{
    Shown shown;
    shown.show(shown.threeAlarms());
    shown.action(QStringLiteral("● III"))->setChecked(false);
    QCOMPARE(shown.titles().size(), 2);
    shown.page->showSubject(QStringLiteral("410881001002"));
    QCOMPARE(shown.titles().size(), 0);
}

void tst_AlarmPage::filterIsRemembered()
{
    Shown shown;
    shown.action(QStringLiteral("● III"))->setChecked(false);
    shown.action(QStringLiteral("closed"))->setChecked(true);
    shown.page->showSubject(QStringLiteral("410881001001"));
    shown.open();
    QVERIFY(!shown.action(QStringLiteral("● III"))->isChecked());
    QVERIFY(shown.action(QStringLiteral("◆ I"))->isChecked());
    QVERIFY(shown.action(QStringLiteral("closed"))->isChecked());
    QCOMPARE(shown.page->findChild<QComboBox*>()->currentText(), QStringLiteral("测试1矿"));
}

void tst_AlarmPage::keyAcknowledgesTheChosenAlarm()
{
    Shown shown;
    shown.show(shown.threeAlarms());
    QTest::keyClick(shown.table(), Qt::Key_A);
    QVERIFY(shown.acknowledged().isEmpty());
    shown.table()->selectRow(1);
    QTest::keyClick(shown.table(), Qt::Key_A);
    QCOMPARE(shown.acknowledged(), QStringList{QStringLiteral("a2")});
    QCOMPARE(shown.seat.engine.acknowledgements.front().person, QStringLiteral("测试值班员"));
}

void tst_AlarmPage::keyInTheNoteIsText()
{
    Shown shown;
    shown.show(shown.threeAlarms());
    shown.table()->selectRow(0);
    QLineEdit* note = shown.field(QStringLiteral("Note"));
    note->setFocus();
    QTest::keyClick(note, Qt::Key_A);
    QCOMPARE(note->text(), QStringLiteral("a"));
    QVERIFY(shown.acknowledged().isEmpty());
}

void tst_AlarmPage::noteGoesWithTheAcknowledgement()
{
    Shown shown;
    shown.show(shown.threeAlarms());
    shown.table()->selectRow(0);
    QLineEdit* note = shown.field(QStringLiteral("Note"));
    note->setText(QStringLiteral(" 已电话核实 "));
    QTest::keyClick(note, Qt::Key_Return);
    QCOMPARE(shown.seat.engine.acknowledgements.size(), 1U);
    QCOMPARE(shown.seat.engine.acknowledgements.front().note, QStringLiteral("已电话核实"));
}

void tst_AlarmPage::noteIsNotTakenToAnotherAlarm()
{
    Shown shown;
    shown.show(shown.threeAlarms());
    shown.table()->selectRow(0);
    shown.field(QStringLiteral("Note"))->setText(QStringLiteral("已电话核实"));
    shown.show(shown.threeAlarms());
    QCOMPARE(shown.field(QStringLiteral("Note"))->text(), QStringLiteral("已电话核实"));
    shown.table()->selectRow(1);
    QVERIFY(shown.field(QStringLiteral("Note"))->text().isEmpty());
}

void tst_AlarmPage::withoutANameNothingIsAcknowledged()
{
    Shown shown{QString()};
    shown.show(shown.threeAlarms());
    shown.table()->selectRow(0);
    shown.field(QStringLiteral("Note"))->setText(QStringLiteral("已电话核实"));
    QTest::keyClick(shown.table(), Qt::Key_A);
    QVERIFY(shown.acknowledged().isEmpty());
    QVERIFY(shown.box());
    QCOMPARE(shown.field(QStringLiteral("Note"))->text(), QStringLiteral("已电话核实"));
    shown.box()->close();
}

void tst_AlarmPage::allShownAreAcknowledgedAfterAQuestion()
{
    Shown shown;
    shown.show(shown.threeAlarms());
    shown.action(QStringLiteral("Acknowledge all"))->trigger();
    QVERIFY(shown.acknowledged().isEmpty());
    shown.box()->button(QMessageBox::No)->click();
    QTRY_VERIFY(!shown.box());
    QVERIFY(shown.acknowledged().isEmpty());
    shown.action(QStringLiteral("● III"))->setChecked(false);
    shown.action(QStringLiteral("Acknowledge all"))->trigger();
    shown.box()->button(QMessageBox::Yes)->click();
    QCOMPARE(shown.acknowledged(), (QStringList{QStringLiteral("a3"), QStringLiteral("a1")}));
}

void tst_AlarmPage::whatComesDuringTheQuestionIsLeftOut()
{
    Shown shown;
    shown.show(shown.threeAlarms());
    shown.action(QStringLiteral("Acknowledge all"))->trigger();
    SnapshotBuilder builder = shown.threeAlarms();
    builder.alarm(0, Grade::I, QStringLiteral("疑似睡岗"));
    shown.show(builder);
    shown.box()->button(QMessageBox::Yes)->click();
    QVERIFY(!shown.acknowledged().contains(QStringLiteral("a4")));
    QCOMPARE(shown.acknowledged().size(), 3);
}

void tst_AlarmPage::alarmThatLeavesTheTableChoosesNoOther()
{
    Shown shown;
    shown.show(shown.threeAlarms());
    shown.table()->selectRow(1);
    SnapshotBuilder builder = shown.seat.snapshot();
    builder.alarm(0, Grade::II, QStringLiteral("疑似超员")).raisedAt -= 20s;
    Alarm& closed = builder.alarm(1, Grade::III, QStringLiteral("疑似空岗"));
    closed.raisedAt -= 10s;
    closed.state = AlarmState::Closed;
    builder.alarm(0, Grade::I, QStringLiteral("疑似明停暗开"));
    shown.show(builder);
    QCOMPARE(shown.titles().size(), 2);
    QTest::keyClick(shown.table(), Qt::Key_A);
    QVERIFY(shown.acknowledged().isEmpty());
}

void tst_AlarmPage::detailsTellTheLife()
{
    Shown shown;
    SnapshotBuilder builder = shown.seat.snapshot();
    Alarm& alarm = builder.alarm(0, Grade::II, QStringLiteral("疑似超员"));
    alarm.subject = QStringLiteral("4108810010010001");
    alarm.detail = QStringLiteral("28 人，限员 25 人");
    alarm.transitions.push_back({shown.seat.clock.now() + 90s, AlarmChange::Acknowledged, QStringLiteral("测试值班员"),
                                 QStringLiteral("已核实")});
    shown.show(builder);
    shown.table()->selectRow(0);
    const auto* details = shown.page->findChild<ui::AlarmDetails*>();
    QStringList texts{details->findChild<QPlainTextEdit*>()->toPlainText()};
    for (const QLabel* label : details->findChildren<QLabel*>()) texts << label->text();
    const QString all = texts.join(QLatin1Char('\n'));
    for (const char* part : {"疑似超员", "28 人，限员 25 人", "综采工作面 (4108810010010001)", "2026-11-23 10:01:30",
                             "测试值班员", "已核实", "测试1矿"})
        QVERIFY2(all.contains(QString::fromUtf8(part)), part);
}

void tst_AlarmPage::detailsLeadToOtherPages()
{
    Shown shown;
    shown.show(shown.threeAlarms());
    shown.table()->selectRow(1);
    const QSignalSpy asked(shown.page.get(), &ui::Page::openRequested);
    for (QToolButton* button : shown.page->findChild<ui::AlarmDetails*>()->findChildren<QToolButton*>())
        if (button->text() == QStringLiteral("Map")) button->click();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.front(), (QVariantList{QStringLiteral("map"), QStringLiteral("410881001002")}));
}

void tst_AlarmPage::anAlarmThatAnotherPageNamesIsChosen()
{
    Shown shown;
    SnapshotBuilder builder = shown.threeAlarms();
    Alarm& closed = builder.alarm(1, Grade::IV, QStringLiteral("疑似离线"));
    closed.state = AlarmState::Closed;
    const QString id = closed.id.text();
    shown.show(builder);
    shown.field(QStringLiteral("Find"))->setText(QStringLiteral("nothing like it"));
    shown.page->showSubject(QStringLiteral("alarm/") + id);
    QCOMPARE(shown.table()->currentIndex().data(ui::AlarmTableModel::IdRole).toString(), id);
    QVERIFY(shown.box() == nullptr);
    shown.page->showSubject(QStringLiteral("alarm/unknown"));
    QVERIFY(shown.box() != nullptr);
}

void tst_AlarmPage::emptyTableSaysWhy()
{
    Shown shown;
    shown.show(shown.seat.snapshot());
    QVERIFY(!shown.table()->isVisible());
    QVERIFY(!shown.page->readiness().ready);
    shown.show(shown.threeAlarms());
    QVERIFY(shown.table()->isVisible());
    shown.field(QStringLiteral("Find"))->setText(QStringLiteral("nothing like it"));
    QVERIFY(!shown.table()->isVisible());
    shown.field(QStringLiteral("Find"))->clear();
    QVERIFY(shown.table()->isVisible());
}

void tst_AlarmPage::soundIsHeardOnOtherPages()
{
    Shown shown;
    shown.page->setActive(false);
    shown.show(shown.threeAlarms());
    QCOMPARE(shown.heard, QList<int>{1});
    QCOMPARE(shown.titles().size(), 0);
    shown.page->setActive(true);
    QCOMPARE(shown.titles().size(), 3);
}

void tst_AlarmPage::muteIsRemembered()
{
    Shown shown;
    shown.action(QStringLiteral("Mute"))->setChecked(true);
    shown.open();
    QVERIFY(shown.action(QStringLiteral("Mute"))->isChecked());
    shown.show(shown.threeAlarms());
    QVERIFY(shown.heard.isEmpty());
}

void tst_AlarmPage::subjectChoosesAMine()
{
    Shown shown;
    shown.show(shown.threeAlarms());
    shown.page->showSubject(QStringLiteral("410881001002"));
    QCOMPARE(shown.titles(), QStringList{QStringLiteral("疑似空岗")});
}

QTEST_MAIN(tst_AlarmPage)
#include "tst_alarmpage.moc"
