#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>
#include <memory>

#include "headrow/http/server.hpp"
#include "headrow/test/scratch_folder.hpp"

namespace headrow::http {
namespace {

using ::testing::HasSubstr;

/// A certificate for localhost that nobody vouches for, and its key, as files.
void make_certificate(const std::filesystem::path& certificate, const std::filesystem::path& key) {
  const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> made(EVP_EC_gen("P-256"), &EVP_PKEY_free);
  const std::unique_ptr<X509, decltype(&X509_free)> paper(X509_new(), &X509_free);
  ASN1_INTEGER_set(X509_get_serialNumber(paper.get()), 1);
  X509_gmtime_adj(X509_getm_notBefore(paper.get()), 0);
  X509_gmtime_adj(X509_getm_notAfter(paper.get()), 3600);
  X509_set_pubkey(paper.get(), made.get());
  X509_NAME* name = X509_get_subject_name(paper.get());
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("localhost"),
                             -1, -1, 0);
  X509_set_issuer_name(paper.get(), name);
  X509_sign(paper.get(), made.get(), EVP_sha256());
  const std::unique_ptr<FILE, decltype(&std::fclose)> to(std::fopen(certificate.c_str(), "w"), &std::fclose);
  PEM_write_X509(to.get(), paper.get());
  const std::unique_ptr<FILE, decltype(&std::fclose)> key_to(std::fopen(key.c_str(), "w"), &std::fclose);
  PEM_write_PrivateKey(key_to.get(), made.get(), nullptr, nullptr, 0, nullptr, nullptr);
}

/// What the server answers over TLS to a request for /healthz.
std::string ask_over_tls(unsigned short port) {
  const int connection = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  EXPECT_EQ(::connect(connection, reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0);
  const std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context(SSL_CTX_new(TLS_client_method()),
                                                                  &SSL_CTX_free);
  const std::unique_ptr<SSL, decltype(&SSL_free)> tls(SSL_new(context.get()), &SSL_free);
  SSL_set_fd(tls.get(), connection);
  std::string answer;
  if (SSL_connect(tls.get()) == 1) {
    const std::string request = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    SSL_write(tls.get(), request.data(), static_cast<int>(request.size()));
    char buffer[4096];
    for (int got = 0; (got = SSL_read(tls.get(), buffer, sizeof buffer)) > 0;)
      answer.append(buffer, static_cast<std::size_t>(got));
  }
  ::close(connection);
  return answer;
}

Result<std::unique_ptr<Server>> start(const ServerSettings& settings, Metrics& metrics) {
  RouteTable table;
  add_operations_routes(table, metrics, []() -> Result<void> { return {}; });
  return Server::start(settings, std::move(table), {});
}

TEST(Tls, AnswersWithStrictTransportSecurity) {
  const test::ScratchFolder folder;
  make_certificate(folder / "certificate.pem", folder / "key.pem");
  ServerSettings settings;
  settings.port = 0;
  settings.certificate = folder / "certificate.pem";
  settings.key = folder / "key.pem";
  Metrics metrics;
  const auto server = start(settings, metrics);
  ASSERT_TRUE(server) << describe(server.error());
  const std::string answer = ask_over_tls((*server)->port());
  EXPECT_THAT(answer, ::testing::StartsWith("HTTP/1.1 200"));
  EXPECT_THAT(answer, HasSubstr("Strict-Transport-Security: max-age=31536000"));
}

TEST(Tls, IsTheOnlyWayBeyondLoopback) {
  ServerSettings settings;
  settings.port = 0;
  settings.address = "0.0.0.0";
  Metrics metrics;
  const auto server = start(settings, metrics);
  ASSERT_FALSE(server);
  EXPECT_EQ(server.error().code, ProblemCode::BadInput);
  EXPECT_THAT(server.error().message, HasSubstr("TLS alone"));
}

TEST(Tls, SaysWhichCertificateCannotBeUsed) {
  const test::ScratchFolder folder;
  ServerSettings settings;
  settings.port = 0;
  settings.certificate = folder.write("certificate.pem", "nonsense");
  settings.key = folder.write("key.pem", "nonsense");
  Metrics metrics;
  const auto server = start(settings, metrics);
  ASSERT_FALSE(server);
  EXPECT_THAT(describe(server.error()), HasSubstr("certificate.pem"));
}

}  // namespace
}  // namespace headrow::http
