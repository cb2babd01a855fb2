#include "quarantine.h"

namespace pitwatch {

namespace {

constexpr qsizetype kMaximumOrigin = 256;
constexpr qsizetype kMaximumReason = 1024;

qsizetype sizeOf(const RefusedInput& input)
{
    constexpr qsizetype kBytesPerCharacter = sizeof(QChar);
    return input.excerpt.size() + kBytesPerCharacter * (input.origin.size() + input.reason.size());
}

/// Makes deep copies, so that a short excerpt does not keep a whole payload in memory.
void cut(RefusedInput& input)
{
    input.excerpt = QByteArray(input.excerpt.constData(), qMin(input.excerpt.size(), qsizetype{kMaximumExcerpt}));
    input.origin = QString(input.origin.constData(), qMin(input.origin.size(), kMaximumOrigin));
    input.reason = QString(input.reason.constData(), qMin(input.reason.size(), kMaximumReason));
}

}  // namespace

void Quarantine::add(RefusedInput input)
{
    cut(input);
    bytes_ += sizeOf(input);
    kept_.push_back(std::move(input));
    while (!kept_.empty() && (kept_.size() > maximum_ || bytes_ > maximumBytes_)) {
        bytes_ -= sizeOf(kept_.front());
        kept_.pop_front();
    }
}

}  // namespace pitwatch
