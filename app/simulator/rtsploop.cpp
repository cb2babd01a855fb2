#include "rtsploop.h"

#include <future>

namespace pitwatch::sim {

namespace {

gboolean runWork(gpointer data)
{
    (*static_cast<std::function<void()>*>(data))();
    return G_SOURCE_REMOVE;
}

void deleteWork(gpointer data)
{
    delete static_cast<std::function<void()>*>(data);
}

}  // namespace

RtspLoop::RtspLoop() : context_(g_main_context_new()), loop_(g_main_loop_new(context_, FALSE))
{
    std::promise<void> running;
    post([&running] { running.set_value(); });
    thread_ = std::thread([this] {
        g_main_context_push_thread_default(context_);
        g_main_loop_run(loop_);
        g_main_context_pop_thread_default(context_);
    });
    running.get_future().wait();
}

RtspLoop::~RtspLoop()
{
    post([this] { g_main_loop_quit(loop_); });
    thread_.join();
    g_main_loop_unref(loop_);
    g_main_context_unref(context_);
}

void RtspLoop::post(std::function<void()> work)
{
    // Not g_main_context_invoke(): before the thread runs, that would run the work at once on the caller's.
    GSource* source = g_idle_source_new();
    g_source_set_priority(source, G_PRIORITY_DEFAULT);
    g_source_set_callback(source, runWork, new std::function<void()>(std::move(work)), deleteWork);
    g_source_attach(source, context_);
    g_source_unref(source);
}

void RtspLoop::call(const std::function<void()>& work)
{
    std::promise<void> done;
    post([&] {
        work();
        done.set_value();
    });
    done.get_future().wait();
}

}  // namespace pitwatch::sim
