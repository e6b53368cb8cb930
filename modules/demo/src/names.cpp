#include "names.hpp"

#include <array>

namespace headrow::demo {
namespace {

constexpr std::array kStems = {"Ulver", "Quell",  "Vorn",   "Tarrow", "Ostr",  "Mirk",  "Pellan",
                               "Zenn",  "Harrab", "Iskel",  "Lorv",   "Dreth", "Skaw",  "Ombr",
                               "Yarv",  "Fennic", "Corrad", "Brask",  "Tolv",  "Wendel"};
constexpr std::array kEndings = {"holm",   "mere",  "stow", "garth", "haven", "den",
                                 "thorpe", "sands", "moor", "wath",  "bury",  "ness"};
constexpr std::array kRegions = {"Northern Fells", "Amber Coast",     "Great Vale",
                                 "Lake Country",   "Eastern Marches", "Capital Ring",
                                 "Southern Downs", "Western Isles",   "Iron Hills"};
constexpr std::array kWards = {"Mill Hill", "Station", "Old Quarry", "Riverside", "Beacon",
                               "Orchard",   "Harbour", "Common",     "Gardens",   "Foundry",
                               "Meadow",    "Castle",  "Abbey",      "Weavers",   "Canal"};
constexpr std::array kSchoolStems = {"Oak Lane",        "Beacon Hill",    "Saint Orla's", "Riverbank",
                                     "Foundry Road",    "Heron's Wood",   "Larch Grove",  "Millrace",
                                     "Saint Brannoc's", "Quarry Bank",    "Kestrel",      "Long Meadow",
                                     "Harbour View",    "Weavers' Green", "Ash Tree",     "Corn Market",
                                     "Saint Ivo's",     "Bridge Street",  "Fox Hollow",   "Lighthouse"};

template <std::size_t N>
const char* pick(const std::array<const char*, N>& names, KeyedRandom& random) {
  return names[static_cast<std::size_t>(random.between(0, static_cast<int>(N) - 1))];
}

}  // namespace

std::string town_name(std::size_t index) {
  // Steps of five run through all twelve endings, so that neighbouring indices do not sound alike.
  const std::size_t stem = index % kStems.size();
  const std::size_t ending = (index / kStems.size() + 5 * stem) % kEndings.size();
  return std::string(kStems[stem]) + kEndings[ending];
}

std::string region_name(std::size_t index) {
  return kRegions.at(index);
}

std::string ward_name(KeyedRandom random) {
  return pick(kWards, random);
}

std::string school_stem(KeyedRandom random) {
  return pick(kSchoolStems, random);
}

}  // namespace headrow::demo
