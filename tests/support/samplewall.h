#pragma once

#include <memory>

#include <region/region.h>
#include <ui/wall/tilepainter.h>

/// A mine with six cameras, and colours that a test can tell apart.
namespace pitwatch::test {

inline const QRgb kGradeII = qRgb(242, 128, 27);

inline CameraKey key(int number)
{
    return {MineCode(QStringLiteral("410881001001")), CameraId(QStringLiteral("c%1").arg(number))};
}

inline QString url(int number)
{
    return QStringLiteral("rtsp://127.0.0.1/c%1").arg(number);
}

inline std::shared_ptr<const Region> region()
{
    auto region = std::make_shared<Region>();
    Mine mine;
    mine.code = key(0).mine;
    mine.name = QStringLiteral("测试一矿");
    for (int c = 0; c < 6; ++c) {
        Camera camera;
        camera.id = key(c).camera;
        camera.name = QStringLiteral("主井口");
        camera.mainUrl = url(c);
        mine.cameras.push_back(camera);
    }
    region->mines.push_back(mine);
    return region;
}

inline ui::TileLook look()
{
    ui::TileLook look;
    look.grades[1] = QColor(kGradeII);
    look.background = Qt::black;
    look.panel = Qt::darkGray;
    look.text = look.muted = look.focus = Qt::white;
    return look;
}

}  // namespace pitwatch::test
