#include "tableoffers.h"

#include <QApplication>

#include <ui/consult/camerasource.h>
#include <ui/consult/widgetsource.h>
#include <ui/map/mappage.h>
#include <ui/power/powerpage.h>

namespace pitwatch {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize kPage(1280, 720);

/// A page of its own, so that what the duty officer looks at meanwhile changes nothing on the table.
template <typename PageType>
ui::SourceOffer pageOffer(const QString& text, const ui::PageContext& context, const Mine& mine)
{
    return {text, [text, context, name = mine.name, code = mine.code] {
                auto page = std::make_unique<PageType>(context);
                page->setBare(true);
                page->showSubject(code.text());
                page->setActive(true);
                return std::make_unique<ui::WidgetSource>(u"%1 · %2"_s.arg(name, text), std::move(page), kPage);
            }};
}

std::vector<ui::SourceOffer> mineOffers(const ui::PageContext& context, const Mine& mine)
{
    std::vector<ui::SourceOffer> offers;
    offers.push_back(pageOffer<ui::MapPage>(QObject::tr("Map"), context, mine));
    offers.push_back(pageOffer<ui::PowerPage>(QObject::tr("Power curves"), context, mine));
    for (const Camera& camera : mine.cameras)
        offers.push_back({camera.name, [context, key = CameraKey{mine.code, camera.id}] {
                              return std::make_unique<ui::CameraSource>(context, key);
                          }});
    return offers;
}

std::vector<ui::SourceOffer> windowOffers()
{
    std::vector<ui::SourceOffer> offers;
    for (QWidget* window : QApplication::topLevelWidgets()) {
        const bool shown = window->isVisible() && window->windowType() == Qt::Window;
        if (!shown || window->testAttribute(Qt::WA_DontShowOnScreen)) continue;
        const QString text = QObject::tr("Window: %1").arg(window->windowTitle());
        offers.push_back({text, [text, window = QPointer<QWidget>(window)] {
                              return std::make_unique<ui::WidgetSource>(text, window);
                          }});
    }
    return offers;
}

}  // namespace

ui::SourceOffers tableOffers(const ui::PageContext& context)
{
    return [context](const MineCode& code) {
        const Mine* mine = context.region->mine(code);
        return mine ? mineOffers(context, *mine) : windowOffers();
    };
}

}  // namespace pitwatch
