#include <QtTest>

#include <QAbstractItemModelTester>

#include <ui/consult/calleedialog.h>
#include <ui/consult/calleemodel.h>
#include <ui/consult/consultwords.h>
#include <ui/consult/participanttile.h>
#include <ui/consult/peoplemodel.h>
#include <ui/consult/rollcallmodel.h>

using namespace pitwatch;
using namespace pitwatch::ui;
using namespace pitwatch::signalling;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kFatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

PeerInfo peer(const QString& id, const QString& name)
{
    PeerInfo info;
    info.id = PeerId(id);
    info.name = name;
    info.role = PeerRole::Speaker;
    return info;
}

struct People {
    ManualClock clock;
    RoomView room{clock};
    PeopleModel model;
    QAbstractItemModelTester tester{&model, kFatal};

    People()
    {
        Welcome welcome;
        welcome.self = peer(u"p1"_s, u"测试01"_s);
        welcome.self.role = PeerRole::Host;
        welcome.peers = {peer(u"p2"_s, u"测试02"_s), peer(u"p3"_s, u"测试03"_s)};
        hear(welcome);
    }
    void hear(const Body& body)
    {
        room.take({{}, {}, body});
        model.update(room);
    }
    QString text(int row, int column) const { return model.index(row, column).data().toString(); }
};

std::vector<CallRecord> twoMines()
{
    return {{{CalleeId(u"m1"_s), u"一号煤矿"_s, CalleeLevel::Mine, {}}, {}, false},
            {{CalleeId(u"m2"_s), u"二号煤矿"_s, CalleeLevel::Mine, {}}, {}, false}};
}

}  // namespace

class TestConsultModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hostsStandFirst()
    {
        const People people;
        QCOMPARE(people.model.rowCount(), 3);
        QVERIFY(people.text(0, PeopleModel::NameColumn).contains(u"测试01"_s));
    }

    void whoWaitsStandsBeforeAllOthers()
    {
        People people;
        people.hear(Knock{PeerId(u"p9"_s), u"测试09"_s, true});
        QCOMPARE(people.text(0, PeopleModel::NameColumn), u"测试09"_s);
        QVERIFY(people.model.at(people.model.index(0, 0))->waits);
    }

    void aRaisedHandComesForward()
    {
        People people;
        PeerInfo raised = peer(u"p3"_s, u"测试03"_s);
        raised.hand = true;
        people.hear(PeerChanged{raised});
        QCOMPARE(people.text(0, PeopleModel::NameColumn), u"测试03"_s);
    }

    void aChangeOfStateKeepsTheRows()
    {
        People people;
        QSignalSpy reset(&people.model, &QAbstractItemModel::modelReset);
        PeerInfo muted = peer(u"p2"_s, u"测试02"_s);
        muted.muted = true;
        people.hear(PeerChanged{muted});
        QCOMPARE(reset.size(), 0);
        QVERIFY(!people.text(1, PeopleModel::StateColumn).isEmpty());
    }

    void calleesAreChosenByTheirBoxes()
    {
        CalleeModel model;
        QAbstractItemModelTester tester(&model, kFatal);
        model.update(twoMines());
        QVERIFY(model.setData(model.index(1, 0), Qt::Checked, Qt::CheckStateRole));
        QCOMPARE(model.chosen(), std::vector{CalleeId(u"m2"_s)});
        QVERIFY(model.setData(model.index(1, 0), Qt::Unchecked, Qt::CheckStateRole));
        QVERIFY(model.chosen().empty());
    }

    void aMineThatDoesNotAnswerSaysSoAndHowOften()
    {
        CalleeModel model;
        QAbstractItemModelTester tester(&model, kFatal);
        std::vector<CallRecord> records = twoMines();
        records[0].attempts = {{UtcTime(), UtcTime() + 30s, CallResult::NoAnswer},
                               {UtcTime(), UtcTime() + 30s, CallResult::NoAnswer}};
        model.update(records);
        const QString text = model.index(0, CalleeModel::StateColumn).data().toString();
        QVERIFY2(text.contains(u'2'), qPrintable(text));
    }

    void aPostThatCannotRingSaysSoBeforeAndWhileItIsCalled()
    {
        CalleeModel model;
        QAbstractItemModelTester tester(&model, kFatal);
        std::vector<CallRecord> records = twoMines();
        model.update(records);
        PostState post{true, BellSound::Blocked};
        model.setPosts([&post](const CalleeId& id) { return id == CalleeId(u"m1"_s) ? post : PostState(); });
        const auto shown = [&model](int row, int role = Qt::DisplayRole) {
            return model.index(row, CalleeModel::StateColumn).data(role).toString();
        };
        QVERIFY2(shown(0).contains(u"no ring tone"_s), qPrintable(shown(0)));
        QVERIFY(shown(0, Qt::ToolTipRole).contains(u"click"_s));
        QVERIFY(!shown(1).contains(u"no ring tone"_s));
        records[0].attempts = {{UtcTime(), std::nullopt, CallResult::Ringing}};
        model.update(records);
        QVERIFY2(shown(0).contains(u"no ring tone"_s), qPrintable(shown(0)));
        records[0].attempts = {{UtcTime(), UtcTime() + 5s, CallResult::Answered}};
        model.update(records);
        QVERIFY(!shown(0).contains(u"no ring tone"_s));
        post.bell = BellSound::Missing;
        model.standingByChanged();
        QVERIFY(shown(0, Qt::ToolTipRole).contains(u"loudspeaker"_s));
        post.bell = BellSound::On;
        records[0].attempts.clear();
        model.update(records);
        QVERIFY(!shown(0).contains(u"no ring tone"_s));
    }

    void aCallThatMovesKeepsTheRows()
    {
        CalleeModel model;
        QAbstractItemModelTester tester(&model, kFatal);
        std::vector<CallRecord> records = twoMines();
        model.update(records);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        records[0].attempts = {{UtcTime(), std::nullopt, CallResult::Ringing}};
        model.update(records);
        QCOMPARE(reset.size(), 0);
        QCOMPARE(model.index(0, 0).data(CalleeModel::CallableRole).toBool(), false);
    }

    void theCallListIsWrittenInAndTakenBackStepByStep()
    {
        const std::vector<Callee> region{{CalleeId(u"m1"_s), u"一号煤矿"_s, CalleeLevel::Mine, {}},
                                         {CalleeId(u"city"_s), u"市局"_s, CalleeLevel::City, {}}};
        CalleeEditModel model(region, region);
        QAbstractItemModelTester tester(&model, kFatal);
        QSignalSpy refused(&model, &CalleeEditModel::refused);
        const int row = model.add(CalleeLevel::Province, 0);
        QCOMPARE(row, 1);
        QVERIFY(model.setData(model.index(row, CalleeEditModel::NameColumn), u"省局"_s, Qt::EditRole));
        QVERIFY(model.setData(model.index(row, CalleeEditModel::ContactColumn), u"0371"_s, Qt::EditRole));
        QVERIFY(model.setData(model.index(row, CalleeEditModel::LevelColumn), int(CalleeLevel::County), Qt::EditRole));
        QCOMPARE(model.callees()[1].level, CalleeLevel::County);
        QCOMPARE(model.move(1, 1), 2);
        QCOMPARE(model.move(2, 1), 2);
        QVERIFY(refused.isEmpty());
        QVERIFY(!model.setData(model.index(2, CalleeEditModel::NameColumn), u"市局"_s, Qt::EditRole));
        QVERIFY(!(model.index(0, CalleeEditModel::NameColumn).flags() & Qt::ItemIsEditable));
        QVERIFY(model.index(0, CalleeEditModel::ContactColumn).flags() & Qt::ItemIsEditable);
        model.remove(0);
        QCOMPARE(refused.size(), 2);
        model.remove(1);
        QCOMPARE(model.rowCount(), 2);
        while (model.canUndo()) model.undo();
        QCOMPARE(model.callees(), region);
    }

    void theDialogOfTheCallListSaysWhatItRefuses()
    {
        const std::vector<Callee> region{{CalleeId(u"m1"_s), u"一号煤矿"_s, CalleeLevel::Mine, {}}};
        const Theme theme;
        CalleeDialog dialog(region, region, theme);
        dialog.show();
        auto* table = dialog.findChild<QTableView*>();
        auto* model = table->model();
        const auto press = [&dialog](const QString& text) {
            for (QPushButton* button : dialog.findChildren<QPushButton*>())
                if (button->text() == text && button->isEnabled()) button->click();
        };
        press(u"Add"_s);
        QCOMPARE(dialog.callees().size(), std::size_t(2));
        QVERIFY(!model->setData(model->index(1, 0), u""_s, Qt::EditRole));
        const auto labels = dialog.findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(),
                            [](const QLabel* label) { return label->text() == faultText(CalleeFault::NoName); }));
        press(u"Undo"_s);
        QCOMPARE(dialog.callees(), region);
    }

    void whoWaitsForTheMediaServerIsToldSo()
    {
        People people;
        QCOMPARE(narrowText(people.room), QString());
        people.hear(ModeChange{CallMode::Mesh, {}, {}, {}, {PeerId(u"p1"_s), PeerId(u"p2"_s)}});
        const QString ofOthers = narrowText(people.room);
        QVERIFY(ofOthers.contains(u'1'));
        people.hear(ModeChange{CallMode::Mesh, {}, {}, {}, {PeerId(u"p2"_s), PeerId(u"p3"_s)}});
        QVERIFY(!narrowText(people.room).isEmpty() && narrowText(people.room) != ofOthers);
        people.hear(ModeChange{CallMode::Sfu, {}, {}, {}});
        QCOMPARE(narrowText(people.room), QString());

        const Theme theme;
        ParticipantTile tile(peer(u"p3"_s, u"测试03"_s), false, theme);
        const QString before = tile.notice();
        tile.setReached(false);
        QVERIFY(!tile.notice().isEmpty() && tile.notice() != before);
        tile.setReached(true);
        QCOMPARE(tile.notice(), before);
    }

    void aRollCallSaysHowLongEachTook()
    {
        RollCallModel model;
        QAbstractItemModelTester tester(&model, kFatal);
        RollCall call{1, UtcTime(100s), u"测试01"_s, {}};
        call.entries = {{PeerId(u"p2"_s), u"测试02"_s, UtcTime(107s)}, {PeerId(u"p3"_s), u"测试03"_s, std::nullopt}};
        model.update(call);
        QVERIFY(model.index(0, RollCallModel::AnswerColumn).data().toString().contains(u'7'));
        QVERIFY(!model.index(1, RollCallModel::AnswerColumn).data().toString().isEmpty());
    }
};

QTEST_MAIN(TestConsultModels)
#include "tst_consultmodels.moc"
