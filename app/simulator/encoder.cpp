#include "encoder.h"

extern "C" {
#include <x264.h>
}

namespace pitwatch::sim {

namespace {

constexpr float kQuality = 24;  // constant rate factor: clear text, about 300 kbit/s at 640x360

void ignoreMessages(void*, int, const char*, va_list) {}

bool fillParameters(x264_param_t& param, const Encoder::Options& options)
{
    if (x264_param_default_preset(&param, "ultrafast", "zerolatency") < 0) return false;
    param.pf_log = ignoreMessages;
    param.i_width = options.size.width();
    param.i_height = options.size.height();
    param.i_csp = X264_CSP_I420;
    param.i_threads = 1;
    param.b_vfr_input = 0;
    param.i_fps_num = static_cast<std::uint32_t>(options.framesPerSecond);
    param.i_fps_den = 1;
    // Keyframes come when the caller says so.
    param.i_keyint_max = X264_KEYINT_MAX_INFINITE;
    param.i_scenecut_threshold = 0;
    param.b_repeat_headers = 1;
    param.b_annexb = 1;
    param.i_slice_count = 1;
    param.rc.i_rc_method = X264_RC_CRF;
    param.rc.f_rf_constant = kQuality;
    // ultrafast leaves the deblocking filter out, and dark pictures would show their blocks.
    param.b_deblocking_filter = 1;
    return x264_param_apply_profile(&param, "baseline") == 0;
}

}  // namespace

struct Encoder::Context {
    x264_t* encoder = nullptr;
    ~Context()
    {
        if (encoder) x264_encoder_close(encoder);
    }
};

Encoder::Encoder(std::unique_ptr<Context> context) : context_(std::move(context)) {}
Encoder::~Encoder() = default;

Result<std::unique_ptr<Encoder>> Encoder::make(const Options& options)
{
    x264_param_t param;
    auto context = std::make_unique<Context>();
    if (fillParameters(param, options)) context->encoder = x264_encoder_open(&param);
    if (!context->encoder) return Error{ErrorKind::Internal, QStringLiteral("cannot open the H.264 encoder"), {}};
    return std::unique_ptr<Encoder>(new Encoder(std::move(context)));
}

std::span<const std::uint8_t> Encoder::encode(const ScenePicture& picture, std::int64_t number, bool keyframe)
{
    x264_picture_t in;
    x264_picture_t out;
    x264_picture_init(&in);
    in.i_type = keyframe ? X264_TYPE_IDR : X264_TYPE_P;
    in.i_pts = number;
    in.img.i_csp = X264_CSP_I420;
    in.img.i_plane = 3;
    const int width = picture.size.width();
    const std::uint8_t* planes[] = {picture.y.data(), picture.u.data(), picture.v.data()};
    for (int i = 0; i < 3; ++i) {
        in.img.plane[i] = const_cast<std::uint8_t*>(planes[i]);
        in.img.i_stride[i] = i == 0 ? width : width / 2;
    }
    x264_nal_t* units = nullptr;
    int count = 0;
    const int bytes = x264_encoder_encode(context_->encoder, &units, &count, &in, &out);
    if (bytes <= 0 || count <= 0) return {};
    return {units[0].p_payload, static_cast<std::size_t>(bytes)};
}

}  // namespace pitwatch::sim
