#pragma once

#include <QString>

#include <functional>
#include <memory>

#include <core/clock.h>
#include <region/region.h>

#include "theme.h"
#include "uistate.h"

namespace pitwatch {

class AsyncReader;
class CallBookKeeper;
class ConsultDesk;
class ConsultRecordings;
class DetectionStore;
class EnginePort;
class FeedHost;
class MinutesFolder;
class PlaybackSource;
class Recorder;
class StoreWriter;
class VideoEngine;

}  // namespace pitwatch

namespace pitwatch::ui {

class EventLoopWatch;
class RecordingChoice;
struct ProgramFacts;

/// What pages are made of: pointers to what outlives them, never owned. Everything belongs to the GUI thread or is
/// safe from it. Pages keep what they need and nothing else.
struct PageContext {
    EnginePort* engine = nullptr;
    VideoEngine* video = nullptr;
    const DetectionStore* detections = nullptr;
    const FeedHost* feeds = nullptr;           ///< null in tests of pages that do not look at feeds
    StoreWriter* store = nullptr;              ///< null: nothing is kept; health of the store
    AsyncReader* history = nullptr;            ///< null: there is no history to read
    const Recorder* recorder = nullptr;        ///< null: nothing is recorded at this seat
    RecordingChoice* recordings = nullptr;     ///< which cameras are; null: nobody can choose
    std::shared_ptr<PlaybackSource> playback;  ///< null: nothing can be played back
    ConsultDesk* consult = nullptr;            ///< null in tests of pages that call nobody
    CallBookKeeper* callBook = nullptr;        ///< null: the call list cannot be changed here
    MinutesFolder* minutes = nullptr;          ///< null: none are kept
    ConsultRecordings* consultRecordings = nullptr;  ///< null: consultations are not recorded
    const EventLoopWatch* eventLoop = nullptr;
    const ProgramFacts* facts = nullptr;   ///< versions and places, for the system page
    std::shared_ptr<const Region> region;  ///< never null
    const Clock* clock = nullptr;
    UiState* state = nullptr;
    QString dataDirectory;  ///< where files of this seat go; empty in tests that write none
    const Theme* theme = nullptr;
    bool gl = false;  ///< a graphics card draws the pictures of a wall
    /// Who is on duty at this seat (值班员); empty when nobody said so.
    std::function<QString()> operatorName = [] { return QString(); };
};

}  // namespace pitwatch::ui
