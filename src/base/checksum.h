// XXH64: the checksum of what is saved. Not against forgers: it tells bytes that were damaged, cut
// or mixed up, at several bytes a cycle.
#pragma once

#include <cstdint>
#include <string_view>

namespace dossier {

// XXH64 of the bytes, as its specification has it: the same number on every machine.
std::uint64_t xxh64(std::string_view bytes, std::uint64_t seed = 0);

}  // namespace dossier
