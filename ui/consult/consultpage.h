#pragma once

#include <ui/common/page.h>
#include <ui/common/pagecontext.h>

namespace pitwatch::ui {

/// 会商: says what will be here. No consultation engine plugin exists yet, so there is nothing to talk through, and the
/// page does not pretend otherwise.
class ConsultPage final : public Page {
    Q_OBJECT

public:
    explicit ConsultPage(const PageContext& context, QWidget* parent = nullptr);

    QString pageId() const override { return QStringLiteral("consult"); }
    QString title() const override { return tr("Consultation"); }
};

}  // namespace pitwatch::ui
