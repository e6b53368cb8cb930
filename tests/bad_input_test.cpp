#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <zip.h>
#include <zlib.h>

#include "headrow/test/scratch_folder.hpp"
#include "program.hpp"

// What an officer may hand in by mistake, and what a machine may do in the middle of a load: each leaves a
// clear message, the documented exit status, and the store as it was.
namespace headrow::tests {
namespace {

using ::testing::HasSubstr;

std::string gzipped(const std::string& text) {
  z_stream stream{};
  deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string packed(deflateBound(&stream, text.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

class BadInput : public ::testing::Test {
protected:
  void SetUp() override {
    folder_.write("files/codes.csv", small_register());
    folder_.write("files/long.csv", small_long_table());
    ASSERT_EQ(headrow({"init", "city"}).status, 0);
    ASSERT_EQ(headrow({"import", "city", "files"}).status, 0);
    before_ = figures();
    ASSERT_THAT(before_, HasSubstr("45.1"));
  }

  Outcome headrow(const std::vector<std::string>& arguments, long file_size_limit = 0) const {
    return run_headrow(arguments, {folder_.path(), file_size_limit});
  }
  std::string figures() const {
    return headrow({"evidence", "city", "--measure", "ks4.attainment8", "--period", "all", "--format", "csv"})
        .out;
  }
  /// Loading `name` alone fails with status 1, says `words`, and leaves the figures as they were.
  void expect_refused(const std::string& name, const std::string& words) {
    const Outcome tried = headrow({"import", "city", name});
    EXPECT_EQ(tried.status, 1) << tried.out << tried.err;
    EXPECT_THAT(tried.out + tried.err, HasSubstr(words));
    EXPECT_THAT(tried.out + tried.err, HasSubstr(name));
    EXPECT_EQ(figures(), before_);
  }

  test::ScratchFolder folder_;
  std::string before_;
};

TEST_F(BadInput, AnEmptyFile) {
  folder_.write("empty.csv", "");
  expect_refused("empty.csv", "empty");
}

TEST_F(BadInput, HeadingsWithoutARow) {
  folder_.write("headings.csv", "Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\n");
  expect_refused("headings.csv", "no-rows");
}

TEST_F(BadInput, CutInTheMiddleOfAQuotedCell) {
  folder_.write("cut.csv", small_long_table() + "AVG_Attain8_Score,,2019,\"Ulver");
  expect_refused("cut.csv", "quot");
}

TEST_F(BadInput, CutInTheMiddleOfAGzipStream) {
  const std::string packed = gzipped(small_long_table());
  folder_.write("cut.csv.gz", packed.substr(0, packed.size() / 2));
  expect_refused("cut.csv.gz", "gzip");
}

TEST_F(BadInput, AZipNamedCsv) {
  int error = 0;
  zip_t* archive = zip_open((folder_ / "renamed.csv").c_str(), ZIP_CREATE, &error);
  zip_file_add(archive, "notes.txt", zip_source_buffer(archive, "notes", 5, 0), 0);
  ASSERT_EQ(zip_close(archive), 0);
  expect_refused("renamed.csv", "ZIP");
}

TEST_F(BadInput, ALineThatNeverEnds) {
  const std::string block(1 << 20, 'a');
  gzFile out = gzopen((folder_ / "endless.csv.gz").c_str(), "wb1");
  gzputs(out, "Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\n");
  for (int megabytes = 0; megabytes < 200; ++megabytes)
    gzwrite(out, block.data(), static_cast<unsigned>(block.size()));
  gzclose(out);
  expect_refused("endless.csv.gz", "row");
}

TEST_F(BadInput, NulBytes) {
  std::string text = small_long_table();
  text.insert(text.size() / 2, 3, '\0');
  folder_.write("nul.csv", text);
  expect_refused("nul.csv", "NUL");
}

TEST_F(BadInput, ALayoutNobodyKnows) {
  folder_.write("shopping.csv", "Item,Price\nChalk,3\n");
  expect_refused("shopping.csv", "layout");
}

TEST_F(BadInput, OneBadFileAmongGoodOnesIsStatusThree) {
  folder_.write("some/more.csv",
                small_long_table() + "AVG_Attain8_Score,,2017,Ulverholm,43,301,Northern Fells\n");
  folder_.write("some/empty.csv", "");
  const Outcome loaded = headrow({"import", "city", "some"});
  EXPECT_EQ(loaded.status, 3) << loaded.out << loaded.err;
  EXPECT_THAT(loaded.out, HasSubstr("1 loaded"));
  EXPECT_THAT(figures(), HasSubstr("2016/17"));
}

TEST_F(BadInput, AllOrNothingTakesNothing) {
  folder_.write("some/more.csv",
                small_long_table() + "AVG_Attain8_Score,,2017,Ulverholm,43,301,Northern Fells\n");
  folder_.write("some/empty.csv", "");
  const Outcome loaded = headrow({"import", "city", "some", "--all-or-nothing"});
  EXPECT_EQ(loaded.status, 1) << loaded.out << loaded.err;
  EXPECT_EQ(figures(), before_);
}

TEST_F(BadInput, ADiskThatFillsUp) {
  std::string text = small_long_table();
  for (int i = 0; i < 200'000; ++i) text += "AVG_Attain8_Score,,2017,Ulverholm,43,301,Northern Fells\n";
  folder_.write("large.csv", text);
  const Outcome tried = headrow({"import", "city", "large.csv"}, 2'000'000);
  EXPECT_EQ(tried.status, 1) << tried.out << tried.err;
  EXPECT_EQ(figures(), before_);
}

TEST_F(BadInput, KilledInTheMiddleOfALoad) {
  std::string text = "Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\n";
  for (int year = 1000; year < 2000; ++year) {
    for (int place = 301; place <= 305; ++place) {
      for (int indicator = 0; indicator < 40; ++indicator) {
        text += "Other" + std::to_string(indicator) + ",," + std::to_string(year) + ",Ulverholm,43," +
                std::to_string(place) + ",Northern Fells\n";
      }
    }
  }
  folder_.write("large.csv", text);
  for (const int microseconds : {20'000, 60'000, 120'000, 200'000}) {
    const pid_t loading =
        start_headrow({"import", (folder_ / "city").string(), (folder_ / "large.csv").string()});
    const timespec a_moment{0, microseconds * 1000L};
    nanosleep(&a_moment, nullptr);  // the moment of the blow is what is tried
    kill(loading, SIGKILL);
    wait_for(loading);
    EXPECT_EQ(figures(), before_) << "killed after " << microseconds << " microseconds";
  }
}

TEST_F(BadInput, ASecondProcessIsToldWhoHoldsTheFolder) {
  const RunningServer server = start_server(folder_ / "city");
  ASSERT_THAT(server.first_line, HasSubstr("http://127.0.0.1:"));
  const Outcome second = headrow({"serve", "city", "--port", "0"});
  EXPECT_EQ(second.status, 1) << second.err;
  EXPECT_THAT(second.err, HasSubstr("in use"));
  EXPECT_EQ(stop_server(server), 0);
}

}  // namespace
}  // namespace headrow::tests
