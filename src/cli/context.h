// What every command is handed: the streams' facts, where to write, whom to tell.
#pragma once

#include "cli/message.h"
#include "cli/output.h"
#include "cli/terminal.h"

namespace dossier {

struct Context {
  Streams streams;
  Environment environment;
  Terminal terminal;
  Output& out;
  Messages& messages;
  bool color = false;
};

}  // namespace dossier
