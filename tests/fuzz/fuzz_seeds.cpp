#include <QDir>

#include <cstdio>

#include <support/testclip.h>

using namespace pitwatch;

namespace {

struct Seed {
    const char* name;
    const char* encoder;
};

constexpr Seed kSeeds[] = {{"avc.mp4", "libx264"}, {"avc.ts", "libx264"},    {"avc.h264", "libx264"},
                           {"avc.flv", "libx264"}, {"avc.mkv", "libx264"},   {"hevc.mp4", "libx265"},
                           {"hevc.ts", "libx265"}, {"hevc.hevc", "libx265"}, {"jpeg.mkv", "mjpeg"},
                           {"jpeg.mjpeg", "mjpeg"}};

}  // namespace

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "Usage: fuzz_seeds DIRECTORY\n");
        return 2;
    }
    const QDir directory(QString::fromLocal8Bit(argv[1]));
    directory.mkpath(QStringLiteral("."));
    for (const Seed& seed : kSeeds) {
        const QString problem = test::writeTestClip(
            directory.filePath(QString::fromLatin1(seed.name)),
            {.encoder = QString::fromLatin1(seed.encoder), .size = {96, 64}, .frames = 6, .keyEvery = 3, .bFrames = 1});
        if (!problem.isEmpty()) std::fprintf(stderr, "%s: %s\n", seed.name, qPrintable(problem));
    }
    return 0;
}
