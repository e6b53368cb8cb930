#include "peers.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "comparable.hpp"
#include "known.hpp"
#include "wording.hpp"

namespace headrow::strategy {
namespace {

constexpr std::size_t kNamed = 3;

struct Peers {
  std::string title;
  std::set<evidence::PlaceId> places;
};

/// One figure's authorities in the period of the scorecard.
struct FigureField {
  const MinuteFigure* figure = nullptr;
  std::vector<evidence::PlaceValue> values;
};

std::vector<Peers> peers_of(const evidence::Place& place, const Strategy& strategy,
                            const evidence::Evidence& evidence) {
  std::vector<Peers> found;
  if (place.region) {
    const evidence::Place* region = evidence.place(*place.region);
    Peers peers{region == nullptr ? std::string("The region") : region->name, {}};
    for (const evidence::Place& other : evidence.places(evidence::PlaceKind::Authority)) {
      if (other.open && other.region == place.region) peers.places.insert(other.id);
    }
    found.push_back(std::move(peers));
  }
  for (const PeerGroup& group : strategy.peers) {
    Peers peers{group.title, {}};
    for (const std::string& number : group.authorities) {
      // A register that lacks an authority (another country's, an older one) leaves it out of the comparison.
      if (const auto member = evidence.place(number)) peers.places.insert(member->id);
    }
    if (peers.places.contains(place.id)) found.push_back(std::move(peers));
  }
  std::erase_if(found, [](const Peers& peers) { return peers.places.size() < 2; });
  return found;
}

std::vector<FigureField> fields_of(const evidence::Evidence& evidence,
                                   const std::vector<MinuteFigure>& figures) {
  std::vector<FigureField> fields;
  for (const MinuteFigure& figure : figures) {
    if (figure.stage->polarity == evidence::Polarity::Neither || counts_places(*figure.stage)) continue;
    if (!is_comparable(*figure.stage->row) || figure.stage->row->period.last < figure.oldest) continue;
    if (figure.stage->verdict == Verdict::NoLongerPublished) continue;
    const auto what = evidence.find(figure.stage->measure, figure.stage->group);
    if (!what) continue;
    fields.push_back({&figure, evidence.authority_values(*what, figure.stage->row->period)});
  }
  return fields;
}

struct Standing {
  int rank = 1;
  int ranked = 0;
};

Standing standing_among(const FigureField& field, const Peers& peers) {
  const StageResult& stage = *field.figure->stage;
  const double sign = stage.polarity == evidence::Polarity::LowIsGood ? -1.0 : 1.0;
  Standing standing;
  for (const auto& [place, value] : field.values) {
    if (!peers.places.contains(place)) continue;
    ++standing.ranked;
    if (sign * (value - known(known(stage.row).value)) > kNoise) ++standing.rank;
  }
  return standing;
}

std::string named(const std::vector<std::string_view>& titles) {
  const std::size_t shown = std::min(titles.size(), kNamed);
  std::string words =
      fmt::format("{}", fmt::join(titles.begin(), titles.begin() + static_cast<long>(shown), "; "));
  if (titles.size() > shown)
    words += fmt::format("; and {} more", count_words(static_cast<int>(titles.size() - shown)));
  return words;
}

PeerLine peer_line(const std::string& place, const Peers& peers, const std::vector<FigureField>& fields) {
  int compared = 0;
  int better_half = 0;
  std::vector<std::string_view> first;
  std::vector<std::string_view> last;
  for (const FigureField& field : fields) {
    const Standing standing = standing_among(field, peers);
    if (standing.ranked < 2) continue;
    ++compared;
    if (standing.rank * 2 <= standing.ranked) ++better_half;
    if (standing.rank == 1) first.push_back(field.figure->stage->stage);
    if (standing.rank == standing.ranked) last.push_back(field.figure->stage->stage);
  }
  PeerLine line{peers.title, fmt::format("Of {} authorities {} is in the better half on {} of {} figures",
                                         peers.places.size(), place, better_half, compared)};
  if (!first.empty()) line.sentence += fmt::format("; first on: {}", named(first));
  if (!last.empty()) line.sentence += fmt::format("; last on: {}", named(last));
  line.sentence += '.';
  return line;
}

}  // namespace

std::vector<PeerLine> peer_lines(const Scorecard& scorecard, const Strategy& strategy,
                                 const evidence::Evidence& evidence,
                                 const std::vector<MinuteFigure>& figures) {
  std::vector<PeerLine> lines;
  const std::vector<FigureField> fields = fields_of(evidence, figures);
  if (fields.empty()) return lines;
  for (const Peers& peers : peers_of(scorecard.place, strategy, evidence)) {
    lines.push_back(peer_line(scorecard.place.name, peers, fields));
  }
  return lines;
}

}  // namespace headrow::strategy
