#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "database.hpp"
#include "headrow/base/progress.hpp"
#include "headrow/evidence/catalogue.hpp"
#include "headrow/evidence/import.hpp"
#include "headrow/evidence/store.hpp"
#include "headrow/test/scratch_folder.hpp"

namespace headrow::evidence {

/// Asks to stop once a file has ended.
class StopAfterOne final : public Progress {
public:
  void begin(std::string_view, std::uint64_t) override {}
  void advance(std::uint64_t, std::uint64_t) override {}
  void end() override { ended_ = true; }
  bool stop_asked() const override { return ended_; }

private:
  bool ended_ = false;
};

/// A store and a folder of files to load into it. The catalogue is the project's own until `use_catalogue`.
class ImportTest : public ::testing::Test {
protected:
  void SetUp() override {
    auto store = Store::create(folder_.path() / "city");
    ASSERT_TRUE(store) << store.error().message;
    store_ = std::move(*store);
    use_catalogue(HEADROW_CATALOG);
  }

  void use_catalogue(const std::filesystem::path& path) {
    auto catalogue = Catalogue::read(path);
    ASSERT_TRUE(catalogue) << describe(catalogue.error());
    catalogue_ = std::make_unique<Catalogue>(std::move(*catalogue));
  }

  std::filesystem::path write(const std::string& name, std::string_view text) const {
    return folder_.write("files/" + name, text);
  }

  ImportOptions options_for(std::vector<std::filesystem::path> paths) const {
    ImportOptions options;
    options.paths = std::move(paths);
    options.loaded_by = "officer";
    options.loaded_at = std::chrono::sys_seconds(std::chrono::seconds(1790000000));
    return options;
  }

  ImportReport import(const ImportOptions& options) const {
    NoProgress progress;
    auto report = import_files(*store_, *catalogue_, options, progress);
    EXPECT_TRUE(report) << describe(report.error());
    return report ? *std::move(report) : ImportReport{};
  }
  ImportReport import(std::vector<std::filesystem::path> paths) const {
    return import(options_for(std::move(paths)));
  }

  /// The first value of the first row of a question, as text; "" when there is none.
  std::string ask(const std::string& sql) const {
    Connection connection = store_->database()->connect();
    Rows rows = connection.query("SELECT CAST((" + sql + ") AS TEXT)");
    if (!rows.next_chunk()) return {};
    return std::string(rows.text(0, 0));
  }

  /// The value of an area's figure: "" when there is none.
  std::string figure(const std::string& indicator, const std::string& place, const std::string& label,
                     const std::string& group = "") const {
    return ask(
        "SELECT any_value(f.value) FROM area_figure f JOIN indicator i USING (indicator_id) JOIN place p "
        "USING "
        "(place_id) JOIN period_label l USING (label_id) JOIN population g USING (group_id) WHERE i.name = "
        "'" +
        indicator + "' AND p.name = '" + place + "' AND l.label = '" + label + "' AND g.description = '" +
        group + "'");
  }

  static std::vector<Finding> of_rule(const ImportReport& report, std::string_view rule) {
    std::vector<Finding> found;
    std::copy_if(report.findings.begin(), report.findings.end(), std::back_inserter(found),
                 [&](const Finding& finding) { return finding.rule == rule; });
    return found;
  }

  test::ScratchFolder folder_;
  std::unique_ptr<Store> store_;
  std::unique_ptr<Catalogue> catalogue_;
};

}  // namespace headrow::evidence
