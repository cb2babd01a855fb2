#include "statistics.h"

#include <QEventLoop>
#include <QTimer>

#include <algorithm>
#include <cmath>

namespace pitwatch::bench {

double percentile(std::vector<double> values, double share)
{
    if (values.empty()) return std::nan("");
    const auto rank = values.begin() + std::ptrdiff_t(double(values.size() - 1) * share);
    std::nth_element(values.begin(), rank, values.end());
    return *rank;
}

void waitFor(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

}  // namespace pitwatch::bench
