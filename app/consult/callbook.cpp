#include "callbook.h"

#include <QJsonDocument>
#include <QSet>

#include <algorithm>

#include <core/jsoncheck.h>

#include "minuteskinds.h"
#include "privatefile.h"
#include "signalfields.h"

namespace pitwatch {

namespace {

using namespace Qt::StringLiterals;
namespace fields = signalfields;

constexpr qint64 kLargestFile = 1 << 20;

const Callee* find(const std::vector<Callee>& callees, const CalleeId& id)
{
    const auto found = std::find_if(callees.begin(), callees.end(), [&id](const Callee& c) { return c.id == id; });
    return found == callees.end() ? nullptr : &*found;
}

Callee readCallee(const JsonCursor& c)
{
    if (!c.requireObject()) return {};
    const int level = c.member(u"level"_s).oneOf(calleeLevelWords()).value_or(0);
    return {CalleeId(c.member(u"id"_s).text(signalbounds::kIdCharacters)),
            fields::cleanText(c.member(u"name"_s), callbookbounds::kContactCharacters), static_cast<CalleeLevel>(level),
            fields::cleanOptional(c.member(u"contact"_s), callbookbounds::kContactCharacters)};
}

CallBook readBook(const JsonCursor& root)
{
    CallBook book;
    QSet<CalleeId> known;
    root.member(u"version"_s).integer(1, 1);
    for (const JsonCursor& element : root.member(u"callees"_s).elements(true, callbookbounds::kCallees)) {
        book.callees.push_back(readCallee(element));
        if (known.contains(book.callees.back().id)) element.member(u"id"_s).report(u"no second use of this id"_s);
        known.insert(book.callees.back().id);
    }
    for (const JsonCursor& id : root.member(u"removed"_s).elements(false, callbookbounds::kCallees))
        book.removed << id.text(signalbounds::kIdCharacters);
    return book;
}

QJsonObject calleeObject(const Callee& callee)
{
    return {{u"id"_s, callee.id.text()},
            {u"name"_s, callee.name},
            {u"level"_s, calleeLevelWords().at(static_cast<int>(callee.level))},
            {u"contact"_s, callee.contact}};
}

}  // namespace

std::vector<Callee> withRegion(const CallBook& book, const std::vector<Callee>& ofRegion)
{
    std::vector<Callee> all;
    for (Callee callee : book.callees) {
        const Callee* known = find(ofRegion, callee.id);
        if (known != nullptr && known->level == CalleeLevel::Mine) {
            callee.name = known->name;
            callee.level = CalleeLevel::Mine;
        }
        all.push_back(std::move(callee));
    }
    for (const Callee& callee : ofRegion) {
        const bool unwanted = callee.level != CalleeLevel::Mine && book.removed.contains(callee.id.text());
        if (!unwanted && find(all, callee.id) == nullptr) all.push_back(callee);
    }
    return all;
}

CallBook bookOf(const std::vector<Callee>& edited, const std::vector<Callee>& ofRegion)
{
    CallBook book{edited, {}};
    for (const Callee& callee : ofRegion)
        if (find(edited, callee.id) == nullptr) book.removed << callee.id.text();
    return book;
}

Result<CallBook> loadCallBook(const QString& file)
{
    const Result<QByteArray> content = readFile(file, kLargestFile);
    if (!content) return content.error();
    const QJsonDocument document = QJsonDocument::fromJson(content.value());
    if (!document.isObject()) return Error{ErrorKind::InvalidInput, u"no JSON object"_s, file};
    JsonIssues issues(4);
    CallBook book = readBook(JsonCursor(document.object(), {}, issues));
    if (issues.empty()) return book;
    const JsonIssue& first = issues.list().front();
    return Error{ErrorKind::InvalidInput, u"found %1, expected %2"_s.arg(first.found, first.expected),
                 file + first.pointer};
}

Result<void> saveCallBook(const CallBook& book, const QString& file)
{
    QJsonArray callees;
    for (const Callee& callee : book.callees) callees.append(calleeObject(callee));
    const QJsonObject root{
        {u"version"_s, 1}, {u"callees"_s, callees}, {u"removed"_s, QJsonArray::fromStringList(book.removed)}};
    return writePrivateFile(file, QJsonDocument(root).toJson());
}

}  // namespace pitwatch
