// Whether simdjson can be loaded later: reads a number and writes it.
#include <simdjson.h>

#include "source/simdjson_later.h"

int main() {
  if (dossier::simdjson_is_missing()) return 1;
  simdjson::dom::parser parser;
  simdjson::dom::element number;
  if (dossier::simdjson_message(simdjson::SUCCESS).empty()) return 1;
  if (parser.parse(std::string("[0.5]")).at(0).get(number) != simdjson::SUCCESS) return 1;
  return simdjson::to_string(number) == "0.5" ? 0 : 1;
}
