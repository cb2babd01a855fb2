#pragma once

#include <QImage>
#include <QSize>
#include <QVideoFrame>

#include <memory>

#include <core/result.h>

namespace pitwatch {

/// Memory that a client and its media process both see: decoded pictures on their way to the screen, and pictures that
/// are pushed on their way to the encoder, each in a slot of fixed size. Who may write a slot is agreed on by messages;
/// whoever breaks that, or dies while writing, spoils pixels and nothing else: sizes come with the message, are checked
/// here, and the memory is sealed, so that nobody can take it away from under the other. It belongs to no file system;
/// only those have it to whom the descriptor was handed. Pages are used as far as they are written.
class SharedPictures {
public:
    static constexpr int kFrameSlots = 40;
    static constexpr int kImageSlots = 2;
    static constexpr int kLargestSide = 4'096;
    static constexpr int kSmallestSide = 16;  ///< of a frame: Qt divides by zero when it maps one of 1x1
    static constexpr qint64 kFrameBytes = qint64(kLargestSide) * 2'304 * 3 / 2;
    static constexpr qint64 kImageBytes = qint64(kLargestSide) * kLargestSide * 4;

    /// Of the client. An error when the system has no memory for it.
    static Result<std::unique_ptr<SharedPictures>> create();
    /// Of the process: takes the descriptor over. An error when that is not such memory.
    static Result<std::unique_ptr<SharedPictures>> attach(int descriptor);
    ~SharedPictures();
    SharedPictures(const SharedPictures&) = delete;
    SharedPictures& operator=(const SharedPictures&) = delete;

    int descriptor() const { return descriptor_; }

    /// I420 only. False: another form, or larger than a slot.
    bool putFrame(int slot, const QVideoFrame& frame);
    /// A copy; invalid when slot or size are out of bounds.
    QVideoFrame frame(int slot, QSize size, bool wide) const;

    /// RGB32. False: larger than a slot.
    bool putImage(int slot, const QImage& image);
    /// A copy; null when slot or size are out of bounds.
    QImage image(int slot, QSize size) const;

private:
    SharedPictures(int descriptor, uchar* memory) : descriptor_(descriptor), memory_(memory) {}
    static Result<std::unique_ptr<SharedPictures>> map(int descriptor);
    uchar* frameAt(int slot) const { return memory_ + slot * kFrameBytes; }
    uchar* imageAt(int slot) const { return memory_ + kFrameSlots * kFrameBytes + slot * kImageBytes; }

    const int descriptor_;
    uchar* const memory_;
};

}  // namespace pitwatch
