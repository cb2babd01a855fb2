#include "pagestack.h"

namespace pitwatch::ui {

PageStack::PageStack(QWidget* parent) : QStackedWidget(parent)
{
    connect(this, &QStackedWidget::currentChanged, this, [this] {
        if (isVisible()) activate(currentPage());
    });
}

void PageStack::add(Page* page)
{
    pages_.push_back(page);
    page->setActive(false);
    addWidget(page);
}

Page* PageStack::page(const QString& id) const
{
    for (Page* page : pages_)
        if (page->pageId() == id) return page;
    return nullptr;
}

Page* PageStack::currentPage() const
{
    return qobject_cast<Page*>(currentWidget());
}

bool PageStack::show(const QString& id)
{
    Page* wanted = page(id);
    if (wanted) setCurrentWidget(wanted);
    return wanted != nullptr;
}

void PageStack::showEvent(QShowEvent* event)
{
    QStackedWidget::showEvent(event);
    activate(currentPage());
}

void PageStack::hideEvent(QHideEvent* event)
{
    activate(nullptr);
    QStackedWidget::hideEvent(event);
}

void PageStack::activate(Page* page)
{
    if (page == active_) return;
    if (active_) active_->setActive(false);
    active_ = page;
    if (active_) active_->setActive(true);
}

}  // namespace pitwatch::ui
