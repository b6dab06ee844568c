#include "store/sqlite/run_store.hpp"
#include "test_support/run_store_contract.hpp"
#include "test_support/temporary_directory.hpp"

#include <deque>

namespace cloud::store {
namespace {

using test_support::RunStoreContract;
using test_support::RunStoreFixture;

class SqliteFixture : public RunStoreFixture {
public:
  explicit SqliteFixture(Clock& clock) : clock_(clock) {}

  RunStore& store() override { return store_; }
  RunStore& reopen() override {
    StoreFile& file = files_.emplace_back(path_);
    return stores_.emplace_back(file, clock_);
  }

private:
  Clock& clock_;
  test_support::TemporaryDirectory folder_;
  std::filesystem::path path_ = folder_.path() / "store" / "cloud.db";
  StoreFile file_{path_};
  SqliteRunStore store_{file_, clock_};
  std::deque<StoreFile> files_;
  std::deque<SqliteRunStore> stores_;
};

INSTANTIATE_TEST_SUITE_P(Sqlite, RunStoreContract, testing::Values([](Clock& clock) {
                           return std::make_unique<SqliteFixture>(clock);
                         }));

} // namespace
} // namespace cloud::store
