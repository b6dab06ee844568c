#include "render/live_view.hpp"

#include "app/event_text.hpp"
#include "app/progress_text.hpp"
#include "app/time_text.hpp"

#include <fmt/format.h>

namespace cloud::cli {
namespace {

std::chrono::milliseconds milliseconds_in(const Value& data, const char* key) {
  const Value* member = data.find(key);
  const std::int64_t* value = member == nullptr ? nullptr : member->as_integer();
  return std::chrono::milliseconds(value == nullptr ? 0 : *value);
}

Colour colour_of(const RunEvent& event, const app::EventText& text) {
  if (text.level == app::EventLevel::error) {
    return Colour::red;
  }
  if (text.level == app::EventLevel::warning) {
    return Colour::yellow;
  }
  return event.type == "stack.completed" || event.type == "deployment.completed" ? Colour::green
                                                                                 : Colour::none;
}

// Single resources and layers are shown by the rows, not as lines of their own.
bool scrolls(const RunEvent& event) {
  return event.type != "resource.completed" && event.type != "stack.started" &&
         event.type != "layer.started" && event.type != "layer.completed" &&
         !(event.type == "diagnostic" && event.data.text("severity") == "info");
}

bool settles(const std::string& type) {
  return type == "stack.completed" || type == "stack.failed" || type == "stack.skipped" ||
         type == "stack.blocked" || type == "stack.cancelled" || type == "stack.previewed";
}

} // namespace

LiveView::LiveView(std::FILE* out, Terminal terminal, const Clock& clock,
                   std::chrono::milliseconds redraw_every)
    : out_(out), terminal_(terminal), clock_(clock), redraw_every_(redraw_every),
      clockwork_([this](const std::stop_token& stop) { keep_time(stop); }) {}

LiveView::~LiveView() {
  clockwork_.request_stop();
  clockwork_.join();
  erase_rows();
}

void LiveView::on_event(const RunEvent& event) {
  const std::lock_guard lock(mutex_);
  erase_rows();
  if (event.type == "stack.planned") {
    ++total_;
    expected_[event.stack] = milliseconds_in(event.data, "expectedMs");
  } else if (event.type == "rollback.started") {
    const Value* stacks = event.data.find("stacks");
    const Value::List* list = stacks == nullptr ? nullptr : stacks->as_list();
    total_ = list == nullptr ? 0 : static_cast<std::int64_t>(list->size());
    settled_ = 0;
    progress_ = {};
  } else if (event.type == "deployment.progress") {
    progress_ = {milliseconds_in(event.data, "remainingMs"), clock_.steady(),
                 event.data.text("holding")};
  } else if (event.type == "stack.started") {
    rows_[event.stack] = {clock_.steady(), expected_[event.stack], "starting Pulumi", 0};
  } else if (event.type == "resource.started") {
    rows_[event.stack].resource =
        fmt::format("{} {}", event.data.text("operation"), app::resource_label(event.data));
  } else if (event.type == "resource.completed") {
    ++rows_[event.stack].completed;
  } else if (settles(event.type)) {
    rows_.erase(event.stack);
    settled_ += milliseconds_in(event.data, "retryInMs").count() > 0 ? 0 : 1;
  }
  if (const auto text = app::describe(event); text && scrolls(event)) {
    print(colour_of(event, *text), app::with_stack(event, *text));
  }
  draw_rows();
}

void LiveView::keep_time(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (!stopped_.wait_for(lock, stop, redraw_every_, [&stop] { return stop.stop_requested(); })) {
    erase_rows();
    draw_rows();
  }
}

void LiveView::erase_rows() {
  for (; drawn_ > 0; --drawn_) {
    std::fputs("\x1b[1A\x1b[2K", out_);
  }
  std::fflush(out_);
}

void LiveView::draw_rows() {
  if (rows_.empty()) {
    return;
  }
  for (const auto& [stack, row] : rows_) {
    std::fprintf(out_, "%s\n", row_text(stack, row).c_str());
  }
  std::fprintf(out_, "%s\n", coloured(terminal_, Colour::grey, footer()).c_str());
  drawn_ = rows_.size() + 1;
  std::fflush(out_);
}

void LiveView::print(Colour colour, const std::string& text) {
  std::fprintf(out_, "%s\n", coloured(terminal_, colour, text).c_str());
}

// The time left goes on between two tellings.
std::string LiveView::footer() const {
  const auto left = progress_.holding.empty()
                        ? progress_.remaining
                        : progress_.remaining - (clock_.steady() - progress_.told);
  return cut("  " + app::progress_text(settled_, total_, left, progress_.holding),
             static_cast<size_t>(terminal_.columns) - 1);
}

std::string LiveView::row_text(const StackName& stack, const Row& row) const {
  const std::string elapsed = app::duration_text(clock_.steady() - row.started);
  const std::string times =
      row.expected.count() == 0
          ? elapsed
          : fmt::format("{} of about {}", elapsed, app::duration_text(row.expected));
  const std::string text = fmt::format("  {} {:>3} done  {}  {}", padded(stack.str(), 18),
                                       row.completed, padded(times, 22), row.resource);
  return cut(text, static_cast<size_t>(terminal_.columns) - 1);
}

} // namespace cloud::cli
