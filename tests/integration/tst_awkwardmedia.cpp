#include <QtTest>

#include <support/rtspcamera.h>
#include <support/testdata.h>
#include <video/videostream.h>

using namespace pitwatch;
using namespace pitwatch::test;
using namespace std::chrono_literals;

namespace {

QFileInfoList awkwardFiles()
{
    const QString folder = sharedFile(QStringLiteral("awkward"));
    if (folder.isEmpty()) return {};
    QFileInfoList files = QDir(folder).entryInfoList(QDir::Files);
    files.removeIf([](const QFileInfo& file) { return file.fileName().startsWith(QLatin1String("LICENSE")); });
    return files;
}

/// A file that a camera shows.
struct Exhibit {
    QString name;
    std::unique_ptr<RtspCamera> camera{};  ///< null: shown as a file
    std::shared_ptr<VideoStream> stream{};

    bool decided() const
    {
        const StreamStatus status = stream->status();
        return (status.phase == StreamPhase::Live && stream->latestFrame()) ||
               (status.phase == StreamPhase::NoSignal && !status.reason.isEmpty());
    }
    QString outcome() const
    {
        const StreamStatus status = stream->status();
        const QString what = status.phase == StreamPhase::Live ? status.codec : status.reason;
        return QStringLiteral("%1: %2, errors %3").arg(name, what).arg(status.decodeErrors);
    }
};

}  // namespace

/// Clips that have troubled other programs, each shown as a camera; all at once, as on a wall.
class TestAwkwardMedia : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFileShowsAPictureOrSaysWhy_data()
    {
        if (awkwardFiles().isEmpty()) QSKIP("no ../shared/data/awkward beside this checkout");
        QTest::addColumn<bool>("overRtsp");
        QTest::newRow("as files") << false;
        QTest::newRow("over RTSP") << true;
    }

    void everyFileShowsAPictureOrSaysWhy()
    {
        QFETCH(bool, overRtsp);
        const SystemClock clock;
        const auto engine = makeVideoEngine(clock);
        std::vector<Exhibit> exhibits;
        for (const QFileInfo& file : awkwardFiles()) {
            Exhibit exhibit{.name = file.fileName()};
            QString url = file.filePath();
            if (overRtsp) {
                auto clip = cutIntoRtp(url);
                if (!clip) continue;  // this codec cannot be sent
                exhibit.camera = std::make_unique<RtspCamera>(
                    RtspScript{.clip = std::make_shared<RtpClip>(std::move(clip).value())});
                url = exhibit.camera->url();
            }
            exhibit.stream = engine->open({.url = url, .label = exhibit.name, .fileEpoch = {}});
            exhibit.stream->setTargetSize({320, 180});
            exhibits.push_back(std::move(exhibit));
        }
        QVERIFY(exhibits.size() > 10);
        const auto undecided = [&] {
            return std::count_if(exhibits.begin(), exhibits.end(), [](const auto& e) { return !e.decided(); });
        };
        QTRY_COMPARE_WITH_TIMEOUT(undecided(), 0, 60000);
        for (const Exhibit& exhibit : exhibits) qInfo().noquote() << exhibit.outcome();
    }
};

QTEST_GUILESS_MAIN(TestAwkwardMedia)
#include "tst_awkwardmedia.moc"
