#pragma once

#include "model/value.hpp"

#include <rapidcheck.h>

#include <set>
#include <string>

namespace cloud::test_support {

// Texts that a writer is most likely to get wrong.
inline rc::Gen<std::string> awkward_text() {
  return rc::gen::oneOf(
      rc::gen::elementOf(std::vector<std::string>{"",
                                                  "null",
                                                  "~",
                                                  "true",
                                                  "yes",
                                                  "No",
                                                  "017",
                                                  "0x1F",
                                                  "1e3",
                                                  "-1",
                                                  "1.5",
                                                  ".5",
                                                  "2001-01-01",
                                                  "12:30",
                                                  "a: b",
                                                  "a #b",
                                                  "#a",
                                                  " a",
                                                  "a ",
                                                  "- a",
                                                  "-",
                                                  "? a",
                                                  "a:",
                                                  ":a",
                                                  "{a}",
                                                  "[a]",
                                                  "a, b",
                                                  "\"a\"",
                                                  "'a'",
                                                  "a\nb",
                                                  "a\tb",
                                                  "\n",
                                                  "\\",
                                                  "%a",
                                                  "@a",
                                                  "`a",
                                                  "&a",
                                                  "*a",
                                                  "!a",
                                                  "|",
                                                  ">",
                                                  "<<",
                                                  "---",
                                                  "...",
                                                  "10.0.0.0/16",
                                                  "arn:aws:iam::123456789012:role/x",
                                                  "é",
                                                  "{{RUNTIME:network:vpcId}}",
                                                  "a  b",
                                                  "1_000",
                                                  "0o7",
                                                  "=",
                                                  "a:b",
                                                  "http://x/y?z#t"}),
      rc::gen::container<std::string>(rc::gen::inRange<char>(32, 127)),
      rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab:#- ,{}[]\"'\n\t"))));
}

inline rc::Gen<Value> arbitrary_scalar() {
  return rc::gen::oneOf(
      rc::gen::just(Value{}),
      rc::gen::map(rc::gen::arbitrary<bool>(), [](bool b) { return Value{b}; }),
      rc::gen::map(rc::gen::arbitrary<std::int64_t>(), [](std::int64_t n) { return Value{n}; }),
      rc::gen::map(rc::gen::arbitrary<double>(),
                   [](double d) { return Value{d - d == 0 ? d : 0.5}; }),
      rc::gen::map(awkward_text(), [](std::string text) { return Value{std::move(text)}; }));
}

// A tree with at most `depth` levels of lists and maps.
inline rc::Gen<Value> arbitrary_value(int depth = 3) {
  if (depth == 0) {
    return arbitrary_scalar();
  }
  const auto few = [](auto generator) {
    return rc::gen::resize(4,
                           rc::gen::container<std::vector<typename decltype(generator)::ValueType>>(
                               std::move(generator)));
  };
  return rc::gen::oneOf(
      arbitrary_scalar(),
      rc::gen::map(few(arbitrary_value(depth - 1)),
                   [](std::vector<Value> items) { return Value{std::move(items)}; }),
      rc::gen::map(few(rc::gen::pair(awkward_text(), arbitrary_value(depth - 1))),
                   [](const std::vector<std::pair<std::string, Value>>& members) {
                     Value map{Value::Map{}};
                     for (const auto& [key, value] : members) {
                       map.set(key, value);
                     }
                     return map;
                   }));
}

} // namespace cloud::test_support
