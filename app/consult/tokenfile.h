#pragma once

#include "roomtokens.h"

/// What RoomTokens keeps over a restart: hashes, grants and what is revoked, in a JSON file that only the user can
/// read. It holds no token, so whoever copies it gets in nowhere; whoever can write it could let anybody in, so a file
/// that is open to others is not taken. Pure functions; any thread, one at a time per file.
namespace pitwatch {

/// Everything or nothing: a file that is damaged, cut, too large, of another version or open to others is an error, and
/// nobody is let in. NotFound: nothing has been kept yet.
Result<std::vector<RoomTokens::Entry>> loadTokens(const QString& file);

/// Replaces the file as a whole. Expects the folder to be there.
Result<void> saveTokens(const QString& file, const std::vector<RoomTokens::Entry>& entries);

}  // namespace pitwatch
