#pragma once

#include "documents/finding.hpp"
#include "model/value.hpp"

#include <string>
#include <unordered_map>
#include <vector>

namespace cloud::documents {

// Turns the events of a parser into a Value, refusing what no configuration needs: nesting beyond
// `max_depth` and keys given twice. Calls must nest properly; after an error the builder is dead.
class TreeBuilder {
public:
  TreeBuilder(std::string source, int max_depth)
      : source_(std::move(source)), max_depth_(max_depth) {}

  [[nodiscard]] Result<void> begin_map(Mark mark);
  [[nodiscard]] Result<void> begin_list(Mark mark);
  void end();
  [[nodiscard]] Result<void> key(std::string name, Mark mark);
  void value(Value value);

  // True where the next scalar is a key.
  [[nodiscard]] bool expects_key() const;
  // Where the key of the value that comes next is; line 0 when that value has none.
  [[nodiscard]] Mark pending_key_mark() const;

  [[nodiscard]] Value take() { return std::move(root_); }

private:
  struct Frame {
    Value value;
    bool has_key = false;
    std::string key{};
    Mark key_mark{};
    std::unordered_map<std::string, Mark> keys{};
  };

  [[nodiscard]] Result<void> begin(Value container);

  std::string source_;
  int max_depth_;
  std::vector<Frame> frames_;
  Value root_;
};

} // namespace cloud::documents
