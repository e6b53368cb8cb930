#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "headrow/evidence/api/page_data.hpp"
#include "headrow/evidence/catalogue.hpp"
#include "headrow/evidence/evidence.hpp"
#include "headrow/evidence/store.hpp"
#include "headrow/http/dispatcher.hpp"
#include "headrow/http/json.hpp"
#include "headrow/http/route.hpp"
#include "headrow/test/scratch_folder.hpp"

namespace headrow::evidence::api::test {

/// A data folder filled by the real loader, from the real catalogue, with a nation of five authorities
/// written out in the published layouts: Ashford, Barham and Cole in North, Denby and Elm in South. Ashford's
/// attainment 8 is 44.6 (2017/18) and 45.1 (2018/19), England's 46.7 in both.
class SmallNation {
public:
  SmallNation();

  PageData& data() { return *data_; }
  const Evidence& evidence() const { return *evidence_; }
  Evidence& evidence() { return *evidence_; }
  const Catalogue& catalogue() const { return *catalogue_; }
  Store& store() { return *store_; }
  const std::filesystem::path& folder() const { return folder_.path(); }

  /// Writes a file below the folder of files and loads it.
  void load(const std::string& name, const std::string& bytes);

private:
  headrow::test::ScratchFolder folder_;
  std::optional<Catalogue> catalogue_;
  std::unique_ptr<Store> store_;
  std::unique_ptr<Evidence> evidence_;
  std::unique_ptr<PageData> data_;
};

/// Asks a dispatcher as a page would.
http::Response ask(const http::Dispatcher& dispatcher, const std::string& target);
http::Json ask_json(const http::Dispatcher& dispatcher, const std::string& target);

/// "" when `answer` is of `schema`; else where and how it is not. Every required member must be there, of its
/// type, and no other one: an answer that says more than its shape is a shape that says too little.
std::string not_of_shape(const http::Json& answer, const http::Json& schema, const http::Json& document);

}  // namespace headrow::evidence::api::test
