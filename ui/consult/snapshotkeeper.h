#pragma once

#include <QImage>
#include <QObject>

#include <consult/consultdesk.h>
#include <ui/common/pagecontext.h>

namespace pitwatch::ui {

/// Keeps pictures of a consultation as files and names them in its minutes. GUI thread, which does not wait for the
/// disk; the desk outlives it.
class SnapshotKeeper final : public QObject {
    Q_OBJECT

public:
    SnapshotKeeper(ConsultDesk& desk, const PageContext& context, QObject* parent = nullptr);

    /// `of`: whose picture it is.
    void keep(QImage image, const QString& of);

Q_SIGNALS:
    /// Where it was kept, or why it was not.
    void said(const QString& text);

private:
    void kept(const QString& folder, const QString& name, bool saved);

    ConsultDesk& desk_;
    const PageContext context_;
};

}  // namespace pitwatch::ui
