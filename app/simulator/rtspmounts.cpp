#include "rtspmounts.h"

#include <cstring>

namespace pitwatch::sim {

namespace {

gchar* mountPath(GstRTSPMountPoints*, const GstRTSPUrl* url)
{
    return mountPathOf(url);
}

gchar* clientPath(GstRTSPClient*, const GstRTSPUrl* url)
{
    return mountPathOf(url);
}

GType deriveType(GType parent, const char* name, GClassInitFunc initialise)
{
    GTypeQuery query;
    g_type_query(parent, &query);
    return g_type_register_static_simple(parent, name, query.class_size, initialise, query.instance_size, nullptr,
                                         GTypeFlags(0));
}

GType mountsType()
{
    static const GType type = deriveType(
        GST_TYPE_RTSP_MOUNT_POINTS, "PitwatchRtspMounts",
        [](gpointer klass, gpointer) { static_cast<GstRTSPMountPointsClass*>(klass)->make_path = mountPath; });
    return type;
}

GType clientType()
{
    static const GType type = deriveType(GST_TYPE_RTSP_CLIENT, "PitwatchRtspClient", [](gpointer klass, gpointer) {
        static_cast<GstRTSPClientClass*>(klass)->make_path_from_uri = clientPath;
    });
    return type;
}

/// As the library's, but with clients of our kind.
GstRTSPClient* createClient(GstRTSPServer* server)
{
    auto* client = static_cast<GstRTSPClient*>(g_object_new(clientType(), nullptr));
    GstRTSPSessionPool* sessions = gst_rtsp_server_get_session_pool(server);
    gst_rtsp_client_set_session_pool(client, sessions);
    g_object_unref(sessions);
    GstRTSPMountPoints* mounts = gst_rtsp_server_get_mount_points(server);
    gst_rtsp_client_set_mount_points(client, mounts);
    g_object_unref(mounts);
    GstRTSPThreadPool* threads = gst_rtsp_server_get_thread_pool(server);
    gst_rtsp_client_set_thread_pool(client, threads);
    g_object_unref(threads);
    return client;
}

GType serverType()
{
    static const GType type = deriveType(GST_TYPE_RTSP_SERVER, "PitwatchRtspServer", [](gpointer klass, gpointer) {
        static_cast<GstRTSPServerClass*>(klass)->create_client = createClient;
    });
    return type;
}

}  // namespace

GstRTSPServer* makeQueryServer()
{
    auto* server = static_cast<GstRTSPServer*>(g_object_new(serverType(), nullptr));
    auto* mounts = static_cast<GstRTSPMountPoints*>(g_object_new(mountsType(), nullptr));
    gst_rtsp_server_set_mount_points(server, mounts);
    g_object_unref(mounts);
    return server;
}

gchar* mountPathOf(const GstRTSPUrl* url)
{
    if (!url->query || !*url->query) return g_strdup(url->abspath);
    gchar* path = g_strconcat(url->abspath, "?", url->query, nullptr);
    if (const size_t length = strlen(path); path[length - 1] == '/') path[length - 1] = '\0';
    return path;
}

}  // namespace pitwatch::sim
