#pragma once

#include <QLoggingCategory>

namespace pitwatch::webrtc {

Q_DECLARE_LOGGING_CATEGORY(logWebrtc)

}  // namespace pitwatch::webrtc
