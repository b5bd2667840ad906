using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Remit.Data.Migrations;

/// <summary>Where provisions are in their lives over time, and how what is recorded of a source was checked.</summary>
[DbContext(typeof(Db))]
[Migration("20261122001700_Stages")]
internal sealed class Stages : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migration)
    {
        foreach (var table in new[] { "sources", "provisions" })
        {
            migration.AddColumn<DateOnly>("checked_on", table, nullable: true);
            migration.AddColumn<string>("checked_against", table, nullable: true);
            migration.AddColumn<string>("unverified", table, nullable: true);
        }
        migration.AddColumn<string>("restated_by", "sources", nullable: true);
        migration.AddColumn<DateOnly>("edition", "sources", nullable: true);
        migration.CreateTable(
            "stages",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                provision = table.Column<Guid>(nullable: false),
                state = table.Column<string>(nullable: false),
                by = table.Column<string>(nullable: true),
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
            constraints: table =>
            {
                table.PrimaryKey("PK_stages", t => t.id);
                table.ForeignKey(
                    "FK_stages_provisions_provision",
                    t => t.provision,
                    "provisions",
                    "id",
                    onUpdate: ReferentialAction.NoAction,
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateIndex("IX_stages_provision_key", "stages", ["provision", "key"], unique: true);
    }
}
