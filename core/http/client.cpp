// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/client.h"

#include "base/text.h"

#include <QFile>
#include <QUrl>

#include <curl/curl.h>

#include <algorithm>
#include <memory>
#include <stop_token>

namespace tidemark::http {

using namespace Qt::StringLiterals;

namespace {

struct EasyDeleter
{
    void operator()(CURL *easy) const { curl_easy_cleanup(easy); }
};
struct MultiDeleter
{
    void operator()(CURLM *multi) const { curl_multi_cleanup(multi); }
};
struct ListDeleter
{
    void operator()(curl_slist *list) const { curl_slist_free_all(list); }
};
using Easy = std::unique_ptr<CURL, EasyDeleter>;
using Multi = std::unique_ptr<CURLM, MultiDeleter>;
using HeaderList = std::unique_ptr<curl_slist, ListDeleter>;

// What arrives.
struct Arrival
{
    Response response;
    qint64 longest = 0;
    bool tooLong = false;
};

} // namespace

QByteArray Response::header(QByteArrayView name) const
{
    for (const Header &header : headers) {
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            return header.value;
    }
    return {};
}

QString describeUrl(const QString &url)
{
    const QUrl parsed(url);
    const QString port = parsed.port() >= 0 ? u':' + QString::number(parsed.port()) : QString();
    const QString host = parsed.host().contains(u':') ? u'[' + parsed.host() + u']' : parsed.host();
    return printable(parsed.scheme() + u"://"_s + host + port + parsed.path());
}

// ---- The request

static bool hasControls(const QByteArray &text)
{
    return std::ranges::any_of(text, [](char c) { return uchar(c) < 0x20 || c == 0x7F; });
}

static Result<void> requireSendable(const Request &request)
{
    const QUrl url(request.url, QUrl::StrictMode);
    const bool isWeb = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    if (!url.isValid() || !isWeb || url.host().isEmpty())
        return fail(ErrorKind::Usage, tr("This is no address of a web service: %1").arg(describeUrl(request.url)),
                    tr("Write it as https://host:port/path."));
    if (!url.userInfo().isEmpty())
        return fail(ErrorKind::Usage, tr("The address %1 holds a user or a password").arg(describeUrl(request.url)),
                    tr("Leave out what stands before the @."));
    for (const Header &header : request.headers) {
        if (hasControls(header.name) || hasControls(header.value))
            return fail(ErrorKind::Usage,
                        tr("The header %1 for %2 holds a line break or another control character")
                            .arg(printable(QString::fromLatin1(header.name), 40), describeUrl(request.url)),
                        tr("Look where its value comes from: a file may end in more than one line."));
    }
    return {};
}

static HeaderList headerList(const Request &request)
{
    HeaderList list;
    const auto add = [&list](const QByteArray &line) {
        if (curl_slist *longer = curl_slist_append(list.get(), line.constData())) {
            static_cast<void>(list.release());
            list.reset(longer);
        }
    };
    add("Expect:"); // no pause before a body
    for (const Header &header : request.headers)
        add(header.value.isEmpty() ? header.name + ';' : header.name + ": " + header.value);
    return list;
}

static size_t takeBody(const char *data, size_t, size_t count, void *to)
{
    auto &arrival = *static_cast<Arrival *>(to);
    arrival.tooLong = arrival.response.body.size() + qint64(count) > arrival.longest;
    if (arrival.tooLong)
        return 0;
    arrival.response.body.append(data, qsizetype(count));
    return count;
}

static size_t takeHeader(const char *data, size_t, size_t count, void *to)
{
    auto &headers = static_cast<Arrival *>(to)->response.headers;
    const QByteArray line = QByteArray(data, qsizetype(count)).trimmed();
    if (line.startsWith("HTTP/")) // of the last answer only: one may come before it (100)
        headers.clear();
    else if (const qsizetype colon = line.indexOf(':'); colon > 0)
        headers.push_back({line.left(colon), line.mid(colon + 1).trimmed()});
    return count;
}

static void setBody(CURL *easy, const Request &request)
{
    if (!request.body.isEmpty() || request.method == "POST" || request.method == "PUT") {
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body.size()));
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request.body.constData());
    }
    if (request.method == "HEAD")
        curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
    curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, request.method.constData());
}

static void setLimits(CURL *easy, const Request &request)
{
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L); // a name server that is silent holds nobody up
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, long(request.timeout.count()));
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, long(request.timeout.count()));
    if (request.direct)
        curl_easy_setopt(easy, CURLOPT_NOPROXY, "*");
    if (!request.authorities.isEmpty())
        curl_easy_setopt(easy, CURLOPT_CAINFO, QFile::encodeName(request.authorities).constData());
}

static Easy prepare(const Request &request, curl_slist *headers, Arrival &arrival, char *problem)
{
    Easy easy(curl_easy_init());
    if (!easy)
        return easy;
    curl_easy_setopt(easy.get(), CURLOPT_URL, request.url.toUtf8().constData());
    curl_easy_setopt(easy.get(), CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(easy.get(), CURLOPT_USERAGENT, "tidemark");
    curl_easy_setopt(easy.get(), CURLOPT_ACCEPT_ENCODING,
                     ""); // whatever libcurl unpacks; limits hold for what comes out
    curl_easy_setopt(easy.get(), CURLOPT_WRITEFUNCTION, &takeBody);
    curl_easy_setopt(easy.get(), CURLOPT_WRITEDATA, &arrival);
    curl_easy_setopt(easy.get(), CURLOPT_HEADERFUNCTION, &takeHeader);
    curl_easy_setopt(easy.get(), CURLOPT_HEADERDATA, &arrival);
    curl_easy_setopt(easy.get(), CURLOPT_ERRORBUFFER, problem);
    setBody(easy.get(), request);
    setLimits(easy.get(), request);
    return easy;
}

// ---- The answer

static bool isAboutTls(CURLcode code)
{
    return code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CONNECT_ERROR ||
           code == CURLE_SSL_CACERT_BADFILE || code == CURLE_SSL_CERTPROBLEM;
}

static QString hintFor(CURLcode code)
{
    if (code == CURLE_SSL_CONNECT_ERROR)
        return tr(
            "Check that this port speaks TLS, in a version that both sides allow. An address without TLS begins with "
            "http://.");
    if (isAboutTls(code))
        return tr("Check the address, and that the authority that signed the server's certificate is trusted here.");
    if (code == CURLE_COULDNT_RESOLVE_HOST || code == CURLE_COULDNT_RESOLVE_PROXY)
        return tr("Check the spelling of the host and the name service.");
    if (code == CURLE_OPERATION_TIMEDOUT)
        return tr("The service hangs, or a firewall drops the packets.");
    return tr("Check that the service is running there, and the host and the port.");
}

// What libcurl says of the network and of certificates names hosts alone; of the rest only the kind of fault is told.
static Error transferError(const Request &request, CURLcode code, const char *problem, const Arrival &arrival)
{
    Error error;
    error.message = tr("Cannot reach %1").arg(describeUrl(request.url));
    error.detail = QString::fromUtf8(curl_easy_strerror(code));
    error.hint = hintFor(code);
    error.kind = code == CURLE_OPERATION_TIMEDOUT ? ErrorKind::Timeout : ErrorKind::Connection;
    const bool tells = isAboutTls(code) || code == CURLE_COULDNT_CONNECT || code == CURLE_COULDNT_RESOLVE_HOST;
    if (tells && *problem)
        error.detail = printable(QString::fromUtf8(problem));
    if (code == CURLE_OPERATION_TIMEDOUT)
        error.message = tr("%1 did not answer in time").arg(describeUrl(request.url));
    if (arrival.tooLong) {
        error.kind = ErrorKind::Unsupported;
        error.message =
            tr("The answer of %1 is longer than %2").arg(describeUrl(request.url), humanBytes(request.longest));
        error.detail.clear();
        error.hint = tr("This is not the service that was expected there. Check the address.");
    }
    return error;
}

static CURLcode outcomeOf(CURLM *multi)
{
    int left = 0;
    while (const CURLMsg *message = curl_multi_info_read(multi, &left)) {
        if (message->msg == CURLMSG_DONE)
            return message->data.result;
    }
    return CURLE_FAILED_INIT;
}

// Runs the transfer to its end. A stop wakes the wait from whichever thread it comes.
static Result<CURLcode> run(const job::JobContext &job, CURLM *multi, CURL *easy)
{
    constexpr int patience = 60'000;
    const std::stop_callback wake(job.stopToken(), [multi] { curl_multi_wakeup(multi); });
    curl_multi_add_handle(multi, easy);
    Result<CURLcode> outcome = CURLE_OK;
    for (int running = 1; running != 0 && outcome;) {
        if (curl_multi_perform(multi, &running) != CURLM_OK)
            outcome = CURLE_FAILED_INIT;
        else if (auto going = job.check(); !going)
            outcome = Failure(std::move(going).error());
        else if (running != 0)
            curl_multi_poll(multi, nullptr, 0, patience, nullptr);
    }
    if (outcome)
        outcome = outcomeOf(multi);
    curl_multi_remove_handle(multi, easy);
    return outcome;
}

Result<Response> perform(const job::JobContext &job, const Request &request)
{
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    TRY(job.check());
    TRY(requireSendable(request));
    Arrival arrival{.longest = request.longest};
    char problem[CURL_ERROR_SIZE] = "";
    const HeaderList headers = headerList(request);
    const Multi multi(curl_multi_init());
    const Easy easy = prepare(request, headers.get(), arrival, problem);
    if (ready != CURLE_OK || !multi || !easy)
        return fail(ErrorKind::Internal, tr("Requests over HTTP cannot be prepared"));
    const CURLcode code = TRY(run(job, multi.get(), easy.get()));
    if (code != CURLE_OK)
        return Failure(transferError(request, code, problem, arrival));
    long status = 0;
    curl_easy_getinfo(easy.get(), CURLINFO_RESPONSE_CODE, &status);
    arrival.response.status = int(status);
    return std::move(arrival.response);
}

} // namespace tidemark::http
