#include "render/event_views.hpp"

#include "app/event_text.hpp"
#include "app/progress_text.hpp"
#include "app/time_text.hpp"

#include <chrono>
#include <cstdint>

namespace cloud::cli {

namespace {

constexpr std::chrono::minutes k_between_progress{1};

std::int64_t integer_in(const Value& data, const char* key) {
  const Value* member = data.find(key);
  const std::int64_t* value = member == nullptr ? nullptr : member->as_integer();
  return value == nullptr ? 0 : *value;
}

} // namespace

void PlainView::on_event(const RunEvent& event) {
  const Value& data = event.data;
  if (const auto described = app::describe(event)) {
    print(event, app::with_stack(event, *described));
  }
  if (is_time_for_progress(event)) {
    last_progress_ = event.time;
    print(event, app::progress_text(integer_in(data, "settled"), integer_in(data, "total"),
                                    std::chrono::milliseconds(integer_in(data, "remainingMs")),
                                    data.text("holding")));
  }
}

void PlainView::print(const RunEvent& event, const std::string& text) {
  std::fprintf(out_, "%s %s\n", app::log_time(event.time).c_str(), text.c_str());
  std::fflush(out_);
}

bool PlainView::is_time_for_progress(const RunEvent& event) {
  if (!last_progress_) {
    last_progress_ = event.time;
  }
  return with_progress_ && event.type == "deployment.progress" &&
         event.time - *last_progress_ >= k_between_progress;
}

void JsonView::on_event(const RunEvent& event) {
  std::fprintf(out_, "%s\n", app::event_json(event).c_str());
  std::fflush(out_);
}

} // namespace cloud::cli
