#pragma once

#include <QIcon>
#include <QString>
#include <QWidget>

namespace pitwatch::ui {

/// Whether a page shows what it is there to show, for the tour and for tests.
struct PageReadiness {
    bool ready = false;
    QString missing;  ///< what it waits for; untranslated, for logs
};

/// One page of the navigation rail. Pages live on the GUI thread, get what they need by constructor and know neither
/// the shell nor each other.
class Page : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual QString pageId() const = 0;                    ///< stable, lower case: "overview", "wall" …
    virtual QString title() const = 0;                     ///< translated
    virtual QString iconName() const { return pageId(); }  ///< resources/icons/<name>.svg
    /// Ready when live data is on the screen; pages without live data are ready at once.
    virtual PageReadiness readiness() const { return {true, {}}; }
    /// The page came to the front or went away: work that nobody sees stops.
    virtual void setActive(bool active) { Q_UNUSED(active) }
    /// Nothing but what the page is there to show: no tools (kiosk).
    virtual void setBare(bool bare){Q_UNUSED(bare)}

    Q_SIGNALS :
        /// Another page should open, e.g. ("map", "410881001001"): the shell switches and calls showSubject() there.
        void openRequested(const QString& pageId, const QString& subject);

public Q_SLOTS:
    /// Shows a mine (its code) or another subject that the page knows; unknown ones are ignored.
    virtual void showSubject(const QString& subject) { Q_UNUSED(subject) }
};

}  // namespace pitwatch::ui
