// SPDX-License-Identifier: GPL-3.0-or-later
// What almost every object carries beside its own definition: owner, comment, privileges, labels, and attributes that
// only its engine knows. Plain values, any thread.
//
// Privileges are held against the engine's default for the kind: `grants` are what was added to it, `revoked` what was
// taken from it. An untouched object therefore has neither, however the engine happens to store that, and two ways of
// writing the same privileges are equal.
#pragma once

#include "base/attributes.h"
#include "schema/name.h"

#include <vector>

namespace tidemark::schema {

struct Grant
{
    QString grantee;        // role name; empty: everybody (PUBLIC)
    QString privilege;      // by name: SELECT, USAGE, EXECUTE
    bool grantable = false; // WITH GRANT OPTION
    QString grantor;        // empty: the owner

    bool operator==(const Grant &) const = default;

    template <class Self, class Visitor>
    static void visit(Self &self, Visitor &&field)
    {
        field("grantee", self.grantee);
        field("privilege", self.privilege);
        field("grantable", self.grantable);
        field("grantor", self.grantor);
    }
};

// By grantee, then privilege, then grantor.
[[nodiscard]] bool operator<(const Grant &a, const Grant &b);

struct SecurityLabel
{
    QString provider;
    QString label;

    bool operator==(const SecurityLabel &) const = default;

    template <class Self, class Visitor>
    static void visit(Self &self, Visitor &&field)
    {
        field("provider", self.provider);
        field("label", self.label);
    }
};

// The text that an engine keeps of an object as somebody typed it, comments and all. It explains and does not define:
// it is not compared, hashed or saved, and who prints it first makes sure that it still says what the model says.
struct SourceText
{
    QString text;

    bool operator==(const SourceText &) const { return true; }

    template <class Self, class Visitor>
    static void visit(Self &, Visitor &&)
    {
    }
};

struct Meta
{
    QString owner;
    QString comment;
    std::vector<Grant> grants;
    std::vector<Grant> revoked;
    std::vector<SecurityLabel> labels;
    Attributes attributes;
    SourceText source;

    bool operator==(const Meta &) const = default;

    template <class Self, class Visitor>
    static void visit(Self &self, Visitor &&field)
    {
        field("owner", self.owner);
        field("comment", self.comment);
        field("grants", self.grants);
        field("revoked", self.revoked);
        field("labels", self.labels);
        field("attributes", self.attributes);
        field("source", self.source);
    }
};

} // namespace tidemark::schema
