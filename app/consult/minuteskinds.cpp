#include "minuteskinds.h"

namespace pitwatch {

using namespace Qt::StringLiterals;

QStringList roomEventWords()
{
    return {u"opened"_s,
            u"joined"_s,
            u"left"_s,
            u"waited"_s,
            u"gave-up"_s,
            u"admitted"_s,
            u"denied"_s,
            u"locked"_s,
            u"unlocked"_s,
            u"role-given"_s,
            u"muted"_s,
            u"unmuted"_s,
            u"hand-up"_s,
            u"hand-down"_s,
            u"share-began"_s,
            u"share-ended"_s,
            u"said"_s,
            u"decided"_s,
            u"snapshot"_s,
            u"roll-called"_s,
            u"roll-answered"_s,
            u"mode-changed"_s,
            u"recording-began"_s,
            u"recorded"_s,
            u"recording-ended"_s,
            u"closed"_s};
}

QStringList calleeLevelWords()
{
    return {u"county"_s, u"city"_s, u"province"_s, u"mine"_s, u"rescue-team"_s};
}

QStringList callResultWords()
{
    return {u"ringing"_s, u"answered"_s, u"no-answer"_s, u"declined"_s, u"cancelled"_s};
}

}  // namespace pitwatch
