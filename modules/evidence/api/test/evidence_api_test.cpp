// Files in, the real loader, the real routes: what a page is answered.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "headrow/evidence/api/routes.hpp"
#include "small_nation.hpp"

namespace headrow::evidence::api {
namespace {

using http::Json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

/// One nation serves all tests: none of them changes it, but the last.
class EvidenceApi : public ::testing::Test {
protected:
  static void SetUpTestSuite() {
    nation_ = new test::SmallNation;
    http::RouteTable table;
    add_evidence_routes(table, nation_->data(), {"Headrow", "1.0", "302", {{"city-2020", "City 2020"}}});
    http::DispatcherSettings settings;
    settings.generation = [] { return std::to_string(nation_->data().generation()); };
    dispatcher_ = new http::Dispatcher(std::move(table), std::move(settings));
  }
  static void TearDownTestSuite() {
    delete dispatcher_;
    delete nation_;
  }

  static Json ask(const std::string& target) { return test::ask_json(*dispatcher_, target); }
  static http::Response respond(const std::string& target) { return test::ask(*dispatcher_, target); }

  static inline test::SmallNation* nation_ = nullptr;
  static inline http::Dispatcher* dispatcher_ = nullptr;
};

TEST_F(EvidenceApi, SaysWhatIsServed) {
  const auto about = ask("/api/v1/about");
  EXPECT_EQ(about["version"], "1.0");
  EXPECT_EQ(about["place_default"], "302");
  EXPECT_EQ(about["invented"], false);
  EXPECT_EQ(about["country"], "England");
  EXPECT_EQ(about["strategies"][0]["title"], "City 2020");
  EXPECT_EQ(about["neighbour_sets"][0]["code"], "2025-05");
}

TEST_F(EvidenceApi, ListsPlacesByName) {
  const auto places = ask("/api/v1/places")["places"];
  ASSERT_EQ(places.size(), 5U);
  EXPECT_EQ(places[0]["name"], "Ashford");
  EXPECT_EQ(places[0]["region"], "North");
  EXPECT_EQ(ask("/api/v1/places?kind=region")["places"].size(), 2U);
}

TEST_F(EvidenceApi, ListsMeasuresAndTheirGroups) {
  const auto measures = ask("/api/v1/measures")["measures"];
  for (const auto& measure : measures) {
    if (measure["code"] != "ks4.attainment8") continue;
    EXPECT_THAT(measure["groups"].get<std::vector<std::string>>(), ElementsAre("", "fsm=no", "fsm=yes"));
    EXPECT_EQ(measure["loaded"], true);
    return;
  }
  FAIL() << "attainment 8 is not listed";
}

TEST_F(EvidenceApi, AMeasurePageAnswersInASentenceFirst) {
  const auto page = ask("/api/v1/measure?measure=ks4.attainment8&place=301");
  EXPECT_EQ(
      page["sentence"],
      "In 2018/19 Ashford averaged 45.1 points: 1.6 lower than England, 4th of 5 authorities (band D), not "
      "comparable with 2017/18, since the definition changed in 2018/19.");
  EXPECT_EQ(page["period"], "2018/19");
  EXPECT_EQ(page["row"]["period"], "2019");
  EXPECT_EQ(page["row"]["value"], 45.1);
  EXPECT_EQ(page["row"]["period_key"], "2018/19");
  EXPECT_EQ(page["row"]["neighbours"], (50.9 + 47.2) / 2);
  EXPECT_THAT(page["periods"].get<std::vector<std::string>>(), ElementsAre("2017/18", "2018/19"));
  EXPECT_EQ(page["trend"].size(), 2U);
  EXPECT_EQ(page["measure"]["basis_text"], "Counts pupils of schools in the area, wherever they live.");
}

TEST_F(EvidenceApi, AMeasurePageShowsOursAmongAll) {
  const auto page = ask("/api/v1/measure?measure=ks4.attainment8&place=301");
  ASSERT_EQ(page["strip"].size(), 5U);
  int ours = 0;
  int neighbours = 0;
  for (const auto& dot : page["strip"]) {
    ours += dot["is_place"].get<bool>() ? 1 : 0;
    neighbours += dot["is_neighbour"].get<bool>() ? 1 : 0;
  }
  EXPECT_EQ(ours, 1);
  EXPECT_EQ(neighbours, 2);
  EXPECT_EQ(page["neighbours"][0]["name"], "Denby");
  EXPECT_EQ(page["neighbours"][0]["closeness"], "Very close");
  EXPECT_EQ(page["neighbours"][0]["value"], 50.9);
}

TEST_F(EvidenceApi, AGapIsAgainstTheOthersHereAndInTheCountry) {
  const auto gaps = ask("/api/v1/measure?measure=ks4.attainment8&place=301")["gaps"];
  ASSERT_EQ(gaps.size(), 1U);
  EXPECT_EQ(gaps[0]["characteristic"], "fsm");
  EXPECT_EQ(gaps[0]["ours"]["value"], 31.5);
  EXPECT_EQ(gaps[0]["ours"]["title"], "Eligible for free school meals");
  EXPECT_EQ(gaps[0]["ours_other"]["value"], 48.2);
  EXPECT_EQ(gaps[0]["england_other"]["value"], 48.9);
  EXPECT_EQ(gaps[0]["source"]["file"], "figures.csv");
}

TEST_F(EvidenceApi, AShortNameCarriesItsGroup) {
  const auto page = ask("/api/v1/measure?measure=FSM_AVG_Attain8_Score&place=301");
  EXPECT_EQ(page["group"], "fsm=yes");
  EXPECT_EQ(page["row"]["value"], 31.5);
  EXPECT_THAT(page["sentence"].get<std::string>(), HasSubstr("(eligible for free school meals)"));
}

TEST_F(EvidenceApi, AFigureThatIsNotThereIsSaidToBeSo) {
  const auto suppressed = ask("/api/v1/measure?measure=ks4.attainment8&place=305&period=2018");
  EXPECT_EQ(suppressed["sentence"], "Elm has no figure for 2017/18: it is suppressed, to protect people.");
  EXPECT_EQ(suppressed["row"]["symbol"], "c");
  EXPECT_EQ(suppressed["row"]["value"], nullptr);
  const auto none = ask("/api/v1/measure?measure=FSM_AVG_Attain8_Score&place=302");
  EXPECT_THAT(none["sentence"].get<std::string>(),
              StartsWith("No loaded file has a figure of this measure for Barham"));
  EXPECT_EQ(none["row"], nullptr);
}

TEST_F(EvidenceApi, EveryFigureLeadsToItsRow) {
  const auto row = ask("/api/v1/measure?measure=ks4.attainment8&place=301")["row"];
  const auto address =
      "/api/v1/sources/" + row["source_id"].get<std::string>() + "/rows/" + row["line"].dump();
  const auto there = ask(address);
  EXPECT_THAT(there["cells"].get<std::vector<std::string>>(),
              ElementsAre("AVG_Attain8_Score", "", "2019", "Ashford", "45.1", "301", "North"));
  EXPECT_EQ(there["headings"][4], "Values");
  EXPECT_EQ(there["before"].back()[3], "North");
  EXPECT_EQ(there["after"][0][3], "Barham");
  EXPECT_EQ(respond("/api/v1/sources/1/rows/5000").status, 404);
  EXPECT_EQ(respond("/api/v1/sources/77").status, 404);
}

TEST_F(EvidenceApi, ComparesAnyPlaces) {
  const auto compared = ask("/api/v1/compare?measure=ks4.attainment8&places=301,neighbours&place=301");
  ASSERT_EQ(compared["places"].size(), 3U);
  EXPECT_EQ(compared["places"][0]["place"]["name"], "Ashford");
  EXPECT_EQ(compared["places"][1]["place"]["name"], "Denby");
  EXPECT_EQ(compared["places"][1]["series"][1]["rank"], 1);
  EXPECT_EQ(compared["england"][1]["value"], 46.7);
  EXPECT_EQ(compared["period"], "2018/19");
}

TEST_F(EvidenceApi, AnOwnTableHasAnyMeasuresPlacesAndPeriods) {
  const auto own =
      ask("/api/v1/table?measures=ks4.attainment8,FSM_AVG_Attain8_Score&places=301,304&periods=all");
  EXPECT_EQ(own["rows"].size(), 6U);
  EXPECT_EQ(own["places"][1]["name"], "Denby");
  EXPECT_EQ(ask("/api/v1/table?measures=ks4.attainment8&places=authority&periods=2018/19")["rows"].size(),
            5U);
}

TEST_F(EvidenceApi, TheRowsOfTheCommandLineAreThereAsJsonCsvAndXlsx) {
  const auto rows = ask("/api/v1/evidence?measure=AVG_Attain8_Score&places=authority&period=2019")["rows"];
  ASSERT_EQ(rows.size(), 5U);
  EXPECT_EQ(rows[0]["place_name"], "Ashford");
  EXPECT_EQ(rows[0]["rank"], 4);
  EXPECT_EQ(rows[0]["ranked"], 5);
  const auto csv =
      respond("/api/v1/evidence?measure=AVG_Attain8_Score&places=authority&period=2019&format=csv");
  EXPECT_EQ(csv.content_type, "text/csv; charset=utf-8");
  EXPECT_THAT(std::string(csv.text()),
              StartsWith("measure,period,place_code,place_name,group,value,symbol,"));
  EXPECT_THAT(std::string(csv.text()), HasSubstr("ks4.attainment8,2019,301,Ashford,,45.1,"));
  EXPECT_EQ(csv.header("Content-Disposition"), "attachment; filename=\"avg-attain8-score.csv\"");
  const auto xlsx = respond("/api/v1/evidence?measure=AVG_Attain8_Score&format=xlsx");
  EXPECT_THAT(std::string(xlsx.text()), StartsWith("PK"));
}

TEST_F(EvidenceApi, QuestionsThatMakeNoSenseAreToldWhatWould) {
  for (const char* target :
       {"/api/v1/measure?place=301", "/api/v1/measure?measure=ks4.attainment8",
        "/api/v1/measure?measure=ks4.atainment8&place=301",
        "/api/v1/measure?measure=ks4.attainment8&place=301&group=fsm",
        "/api/v1/measure?measure=ks4.attainment8&place=301&neighbours=2001-01",
        "/api/v1/evidence?measure=ks4.attainment8&format=pdf", "/api/v1/schools?page=one",
        "/api/v1/schools?page=0", "/api/v1/schools?page=-1", "/api/v1/findings?page=0",
        "/api/v1/disagreements?page=0", "/api/v1/evidence?measure=ks4.attainment8&places=100001",
        "/api/v1/measure?measure=ks4.attainment8&place=100001"}) {
    const auto response = respond(target);
    EXPECT_EQ(response.status, 400) << target << "\n" << response.text();
    EXPECT_FALSE(Json::parse(response.text())["detail"].get<std::string>().empty());
  }
  for (const char* target : {"/api/v1/measure?measure=ks4.attainment8&place=999",
                             "/api/v1/measure?measure=ks4.attainment8&place=301&group=fsm%3Dmaybe",
                             "/api/v1/evidence?measure=ks4.attainment8&group=fsm%3Dmaybe",
                             "/api/v1/compare?measure=ks4.attainment8&places=301&group=fsm%3Dmaybe",
                             "/api/v1/table?measures=ks4.attainment8&places=301&group=fsm%3Dmaybe",
                             "/api/v1/measure?measure=ks4.attainment8&place=301&period=1999"}) {
    EXPECT_EQ(respond(target).status, 404) << target;
  }
}

TEST_F(EvidenceApi, ASchoolIsNoAreaAndItsPageIsNamed) {
  const auto school = Json::parse(respond("/api/v1/evidence?measure=ks4.attainment8&places=100001").text());
  EXPECT_EQ(
      school["detail"],
      "Ashford Green Primary School is a school, and evidence is about areas. A school's figures stand on "
      "its page, /schools/100001.");
  const auto nowhere = Json::parse(respond("/api/v1/evidence?measure=ks4.attainment8&places=999").text());
  EXPECT_THAT(nowhere["detail"].get<std::string>(), ::testing::Not(::testing::HasSubstr("URN")));
}

TEST_F(EvidenceApi, FindsSchools) {
  const auto all = ask("/api/v1/schools");
  EXPECT_EQ(all["total"], 3);
  EXPECT_EQ(all["schools"][0]["name"], "Ashford Green Primary School");
  EXPECT_THAT(all["phases"].get<std::vector<std::string>>(), ElementsAre("Primary", "Secondary"));
  EXPECT_EQ(ask("/api/v1/schools?authority=301")["total"], 2);
  EXPECT_EQ(ask("/api/v1/schools?search=st+mary")["schools"][0]["urn"], "100003");
  EXPECT_EQ(ask("/api/v1/schools?search=as2")["total"], 1);
  EXPECT_EQ(ask("/api/v1/schools?search=3014001")["total"], 1);
  EXPECT_EQ(ask("/api/v1/schools?authority=301&phase=Primary")["total"], 1);
  EXPECT_EQ(ask("/api/v1/schools?page=2")["schools"].size(), 0U);
  EXPECT_THAT(std::string(respond("/api/v1/schools?format=csv").text()),
              HasSubstr("\"Denby, St Mary's Primary\""));
}

TEST_F(EvidenceApi, SaysWhatTheFilesSayOfASchool) {
  const auto school = ask("/api/v1/schools/100002");
  EXPECT_EQ(school["school"]["name"], "Ashford High School");
  EXPECT_EQ(school["school"]["authority"], "Ashford");
  EXPECT_EQ(school["school"]["laestab"], "3014001");
  bool pupils = false;
  bool suppressed = false;
  for (const auto& figure : school["figures"]) {
    pupils = pupils || (figure["value"] == 900 && figure["period"] == "2022/23");
    suppressed = suppressed || figure["symbol"] == "c";
    EXPECT_EQ(figure["source"]["file"], "census.csv");
  }
  EXPECT_TRUE(pupils);
  EXPECT_TRUE(suppressed);
  EXPECT_EQ(ask("/api/v1/schools/3014001")["school"]["urn"], "100002");
  EXPECT_EQ(respond("/api/v1/schools/999999").status, 404);
}

TEST_F(EvidenceApi, ListsWhatWasLoaded) {
  const auto sources = ask("/api/v1/sources")["sources"];
  ASSERT_EQ(sources.size(), 5U);
  EXPECT_EQ(sources[0]["file"], "authorities.csv");
  EXPECT_EQ(sources[0]["loaded_by"], "analyst");
  EXPECT_EQ(sources[3]["figures"], 20);
  const auto detail = ask("/api/v1/sources/" + sources[3]["id"].get<std::string>());
  EXPECT_EQ(detail["indicators"].size(), 3U);
  EXPECT_EQ(ask("/api/v1/findings?source=" + sources[3]["id"].get<std::string>())["total"], [&] {
    int count = 0;
    for (const auto& rule : detail["findings_by_rule"]) count += rule["count"].get<int>();
    return count;
  }());
}

/// Every address that the table has, with what each needs to answer.
std::vector<std::string> every_address() {
  return {"/api/v1/about",
          "/api/v1/places",
          "/api/v1/measures",
          "/api/v1/boundaries?places=301",
          "/api/v1/measure?measure=ks4.attainment8&place=301",
          "/api/v1/compare?measure=ks4.attainment8&places=301,304",
          "/api/v1/table?measures=ks4.attainment8&places=all&periods=all",
          "/api/v1/evidence?measure=ks4.attainment8",
          "/api/v1/schools",
          "/api/v1/schools/100001",
          "/api/v1/sources",
          "/api/v1/sources/4",
          "/api/v1/sources/4/rows/3",
          "/api/v1/findings",
          "/api/v1/disagreements"};
}

TEST_F(EvidenceApi, EveryRouteAnswersAsItsShapeSays) {
  const auto document = ask("/api/openapi.json");
  std::set<std::string> answered;
  for (const auto& address : every_address()) {
    const auto path = address.substr(0, address.find('?'));
    const auto match = dispatcher_->table().find(http::Method::Get, path);
    ASSERT_NE(match.route, nullptr) << address;
    answered.insert(match.route->pattern);
    EXPECT_EQ(test::not_of_shape(ask(address), match.route->answer.schema(), document), "") << address;
  }
  for (const auto& route : dispatcher_->table().routes()) {
    EXPECT_TRUE(answered.contains(route.pattern) || route.pattern == "/api/openapi.json") << route.pattern;
    EXPECT_TRUE(document["paths"].contains(route.pattern)) << route.pattern;
  }
}

TEST_F(EvidenceApi, EveryTableCanBeTakenAway) {
  for (const auto& address : every_address()) {
    const auto match = dispatcher_->table().find(http::Method::Get, address.substr(0, address.find('?')));
    if (match.route->other_formats.empty()) continue;
    for (const char* format : {"csv", "xlsx"}) {
      const auto asked = address + (address.find('?') == std::string::npos ? "?" : "&") + "format=" + format;
      const auto response = respond(asked);
      EXPECT_EQ(response.status, 200) << asked << response.text();
      EXPECT_THAT(std::string(response.header("Content-Disposition")), HasSubstr(format)) << asked;
    }
  }
}

TEST_F(EvidenceApi, ALoadIsSeenAtOnceAndChangesTheTags) {
  const auto target = "/api/v1/measure?measure=ks4.attainment8&place=301";
  const std::string tag(respond(target).header("ETag"));
  nation_->load(
      "later.csv",
      "Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\n"
      "AVG_Attain8_Score,,2022,Ashford,49.9,301,North\nAVG_Attain8_Score,,2022,England,48.8,970,\n");
  nation_->evidence().refresh();
  nation_->data().refresh();
  EXPECT_EQ(ask(target)["row"]["value"], 49.9);
  EXPECT_NE(respond(target).header("ETag"), tag);
  EXPECT_EQ(ask("/api/v1/sources")["sources"].size(), 6U);
}

}  // namespace
}  // namespace headrow::evidence::api
