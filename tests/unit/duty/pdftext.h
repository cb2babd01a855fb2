#pragma once

#include <QProcess>
#include <QStandardPaths>

namespace pitwatch::test {

inline bool canReadPdf()
{
    return !QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty();
}

/// The text of a PDF as it lies on the pages, which end with form feeds.
inline QString pdfText(const QString& path)
{
    QProcess process;
    process.start(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), path, QStringLiteral("-")});
    if (!process.waitForFinished()) return {};
    // Some characters come back as radicals of the same shape.
    return QString::fromUtf8(process.readAllStandardOutput()).normalized(QString::NormalizationForm_KC);
}

}  // namespace pitwatch::test
