#pragma once

#include <QTimer>

#include <ui/common/page.h>
#include <ui/common/pagecontext.h>

#include "factsview.h"
#include "feedtablemodel.h"
#include "plugintablemodel.h"
#include "quarantineview.h"
#include "refusalview.h"

namespace pitwatch::ui {

/// 系统: how the program itself does: feeds, plugins, refused inputs, the event loop, the store, versions and places.
class SystemPage final : public Page {
    Q_OBJECT

public:
    explicit SystemPage(const PageContext& context, QWidget* parent = nullptr);

    QString pageId() const override { return QStringLiteral("system"); }
    QString title() const override { return tr("System"); }
    /// Ready when every feed has been heard.
    PageReadiness readiness() const override;
    void setActive(bool active) override;

private:
    QWidget* buildFeeds();
    QWidget* buildPlugins();
    QWidget* buildFacts();
    void refresh();
    FactsView::Facts loopFacts() const;
    FactsView::Facts storeFacts() const;
    FactsView::Facts recordingFacts() const;

    const PageContext context_;
    FeedTableModel* feeds_;
    PluginTableModel* plugins_;
    QuarantineView* quarantine_;
    RefusalView* refusals_ = nullptr;  ///< null where no consultations are held
    FactsView* loop_;
    FactsView* store_;
    FactsView* recording_;
    QTimer timer_;
};

}  // namespace pitwatch::ui
