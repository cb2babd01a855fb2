#include "refusalview.h"

#include <QVBoxLayout>

#include <ui/common/emptystate.h>
#include <ui/common/format.h>

using namespace Qt::StringLiterals;

namespace pitwatch::ui {

namespace {

/// "Invitation expired 3, Foreign page 1".
QString countsText(const RefusalBook& book, quint64 unlisted)
{
    QStringList parts;
    for (std::size_t i = 0; i < kRefusalReasons; ++i) {
        const auto reason = static_cast<RefusalReason>(i);
        if (book.count(reason) == 0) continue;
        parts << u"%1 %2"_s.arg(refusalText(reason), number(static_cast<qint64>(book.count(reason))));
    }
    if (unlisted > 0) parts << RefusalView::tr("not listed %1").arg(number(static_cast<qint64>(unlisted)));
    return parts.join(u"  ·  "_s);
}

}  // namespace

RefusalView::RefusalView(const PageContext& context, QWidget* parent)
    : QWidget(parent),
      model_(new RefusalModel(context.region->timezone, this)),
      header_(new SectionHeader(tr("Refused at the consultation server"), *context.theme)),
      table_(new TableView(*context.theme)),
      stack_(new QStackedWidget)
{
    table_->setModel(model_);
    const std::vector<int> widths{160, 190, 150, 70, 160, 300};
    for (int i = 0; i < static_cast<int>(widths.size()); ++i)
        table_->setColumnWidth(i, widths[static_cast<std::size_t>(i)]);
    table_->remember(*context.state, u"system.refusals"_s);
    table_->setAccessibleName(tr("Refused at the consultation server"));
    stack_->addWidget(new EmptyState(u"check"_s, tr("Nobody was refused"),
                                     tr("Who comes with an invitation that does not hold, from a foreign page or too "
                                        "often stands here, with time and address."),
                                     *context.theme));
    stack_->addWidget(table_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space(1));
    layout->addWidget(header_);
    layout->addWidget(stack_, 1);
}

void RefusalView::update(const RefusalBook& book, quint64 unlisted)
{
    model_->update(book.lines());
    header_->setNote(countsText(book, unlisted));
    stack_->setCurrentIndex(book.lines().empty() ? 0 : 1);
}

}  // namespace pitwatch::ui
