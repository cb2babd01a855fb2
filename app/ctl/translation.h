#pragma once

#include <QString>

namespace pitwatch::ctl {

/// Installs the translation of the locale (":/i18n", or a "translations" or "i18n" folder beside or above the program).
/// False when there is none: the output then is English.
bool useTranslation(const QString& locale);

}  // namespace pitwatch::ctl
