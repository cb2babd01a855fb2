#pragma once

#include <QLabel>
#include <QVBoxLayout>

#include <ui/common/page.h>

namespace pitwatch::test {

/// A page that remembers what the shell did with it.
class FakePage final : public ui::Page {
public:
    explicit FakePage(QString id) : id_(std::move(id))
    {
        auto* layout = new QVBoxLayout(this);
        layout->addWidget(new QLabel(id_));
    }

    QString pageId() const override { return id_; }
    QString title() const override { return id_; }
    QString iconName() const override { return QStringLiteral("overview"); }
    ui::PageReadiness readiness() const override { return state; }
    void setActive(bool nowActive) override { active = nowActive; }
    void showSubject(const QString& shown) override { subject = shown; }

    ui::PageReadiness state{true, {}};
    bool active = true;
    QString subject;

private:
    const QString id_;
};

}  // namespace pitwatch::test
