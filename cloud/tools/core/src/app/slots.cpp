#include "app/slots.hpp"

#include "util/files.hpp"

#include <unistd.h>

#include <algorithm>
#include <sstream>
#include <string>

namespace cloud::app {
namespace {

// Resident memory of Pulumi, program host and provider together.
constexpr double k_simulated_step_gib = 0.35;
constexpr double k_real_step_gib = 0.8;
constexpr int k_steps_a_processor_when_waiting = 4;

double available_gib() {
  std::istringstream lines(read_file("/proc/meminfo").value_or(""));
  std::string name;
  double kib = 0;
  std::string unit;
  while (lines >> name >> kib) {
    std::getline(lines, unit);
    if (name == "MemAvailable:") {
      return kib / (1024 * 1024);
    }
  }
  return k_real_step_gib;
}

} // namespace

Result<int> slots(const Settings& settings, bool simulated) {
  CLOUD_TRY(const double wanted, settings.number("parallel"));
  if (wanted >= 1) {
    return static_cast<int>(wanted);
  }
  CLOUD_TRY(const double latency, settings.number("simulatedLatency"));
  const int processors = std::max(1, static_cast<int>(::sysconf(_SC_NPROCESSORS_ONLN)));
  const bool waits = !simulated || latency > 0;
  const int by_processors = waits ? processors * k_steps_a_processor_when_waiting : processors;
  const double step = simulated ? k_simulated_step_gib : k_real_step_gib;
  return std::max(1, std::min(by_processors, static_cast<int>(available_gib() / step)));
}

} // namespace cloud::app
