#pragma once

#include <QString>

#include <functional>
#include <memory>

#include "peerflow.h"
#include "reporttally.h"

namespace pitwatch::webrtc {

/// webrtcbin's C callbacks as functions. All are called on threads of webrtcbin's. The numbers returned disconnect.
gulong onCandidate(GstElement* webrtcbin, std::function<void(int mline, const QString& candidate)> found);
gulong onStateChange(GstElement* webrtcbin, std::function<void()> changed);
gulong onStream(GstElement* webrtcbin, std::function<void(GstElement* webrtcbin, GstPad* pad)> added);

/// Lost packets of the pictures that the peer offers are sent again, in lines of its own making (RFC 4588).
gulong repairPictures(GstElement* webrtcbin);

/// Counts what the peer sends, of whatever kind: a browser that only watches sends reports and nothing else. And what
/// is sent to it: webrtcbin forgets a stream of ours that pauses.
void countPackets(GstElement* pipeline, std::shared_ptr<PeerFlow> flow);
/// Reports that ask for lost packets may leave at once: by default they are so few that they come too late. Those of
/// the peer are added up.
void followReports(GstElement* pipeline, std::shared_ptr<ReportTally> tally);
/// Lost packets are asked for, except of the sound, whose payload type this is: webrtcbin agrees on that with the peer
/// and then does not do it.
void askForLost(GstElement* pipeline, int audioPayload);
/// The peer's wishes for key pictures come here instead of into the pipeline.
void catchKeyRequests(GstElement* appsrc, std::function<void()> asked);

/// A promise that calls `answered` once, with null when there is no answer; webrtcbin takes the reference.
GstPromise* promiseOf(std::function<void(const GstStructure* reply)> answered);
/// The offer or answer in the reply, also set as the local description; empty when there is none.
QString takeOwnDescription(GstElement* webrtcbin, const GstStructure* reply);
/// The error in the reply; empty when there is none.
QString errorOf(const GstStructure* reply);

std::shared_ptr<GstElement> refElement(GstElement* element);

}  // namespace pitwatch::webrtc
