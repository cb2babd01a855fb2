#pragma once

#include <alarm/alarm.h>
#include <ui/common/pagecontext.h>

#include "tablesource.h"

namespace pitwatch::ui {

/// An alarm with its facts in large letters, as the engine knows it now: grade, what, where, since when, why, and what
/// was done about it. GUI thread; what the context points to outlives it.
class CaseSource final : public TableSource {
    Q_OBJECT

public:
    CaseSource(const PageContext& context, Alarm alarm);

    QString title() const override;
    QImage picture(QSize size) override;

private:
    void follow();
    std::vector<std::pair<QString, QString>> facts() const;

    const PageContext context_;
    Alarm alarm_;  ///< as it was last known
};

}  // namespace pitwatch::ui
