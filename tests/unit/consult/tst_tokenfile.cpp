#include <QtTest>

#include <consult/tokenfile.h>

using namespace pitwatch;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const RoomId kRoom(u"r-1"_s);
const PostId kPost(u"m-410881001001"_s);

/// Tokens of a bureau, and the file that they are kept in.
struct Bureau {
    QTemporaryDir folder;
    QString file = folder.filePath(u"tokens.json"_s);
    ManualClock clock{UtcTime{1'000'000'000s} + 123'456us};
    RoomTokens tokens{clock};
    RoomTokens::Issued post = issue({}, kPost, std::chrono::days(400));
    RoomTokens::Issued room = issue(kRoom, {}, 8h);
    RoomTokens::Issued revoked = issue({}, kPost, std::chrono::days(400));

    Bureau() { tokens.revoke(revoked.id); }
    RoomTokens::Issued issue(const RoomId& at, const PostId& standing, Micros term)
    {
        return tokens.issue({{}, at, PeerRole::Speaker, true, u"一号矿 \"调度室\"\n"_s, clock.now() + term, standing})
            .value();
    }
    QByteArray kept() const
    {
        QFile kept(file);
        return kept.open(QIODevice::ReadOnly) ? kept.readAll() : QByteArray();
    }
    void keep(const QByteArray& content) const
    {
        QFile damaged(file);
        QVERIFY(damaged.open(QIODevice::WriteOnly));
        damaged.write(content);
        QVERIFY(damaged.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner));
    }
};

}  // namespace

class TestTokenFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tokensAreValidAfterARestartAndRevokedOnesStayRevoked()
    {
        Bureau bureau;
        QVERIFY(saveTokens(bureau.file, bureau.tokens.entries()).ok());
        const auto loaded = loadTokens(bureau.file);
        QVERIFY2(loaded.ok(), loaded.ok() ? "" : qPrintable(loaded.error().text()));
        QVERIFY(loaded.value() == bureau.tokens.entries());
        RoomTokens after(bureau.clock);
        after.restore(loaded.value());
        QVERIFY(after.check(bureau.post.token, kPost).grant);
        QVERIFY(after.check(bureau.room.token, kRoom).grant);
        QVERIFY(!after.check(bureau.post.token, kRoom).grant);
        QCOMPARE(after.check(bureau.revoked.token, kPost).fault, TokenFault::Revoked);
        bureau.clock.advance(std::chrono::days(399));
        QVERIFY(after.check(bureau.post.token, kPost).grant);
        QCOMPARE(after.check(bureau.room.token, kRoom).fault, TokenFault::Expired);
        bureau.clock.advance(std::chrono::days(1));
        QCOMPARE(after.check(bureau.post.token, kPost).fault, TokenFault::Expired);
    }

    void theFileIsTheUsersAloneAndHoldsNoToken()
    {
        Bureau bureau;
        QVERIFY(saveTokens(bureau.file, bureau.tokens.entries()).ok());
        const auto others =
            QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
        QVERIFY(!(QFile::permissions(bureau.file) & others));
        for (const auto& issued : {bureau.post, bureau.room}) QVERIFY(!bureau.kept().contains(issued.token.toLatin1()));
        QVERIFY(bureau.kept().contains(bureau.post.id.text().toLatin1()));
    }

    void aFileThatOthersCanReachIsNotTaken_data()
    {
        QTest::addColumn<int>("open");
        QTest::newRow("group reads") << int(QFileDevice::ReadGroup);
        QTest::newRow("others write") << int(QFileDevice::WriteOther);
    }
    void aFileThatOthersCanReachIsNotTaken()
    {
        QFETCH(int, open);
        Bureau bureau;
        QVERIFY(saveTokens(bureau.file, bureau.tokens.entries()).ok());
        QVERIFY(QFile::setPermissions(bureau.file, QFileDevice::ReadOwner | QFileDevice::Permission(open)));
        QCOMPARE(loadTokens(bureau.file).error().kind, ErrorKind::Permission);
    }

    void noFileIsSaidAsSuch()
    {
        Bureau bureau;
        QCOMPARE(loadTokens(bureau.file).error().kind, ErrorKind::NotFound);
        QVERIFY(!saveTokens(bureau.folder.filePath(u"nowhere/tokens"_s), bureau.tokens.entries()).ok());
    }

    void aFileCutAnywhereLetsNobodyIn()
    {
        Bureau bureau;
        QVERIFY(saveTokens(bureau.file, bureau.tokens.entries()).ok());
        const QByteArray whole = bureau.kept();
        for (qsizetype length = 0; length < whole.size(); ++length) {
            bureau.keep(whole.left(length));
            const auto loaded = loadTokens(bureau.file);
            QVERIFY2(!loaded.ok(), QByteArray::number(length).constData());
            QCOMPARE(loaded.error().kind, ErrorKind::InvalidInput);
            QCOMPARE(loaded.error().where, bureau.file);
        }
    }

    void aFieldThatIsWrongOrMissingSpoilsTheWholeFile()
    {
        Bureau bureau;
        QVERIFY(saveTokens(bureau.file, bureau.tokens.entries()).ok());
        const QJsonObject good = QJsonDocument::fromJson(bureau.kept()).object();
        const auto loads = [&bureau](const QJsonObject& root) {
            bureau.keep(QJsonDocument(root).toJson());
            return loadTokens(bureau.file).ok();
        };
        QVERIFY(loads(good));
        const QJsonArray tokens = good.value("tokens"_L1).toArray();
        const QJsonObject first = tokens.at(0).toObject();
        const QStringList keys = first.keys();
        QCOMPARE(keys.size(), 9);
        const auto loadsWith = [&](const QString& key, const QJsonValue& value) {
            QJsonObject entry = first;
            entry.insert(key, value);  // an undefined value removes it
            QJsonArray bent = tokens;
            bent.replace(0, entry);
            QJsonObject root = good;
            root.insert(u"tokens"_s, bent);
            return loads(root);
        };
        for (const QString& key : keys) {
            QVERIFY(loadsWith(key, first.value(key)));
            for (const QJsonValue& wrong : {QJsonValue(QJsonValue::Undefined), QJsonValue(QJsonValue::Null),
                                            QJsonValue(1.5), QJsonValue(QString(2000, u'a')), QJsonValue(QJsonArray())})
                QVERIFY2(!loadsWith(key, wrong), qPrintable(key));
        }
        QVERIFY2(!loadsWith(u"room"_s, u"r-1"_s), "for a room and for a post");
        QVERIFY2(!loadsWith(u"post"_s, u""_s), "for nothing");
        QVERIFY2(!loadsWith(u"hash"_s, tokens.at(1).toObject().value("hash"_L1)), "the same hash twice");
        QVERIFY2(!loadsWith(u"id"_s, tokens.at(1).toObject().value("id"_L1)), "the same name twice");
        QVERIFY(!loads({{u"version"_s, 2}, {u"tokens"_s, tokens}}));
        QVERIFY(!loads({{u"version"_s, 1}}));
    }

    void aFileThatIsTooLargeIsNotRead()
    {
        Bureau bureau;
        bureau.keep(QByteArray(9 * 1024 * 1024, ' '));
        QCOMPARE(loadTokens(bureau.file).error().kind, ErrorKind::Exhausted);
    }
};

QTEST_GUILESS_MAIN(TestTokenFile)
#include "tst_tokenfile.moc"
