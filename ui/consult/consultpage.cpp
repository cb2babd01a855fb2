#include "consultpage.h"

#include <QVBoxLayout>

#include <ui/common/emptystate.h>

using namespace Qt::StringLiterals;

namespace pitwatch::ui {

ConsultPage::ConsultPage(const PageContext& context, QWidget* parent) : Page(parent)
{
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(new EmptyState(
        u"consult"_s, tr("No video consultation on this machine yet"),
        tr("Here the duty leader will talk with a mine's dispatch room, with the camera, the map and the "
           "load curve beside the picture.\n\nThis needs a consultation engine, which comes as a plugin. "
           "None is installed. Until then, reach the mine by telephone."),
        *context.theme));
}

}  // namespace pitwatch::ui
