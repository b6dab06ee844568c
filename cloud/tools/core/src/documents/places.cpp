#include "documents/places.hpp"

namespace cloud::documents {
namespace {

void forget_places(Value& value) {
  value.mark = {};
  if (Value::List* list = value.as_list()) {
    for (Value& item : *list) {
      forget_places(item);
    }
  } else if (Value::Map* map = value.as_map()) {
    for (ValueEntry& entry : *map) {
      entry.mark = {};
      forget_places(entry.value);
    }
  }
}

} // namespace

Document without_places(Document document) {
  forget_places(document.root);
  return document;
}

} // namespace cloud::documents
