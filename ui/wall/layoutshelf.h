#pragma once

#include <QJsonArray>
#include <QObject>

#include <optional>
#include <vector>

#include <ui/common/uistate.h>

#include "wallstate.h"

namespace pitwatch::ui {

/// A wall with a name: its layout and its cameras.
struct NamedLayout {
    QString name;
    WallState wall;
};

/// The named layouts of the seat, shared by all its walls. Kept in the seat's memory; entries that cannot be read are
/// left out with a log line but stay in the file. GUI thread; the state outlives it.
class LayoutShelf final : public QObject {
    Q_OBJECT

public:
    static constexpr int kMostLayouts = 100;
    static constexpr int kLongestName = 40;

    explicit LayoutShelf(UiState& state, QObject* parent = nullptr);

    const std::vector<NamedLayout>& all() const { return layouts_; }
    /// Null when there is none of that name.
    const NamedLayout* find(const QString& name) const;
    /// The name as it would be kept: without space around it; empty when it is no name.
    static QString cleanName(const QString& name);

    /// Keeps the wall under this name, instead of the one that has it. Errors: no name, shelf full.
    Result<void> save(const QString& name, const WallState& wall);
    /// Errors: no such layout, no name, or another has it.
    Result<void> rename(const QString& name, const QString& newName);
    /// False when there is none of that name.
    bool remove(const QString& name);
    /// Name of the layout that was removed last and can come back; empty when there is none.
    QString removedName() const { return removed_ ? removed_->layout.name : QString(); }
    void bringBack();

Q_SIGNALS:
    void changed();

private:
    struct Removed {
        NamedLayout layout;
        std::size_t place = 0;
    };

    void read();
    void readOne(const QJsonValue& entry);
    void keep();
    std::vector<NamedLayout>::iterator place(const QString& name);

    UiState& state_;
    std::vector<NamedLayout> layouts_;
    std::optional<Removed> removed_;
    QJsonArray unreadable_;
};

}  // namespace pitwatch::ui
