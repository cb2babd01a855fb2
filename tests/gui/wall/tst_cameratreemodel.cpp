#include <QtTest>

#include <QAbstractItemModelTester>
#include <QMimeData>

#include <ui/wall/cameratreemodel.h>

using namespace pitwatch;
using namespace pitwatch::ui;

namespace {

std::shared_ptr<const Region> region()
{
    auto region = std::make_shared<Region>();
    for (int m = 0; m < 2; ++m) {
        Mine mine;
        mine.code = MineCode(QStringLiteral("41088100100%1").arg(m));
        mine.name = QStringLiteral("测试%1矿").arg(m);
        for (int c = 0; c < 3; ++c) {
            Camera camera;
            camera.id = CameraId(QStringLiteral("c%1").arg(c));
            camera.name = QStringLiteral("主井口%1").arg(c);
            mine.cameras.push_back(camera);
        }
        region->mines.push_back(mine);
    }
    return region;
}

}  // namespace

class TestCameraTreeModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isASoundModel()
    {
        CameraTreeModel model(region());
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        RegionSnapshot snapshot;
        snapshot.mines.resize(1);
        snapshot.mines[0].code = region()->mines[0].code;
        snapshot.mines[0].cameras = {CameraSnapshot{CameraId(QStringLiteral("c1")), true, {}, {}}};
        model.update(snapshot);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.rowCount(model.index(1, 0)), 3);
    }

    void announcesOnlyWhatChanged()
    {
        CameraTreeModel model(region());
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        RegionSnapshot snapshot;
        snapshot.mines.resize(1);
        snapshot.mines[0].code = region()->mines[0].code;
        snapshot.mines[0].cameras = {
            CameraSnapshot{CameraId(QStringLiteral("c1")), false, {}, QStringLiteral("refused")}};
        model.update(snapshot);
        model.update(snapshot);
        QCOMPARE(changes.size(), 1);
        const QModelIndex camera = model.index(1, 0, model.index(0, 0));
        QCOMPARE(camera.data(CameraTreeModel::OnlineRole), QVariant(false));
        QVERIFY(camera.data(Qt::ToolTipRole).toString().contains(QStringLiteral("refused")));
    }

    void recordedCamerasCarryAMark()
    {
        CameraTreeModel model(region());
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        model.setRecorded({{region()->mines[0].code, CameraId(QStringLiteral("c1"))}});
        QVERIFY(!changes.isEmpty());
        const auto text = [&](int camera) { return model.index(camera, 0, model.index(0, 0)).data().toString(); };
        QVERIFY(text(1).contains(QStringLiteral("REC")));
        QVERIFY(!text(0).contains(QStringLiteral("REC")));
        model.setRecorded({});
        QVERIFY(!text(1).contains(QStringLiteral("REC")));
    }

    void camerasAndMinesCanBeDragged()
    {
        CameraTreeModel model(region());
        const QModelIndex mine = model.index(0, 0);
        const QModelIndex camera = model.index(2, 0, mine);
        QVERIFY(mine.flags() & Qt::ItemIsDragEnabled);
        QVERIFY(camera.flags() & Qt::ItemIsDragEnabled);
        const std::unique_ptr<QMimeData> mime(model.mimeData({camera}));
        QVERIFY(cameraFromMime(mime->data(QLatin1String(kCameraMimeType))) == model.cameraAt(camera));
        const std::unique_ptr<QMimeData> all(model.mimeData({mine}));
        QVERIFY(mineFromMime(all->data(QLatin1String(kMineMimeType))) == region()->mines[0].code);
    }

    void refusesForeignDrops()
    {
        QVERIFY(!cameraFromMime("nonsense"));
        QVERIFY(!cameraFromMime("/"));
        QVERIFY(!cameraFromMime(""));
        QVERIFY(!mineFromMime(""));
    }
};

QTEST_MAIN(TestCameraTreeModel)
#include "tst_cameratreemodel.moc"
