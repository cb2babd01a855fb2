#pragma once

#include <QString>
#include <QStringList>

#include <functional>

#include <core/result.h>

/// Network namespaces without names (network_namespaces(7)): they end with the processes in them, however those end,
/// and what is in them ends with them. Needs root, and the programs ip and nsenter.
namespace pitwatch::test {

/// Two networks joined by one cable: ours, and that of a child process.
class PrivateNetwork {
public:
    /// Why there can be none on this machine; empty when there can.
    static QString missing();

    /// Puts the calling thread, and all threads that it starts from now on, into a network of their own that has a
    /// loopback interface only.
    static Result<QString> enter();
    /// Between fork and exec: a network of its own for the new process, with its loopback interface up. Makes system
    /// calls only.
    static std::function<void()> forChild();

    /// Joins ours with that of the child: its end has kTheirs, ours kOurs.
    Result<QString> connectTo(qint64 child);
    /// The child's end of the cable.
    Result<QString> setPlugged(bool plugged) const;
    /// Runs a program in the child's network, or in ours, with text for its standard input; gives what it printed.
    Result<QString> runInChild(const QString& program, const QStringList& arguments, const QString& input = {}) const;
    static Result<QString> run(const QString& program, const QStringList& arguments, const QString& input = {});
    /// Does something on the calling thread in the child's network: a socket that is connected there stays there.
    Result<void> inChild(const std::function<void()>& something) const;
    /// All that comes over the cable is lost without a sign of it at either end, as behind a router that fails.
    Result<QString> setPassable(bool passable) const;
    qint64 child() const { return child_; }

    inline static const QString kOurs = QStringLiteral("10.77.0.1");
    inline static const QString kTheirs = QStringLiteral("10.77.0.2");

private:
    qint64 child_ = 0;
};

}  // namespace pitwatch::test
