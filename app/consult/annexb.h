#pragma once

#include <QByteArray>

/// H.264 as it is sent (start codes, ITU-T H.264 Annex B) and as files want it (lengths, ISO/IEC 14496-15). Pure.
namespace pitwatch {

struct AvcPicture {
    QByteArray data;           ///< each unit behind its length in four bytes; parameter sets stay among them
    QByteArray configuration;  ///< AVCDecoderConfigurationRecord of its parameter sets; empty: it holds none
};

/// What is no H.264 gives no data.
AvcPicture avcPicture(const QByteArray& accessUnit);

}  // namespace pitwatch
