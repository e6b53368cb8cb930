#include "headrow/http/static_files.hpp"

#include <gtest/gtest.h>

#include "headrow/test/scratch_folder.hpp"

namespace headrow::http {
namespace {

class StaticFilesTest : public ::testing::Test {
protected:
  StaticFilesTest() {
    folder_.write("secret.txt", "secret");
    folder_.write("dist/index.html", "<!doctype html><title>Headrow</title>");
    folder_.write("dist/assets/app-3f2a.js", std::string(4000, 'a'));
    folder_.write("dist/favicon.svg", "<svg/>");
    std::filesystem::create_symlink(folder_.path() / "secret.txt", folder_.path() / "dist/link.txt");
  }

  Result<Response> ask(const std::string& path, std::vector<Header> headers = {}) const {
    Request request;
    request.path = path;
    request.headers = std::move(headers);
    return StaticFiles::read(folder_.path() / "dist").value().answer(request);
  }

  headrow::test::ScratchFolder folder_;
};

TEST_F(StaticFilesTest, APageAddressGetsTheShell) {
  for (const char* path : {"/", "/strategy", "/evidence/measure", "/measure/ks4.attainment8"}) {
    const auto answer = ask(path);
    ASSERT_TRUE(answer) << path;
    EXPECT_EQ(answer->content_type, "text/html; charset=utf-8");
    EXPECT_EQ(answer->header("Cache-Control"), "no-cache");
  }
}

TEST_F(StaticFilesTest, AnAssetIsKeptForEver) {
  const auto answer = ask("/assets/app-3f2a.js");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->content_type, "text/javascript; charset=utf-8");
  EXPECT_EQ(answer->header("Cache-Control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(answer->text().size(), 4000U);
  const auto packed = ask("/assets/app-3f2a.js", {{"Accept-Encoding", "gzip"}});
  EXPECT_EQ(packed->header("Content-Encoding"), "gzip");
  EXPECT_LT(packed->text().size(), 200U);
}

TEST_F(StaticFilesTest, AFileThatIsNotThereIsNotFound) {
  const auto answer = ask("/assets/app-0000.js");
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, ProblemCode::NotFound);
}

TEST_F(StaticFilesTest, NothingOutsideTheFolderIsServed) {
  for (const char* path : {"/../secret.txt", "/assets/../../secret.txt", "/link.txt", "//etc/passwd.txt"}) {
    EXPECT_FALSE(ask(path)) << path;
  }
}

TEST_F(StaticFilesTest, AnUnchangedFileIsNotSentAgain) {
  const auto first = ask("/");
  const auto again = ask("/", {{"If-None-Match", std::string(first->header("ETag"))}});
  EXPECT_EQ(again->status, 304);
  EXPECT_EQ(again->text(), "");
}

TEST_F(StaticFilesTest, PagesThatAreNotBuiltAreSaidToBeSo) {
  const auto read = StaticFiles::read(folder_.path() / "nowhere");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, ProblemCode::NotFound);
}

}  // namespace
}  // namespace headrow::http
