#include "rtspserver.h"

#include <QUrl>

#include <map>
#include <optional>
#include <tuple>

#include <core/logging.h>

#include "rtspfactory.h"
#include "rtsploop.h"
#include "rtspmounts.h"

namespace pitwatch::sim {

namespace {

constexpr int kDefaultPort = 554;
constexpr guint kSessionCleanupSeconds = 5;
constexpr const char* kWatchedMount = "pitwatch-mount";
/// How long a client is kept after its end. When a write fails, the library has the loop close the client later and
/// does not keep it alive until then.
constexpr guint kLingerSeconds = 3;

struct Place {
    QString host;
    int port = kDefaultPort;
    bool operator<(const Place& other) const { return std::tie(host, port) < std::tie(other.host, other.port); }
};

Place placeOf(const QUrl& url)
{
    return Place{url.host() == QLatin1String("localhost") ? QStringLiteral("127.0.0.1") : url.host(),
                 url.port(kDefaultPort)};
}

QByteArray pathOf(const QUrl& url)
{
    const QString path = url.path(QUrl::FullyEncoded).isEmpty() ? QStringLiteral("/") : url.path(QUrl::FullyEncoded);
    return (url.hasQuery() ? path + QLatin1Char('?') + url.query(QUrl::FullyEncoded) : path).toUtf8();
}

gboolean cleanSessions(gpointer pool)
{
    gst_rtsp_session_pool_cleanup(GST_RTSP_SESSION_POOL(pool));
    return G_SOURCE_CONTINUE;
}

GstRTSPFilterResult removeClient(GstRTSPServer*, GstRTSPClient*, gpointer)
{
    return GST_RTSP_FILTER_REMOVE;
}

GstRTSPFilterResult removeWatcher(GstRTSPServer*, GstRTSPClient* client, gpointer path)
{
    const auto* watched = static_cast<const char*>(g_object_get_data(G_OBJECT(client), kWatchedMount));
    return g_strcmp0(watched, static_cast<const char*>(path)) == 0 ? GST_RTSP_FILTER_REMOVE : GST_RTSP_FILTER_KEEP;
}

}  // namespace

/// One listening socket with the streams behind it. Lives on the loop's thread.
class RtspPort {
public:
    RtspPort(const Place& place, GMainContext* context) : server_(makeQueryServer()), context_(context)
    {
        gst_rtsp_server_set_address(server_, place.host.toUtf8().constData());
        gst_rtsp_server_set_service(server_, QByteArray::number(place.port).constData());
        // Clients live on the loop's thread too. On a thread of the pool one that is closed from here may go on reading
        // from a connection that is gone, for ever.
        GstRTSPThreadPool* threads = gst_rtsp_server_get_thread_pool(server_);
        gst_rtsp_thread_pool_set_max_threads(threads, 0);
        g_object_unref(threads);
        mounts_ = gst_rtsp_server_get_mount_points(server_);
        g_signal_connect(server_, "client-connected", G_CALLBACK(clientConnected), this);
        GstRTSPSessionPool* pool = gst_rtsp_server_get_session_pool(server_);
        cleaner_ = g_timeout_source_new_seconds(kSessionCleanupSeconds);
        g_source_set_callback(cleaner_, cleanSessions, pool, g_object_unref);
        g_source_attach(cleaner_, context_);
    }
    ~RtspPort()
    {
        close();
        g_source_destroy(cleaner_);
        g_source_unref(cleaner_);
        g_signal_handlers_disconnect_by_data(server_, this);
        for (auto& [path, factory] : factories_) g_object_unref(factory);
        g_object_unref(mounts_);
        g_object_unref(server_);
    }
    RtspPort(const RtspPort&) = delete;
    RtspPort& operator=(const RtspPort&) = delete;

    void add(const QByteArray& path, GstRTSPMediaFactory* factory)
    {
        if (const auto old = factories_.find(path); old != factories_.end()) g_object_unref(old->second);
        factories_[path] = factory;
        offer(path);
    }
    void offer(const QByteArray& path)
    {
        gst_rtsp_mount_points_add_factory(mounts_, path.constData(),
                                          GST_RTSP_MEDIA_FACTORY(g_object_ref(factories_.at(path))));
    }
    void refuse(const QByteArray& path)
    {
        gst_rtsp_mount_points_remove_factory(mounts_, path.constData());
        g_list_free_full(gst_rtsp_server_client_filter(server_, removeWatcher, const_cast<char*>(path.constData())),
                         g_object_unref);
    }

    /// Nothing when it listens, else why not.
    QString open()
    {
        if (listener_) return {};
        GError* error = nullptr;
        listener_ = gst_rtsp_server_create_source(server_, nullptr, &error);
        if (!listener_) {
            const QString message = error ? QString::fromUtf8(error->message) : QStringLiteral("cannot listen");
            g_clear_error(&error);
            return message;
        }
        g_source_attach(listener_, context_);
        return {};
    }
    void close()
    {
        if (!listener_) return;
        g_source_destroy(listener_);
        g_source_unref(listener_);
        listener_ = nullptr;
        g_list_free_full(gst_rtsp_server_client_filter(server_, removeClient, nullptr), g_object_unref);
    }

private:
    static void clientConnected(GstRTSPServer*, GstRTSPClient* client, gpointer port)
    {
        g_signal_connect(client, "describe-request", G_CALLBACK(streamAsked), nullptr);
        g_object_ref(client);
        g_signal_connect(client, "closed", G_CALLBACK(clientClosed), static_cast<RtspPort*>(port)->context_);
    }
    static void clientClosed(GstRTSPClient* client, gpointer context)
    {
        g_signal_handlers_disconnect_by_func(client, reinterpret_cast<gpointer>(clientClosed), context);
        GSource* release = g_timeout_source_new_seconds(kLingerSeconds);
        g_source_set_callback(
            release, [](gpointer) -> gboolean { return G_SOURCE_REMOVE; }, client, g_object_unref);
        g_source_attach(release, static_cast<GMainContext*>(context));
        g_source_unref(release);
    }
    /// Remembers what the client watches, so that refuse() can cut it off.
    static void streamAsked(GstRTSPClient* client, GstRTSPContext* context, gpointer)
    {
        gchar* path = mountPathOf(context->uri);
        g_object_set_data_full(G_OBJECT(client), kWatchedMount, path, g_free);
    }

    GstRTSPServer* server_;
    GMainContext* context_;
    GstRTSPMountPoints* mounts_ = nullptr;
    GSource* listener_ = nullptr;
    GSource* cleaner_ = nullptr;
    std::map<QByteArray, GstRTSPMediaFactory*> factories_;
};

class RtspServer::Loop {
public:
    Loop(std::vector<RtspMount> mounts, UtcTime epoch) : mounts_(std::move(mounts))
    {
        loop_.call([&] {
            for (const RtspMount& mount : mounts_) addMount(mount, epoch);
        });
    }
    ~Loop()
    {
        loop_.call([this] { ports_.clear(); });
    }
    Loop(const Loop&) = delete;
    Loop& operator=(const Loop&) = delete;

    Result<void> start()
    {
        std::optional<Error> error;
        loop_.call([&] {
            for (auto& [place, port] : ports_) {
                const QString message = port->open();
                if (message.isEmpty()) continue;
                error = Error{ErrorKind::Unavailable, message,
                              QStringLiteral("rtsp://%1:%2").arg(place.host).arg(place.port)};
                closeAll();
                return;
            }
        });
        if (error) return *error;
        return {};
    }
    void stop()
    {
        loop_.call([this] { closeAll(); });
    }
    void setMountOpen(std::size_t index, bool open)
    {
        const QUrl url(mounts_.at(index).url);
        loop_.post([this, url, open] {
            const auto port = ports_.find(placeOf(url));
            if (port == ports_.end()) return;
            if (open)
                port->second->offer(pathOf(url));
            else
                port->second->refuse(pathOf(url));
        });
    }

private:
    void addMount(const RtspMount& mount, UtcTime epoch)
    {
        const QUrl url(mount.url);
        auto& port = ports_[placeOf(url)];
        if (!port) port = std::make_unique<RtspPort>(placeOf(url), loop_.context());
        port->add(pathOf(url), makeTapFactory(mount.tap, epoch));
    }
    void closeAll()
    {
        for (auto& [place, port] : ports_) port->close();
    }

    const std::vector<RtspMount> mounts_;
    RtspLoop loop_;
    std::map<Place, std::unique_ptr<RtspPort>> ports_;
};

RtspServer::RtspServer(std::vector<RtspMount> mounts, UtcTime epoch)
{
    gst_init(nullptr, nullptr);
    loop_ = std::make_unique<Loop>(std::move(mounts), epoch);
}

RtspServer::~RtspServer() = default;

Result<void> RtspServer::start()
{
    return loop_->start();
}

void RtspServer::stop()
{
    loop_->stop();
}

void RtspServer::setMountOpen(std::size_t mount, bool open)
{
    loop_->setMountOpen(mount, open);
}

bool RtspServer::canServe(const QString& url)
{
    const QUrl parsed(url);
    if (parsed.scheme() != QLatin1String("rtsp")) return false;
    const QString host = parsed.host();
    return host == QLatin1String("localhost") || host == QLatin1String("::1") || host.startsWith(QLatin1String("127."));
}

}  // namespace pitwatch::sim
