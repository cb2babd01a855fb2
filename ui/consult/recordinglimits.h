#pragma once

#include <core/diskretention.h>
#include <ui/common/uistate.h>

/// How long and how much of consultations is kept at this seat: what somebody chose here, in the seat's state.
namespace pitwatch::ui {

/// `otherwise` where nobody has chosen.
RetentionLimits keptRecordingLimits(const UiState& state, RetentionLimits otherwise);
void keepRecordingLimits(UiState& state, const RetentionLimits& limits);

}  // namespace pitwatch::ui
