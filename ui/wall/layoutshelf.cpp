#include "layoutshelf.h"

#include <algorithm>

#include <core/logging.h>

using namespace Qt::StringLiterals;

namespace pitwatch::ui {

namespace {

const QString kShelfKey = u"wall.layouts"_s;

Error wrong(const QString& message)
{
    return Error{ErrorKind::InvalidInput, message, {}};
}

}  // namespace

LayoutShelf::LayoutShelf(UiState& state, QObject* parent) : QObject(parent), state_(state)
{
    read();
}

void LayoutShelf::read()
{
    for (const QJsonValue& entry : QJsonArray::fromVariantList(state_.value(kShelfKey).toList())) readOne(entry);
    if (!unreadable_.isEmpty())
        qCWarning(logUi) << unreadable_.size() << "named layouts are unreadable and left out; they stay in the file";
}

void LayoutShelf::readOne(const QJsonValue& entry)
{
    const QString name = cleanName(entry[u"name"_s].toString());
    const QJsonObject wall = entry[u"wall"_s].toObject();
    const auto layout = WallLayout::fromJson(wall.value(u"layout"_s).toObject());
    if (name.isEmpty() || find(name) || !layout || layouts_.size() >= std::size_t(kMostLayouts)) {
        unreadable_.append(entry);
        return;
    }
    layouts_.push_back({name, WallState::fromJson(wall)});
}

void LayoutShelf::keep()
{
    QJsonArray entries;
    for (const NamedLayout& layout : layouts_)
        entries.append(QJsonObject{{u"name"_s, layout.name}, {u"wall"_s, layout.wall.toJson()}});
    for (const QJsonValue& entry : std::as_const(unreadable_)) entries.append(entry);
    state_.setValue(kShelfKey, entries);
    Q_EMIT changed();
}

std::vector<NamedLayout>::iterator LayoutShelf::place(const QString& name)
{
    return std::find_if(layouts_.begin(), layouts_.end(), [&](const NamedLayout& l) { return l.name == name; });
}

const NamedLayout* LayoutShelf::find(const QString& name) const
{
    const auto found =
        std::find_if(layouts_.begin(), layouts_.end(), [&](const NamedLayout& l) { return l.name == name; });
    return found == layouts_.end() ? nullptr : &*found;
}

QString LayoutShelf::cleanName(const QString& name)
{
    return name.simplified().left(kLongestName).trimmed();
}

Result<void> LayoutShelf::save(const QString& name, const WallState& wall)
{
    const QString clean = cleanName(name);
    if (clean.isEmpty()) return wrong(tr("A layout needs a name"));
    if (const auto known = place(clean); known != layouts_.end())
        known->wall = wall;
    else if (layouts_.size() < std::size_t(kMostLayouts))
        layouts_.push_back({clean, wall});
    else
        return wrong(tr("There are %n layout(s) already: delete one first", nullptr, kMostLayouts));
    keep();
    return {};
}

Result<void> LayoutShelf::rename(const QString& name, const QString& newName)
{
    const QString clean = cleanName(newName);
    const auto known = place(name);
    if (known == layouts_.end()) return wrong(tr("There is no layout \"%1\"").arg(name));
    if (clean.isEmpty()) return wrong(tr("A layout needs a name"));
    if (clean == name) return {};
    if (find(clean)) return wrong(tr("Another layout is called \"%1\"").arg(clean));
    known->name = clean;
    keep();
    return {};
}

bool LayoutShelf::remove(const QString& name)
{
    const auto known = place(name);
    if (known == layouts_.end()) return false;
    removed_ = Removed{*known, std::size_t(known - layouts_.begin())};
    layouts_.erase(known);
    keep();
    return true;
}

void LayoutShelf::bringBack()
{
    if (!removed_ || find(removed_->layout.name)) return;
    const std::size_t place = std::min(removed_->place, layouts_.size());
    layouts_.insert(layouts_.begin() + std::ptrdiff_t(place), removed_->layout);
    removed_.reset();
    keep();
}

}  // namespace pitwatch::ui
