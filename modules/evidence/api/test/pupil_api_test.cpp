// Pupils' files in, the real loader, the real routes, and who is asking.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include "headrow/base/identifiers.hpp"
#include "headrow/evidence/api/routes.hpp"
#include "small_nation.hpp"

namespace headrow::evidence::api {
namespace {

using http::Json;
using records::Permission;
using ::testing::HasSubstr;

records::Day today() {
  return records::Day(std::chrono::year(2026) / 11 / 27);
}

std::shared_ptr<const records::Principal> person(records::ScopeKind kind, const std::string& scope,
                                                 records::ChildrenOf children = records::ChildrenOf::All) {
  auto principal = std::make_shared<records::Principal>();
  principal->kind = records::Principal::Kind::Person;
  principal->id = "p";
  records::HeldGrant grant;
  grant.scope_kind = kind;
  grant.scope = scope;
  grant.children = children;
  grant.permissions.add(Permission::ReadPublished);
  grant.permissions.add(Permission::ReadChildren);
  if (kind != records::ScopeKind::City)
    grant.places = std::make_shared<records::PlaceCodes>(records::PlaceCodes{scope});
  principal->grants.push_back(std::move(grant));
  return principal;
}

std::string upn_of(int number) {
  const std::string body = fmt::format("301200115{:03}", number);
  return *upn_check_letter(body) + body;
}

/// Two primary schools of Ashford with two pupils each, one of whom is looked after.
class PupilApi : public ::testing::Test {
protected:
  static void SetUpTestSuite() {
    nation_ = new test::SmallNation;
    nation_->load(
        "register/schools.csv",
        "URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,TypeOfEstablishment "
        "(name),EstablishmentStatus (name),OpenDate,CloseDate,PhaseOfEducation "
        "(name),SchoolCapacity,NumberOfPupils,CensusDate,OfstedRating "
        "(name),OfstedLastInsp,LastChangedDate,Trusts (code),Trusts (name),AdministrativeWard "
        "(code),AdministrativeWard (name)\n"
        "190001,301,Ashford,2001,First School,Community school,Open,,,Primary,,,,,,01-07-2026,,,,\n"
        "190002,301,Ashford,2002,Second School,Community school,Open,,,Primary,,,,,,01-07-2026,,,,\n");
    std::string census =
        "UPN,LAESTAB,CensusDate,DOB,Sex,EnrolStatus,EntryDate,NCyearActual,Ethnicity,Language,FSMeligible,"
        "SENprovision,SENtype,InCare\n";
    std::string results = "UPN,LAESTAB,YEAR,READSCORE,MATSCORE,GPSSCORE,WRITTA,DISC\n";
    // One whose date of birth cannot be read: a finding.
    census += fmt::format("{},3012001,2019-01-17,soon,F,C,2014-09-02,6,WBRI,ENG,false,N,,false\n", upn_of(9));
    for (int i = 1; i <= 4; ++i) {
      const char* school = i <= 2 ? "3012001" : "3012002";
      census += fmt::format("{},{},2019-01-17,2008-05-04,F,C,2014-09-02,6,WBRI,ENG,false,N,,{}\n", upn_of(i),
                            school, i == 4 ? "true" : "false");
      results += fmt::format("{},{},2019,{},100,100,EXS,\n", upn_of(i), school, i == 1 ? 95 : 105);
    }
    nation_->load("children/census.csv", census);
    nation_->load("children/ks2.csv", results);
    nation_->load(
        "children/weeks.csv",
        fmt::format("UPN,LAESTAB,WeekBeginning,Marks\n{},3012001,2019-01-14,{}\n{},3012002,2019-01-14,{}\n",
                    upn_of(1), "/\\/\\/\\/\\/\\", upn_of(3), "/\\/\\/\\/\\II"));
    nation_->load(
        "children/wards.geojson",
        R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"WD25CD":"E05000001",)"
        R"("WD25NM":"Low Town"},"geometry":{"type":"Polygon","coordinates":)"
        R"([[[-1.5,53.7],[-1.4,53.7],[-1.4,53.8],[-1.5,53.7]]]}}]})");
    nation_->evidence().refresh();
    nation_->data().refresh();
  }
  static void TearDownTestSuite() { delete nation_; }

  Json ask(std::shared_ptr<const records::Principal> asker, const std::string& target) const {
    http::RouteTable table;
    define_for_tests(table);
    http::DispatcherSettings settings;
    settings.identify = [asker](const http::Request&) { return http::Asker{asker, "s", ""}; };
    settings.today = today;
    const http::Dispatcher dispatcher(std::move(table), std::move(settings));
    const auto response = test::ask(dispatcher, target);
    return response.status == 200 ? Json::parse(response.text()) : Json(response.status);
  }

  static void define_for_tests(http::RouteTable& table) {
    add_evidence_routes(table, nation_->data(),
                        {"Headrow", "1.0", "301", {}, [](const records::Principal& asker) {
                           return records::may(asker, Permission::ReadChildren, "", {}, today());
                         }});
    add_pupil_routes(table, nation_->data(), today);
  }

  static inline test::SmallNation* nation_ = nullptr;
};

constexpr const char* kAnswer = "/api/v1/pupils/answer?measure=ks2.reading_expected";

TEST_F(PupilApi, WhoSeesTheCitySeesEverySchool) {
  const auto city = person(records::ScopeKind::City, "");
  const Json answer = ask(city, std::string(kAnswer) + "&by=school");
  ASSERT_EQ(answer["rows"].size(), 2U);
  EXPECT_EQ(answer["rows"][0]["values"][0]["title"], "First School");
  EXPECT_EQ(answer["rows"][0]["value"], 50);
  EXPECT_EQ(answer["coverage"][0]["schools"], 2);
  const Json asked = ask(city, "/api/v1/pupils");
  EXPECT_EQ(asked["city"]["name"], "Ashford");
  EXPECT_EQ(asked["schools"].size(), 2U);
  EXPECT_EQ(asked["everywhere"], true);
}

TEST_F(PupilApi, AHeadSeesTheOwnSchoolAloneWhateverIsAsked) {
  const auto head = person(records::ScopeKind::School, "190002");
  const Json whole = ask(head, kAnswer);
  EXPECT_EQ(whole["rows"][0]["denominator"], 2);
  EXPECT_EQ(whole["rows"][0]["value"], 100);
  EXPECT_EQ(whole["coverage"].size(), 0U);
  EXPECT_EQ(ask(head, std::string(kAnswer) + "&place=190001")["rows"].size(), 0U);
  EXPECT_EQ(ask(head, std::string(kAnswer) + "&by=school")["rows"].size(), 1U);
  const Json asked = ask(head, "/api/v1/pupils");
  EXPECT_EQ(asked["schools"].size(), 1U);
  EXPECT_EQ(asked["wards"].size(), 0U);
  // How the city agrees with what is published is no head's to see.
  EXPECT_EQ(ask(head, "/api/v1/pupils/reconciliation"), Json(403));
}

TEST_F(PupilApi, TheVirtualSchoolCountsLookedAfterChildrenAlone) {
  const auto virtual_school = person(records::ScopeKind::City, "", records::ChildrenOf::LookedAfter);
  const Json answer = ask(virtual_school, kAnswer);
  EXPECT_EQ(answer["rows"][0]["denominator"], 1);
}

TEST_F(PupilApi, NobodyElseIsAnswered) {
  auto nobody = std::make_shared<records::Principal>();
  nobody->kind = records::Principal::Kind::Person;
  EXPECT_EQ(ask(nobody, kAnswer), Json(403));
  EXPECT_EQ(ask(std::make_shared<records::Principal>(), kAnswer), Json(401));
}

TEST_F(PupilApi, FilesAboutChildrenAreNobodysWhoMayNotSeeThem) {
  const auto city = person(records::ScopeKind::City, "");
  const auto reader = std::make_shared<records::Principal>();  // the public
  reader->grants.emplace_back();
  reader->grants.back().permissions.add(Permission::ReadPublished);
  const auto files = [&](const std::shared_ptr<const records::Principal>& asker) {
    std::string names;
    const Json all = ask(asker, "/api/v1/sources");
    for (const Json& source : all["sources"]) names += source["dataset"].get<std::string>() + " ";
    return names;
  };
  EXPECT_THAT(files(city), HasSubstr("school_census_flat"));
  EXPECT_THAT(files(reader), ::testing::Not(HasSubstr("school_census_flat")));
  std::string id;
  const Json all = ask(city, "/api/v1/sources");
  for (const Json& source : all["sources"]) {
    if (source["dataset"] == "school_census_flat") id = source["id"].get<std::string>();
  }
  EXPECT_EQ(ask(city, "/api/v1/sources/" + id)["source"]["dataset"], "school_census_flat");
  EXPECT_EQ(ask(reader, "/api/v1/sources/" + id), Json(404));
  // A row would show a child: nobody sees one here.
  EXPECT_EQ(ask(city, "/api/v1/sources/" + id + "/rows/2"), Json(403));
  EXPECT_EQ(ask(reader, "/api/v1/sources/" + id + "/rows/2"), Json(404));
  EXPECT_GT(ask(city, "/api/v1/findings?source=" + id)["total"], 0);
  EXPECT_EQ(ask(reader, "/api/v1/findings?source=" + id)["total"], 0);
}

TEST_F(PupilApi, ASchoolIsShownByItsOwnRecordsToWhoseItIs) {
  const auto head = person(records::ScopeKind::School, "190002");
  const Json own = ask(head, "/api/v1/pupils/schools/190002");
  ASSERT_FALSE(own["figures"].empty());
  bool found = false;
  for (const Json& figure : own["figures"]) {
    if (figure["measure"]["code"] != "sen.support_share") continue;
    EXPECT_EQ(figure["value"], 0);
    EXPECT_EQ(figure["of"], 2);
    found = true;
  }
  EXPECT_TRUE(found);
  EXPECT_EQ(ask(head, "/api/v1/pupils/schools/190001"), Json(404));
}

TEST_F(PupilApi, OtherSchoolsAreNamedBesideASchoolButNotCounted) {
  const std::string path =
      "/api/v1/pupils/schools/190001/comparison?measure=ks2.reading_writing_maths_expected";
  const Json whole = ask(person(records::ScopeKind::City, ""), path);
  EXPECT_EQ(whole["funnel"]["schools"].size(), 2u);
  EXPECT_EQ(whole["similar"].size(), 2u);
  EXPECT_FALSE(whole["similar"][1]["meals"].is_null());
  const Json own = ask(person(records::ScopeKind::School, "190001"), path);
  // Nothing is published of the city's key stage 2: there is nothing to hold the school against.
  EXPECT_TRUE(own["funnel"].is_null());
  ASSERT_EQ(own["similar"].size(), 2u);
  EXPECT_EQ(own["similar"][1]["name"], "Second School");
  EXPECT_FALSE(own["similar"][0]["meals"].is_null());
  for (const char* hidden : {"pupils", "meals", "special_needs", "other_language", "value"})
    EXPECT_TRUE(own["similar"][1][hidden].is_null()) << hidden;
  // Who sees some children of a school is told nothing of the school.
  const Json some = ask(person(records::ScopeKind::City, "", records::ChildrenOf::LookedAfter), path);
  EXPECT_TRUE(some["funnel"].is_null());
  EXPECT_TRUE(some["similar"].empty());
}

TEST_F(PupilApi, AttendanceIsOfSchoolsWithinReachAlone) {
  const auto names = [&](const std::shared_ptr<const records::Principal>& asker) {
    std::string found;
    const Json board = ask(asker, "/api/v1/pupils/attendance");
    for (const Json& school : board["schools"]) found += school["name"].get<std::string>() + ";";
    return found;
  };
  EXPECT_EQ(names(person(records::ScopeKind::City, "")), "First School;Second School;");
  EXPECT_EQ(names(person(records::ScopeKind::School, "190002")), "Second School;");
  EXPECT_EQ(names(person(records::ScopeKind::City, "", records::ChildrenOf::LookedAfter)), "");
  const std::string days = "/api/v1/pupils/schools/190002/attendance";
  EXPECT_EQ(ask(person(records::ScopeKind::School, "190002"), days)["days"].size(), 5u);
  EXPECT_TRUE(
      ask(person(records::ScopeKind::City, "", records::ChildrenOf::LookedAfter), days)["days"].empty());
  EXPECT_EQ(ask(person(records::ScopeKind::School, "190001"), days), Json(404));
}

TEST_F(PupilApi, AWardsBoundaryIsAListOfPolygons) {
  const Json found = ask(person(records::ScopeKind::City, ""), "/api/v1/boundaries?places=E05000001,301");
  ASSERT_EQ(found["areas"].size(), 1U);
  EXPECT_EQ(found["areas"][0]["name"], "Low Town");
  EXPECT_EQ(found["areas"][0]["polygons"],
            Json::parse("[[[[-1.5,53.7],[-1.4,53.7],[-1.4,53.8],[-1.5,53.7]]]]"));
}

TEST_F(PupilApi, WhatCannotBeAskedIsSaid) {
  const auto city = person(records::ScopeKind::City, "");
  EXPECT_EQ(ask(city, "/api/v1/pupils/answer?measure=ks9.x"), Json(400));
  EXPECT_EQ(ask(city, std::string(kAnswer) + "&by=shoe_size"), Json(400));
  EXPECT_EQ(ask(city, std::string(kAnswer) + "&group=sen%3Dmuch"), Json(400));
}

}  // namespace
}  // namespace headrow::evidence::api
