#include <QtTest>

#include <engine/minestates.h>

using namespace pitwatch;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const UtcTime kStart = parseIsoTime(u"2026-11-23T02:00:00Z"_s).value();

MineDeclaration declaration(MineStateKind kind, std::optional<UtcTime> from = {}, std::optional<UtcTime> until = {})
{
    return {{kind, from, until, {}}, u"文件"_s};
}

}  // namespace

class TestMineStates : public QObject {
    Q_OBJECT

private:
    const Mine mine_{};

private Q_SLOTS:
    void regionFileDecidesUntilSomethingIsDeclared()
    {
        MineStates states(mine_);
        QCOMPARE(states.at(kStart).state.kind, MineStateKind::Producing);
        states.take(declaration(MineStateKind::Suspended), kStart);
        QCOMPARE(states.at(kStart).state.kind, MineStateKind::Suspended);
        QCOMPARE(states.at(kStart).document, u"文件"_s);
    }

    void declarationCountsFromItsBeginningOn()
    {
        MineStates states(mine_);
        states.take(declaration(MineStateKind::Suspended, kStart + 1h), kStart);
        QCOMPARE(states.at(kStart).state.kind, MineStateKind::Producing);
        QCOMPARE(states.at(kStart + 1h).state.kind, MineStateKind::Suspended);
    }

    void endedDeclarationGivesWayToTheOneBefore()
    {
        MineStates states(mine_);
        states.take(declaration(MineStateKind::Maintenance), kStart);
        states.take(declaration(MineStateKind::Suspended, {}, kStart + 1h), kStart + 1s);
        QCOMPARE(states.at(kStart + 30min).state.kind, MineStateKind::Suspended);
        QCOMPARE(states.at(kStart + 1h).state.kind, MineStateKind::Maintenance);
    }

    void lateDeclarationDoesNotOverruleANewerOne()
    {
        MineStates states(mine_);
        states.take(declaration(MineStateKind::Suspended), kStart + 1min);
        states.take(declaration(MineStateKind::Producing), kStart);
        QCOMPARE(states.at(kStart + 2min).state.kind, MineStateKind::Suspended);
    }
};

QTEST_GUILESS_MAIN(TestMineStates)
#include "tst_minestates.moc"
