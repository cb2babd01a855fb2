#include "rtspmounts.h"

namespace pitwatch::sim {

namespace {

gchar* makePath(GstRTSPMountPoints*, const GstRTSPUrl* url)
{
    if (!url->query || !*url->query) return g_strdup(url->abspath);
    return g_strconcat(url->abspath, "?", url->query, nullptr);
}

void initClass(gpointer klass, gpointer)
{
    static_cast<GstRTSPMountPointsClass*>(klass)->make_path = makePath;
}

GType queryMountPointsType()
{
    static const GType type = g_type_register_static_simple(GST_TYPE_RTSP_MOUNT_POINTS, "PitwatchRtspMountPoints",
                                                            sizeof(GstRTSPMountPointsClass), initClass,
                                                            sizeof(GstRTSPMountPoints), nullptr, GTypeFlags(0));
    return type;
}

}  // namespace

GstRTSPMountPoints* makeQueryMountPoints()
{
    return static_cast<GstRTSPMountPoints*>(g_object_new(queryMountPointsType(), nullptr));
}

}  // namespace pitwatch::sim
