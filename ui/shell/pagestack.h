#pragma once

#include <QStackedWidget>

#include <vector>

#include <ui/common/page.h>

namespace pitwatch::ui {

/// The pages of a window; exactly the one in front is active while the window can be seen.
class PageStack final : public QStackedWidget {
    Q_OBJECT

public:
    explicit PageStack(QWidget* parent = nullptr);

    /// Takes ownership.
    void add(Page* page);
    Page* page(const QString& id) const;
    Page* currentPage() const;
    const std::vector<Page*>& pages() const { return pages_; }
    /// False when there is no such page.
    bool show(const QString& id);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void activate(Page* page);

    std::vector<Page*> pages_;
    Page* active_ = nullptr;
};

}  // namespace pitwatch::ui
