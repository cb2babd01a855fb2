#pragma once

#include <chrono>

/// How a network is cut, and what is waited for: the same wherever it is measured, so that figures can be compared.
namespace pitwatch::bench {

inline constexpr std::chrono::seconds kSettled{6};  ///< of a call before its network is touched
inline constexpr std::chrono::seconds kCut{10};     ///< nothing passes for so long
inline constexpr std::chrono::seconds kPatience{60};
inline constexpr int kFlowing = 5;  ///< pictures that show that it is no old one out of a buffer

}  // namespace pitwatch::bench
