#pragma once

#include <QString>

namespace pitwatch::mqtt {

/// Why a call of the MQTT library failed, in words that can be shown. `detail`: what the library logged last; it alone
/// says what is wrong with TLS. Reads errno: call at once. Safe from any thread.
QString libraryReason(int code, const QString& detail);

/// Why a broker does not let a client in (MQTT 3.1.1, table 3.1).
QString answerReason(int code);

}  // namespace pitwatch::mqtt
