#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "database.hpp"
#include "headrow/base/period.hpp"
#include "headrow/evidence/catalogue.hpp"
#include "headrow/evidence/evidence.hpp"
#include "headrow/evidence/store.hpp"
#include "headrow/test/scratch_folder.hpp"

namespace headrow::evidence {

/// A store with a small register (England; North with Aston, Barham and Calder; South, which lies on The
/// Coast, with Dunmere and Elford) and a catalogue of two layouts and a few measures, into which a test puts
/// figures line by line.
class QuestionCity {
public:
  QuestionCity();

  struct Release {
    std::string file;
    std::string dataset = "tool";
    std::string published = "";  ///< "2024-03-21"; "" not known
  };
  std::int32_t load(const Release& release);

  struct Published {
    std::int32_t source = 0;
    std::string place;
    std::string period;  ///< academic, as "2018/19"
    std::variant<double, Symbol> value = 0.0;
    std::string column = "GLD";
    Status status = Status::Final;
    std::string group = "";
    int line = 0;  ///< 0 takes the next
  };
  void put(const Published& figure);

  /// One value for each of Aston, Barham, Calder, Dunmere and Elford; nullopt is "not available".
  void put_all(std::int32_t source, const std::string& period,
               const std::vector<std::optional<double>>& values, const std::string& column = "GLD");
  void neighbours(const std::string& set, const std::string& place, const std::vector<std::string>& nearest);

  /// With everything put so far.
  Evidence& evidence();
  PlaceId id(const std::string& name);
  MeasureAndGroup ask(std::string_view name, std::string_view group = "");
  /// The row of one place and period; fails the test when there is none.
  EvidenceRow row(std::string_view measure, const std::string& place, std::string_view period,
                  std::string_view group = "");
  void run(const std::string& sql) { store_->database()->connect().run(sql); }

private:
  void write_catalogue();
  /// The number of a text in a table, put there on first sight.
  std::int32_t named(Connection& connection, const std::string& table, const std::string& text);
  std::int32_t indicator(Connection& connection, const std::string& dataset, const std::string& name);
  void write(Connection& connection, const Published& figure);

  test::ScratchFolder folder_;
  std::unique_ptr<Store> store_;
  std::optional<Catalogue> catalogue_;
  std::unique_ptr<Evidence> evidence_;
  std::vector<Published> pending_;  // written together: a transaction each would make the tests slow
  std::map<std::string, std::int32_t> numbers_;
  std::vector<std::string> datasets_;  // by source number, from 1
  int next_line_ = 2;
};

}  // namespace headrow::evidence
