#include "tablesharer.h"

namespace pitwatch::ui {

using namespace std::chrono_literals;

namespace {

constexpr QSize kPicture(1280, 720);
constexpr auto kEvery = 100ms;

}  // namespace

TableSharer::TableSharer(ConsultDesk& desk, QObject* parent) : QObject(parent), desk_(desk)
{
    timer_.setInterval(kEvery);
    connect(&timer_, &QTimer::timeout, this, &TableSharer::push);
    connect(&desk_, &ConsultDesk::presentationChanged, this, [this] {
        if (!desk_.presentation()) stop();
    });
}

void TableSharer::share(std::unique_ptr<TableSource> source)
{
    if (desk_.present() == nullptr) return;
    source_ = std::move(source);
    timer_.start();
    Q_EMIT changed();
}

void TableSharer::stop()
{
    if (!source_) return;
    timer_.stop();
    source_.reset();
    desk_.stopPresenting();
    Q_EMIT changed();
}

void TableSharer::push()
{
    ConsultSession* table = desk_.presentation();
    if (!table || !source_) return;
    const QImage image = source_->picture(kPicture);
    if (!image.isNull()) table->pushPicture(image);
}

}  // namespace pitwatch::ui
