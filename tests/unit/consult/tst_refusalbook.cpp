#include <QtTest>

#include <consult/refusalbook.h>

using namespace pitwatch;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

AuditEntry entry(AuditKind kind, const QString& address, std::chrono::seconds at = 0s, const QString& detail = {})
{
    return {UtcTime(at), kind, address, {}, {}, detail};
}

}  // namespace

class TestRefusalBook : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aReasonIsToldApartFromWhatIsNoRefusal_data()
    {
        QTest::addColumn<AuditKind>("kind");
        QTest::addColumn<QString>("detail");
        QTest::addColumn<std::optional<RefusalReason>>("reason");
        const auto row = [](const char* name, AuditKind kind, const QString& detail, std::optional<RefusalReason> why) {
            QTest::newRow(name) << kind << detail << why;
        };
        row("expired", AuditKind::TokenRefused, u"token-expired"_s, RefusalReason::Expired);
        row("revoked", AuditKind::TokenRefused, u"token-revoked"_s, RefusalReason::Revoked);
        row("foreign", AuditKind::TokenRefused, u"token-foreign"_s, RefusalReason::ForeignToken);
        row("made up", AuditKind::TokenRefused, u"token-unknown"_s, RefusalReason::UnknownToken);
        row("origin", AuditKind::OriginRefused, u"https://evil.example"_s, RefusalReason::ForeignOrigin);
        row("no request", AuditKind::RequestRefused, {}, RefusalReason::Malformed);
        row("flood", AuditKind::Flood, {}, RefusalReason::TooMany);
        row("full post", AuditKind::PostFull, {}, RefusalReason::TooMany);
        row("removed", AuditKind::Removed, {}, std::nullopt);
        row("lost", AuditKind::Lost, u"silent"_s, std::nullopt);
    }
    void aReasonIsToldApartFromWhatIsNoRefusal()
    {
        QFETCH(AuditKind, kind);
        QFETCH(QString, detail);
        QTEST(refusalReason(entry(kind, u"10.0.0.1"_s, 0s, detail)), "reason");
    }

    void whoKeepsKnockingIsOneLine()
    {
        RefusalBook book;
        for (int i = 0; i < 1000; ++i)
            QVERIFY(book.note(entry(AuditKind::OriginRefused, u"10.0.0.1"_s, std::chrono::seconds(i), u"x"_s)));
        QVERIFY(book.note(entry(AuditKind::Malformed, u"10.0.0.2"_s, 1000s)));
        QVERIFY(book.note(entry(AuditKind::OriginRefused, u"10.0.0.1"_s, 1001s, u"y"_s)));
        QVERIFY(!book.note(entry(AuditKind::Lost, u"10.0.0.3"_s)));
        QCOMPARE(book.lines().size(), std::size_t(2));
        QCOMPARE(book.lines().front(),
                 (RefusalLine{RefusalReason::ForeignOrigin, u"10.0.0.1"_s, UtcTime(0s), UtcTime(1001s), 1001, u"y"_s}));
        QCOMPARE(book.count(RefusalReason::ForeignOrigin), quint64(1001));
        QCOMPARE(book.total(), quint64(1002));
    }

    void aRefusedTokenTellsWhereItWasToLead()
    {
        RefusalBook book;
        AuditEntry refused = entry(AuditKind::TokenRefused, u"10.0.0.1"_s, 0s, u"token-expired"_s);
        refused.room = RoomId(u"r-1"_s);
        book.note(refused);
        QCOMPARE(book.lines().front().detail, u"r-1"_s);
        refused.post = PostId(u"m-1"_s);
        book.note(refused);
        QCOMPARE(book.lines().front().detail, u"m-1"_s);
    }

    void isBoundedAndCountsWhatItForgets()
    {
        RefusalBook book;
        const int many = 3 * static_cast<int>(RefusalBook::kMost);
        for (int i = 0; i < many; ++i) book.note(entry(AuditKind::Flood, QString::number(i), std::chrono::seconds(i)));
        QCOMPARE(book.lines().size(), RefusalBook::kMost);
        QCOMPARE(book.lines().front().address, QString::number(many - 1));
        QCOMPARE(book.count(RefusalReason::TooMany), quint64(many));
    }
};

QTEST_GUILESS_MAIN(TestRefusalBook)
#include "tst_refusalbook.moc"
