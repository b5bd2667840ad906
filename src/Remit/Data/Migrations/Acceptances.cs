using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Remit.Data.Migrations;

/// <summary>What was found and is accepted as it is.</summary>
[DbContext(typeof(Db))]
[Migration("20261122001200_Acceptances")]
internal sealed class Acceptances : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(
            "acceptances",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                code = table.Column<string>(nullable: false),
                fault = table.Column<string>(nullable: true),
                body = table.Column<string>(nullable: true),
                reason = table.Column<string>(nullable: false),
                review_on = table.Column<DateOnly>(nullable: false),
                from = table.Column<DateOnly>(nullable: true),
                until = table.Column<DateOnly>(nullable: true),
                key = table.Column<string>(nullable: false),
                sensitivity = table.Column<int>(nullable: false),
                restricted_to = table.Column<string>(nullable: true),
                note = table.Column<string>(nullable: true),
                taken_from = table.Column<string>(nullable: true),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_acceptances", t => t.id)
        );
        migration.CreateTable(
            "accepted_records",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                acceptance = table.Column<Guid>(nullable: false),
                record = table.Column<string>(nullable: false),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_accepted_records", t => t.id);
                table.ForeignKey(
                    "FK_accepted_records_acceptances_acceptance",
                    t => t.acceptance,
                    "acceptances",
                    "id",
                    onUpdate: ReferentialAction.NoAction,
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateIndex("IX_acceptances_body", "acceptances", "body");
        migration.CreateIndex("IX_acceptances_key", "acceptances", "key", unique: true);
        migration.CreateIndex(
            "IX_accepted_records_acceptance_record",
            "accepted_records",
            ["acceptance", "record"],
            unique: true
        );
        migration.CreateIndex("IX_accepted_records_record", "accepted_records", "record");
    }
}
