#include <QtTest>

#include <QComboBox>
#include <QLabel>
#include <QToolButton>

#include <consult/minutesfile.h>
#include <consult/minuteslist.h>
#include <ui/duty/dutypage.h>
#include <unit/duty/shiftsample.h>

using namespace pitwatch;
using namespace pitwatch::test;
using namespace std::chrono_literals;

namespace {

/// A page over a store, in the middle of the sample shift.
struct Seat {
    StorePlace place;
    FixedClock clock{kShift.to - 1h};
    ui::Theme theme;
    ui::UiState state;
    std::unique_ptr<AsyncReader> history;
    std::unique_ptr<ui::DutyPage> page;

    void open()
    {
        history = std::make_unique<AsyncReader>(place.path());
        ui::PageContext context;
        context.history = history.get();
        context.region = sampleRegion();
        context.clock = &clock;
        context.state = &state;
        context.theme = &theme;
        context.dataDirectory = place.directory.path();
        page = std::make_unique<ui::DutyPage>(context);
        page->resize(1200, 800);
        page->show();
        page->setActive(true);
    }

    ~Seat()
    {
        page.reset();
        history.reset();
    }

    QToolButton* tool(const QString& text) const
    {
        for (QToolButton* button : page->findChildren<QToolButton*>())
            if (button->text() == text) return button;
        return nullptr;
    }
    bool says(const QString& part) const
    {
        for (const QLabel* label : page->findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(part)) return true;
        return false;
    }
    int previewPages() const { return page->findChild<ui::ReportPreview*>()->pageCount(); }
};

void writeConsultation(const QString& dataDirectory)
{
    Minutes minutes;
    minutes.room = RoomId(QStringLiteral("r-1"));
    minutes.from = kShiftStart + 90min;
    minutes.until = kShiftStart + 150min;
    minutes.snapshots = {{kShiftStart + 2h, {}, QStringLiteral("map.png")}};
    const QDir folder(minutesDirectory(dataDirectory));
    QFile file(folder.filePath(minutesFileName(minutes)));
    if (!folder.mkpath(QStringLiteral(".")) || !file.open(QIODevice::WriteOnly)) qFatal("cannot write");
    file.write(writeMinutesDocument(minutes));
}

}  // namespace

class TestDutyPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emptyStoreShowsWhatWillBeHere()
    {
        Seat seat;
        QVERIFY(prepareStore(seat.place.path()).ok());
        seat.open();
        QTRY_VERIFY(seat.page->readiness().ready);
        QVERIFY(seat.says(QStringLiteral("No shift has been recorded yet")));
        QVERIFY(!seat.tool(QStringLiteral("Export PDF…"))->isEnabled());
    }

    void seatWithoutStoreSaysSo()
    {
        Seat seat;
        ui::PageContext context;
        context.region = sampleRegion();
        context.clock = &seat.clock;
        context.state = &seat.state;
        context.theme = &seat.theme;
        ui::DutyPage page(context);
        page.setActive(true);
        QVERIFY(page.readiness().ready);
    }

    void currentShiftIsPreviewed()
    {
        Seat seat;
        writeSampleShift(seat.place);
        seat.open();
        QTRY_VERIFY_WITH_TIMEOUT(seat.page->readiness().ready, 20000);
        QVERIFY(seat.previewPages() >= 2);
        const auto* choices = seat.page->findChild<QComboBox*>();
        QCOMPARE(choices->itemText(0), QStringLiteral("Current shift · Day shift 08:00–16:00"));
    }

    void exportedReportTellsOfConsultations()
    {
        Seat seat;
        writeSampleShift(seat.place);
        writeConsultation(seat.place.directory.path());
        seat.open();
        QTRY_VERIFY_WITH_TIMEOUT(seat.page->readiness().ready, 20000);
        const QString path = seat.place.directory.filePath(QStringLiteral("report.csv"));
        seat.page->setFileChooser([&path](QWidget*, const QString&, const QString&) { return path; });
        seat.tool(QStringLiteral("Export CSV…"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(seat.says(QStringLiteral("Exported to")), 20000);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("10:00:00,Snapshot,Duty seat,map.png"));
    }

    void previousShiftIsOneChoiceAway()
    {
        Seat seat;
        writeSampleShift(seat.place);
        seat.open();
        QTRY_VERIFY_WITH_TIMEOUT(seat.page->readiness().ready, 20000);
        auto* picker = seat.page->findChild<ui::PeriodPicker*>();
        picker->choose(ui::PeriodPicker::Choice::Previous);
        QCOMPARE(picker->period(), (Period{kShiftStart - 8h, kShiftStart}));
    }

    void periodWithoutDataIsSaid()
    {
        Seat seat;
        writeSampleShift(seat.place);
        seat.open();
        QTRY_VERIFY_WITH_TIMEOUT(seat.page->readiness().ready, 20000);
        seat.page->findChild<ui::PeriodPicker*>()->setCustom({kShiftStart - 48h, kShiftStart - 40h});
        QTRY_VERIFY_WITH_TIMEOUT(seat.says(QStringLiteral("Nothing was recorded in this period")), 20000);
    }

    void reversedPeriodIsRefused()
    {
        Seat seat;
        writeSampleShift(seat.place);
        seat.open();
        QTRY_VERIFY_WITH_TIMEOUT(seat.page->readiness().ready, 20000);
        auto* picker = seat.page->findChild<ui::PeriodPicker*>();
        picker->setCustom({kShift.to, kShift.from});
        QTRY_VERIFY_WITH_TIMEOUT(seat.says(QStringLiteral("The period ends before it begins")), 20000);
    }

    void customTimesAreTheRegions()
    {
        Seat seat;
        QVERIFY(prepareStore(seat.place.path()).ok());
        seat.open();
        auto* picker = seat.page->findChild<ui::PeriodPicker*>();
        picker->setCustom(kShift);
        QCOMPARE(picker->period(), kShift);
        QCOMPARE(picker->findChildren<QDateTimeEdit*>().front()->time(), QTime(8, 0));
    }

    void exportWritesTheFileAndRemembersTheFolder()
    {
        Seat seat;
        writeSampleShift(seat.place);
        seat.open();
        QTRY_VERIFY_WITH_TIMEOUT(seat.page->readiness().ready, 20000);
        const QString path = seat.place.directory.filePath(QStringLiteral("out.csv"));
        QString suggestion;
        seat.page->setFileChooser([&](QWidget*, const QString& suggested, const QString&) {
            suggestion = suggested;
            return path;
        });
        QTRY_VERIFY(seat.tool(QStringLiteral("Export CSV…"))->isEnabled());
        seat.tool(QStringLiteral("Export CSV…"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(path), 20000);
        QVERIFY(suggestion.endsWith(QStringLiteral("示范区-20261123-0800-1600.csv")));
        QTRY_VERIFY(seat.says(QStringLiteral("Exported to")));
        QCOMPARE(seat.state.value(QStringLiteral("duty/folder")).toString(), seat.place.directory.path());
    }

    void failedExportIsShown()
    {
        Seat seat;
        writeSampleShift(seat.place);
        seat.open();
        QTRY_VERIFY_WITH_TIMEOUT(seat.page->readiness().ready, 20000);
        seat.page->setFileChooser([&](QWidget*, const QString&, const QString&) {
            return seat.place.directory.filePath(QStringLiteral("missing/out.pdf"));
        });
        QTRY_VERIFY(seat.tool(QStringLiteral("Export PDF…"))->isEnabled());
        seat.tool(QStringLiteral("Export PDF…"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(seat.says(QStringLiteral("cannot be written")), 20000);
    }

    void unreadableStoreIsSaid()
    {
        Seat seat;
        QFile file(seat.place.path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        seat.open();
        QTRY_VERIFY_WITH_TIMEOUT(seat.says(QStringLiteral("The report could not be made")), 20000);
        QVERIFY(!seat.page->readiness().ready);
    }
};

QTEST_MAIN(TestDutyPage)
#include "tst_dutypage.moc"
