#include <QtTest>

#include <QDesktopServices>

#include <consult/consultrecordings.h>
#include <support/pageseat.h>
#include <ui/consult/caseconsultations.h>

using namespace pitwatch;
using namespace pitwatch::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kPatience = 20'000;

/// Files in a folder, and a desktop that only notes what it is to open.
class Desktop : public QObject {
    Q_OBJECT

public:
    Desktop() { QDesktopServices::setUrlHandler(u"file"_s, this, "open"); }
    ~Desktop() override { QDesktopServices::unsetUrlHandler(u"file"_s); }
    QStringList opened;

public Q_SLOTS:
    void open(const QUrl& url) { opened << url.toLocalFile(); }
};

struct Shelf {
    Shelf()
    {
        ui::PageContext context = seat.context();
        context.minutes = &minutes;
        context.consultRecordings = &recordings;
        button = std::make_unique<ui::CaseConsultations>(context);
    }
    /// A consultation that ended.
    void keep(const QString& room, const QString& caseId)
    {
        Minutes kept;
        kept.room = RoomId(room);
        kept.subject = u"测试矿 & 超员"_s;
        kept.caseId = caseId;
        kept.from = seat.clock.now() - 10min;
        kept.until = seat.clock.now();
        minutes.keep(kept);
    }
    QStringList lines() const
    {
        QStringList texts;
        for (const QAction* action : button->list().actions())
            if (!action->isSeparator()) texts << action->text();
        return texts;
    }

    QTemporaryDir folder;
    SystemClock clock;
    PageSeat seat;
    MinutesFolder minutes{folder.filePath(u"minutes"_s)};
    ConsultRecordings recordings{{folder.filePath(u"recordings"_s), {}, {}}, clock};
    std::unique_ptr<ui::CaseConsultations> button;
};

}  // namespace

class TestCaseConsultations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void consultationsAndRecordingsOfAnAlarmAreFoundAndOpened()
    {
        Shelf shelf;
        Desktop desktop;
        shelf.keep(u"r1"_s, u"alarm-1"_s);
        shelf.keep(u"r2"_s, u"alarm-2"_s);
        const QString recorded = shelf.recordings.folderOf(RoomId(u"r1"_s));
        QVERIFY(QDir().mkpath(recorded));
        RecordingNote note;
        note.room = RoomId(u"r1"_s);
        note.caseId = u"alarm-1"_s;
        note.name = u"测试01"_s;
        note.file = u"测试01.mkv"_s;
        note.state = RecordedState::Complete;
        QVERIFY(saveRecordingNote(note, recorded).ok());

        shelf.button->setCase(u"alarm-1"_s);
        QTRY_COMPARE_WITH_TIMEOUT(shelf.lines().size(), 2, kPatience);
        QVERIFY(shelf.button->isEnabled());
        shelf.button->list().actions().front()->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(desktop.opened.size(), 1, kPatience);
        QVERIFY(desktop.opened[0].endsWith(u".pdf"_s) && QFile::exists(desktop.opened[0]));
        shelf.button->list().actions().back()->trigger();
        QCOMPARE(desktop.opened.back(), recorded);
        QVERIFY(QFile::remove(desktop.opened[0]));
    }

    void anAlarmWithoutAConsultationSaysSo()
    {
        Shelf shelf;
        shelf.keep(u"r2"_s, u"alarm-2"_s);
        shelf.button->setCase(u"alarm-2"_s);
        QTRY_COMPARE_WITH_TIMEOUT(shelf.lines().size(), 1, kPatience);
        shelf.button->setCase(u"alarm-3"_s);
        QVERIFY(!shelf.button->isEnabled());
        QVERIFY(shelf.lines().isEmpty());
    }
};

QTEST_MAIN(TestCaseConsultations)
#include "tst_caseconsultations.moc"
