#include "callbookkeeper.h"

#include <QDir>
#include <QFileInfo>

namespace pitwatch {

using namespace Qt::StringLiterals;

CallBookKeeper::CallBookKeeper(std::vector<Callee> ofRegion, QString file, QObject* parent)
    : QObject(parent), ofRegion_(std::move(ofRegion)), file_(std::move(file)), callees_(ofRegion_)
{
    writer_.setMaxThreadCount(1);
    const Result<CallBook> book = loadCallBook(file_);
    if (book)
        callees_ = withRegion(book.value(), ofRegion_);
    else if (book.error().kind != ErrorKind::NotFound)
        objection_ = book.error().text();
}

CallBookKeeper::~CallBookKeeper()
{
    writer_.waitForDone();
}

void CallBookKeeper::setCallees(std::vector<Callee> callees)
{
    callees_ = withRegion(bookOf(callees, ofRegion_), ofRegion_);
    save();
    Q_EMIT changed();
}

void CallBookKeeper::save()
{
    const bool aside = !objection_.isEmpty();
    objection_.clear();
    writer_.start([this, aside, file = file_, book = bookOf(callees_, ofRegion_)] {
        if (aside) {
            QFile::remove(file + u".damaged"_s);
            QFile::rename(file, file + u".damaged"_s);
        }
        QDir().mkpath(QFileInfo(file).path());
        const Result<void> saved = saveCallBook(book, file);
        if (saved) return;
        QMetaObject::invokeMethod(this, [this, error = saved.error()] { Q_EMIT notSaved(error); });
    });
}

}  // namespace pitwatch
