#include "documents/tree_builder.hpp"

#include <fmt/format.h>

namespace cloud::documents {
namespace {

Value marked(Value value, Mark mark) {
  value.mark = mark;
  return value;
}

} // namespace

Result<void> TreeBuilder::begin(Value container) {
  if (static_cast<int>(frames_.size()) >= max_depth_) {
    return fail(
        error_at(source_, container.mark, fmt::format("nested deeper than {} levels", max_depth_)));
  }
  frames_.push_back({std::move(container)});
  return {};
}

Result<void> TreeBuilder::begin_map(Mark mark) {
  return begin(marked(Value::Map{}, mark));
}

Result<void> TreeBuilder::begin_list(Mark mark) {
  return begin(marked(Value::List{}, mark));
}

void TreeBuilder::end() {
  Value finished = std::move(frames_.back().value);
  frames_.pop_back();
  value(std::move(finished));
}

Result<void> TreeBuilder::key(std::string name, Mark mark) {
  Frame& frame = frames_.back();
  const auto [first, is_new] = frame.keys.emplace(name, mark);
  if (!is_new) {
    const Mark before = first->second;
    return fail(error_at(source_, mark,
                         before.line == 0 ? fmt::format("key '{}' is given twice", name)
                                          : fmt::format("key '{}' is given twice (first at {}:{})",
                                                        name, before.line, before.column)));
  }
  frame.key = std::move(name);
  frame.key_mark = mark;
  frame.has_key = true;
  return {};
}

void TreeBuilder::value(Value value) {
  if (frames_.empty()) {
    root_ = std::move(value);
    return;
  }
  Frame& frame = frames_.back();
  if (Value::List* list = frame.value.as_list()) {
    list->push_back(std::move(value));
    return;
  }
  frame.value.as_map()->push_back({std::move(frame.key), std::move(value), frame.key_mark});
  frame.has_key = false;
}

bool TreeBuilder::expects_key() const {
  return !frames_.empty() && frames_.back().value.is_map() && !frames_.back().has_key;
}

Mark TreeBuilder::pending_key_mark() const {
  return frames_.empty() || !frames_.back().has_key ? Mark{} : frames_.back().key_mark;
}

} // namespace cloud::documents
