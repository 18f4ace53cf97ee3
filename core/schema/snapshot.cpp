// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/snapshot.h"

#include "schema/jsonfields.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

namespace tidemark::schema {

using namespace Qt::StringLiterals;

static constexpr auto formatName = "tidemark-schema";

static QString digestText(const QCryptographicHash &hash)
{
    return u"blake2b-256:"_s + QString::fromLatin1(hash.result().toHex());
}

namespace {

// The part of the frame that is read as the model is.
struct Gaps
{
    std::vector<Omission> omissions;

    template <class Self, class Visitor>
    static void visit(Self &self, Visitor &&field)
    {
        field("omissions", self.omissions);
    }
};

} // namespace

Result<void> writeSnapshot(const Schema &schema, const JsonWriter::Sink &sink, const std::vector<Omission> &omissions)
{
    JsonWriter json(sink, JsonWriter::Layout::Indented);
    QCryptographicHash hash(QCryptographicHash::Blake2b_256);
    json.beginObject();
    json.key(std::string_view("format"));
    json.value(QString::fromLatin1(formatName));
    json.key(std::string_view("formatVersion"));
    json.value(qint64(snapshotVersion));
    json.key(std::string_view("schema"));
    json.hashInto(&hash);
    FieldWriter(json).write(schema);
    json.hashInto(nullptr);
    if (!omissions.empty()) {
        json.key(std::string_view("omissions"));
        json.hashInto(&hash);
        FieldWriter(json).write(omissions);
        json.hashInto(nullptr);
    }
    json.key(std::string_view("checksum"));
    json.value(digestText(hash));
    json.endObject();
    TRY(json.finish());
    return sink("\n");
}

QByteArray toSnapshot(const Schema &schema)
{
    QByteArray all;
    // appending to memory cannot fail
    [[maybe_unused]] const auto outcome = writeSnapshot(schema, [&all](const QByteArray &part) -> Result<void> {
        all += part;
        return {};
    });
    return all;
}

template <class T>
static void addToHash(QCryptographicHash &hash, const T &value)
{
    JsonWriter json([](const QByteArray &) -> Result<void> { return {}; });
    json.hashInto(&hash);
    FieldWriter(json).write(value);
    json.hashInto(nullptr);
}

QString fingerprint(const Schema &schema)
{
    QCryptographicHash hash(QCryptographicHash::Blake2b_256);
    addToHash(hash, schema);
    return digestText(hash);
}

static QString checksumOf(const Snapshot &snapshot)
{
    QCryptographicHash hash(QCryptographicHash::Blake2b_256);
    addToHash(hash, snapshot.schema);
    if (!snapshot.omissions.empty())
        addToHash(hash, snapshot.omissions);
    return digestText(hash);
}

static Error snapshotError(const QString &what, const QString &fileName, const QString &hint)
{
    Error error;
    error.kind = ErrorKind::Config;
    error.message = fileName.isEmpty() ? what : u"%1: %2"_s.arg(fileName, what);
    error.object = fileName;
    error.hint = hint;
    return error;
}

static Error damaged(const QString &how, const QString &fileName)
{
    return snapshotError(tr("The snapshot is damaged: %1").arg(how), fileName,
                         tr("It may have been cut off. Make it again with tidemark inspect --format json."));
}

static Error noSnapshot(const QString &fileName)
{
    return snapshotError(tr("This JSON is not a schema snapshot"), fileName,
                         tr("Snapshots are written by tidemark inspect --format json."));
}

static Result<QJsonObject> parse(const QByteArray &json, const QString &fileName)
{
    QJsonParseError status;
    const QJsonDocument document = QJsonDocument::fromJson(json, &status);
    if (status.error != QJsonParseError::NoError) {
        Error error = damaged(status.errorString(), fileName);
        error.position = positionOf({json.constData(), size_t(json.size())}, status.offset, fileName);
        return Failure(error);
    }
    if (document.object().value("format"_L1).toString() != QLatin1StringView(formatName))
        return Failure(noSnapshot(fileName));
    return document.object();
}

static Result<void> checkVersion(const QJsonObject &object, const QString &fileName)
{
    const qint64 version = object.value("formatVersion"_L1).toInteger();
    if (version > snapshotVersion)
        return Failure(snapshotError(tr("The snapshot has format version %1; this Tidemark reads up to %2")
                                         .arg(QString::number(version), QString::number(snapshotVersion)),
                                     fileName, tr("Use a newer Tidemark, or write the snapshot again with this one.")));
    if (version < 1 || !object.value("schema"_L1).isObject())
        return Failure(damaged(tr("it has no version or no schema"), fileName));
    return {};
}

static Result<std::vector<Omission>> readOmissions(const QJsonObject &frame)
{
    Gaps gaps;
    QJsonObject part;
    if (const auto at = frame.constFind("omissions"_L1); at != frame.constEnd())
        part.insert("omissions"_L1, at.value());
    TRY(FieldReader::read(part, gaps, {}));
    return gaps.omissions;
}

Result<Snapshot> readSnapshot(const QByteArray &json, const QString &fileName)
{
    const QJsonObject object = TRY(parse(json, fileName));
    TRY(checkVersion(object, fileName));
    const auto inFile = [&fileName](const Error &error) { return snapshotError(error.message, fileName, error.hint); };
    Snapshot snapshot;
    TRY(FieldReader::read(object.value("schema"_L1).toObject(), snapshot.schema, {.key = "schema"_L1})
            .transform_error(inFile));
    snapshot.omissions = TRY(readOmissions(object).transform_error(inFile));
    if (object.value("checksum"_L1).toString() != checksumOf(snapshot))
        return Failure(snapshotError(tr("The checksum does not match: the snapshot was damaged or changed by hand"),
                                     fileName, tr("Make it again with tidemark inspect --format json.")));
    return snapshot;
}

Result<Schema> fromSnapshot(const QByteArray &json, const QString &fileName)
{
    return readSnapshot(json, fileName).transform([](Snapshot &&snapshot) { return std::move(snapshot.schema); });
}

Result<Schema> loadSnapshot(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Io, tr("Cannot read %1: %2").arg(path, file.errorString()),
                    tr("Check that the file exists and that you may read it."));
    return fromSnapshot(file.readAll(), path);
}

Result<void> saveSnapshot(const Schema &schema, const QString &path)
{
    QSaveFile file(path);
    const auto ioError = [&] {
        return fail(ErrorKind::Io, tr("Cannot write %1: %2").arg(path, file.errorString()),
                    tr("Check the folder, your rights there and the free space."));
    };
    if (!file.open(QIODevice::WriteOnly))
        return ioError();
    TRY(writeSnapshot(schema, [&](const QByteArray &part) -> Result<void> {
        if (file.write(part) != part.size())
            return ioError();
        return {};
    }));
    if (!file.commit())
        return ioError();
    return {};
}

} // namespace tidemark::schema
