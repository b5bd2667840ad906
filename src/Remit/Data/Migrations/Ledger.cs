using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Remit.Data.Migrations;

/// <summary>
/// The log as the leaves of a ledger, with personal values beside it. Hashes and commitments are no matter of SQL: the entries of an older
/// log wait in a table of their own until <see cref="OldLog"/> has made leaves of them.
/// </summary>
[DbContext(typeof(Db))]
[Migration("20261122001000_Ledger")]
internal sealed class Ledger : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migration)
    {
        migration.Sql(
            $"CREATE TABLE \"{OldLog.Table}\" AS SELECT \"change_number\", \"record_id\", \"kind\", "
                + "CASE WHEN \"before\" IS NULL THEN 0 ELSE 1 END AS \"was_there\", \"after\" FROM \"change_entries\""
        );
        migration.DropTable("change_entries");
        migration.CreateTable(
            "change_entries",
            table => new
            {
                leaf = table.Column<long>(nullable: false),
                change_number = table.Column<long>(nullable: false),
                record_id = table.Column<Guid>(nullable: false),
                kind = table.Column<string>(nullable: false),
                previous = table.Column<long>(nullable: true),
                after = table.Column<string>(nullable: true),
                hash = table.Column<byte[]>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_change_entries", t => new { t.record_id, t.change_number });
                table.ForeignKey(
                    "FK_change_entries_changes_change_number",
                    t => t.change_number,
                    "changes",
                    "number",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "personal_values",
            table => new
            {
                change_number = table.Column<long>(nullable: false),
                record_id = table.Column<Guid>(nullable: false),
                values = table.Column<string>(nullable: false),
                erased_by = table.Column<long>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_personal_values", t => new { t.record_id, t.change_number });
                table.ForeignKey(
                    "FK_personal_values_change_entries_record_id_change_number",
                    t => new { t.record_id, t.change_number },
                    "change_entries",
                    ["record_id", "change_number"],
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.AddColumn<string>("who_salt", "changes", nullable: true);
        migration.AddColumn<string>("who_commitment", "changes", nullable: true);
        migration.CreateIndex("IX_change_entries_change_number", "change_entries", "change_number");
        migration.CreateIndex("IX_change_entries_leaf", "change_entries", "leaf", unique: true);
        migration.CreateIndex("IX_personal_values_erased_by", "personal_values", "erased_by");
    }
}
