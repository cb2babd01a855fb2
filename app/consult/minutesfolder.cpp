#include "minutesfolder.h"

#include "minutesfile.h"

namespace pitwatch {

MinutesFolder::MinutesFolder(QString folder, QObject* parent, std::chrono::milliseconds pause)
    : QObject(parent),
      folder_(std::move(folder)),
      keeper_(
          folder_, [this](const std::optional<Error>& trouble) { answer([this, trouble] { follow(trouble); }); }, pause)
{
}

void MinutesFolder::follow(const std::optional<Error>& trouble)
{
    trouble_ = trouble;
    if (trouble)
        Q_EMIT keepFailed(*trouble);
    else
        Q_EMIT keptAgain();
}

void MinutesFolder::keep(Minutes minutes)
{
    const QString file = minutesFileName(minutes);
    if (minutes.until)
        open_.erase(file);
    else
        open_.insert(file);
    keeper_.keep(std::move(minutes));
}

void MinutesFolder::list(QObject* context, ListAnswer done, std::size_t most)
{
    search({std::nullopt, most}, context, std::move(done));
}

void MinutesFolder::findByCase(const QString& caseId, QObject* context, ListAnswer done)
{
    search({caseId, MinutesQuery{}.most}, context, std::move(done));
}

void MinutesFolder::search(const MinutesQuery& query, QObject* context, ListAnswer done)
{
    keeper_.afterWriting([this, query, open = open_, guard = QPointer<QObject>(context), done = std::move(done)] {
        answer([guard, done, list = listMinutes(folder_, query, open)]() mutable {
            if (guard) done(std::move(list));
        });
    });
}

void MinutesFolder::load(const QString& file, QObject* context, MinutesAnswer done)
{
    keeper_.afterWriting([this, file, guard = QPointer<QObject>(context), done = std::move(done)] {
        answer([guard, done, minutes = loadMinutes(file)]() mutable {
            if (guard) done(std::move(minutes));
        });
    });
}

void MinutesFolder::answer(std::function<void()> call)
{
    QMetaObject::invokeMethod(this, std::move(call), Qt::QueuedConnection);
}

}  // namespace pitwatch
