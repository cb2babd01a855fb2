#include "minutesnotice.h"

#include <ui/common/theme.h>

namespace pitwatch::ui {

MinutesNotice::MinutesNotice(const MinutesFolder& folder, QWidget* parent) : QLabel(parent), folder_(folder)
{
    setProperty("role", QStringLiteral("notice"));
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    setContentsMargins(space(4), space(2), space(4), space(2));
    connect(&folder, &MinutesFolder::keepFailed, this, &MinutesNotice::follow);
    connect(&folder, &MinutesFolder::keptAgain, this, &MinutesNotice::follow);
    follow();
}

void MinutesNotice::follow()
{
    const auto& trouble = folder_.trouble();
    if (!trouble) return hide();
    setText(tr("The minutes cannot be written and would be lost with the program; it is tried again and again: %1")
                .arg(trouble->text()));
    // Without a place of its own it would be a window.
    if (parentWidget() != nullptr) show();
}

}  // namespace pitwatch::ui
