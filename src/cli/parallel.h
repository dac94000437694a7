// Work spread over threads with its results in the order of the work: the same output with one
// thread or many. Threads live as long as the pool, so that what they cache (compiled rules) is
// made once; they start when there is a second piece, and one piece alone is done without them.
//
//   OrderedPool<Batch, Rows> pool(4, extract_batch, [&](Rows rows) { print(rows); return true; });
//   while (…) if (!pool.push(batch)) break;
//   pool.finish();
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace dossier {

template <class In, class Out>
class OrderedPool {
 public:
  using Work = std::function<Out(In)>;
  using Sink = std::function<bool(Out)>;  // false: no more is wanted

  // `work` runs on any thread, several at once; `sink` only inside push() and finish(). With one
  // thread the work is done inside push().
  OrderedPool(unsigned threads, Work work, Sink sink)
      : work_(std::move(work)), sink_(std::move(sink)), most_threads_(threads) {}
  OrderedPool(const OrderedPool&) = delete;
  OrderedPool& operator=(const OrderedPool&) = delete;

  ~OrderedPool() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    work_ready_.notify_all();
    for (std::thread& thread : threads_) {
      thread.join();
    }
  }

  // Hands over one piece. False once the sink wanted no more.
  bool push(In in) {
    if (!wanted_) {
      return false;
    }
    if (most_threads_ <= 1) {
      return wanted_ = sink_(work_(std::move(in)));
    }
    if (threads_.empty() && !first_) {
      first_ = std::move(in);
      return true;
    }
    start();
    hand_over(std::move(in));
    deliver(2 * std::size_t{most_threads_});
    deliver_finished();
    return wanted_;
  }

  // For a pause in which nothing is pushed: does what was kept back for want of a second piece, and
  // gives what is finished to the sink. Whether more is outstanding.
  bool settle() {
    if (wanted_ && first_) {
      wanted_ = sink_(work_(std::move(*std::exchange(first_, std::nullopt))));
    }
    deliver_finished();
    return !pending_.empty();
  }

  // False once the sink wanted no more.
  bool wanted() const { return wanted_; }

  // Waits for all that was handed over.
  void finish() {
    if (first_) {
      wanted_ = sink_(work_(std::move(*std::exchange(first_, std::nullopt))));
    }
    deliver(0);
  }

 private:
  struct Job {
    In in;
    std::optional<Out> out;
  };

  void start() {
    if (!threads_.empty()) {
      return;
    }
    for (unsigned i = 0; i < most_threads_; ++i) {
      threads_.emplace_back([this] { serve(); });
    }
    hand_over(std::move(*std::exchange(first_, std::nullopt)));
  }

  void hand_over(In in) {
    auto job = std::make_shared<Job>();
    job->in = std::move(in);
    {
      const std::lock_guard lock(mutex_);
      todo_.push_back(job);
    }
    work_ready_.notify_one();
    pending_.push_back(std::move(job));
  }

  void serve() {
    std::unique_lock lock(mutex_);
    for (;;) {
      work_ready_.wait(lock, [this] { return stopping_ || !todo_.empty(); });
      if (stopping_) {
        return;
      }
      const std::shared_ptr<Job> job = std::move(todo_.front());
      todo_.pop_front();
      lock.unlock();
      Out out = work_(std::move(job->in));
      lock.lock();
      job->out.emplace(std::move(out));
      result_ready_.notify_one();
    }
  }

  bool is_finished(const Job& job) {
    const std::lock_guard lock(mutex_);
    return job.out.has_value();
  }

  void deliver_finished() {
    while (wanted_ && !pending_.empty() && is_finished(*pending_.front())) {
      deliver(pending_.size() - 1);
    }
  }

  // Gives finished work to the sink, oldest first, until at most `most` pieces are outstanding.
  void deliver(std::size_t most) {
    while (wanted_ && pending_.size() > most) {
      const std::shared_ptr<Job> job = std::move(pending_.front());
      pending_.pop_front();
      std::unique_lock lock(mutex_);
      result_ready_.wait(lock, [&job] { return job->out.has_value(); });
      lock.unlock();
      wanted_ = sink_(std::move(*job->out));
    }
  }

  Work work_;
  Sink sink_;
  unsigned most_threads_;
  std::optional<In> first_;                   // kept back until there is a second one
  std::deque<std::shared_ptr<Job>> pending_;  // in order; only the owner's thread touches it
  bool wanted_ = true;

  std::mutex mutex_;  // guards what follows, and every job's `out`
  std::condition_variable work_ready_;
  std::condition_variable result_ready_;
  std::deque<std::shared_ptr<Job>> todo_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace dossier
