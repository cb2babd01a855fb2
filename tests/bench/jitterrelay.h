#pragma once

#include <chrono>
#include <memory>
#include <thread>

#include <core/result.h>
#include <support/privatenetwork.h>

namespace pitwatch::bench {

/// A way between the two networks on which each packet takes any time up to a bound, so that packets also overtake each
/// other. Both ends are TUN devices, whose packets a thread here carries. It ends with the object.
class JitterRelay {
public:
    explicit JitterRelay(std::chrono::milliseconds longest) : longest_(longest) {}
    ~JitterRelay();
    JitterRelay(const JitterRelay&) = delete;
    JitterRelay& operator=(const JitterRelay&) = delete;

    Result<void> begin(const test::PrivateNetwork& network);

    inline static const QString kOurs = QStringLiteral("10.78.0.1");
    inline static const QString kTheirs = QStringLiteral("10.78.0.2");

private:
    void carry();

    const std::chrono::milliseconds longest_;
    int ours_ = -1;
    int theirs_ = -1;
    int end_ = -1;  ///< an eventfd
    std::thread thread_;
};

}  // namespace pitwatch::bench
