#pragma once

#include <QGridLayout>
#include <QLabel>
#include <QWidget>

#include <utility>
#include <vector>

#include <ui/common/theme.h>

namespace pitwatch::ui {

/// Pairs of a name and a value; values can be selected and copied.
class FactsView final : public QWidget {
    Q_OBJECT

public:
    using Facts = std::vector<std::pair<QString, QString>>;

    explicit FactsView(QWidget* parent = nullptr);

    void set(const Facts& facts);

private:
    QGridLayout* grid_;
    std::vector<QLabel*> names_;
    std::vector<QLabel*> values_;
};

}  // namespace pitwatch::ui
