#include "render/event_views.hpp"

#include "app/event_text.hpp"
#include "app/time_text.hpp"

namespace cloud::cli {

void PlainView::on_event(const RunEvent& event) {
  if (const auto described = app::describe(event)) {
    std::fprintf(out_, "%s %s\n", app::log_time(event.time).c_str(),
                 app::with_stack(event, *described).c_str());
    std::fflush(out_);
  }
}

void JsonView::on_event(const RunEvent& event) {
  std::fprintf(out_, "%s\n", app::event_json(event).c_str());
  std::fflush(out_);
}

} // namespace cloud::cli
