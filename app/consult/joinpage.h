#pragma once

#include <QByteArray>
#include <QHash>

#include "httphead.h"

namespace pitwatch {

/// The page with which a browser takes part: a few files out of the program's resources, and the HTTP answers that
/// carry them. Every answer says that nothing but these files may run (Content Security Policy), who may use the
/// camera, and that nothing is stored; every answer ends its connection. Pure once it is made.
class JoinPage {
public:
    JoinPage();

    /// The whole answer: 200, 404 or 405. `found`: it was one of the files.
    QByteArray answer(const HttpHead& head, bool* found = nullptr) const;

    /// An answer without content, e.g. "400 Bad Request".
    static QByteArray refusal(const QByteArray& status);

private:
    struct File {
        QByteArray type;
        QByteArray content;
    };
    QHash<QByteArray, File> files_;
};

}  // namespace pitwatch
