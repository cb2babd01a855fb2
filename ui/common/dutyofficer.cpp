#include "dutyofficer.h"

using namespace Qt::StringLiterals;

namespace pitwatch::ui {

DutyOfficer::DutyOfficer(UiState& state, QObject* parent)
    : QObject(parent), state_(state), name_(state.value(u"duty.officer"_s).toString().left(kLongestName))
{
}

void DutyOfficer::setName(const QString& name)
{
    const QString tidy = name.simplified().left(kLongestName);
    if (tidy == name_) return;
    name_ = tidy;
    state_.setValue(u"duty.officer"_s, name_);
    Q_EMIT changed();
}

}  // namespace pitwatch::ui
