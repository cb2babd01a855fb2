#pragma once

#include <core/jsoncheck.h>

#include "signalmessage.h"

namespace pitwatch {

/// One type of message: who may say it, whom it concerns, and how its fields are read.
struct SignalKind {
    enum class Way {
        UpOnly,    ///< to the server
        DownOnly,  ///< from the server, about no single sender
        Relayed,   ///< to everybody; the server stamps the sender
        Directed,  ///< to one participant; the server stamps the sender
    };
    Way way;
    signalling::Body (*read)(const JsonCursor&);
};

/// Null for a type that there is not.
const SignalKind* signalKind(const QString& type);

}  // namespace pitwatch
