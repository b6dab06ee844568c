#include "documents/json.hpp"

#include <nlohmann/json.hpp>

namespace cloud::documents {
namespace {

std::string write_text(std::string_view text) {
  // Bytes that are no UTF-8 become U+FFFD: output must stay valid JSON whatever a tool printed.
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

class Writer {
public:
  Writer(JsonStyle style, Secrets secrets) : style_(style), secrets_(secrets) {}

  void write(const Value& value, int level) {
    if (value.secret && secrets_ == Secrets::masked) {
      out_ += write_text(k_masked);
    } else if (const Value::List* list = value.as_list()) {
      container('[', ']', *list, level,
                [this, level](const Value& item) { write(item, level + 1); });
    } else if (const Value::Map* map = value.as_map()) {
      container('{', '}', *map, level, [this, level](const ValueEntry& entry) {
        out_ += write_text(entry.key);
        out_ += style_ == JsonStyle::pretty ? ": " : ":";
        write(entry.value, level + 1);
      });
    } else {
      scalar(value);
    }
  }

  [[nodiscard]] std::string take() { return std::move(out_); }

private:
  void scalar(const Value& value) {
    if (const bool* flag = value.as_bool()) {
      out_ += *flag ? "true" : "false";
    } else if (const std::int64_t* number = value.as_integer()) {
      out_ += std::to_string(*number);
    } else if (const double* decimal = value.as_number()) {
      out_ += nlohmann::json(*decimal).dump();
    } else if (const std::string* text = value.as_string()) {
      out_ += write_text(*text);
    } else {
      out_ += "null";
    }
  }

  template <class Members, class WriteMember>
  void container(char open, char close, const Members& members, int level,
                 WriteMember write_member) {
    out_.push_back(open);
    bool first = true;
    for (const auto& member : members) {
      if (!first) {
        out_.push_back(',');
      }
      first = false;
      break_line(level + 1);
      write_member(member);
    }
    if (!members.empty()) {
      break_line(level);
    }
    out_.push_back(close);
  }

  void break_line(int level) {
    if (style_ == JsonStyle::pretty) {
      out_.push_back('\n');
      out_.append(static_cast<size_t>(level) * 2, ' ');
    }
  }

  JsonStyle style_;
  Secrets secrets_;
  std::string out_;
};

} // namespace

std::string write_json(const Value& value, JsonStyle style, Secrets secrets) {
  Writer writer(style, secrets);
  writer.write(value, 0);
  return writer.take();
}

} // namespace cloud::documents
