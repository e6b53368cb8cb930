#include "small_nation.hpp"

#include <cstdlib>
#include <set>
#include <stdexcept>

#include "headrow/base/progress.hpp"
#include "headrow/evidence/import.hpp"

namespace headrow::evidence::api::test {
namespace {

constexpr const char* kAuthorities =
    "LA Number,LA Name,Region,Type\n"
    "301,Ashford,North,MD\n302,Barham,North,UA\n303,Cole,North,SC\n304,Denby,South,UA\n305,Elm,South,MD\n"
    "970,England,NA,NA\n980,North,NA,NA\n981,South,NA,NA\n";

constexpr const char* kFigures =
    "Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\n"
    "AVG_Attain8_Score,,2018,England,46.7,970,\n"
    "AVG_Attain8_Score,,2018,North,45.0,980,\n"
    "AVG_Attain8_Score,,2018,Ashford,44.6,301,North\n"
    "AVG_Attain8_Score,,2018,Barham,47.2,302,North\n"
    "AVG_Attain8_Score,,2018,Cole,48.0,303,North\n"
    "AVG_Attain8_Score,,2018,Denby,50.3,304,South\n"
    "AVG_Attain8_Score,,2018,Elm,c,305,South\n"
    "AVG_Attain8_Score,,2019,England,46.7,970,\n"
    "AVG_Attain8_Score,,2019,North,45.4,980,\n"
    "AVG_Attain8_Score,,2019,Ashford,45.1,301,North\n"
    "AVG_Attain8_Score,,2019,Barham,47.2,302,North\n"
    "AVG_Attain8_Score,,2019,Cole,44.0,303,North\n"
    "AVG_Attain8_Score,,2019,Denby,50.9,304,South\n"
    "AVG_Attain8_Score,,2019,Elm,46.0,305,South\n"
    "FSM_AVG_Attain8_Score,,2019,England,35.0,970,\n"
    "FSM_AVG_Attain8_Score,,2019,Ashford,31.5,301,North\n"
    "FSM_AVG_Attain8_Score,,2019,Denby,37.5,304,South\n"
    "NonFSM_AVG_Attain8_Score,,2019,England,48.9,970,\n"
    "NonFSM_AVG_Attain8_Score,,2019,Ashford,48.2,301,North\n"
    "NonFSM_AVG_Attain8_Score,,2019,Denby,52.5,304,South\n";

constexpr const char* kNeighbours =
    "old_la_code,la_name,region_ind,region_name,SN_1,SN_1P,SN_2,SN_2P,SN_3,SN_3P,SN_4,SN_4P,SN_5,SN_5P,SN_6,"
    "SN_6P,SN_7,"
    "SN_7P,SN_8,SN_8P,SN_9,SN_9P,SN_10,SN_10P\n"
    "301,Ashford,1,North,304,Very close,302,Close,,,,,,,,,,,,,,,,\n";

constexpr const char* kSchools =
    "URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,TypeOfEstablishment "
    "(name),PhaseOfEducation (name),"
    "Postcode\n"
    "100001,301,Ashford,2001,Ashford Green Primary School,Community School,Primary,AS1 1AA\n"
    "100002,301,Ashford,4001,Ashford High School,Academy Converter,Secondary,AS2 2BB\n"
    "100003,304,Denby,2001,\"Denby, St Mary's Primary\",Voluntary Aided School,Primary,DE1 1CC\n";

constexpr const char* kCensus =
    "URN,LA,ESTAB,SCHOOLTYPE,NOR,NORG,NORB,PSENELSE,PSENELK,PNUMEAL,NUMFSM\n"
    "100001,301,2001,State-funded primary,210,100,110,2.4,13.3,20.0,60\n"
    "100002,301,4001,State-funded secondary,900,450,450,3.1,SUPP,8.5,200\n"
    "100003,304,2001,State-funded primary,180,90,90,1.1,11.0,5.0,20\n"
    "NAT,,PRI,,4600000,2250000,2350000,2.5,14.0,22.1,1000000\n";

template <typename T>
T got(Result<T> result) {
  if (!result) throw std::runtime_error(describe(result.error()));
  return std::move(*result);
}

}  // namespace

SmallNation::SmallNation() {
  catalogue_.emplace(got(Catalogue::read(HEADROW_CATALOG)));
  store_ = got(Store::create(folder_ / "city"));
  load("authorities.csv", kAuthorities);
  load("schools.csv", kSchools);
  load("neighbours.csv", kNeighbours);
  load("figures.csv", kFigures);
  load("2022-2023/census.csv", kCensus);
  evidence_ = std::make_unique<Evidence>(*store_, *catalogue_);
  data_ = std::make_unique<PageData>(*store_, *evidence_);
}

void SmallNation::load(const std::string& name, const std::string& bytes) {
  const auto file = folder_.write("files/" + name, bytes);
  ImportOptions options;
  options.paths = {file};
  options.loaded_by = "analyst";
  NoProgress progress;
  const auto report = got(import_files(*store_, *catalogue_, options, progress));
  if (report.files.at(0).outcome != FileOutcome::Loaded) {
    std::string why = report.files.at(0).reason;
    for (const auto& finding : report.findings) why += "\n" + finding.rule + ": " + finding.message;
    throw std::runtime_error(name + " was not loaded: " + why);
  }
}

http::Response ask(const http::Dispatcher& dispatcher, const std::string& target) {
  http::Request request;
  request.target = target;
  request.headers = {{"Host", "localhost"}};
  return dispatcher.answer(std::move(request));
}

http::Json ask_json(const http::Dispatcher& dispatcher, const std::string& target) {
  const auto response = ask(dispatcher, target);
  if (response.status != 200) throw std::runtime_error(target + " answered " + std::string(response.text()));
  return http::Json::parse(response.text());
}

namespace {

bool has_type(const http::Json& value, const std::string& type) {
  if (type == "null") return value.is_null();
  if (type == "string") return value.is_string();
  if (type == "boolean") return value.is_boolean();
  if (type == "integer") return value.is_number_integer();
  if (type == "number") return value.is_number();
  return type == "array" ? value.is_array() : value.is_object();
}

std::string members_of_shape(const http::Json& answer, const http::Json& schema, const http::Json& document) {
  std::set<std::string> known;
  for (const auto& [name, shape] : schema["properties"].items()) {
    known.insert(name);
    if (!answer.contains(name)) return "." + name + " is missing";
    if (auto wrong = not_of_shape(answer[name], shape, document); !wrong.empty()) return "." + name + wrong;
  }
  for (const auto& [name, value] : answer.items()) {
    if (!known.contains(name)) return "." + name + " is not in its shape";
  }
  return "";
}

}  // namespace

std::string not_of_shape(const http::Json& answer, const http::Json& schema, const http::Json& document) {
  if (schema.contains("$ref")) {
    const auto ref = schema["$ref"].get<std::string>();
    const auto& named = document.at(nlohmann::ordered_json::json_pointer(ref.substr(1)));
    return not_of_shape(answer, named, document);
  }
  if (schema.contains("anyOf")) {
    if (answer.is_null()) return "";
    return not_of_shape(answer, schema["anyOf"][0], document);
  }
  if (!schema.contains("type")) return "";
  const auto type = schema["type"].get<std::string>();
  if (!has_type(answer, type)) return " is " + std::string(answer.type_name()) + " and not " + type;
  if (type == "array") {
    for (std::size_t i = 0; i < answer.size(); ++i) {
      if (auto wrong = not_of_shape(answer[i], schema["items"], document); !wrong.empty()) {
        return "[" + std::to_string(i) + "]" + wrong;
      }
    }
  }
  return type == "object" && schema.contains("properties") ? members_of_shape(answer, schema, document) : "";
}

}  // namespace headrow::evidence::api::test
