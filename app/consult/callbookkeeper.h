#pragma once

#include <QObject>
#include <QThreadPool>

#include "callbook.h"

namespace pitwatch {

/// The call list of this seat and its file: read when it is made, written on a thread of its own whenever it changes. A
/// file that cannot be read is told, and moved aside before another is written. GUI thread.
class CallBookKeeper final : public QObject {
    Q_OBJECT

public:
    CallBookKeeper(std::vector<Callee> ofRegion, QString file, QObject* parent = nullptr);
    ~CallBookKeeper() override;

    const std::vector<Callee>& callees() const { return callees_; }
    const std::vector<Callee>& ofRegion() const { return ofRegion_; }
    void setCallees(std::vector<Callee> callees);
    /// Why the seat's own list is not there; empty when it is, or there is none.
    const QString& objection() const { return objection_; }

Q_SIGNALS:
    void changed();
    /// The change holds until the program ends, and no longer.
    void notSaved(const pitwatch::Error& error);

private:
    void save();

    const std::vector<Callee> ofRegion_;
    const QString file_;
    std::vector<Callee> callees_;
    QString objection_;
    QThreadPool writer_;  ///< one thread: writes stay in order
};

}  // namespace pitwatch
