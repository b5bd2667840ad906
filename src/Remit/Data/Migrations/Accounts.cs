using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Remit.Data.Migrations;

/// <summary>Accounts, their sessions, links and passkeys, what happened to them, and the keys by which secrets are sealed.</summary>
[DbContext(typeof(Db))]
[Migration("20261122000700_Accounts")]
internal sealed class Accounts : Migration
{
    private const int LongestName = 256;
    private const int LongestCredential = 1023;

    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migration)
    {
        MakeAccounts(migration);
        MakePasskeys(migration);
        MakeSessions(migration);
        migration.CreateTable(
            "account_events",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                at = table.Column<long>(nullable: false),
                account = table.Column<Guid>(nullable: true),
                kind = table.Column<string>(nullable: false),
                who = table.Column<string>(nullable: true),
                how = table.Column<string>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_account_events", t => t.id)
        );
        migration.CreateTable(
            "cookie_keys",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                name = table.Column<string>(nullable: false),
                xml = table.Column<string>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_cookie_keys", t => t.id)
        );
        migration.CreateIndex("IX_account_events_account_at", "account_events", ["account", "at"]);
    }

    private static void MakeAccounts(MigrationBuilder migration)
    {
        migration.CreateTable(
            "accounts",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                person = table.Column<Guid>(nullable: false),
                made_at = table.Column<long>(nullable: false),
                disabled_at = table.Column<long>(nullable: true),
                last_code_step = table.Column<long>(nullable: false),
                user_name = table.Column<string>(maxLength: LongestName, nullable: true),
                normalized_user_name = table.Column<string>(maxLength: LongestName, nullable: true),
                email = table.Column<string>(maxLength: LongestName, nullable: true),
                normalized_email = table.Column<string>(maxLength: LongestName, nullable: true),
                password_hash = table.Column<string>(nullable: true),
                security_stamp = table.Column<string>(nullable: true),
                concurrency_stamp = table.Column<string>(nullable: true),
                two_factor_enabled = table.Column<bool>(nullable: false),
                lockout_end = table.Column<long>(nullable: true),
                lockout_enabled = table.Column<bool>(nullable: false),
                access_failed_count = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_accounts", t => t.id)
        );
        migration.CreateTable(
            "account_secrets",
            table => new
            {
                user_id = table.Column<Guid>(nullable: false),
                login_provider = table.Column<string>(nullable: false),
                name = table.Column<string>(nullable: false),
                value = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey(
                    "PK_account_secrets",
                    t => new
                    {
                        t.user_id,
                        t.login_provider,
                        t.name,
                    }
                );
                table.ForeignKey(
                    "FK_account_secrets_accounts_user_id",
                    t => t.user_id,
                    "accounts",
                    "id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateIndex("EmailIndex", "accounts", "normalized_email");
        migration.CreateIndex("IX_accounts_person", "accounts", "person", unique: true);
        migration.CreateIndex("UserNameIndex", "accounts", "normalized_user_name", unique: true);
    }

    private static void MakePasskeys(MigrationBuilder migration)
    {
        migration.CreateTable(
            "passkeys",
            table => new
            {
                credential_id = table.Column<byte[]>(maxLength: LongestCredential, nullable: false),
                user_id = table.Column<Guid>(nullable: false),
                data = table.Column<string>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_passkeys", t => t.credential_id);
                table.ForeignKey(
                    "FK_passkeys_accounts_user_id",
                    t => t.user_id,
                    "accounts",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateIndex("IX_passkeys_user_id", "passkeys", "user_id");
    }

    private static void MakeSessions(MigrationBuilder migration)
    {
        migration.CreateTable(
            "sessions",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                secret_hash = table.Column<byte[]>(nullable: false),
                account = table.Column<Guid>(nullable: false),
                stage = table.Column<string>(nullable: false),
                means = table.Column<string>(nullable: false),
                opened_at = table.Column<long>(nullable: false),
                seen_at = table.Column<long>(nullable: false),
                device = table.Column<string>(nullable: false),
                ended_at = table.Column<long>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_sessions", t => t.id);
                table.ForeignKey(
                    "FK_sessions_accounts_account",
                    t => t.account,
                    "accounts",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "one_time_links",
            table => new
            {
                hash = table.Column<string>(nullable: false),
                account = table.Column<Guid>(nullable: true),
                expires = table.Column<long>(nullable: false),
                used_at = table.Column<long>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_one_time_links", t => t.hash);
                table.ForeignKey(
                    "FK_one_time_links_accounts_account",
                    t => t.account,
                    "accounts",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateIndex("IX_one_time_links_account", "one_time_links", "account");
        migration.CreateIndex("IX_sessions_account", "sessions", "account");
        migration.CreateIndex("IX_sessions_opened_at", "sessions", "opened_at");
    }
}
