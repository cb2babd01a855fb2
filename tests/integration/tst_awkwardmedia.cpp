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

/// What has to come of a file; of those that are not named here, a picture or a reason.
struct Expectation {
    const char* name;
    const char* asFile;    ///< its codec; null: no picture, but a reason
    const char* overRtsp;  ///< the same; "": the codec cannot be sent that way
};

/// Whole files, and damaged ones of which a decoder has to make pictures, by what README.md beside them says.
constexpr std::array kExpectations{
    Expectation{"am_8k24fps_300ms.mp4", "hevc", "hevc"},
    Expectation{"am_hdr10-video-with-sdr-container.mp4", "hevc", "hevc"},
    Expectation{"am_internal_emulator_transformer_output_270_rotated.mp4", "h264", "h264"},
    Expectation{"am_long_1080p_lowbitrate.mp4", "h264", "h264"},
    Expectation{"am_sample_12_5fps_720p_1s.mp4", "h264", "h264"},
    Expectation{"am_sample_2_byte_NAL_length.mp4", "h264", "h264"},
    Expectation{"am_sample_h264_iframes_only.ts", "h264", "h264"},
    Expectation{"am_sample_mdat_too_long.mp4", "h264", "h264"},
    Expectation{"am_sample_without_stss.mp4", "h264", "h264"},
    Expectation{"mediamtx_offline_av1.mp4", "av1", ""},
    Expectation{"mediamtx_offline_h264.mp4", "h264", "h264"},
    Expectation{"mediamtx_offline_h265.mp4", "hevc", "hevc"},
    Expectation{"mediamtx_offline_vp9.mp4", "vp9", ""},
    Expectation{"oh264_BA_MW_D_IDR_LOST.264", "h264", "h264"},
    Expectation{"oh264_BA_MW_D_P_LOST.264", "h264", "h264"},
    Expectation{"oh264_MR1_BT_A.h264", "h264", "h264"},
    Expectation{"oh264_SVA_FM1_E.264", "h264", "h264"},
    Expectation{"oh264_jm_1080p_allslice.264", "h264", "h264"},
    Expectation{"oh264_sps_subsetsps_bothVUI.264", nullptr, ""},
};

const Expectation* expectationOf(const QString& name)
{
    const auto found = std::find_if(kExpectations.begin(), kExpectations.end(),
                                    [&](const Expectation& e) { return name == QLatin1String(e.name); });
    return found == kExpectations.end() ? nullptr : found;
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
    /// Whether what came of it is what is known of the file.
    bool asExpected(bool overRtsp) const
    {
        const Expectation* known = expectationOf(name);
        if (!known) return true;
        const char* codec = overRtsp ? known->overRtsp : known->asFile;
        const StreamStatus status = stream->status();
        if (!codec) return status.phase == StreamPhase::NoSignal;
        return status.phase == StreamPhase::Live && status.codec == QLatin1String(codec);
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
                if (!clip) {
                    const Expectation* known = expectationOf(exhibit.name);
                    QVERIFY2(!known || !*known->overRtsp, qPrintable(exhibit.name));
                    continue;  // this codec cannot be sent
                }
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
        QStringList wrong;
        for (const Exhibit& exhibit : exhibits) {
            qInfo().noquote() << exhibit.outcome();
            if (!exhibit.asExpected(overRtsp)) wrong << exhibit.outcome();
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }
};

QTEST_GUILESS_MAIN(TestAwkwardMedia)
#include "tst_awkwardmedia.moc"
