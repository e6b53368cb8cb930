#include "version.hpp"

namespace headrow::app {

std::string_view version() {
  return HEADROW_VERSION;
}

}  // namespace headrow::app
