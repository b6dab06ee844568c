#pragma once

#include <string>

namespace cloud::pulumi {

// What encrypts the secrets of one stack where a key management service guards them. Pulumi calls
// such a provider "cloud", whichever service it is.
struct StackKey {
  std::string provider;  // URL, such as awskms://…
  std::string encrypted; // the key of the stack, by the service; empty: Pulumi is to make one
};

} // namespace cloud::pulumi
