// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/sheets/sheets.h"

#include "schema/kinds.h"

#include <QCoreApplication>

#include <map>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

namespace {

class Access
{
    Q_DECLARE_TR_FUNCTIONS(AccessSheet)

public:
    static Sheet grants(const schema::Meta &meta, const std::vector<schema::Column> &columns)
    {
        Sheet sheet{
            {{tr("Role"), false, 24}, {tr("May"), false, 50}, {tr("On"), false, 24}, {tr("Granted by"), false, 20}},
            {}};
        if (!meta.owner.isEmpty())
            sheet.rows.push_back({{meta.owner, Tone::Strong, u"role"_s}, {tr("everything, as the owner")}, {}, {}});
        add(sheet, meta.grants, {}, Tone::Plain);
        add(sheet, meta.revoked, tr("taken away"), Tone::Changed);
        for (const schema::Column &column : columns)
            add(sheet, column.grants, tr("column %1").arg(column.name), Tone::Plain);
        return sheet;
    }

    static Sheet policies(const schema::Table &table)
    {
        Sheet sheet{{{tr("Policy"), false, 30},
                     {tr("Command"), false, 12},
                     {tr("Roles"), false, 20},
                     {tr("Rows seen"), false, 36},
                     {tr("Rows written"), false, 36}},
                    {}};
        for (const schema::Policy &policy : table.policies) {
            const QString roles = policy.roles.isEmpty() ? tr("everybody") : policy.roles.join(u", "_s);
            sheet.rows.push_back({{policy.name, Tone::Strong, schema::kind::policy, {}, policy.comment},
                                  {policy.restrictive ? tr("%1, restrictive").arg(policy.command) : policy.command},
                                  {roles},
                                  {policy.usingExpression, Tone::Code, {}, {}, policy.usingExpression},
                                  {policy.checkExpression, Tone::Code, {}, {}, policy.checkExpression}});
        }
        return sheet;
    }

private:
    // One row for each role and grantor: privileges by name, * for those that may be passed on.
    static void add(Sheet &sheet, const std::vector<schema::Grant> &grants, const QString &on, Tone tone)
    {
        std::map<std::pair<QString, QString>, QStringList> byRole;
        for (const schema::Grant &grant : grants)
            byRole[{grant.grantee, grant.grantor}]
                << (grant.grantable ? tr("%1 (may pass on)").arg(grant.privilege) : grant.privilege);
        for (const auto &[who, privileges] : byRole) {
            const QString role = who.first.isEmpty() ? tr("everybody (PUBLIC)") : who.first;
            const QString list = privileges.join(u", "_s);
            sheet.rows.push_back({{role, Tone::Strong, u"role"_s},
                                  {list, tone, {}, {}, list},
                                  {on, Tone::Muted},
                                  {who.second, Tone::Muted}});
        }
    }
};

} // namespace

Sheet accessSheet(const schema::Meta &meta, const std::vector<schema::Column> &columns)
{
    return Access::grants(meta, columns);
}

Sheet policySheet(const schema::Table &table)
{
    return Access::policies(table);
}

} // namespace tidemark::ui
