// The mentions of a stretch of text, asked for from left to right: which of them covers a place. A
// line of a million sums is gone through once, and not once for every word.
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "dossier/page.h"

namespace dossier {

class SpanWalk {
 public:
  explicit SpanWalk(std::vector<Span> spans) : spans_(std::move(spans)) {
    std::sort(spans_.begin(), spans_.end(), [](Span a, Span b) { return a.begin < b.begin; });
  }

  // A span that covers `at`; null where none does. REQUIRES: `at` is no less than in the last call.
  const Span* covering(std::uint32_t at) {
    while (next_ < spans_.size() && spans_[next_].end <= at) ++next_;
    for (std::size_t i = next_; i < spans_.size() && spans_[i].begin <= at; ++i) {
      if (at < spans_[i].end) return &spans_[i];
    }
    return nullptr;
  }

  const std::vector<Span>& spans() const { return spans_; }

 private:
  std::vector<Span> spans_;  // by where they begin
  std::size_t next_ = 0;     // all before it end before the last place asked for
};

}  // namespace dossier
