#pragma once

#include <QString>

/// Where tests find their files.
namespace pitwatch::test {

/// tests/data/<name>
QString dataFile(const QString& name);
/// A file of the source tree, for example resources/demo/region.json.
QString sourceFile(const QString& name);
/// Third-party clips beside the checkout (../shared/data/<name>); empty where they are not.
QString sharedFile(const QString& name);

}  // namespace pitwatch::test
