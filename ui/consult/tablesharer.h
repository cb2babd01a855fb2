#pragma once

#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

#include <consult/consultdesk.h>

#include "tablesource.h"

namespace pitwatch::ui {

/// Something that can be put on the table, before anybody has: a line of a menu.
struct SourceOffer {
    QString text;
    std::function<std::unique_ptr<TableSource>()> make;
};

/// What a mine has to show: its map, its curves, its cameras.
using SourceOffers = std::function<std::vector<SourceOffer>(const MineCode& mine)>;

/// Puts one source on the table and keeps its picture moving: ten a second. GUI thread; the desk outlives it.
class TableSharer final : public QObject {
    Q_OBJECT

public:
    explicit TableSharer(ConsultDesk& desk, QObject* parent = nullptr);

    /// Takes the place of what was there.
    void share(std::unique_ptr<TableSource> source);
    void stop();
    const TableSource* source() const { return source_.get(); }

Q_SIGNALS:
    void changed();

private:
    void push();

    ConsultDesk& desk_;
    std::unique_ptr<TableSource> source_;
    QTimer timer_;
};

}  // namespace pitwatch::ui
