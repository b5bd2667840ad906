using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Remit.Data.Migrations;

/// <summary>The partnership's arrangements as they were published.</summary>
[DbContext(typeof(Db))]
[Migration("20261122001600_Editions")]
internal sealed class Editions : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(
            "editions",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                on = table.Column<DateOnly>(nullable: false),
                as_at = table.Column<DateOnly>(nullable: false),
                known_at = table.Column<int>(nullable: false),
                by = table.Column<Guid>(nullable: true),
                text = table.Column<string>(nullable: false),
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
                table.PrimaryKey("PK_editions", t => t.id);
                table.ForeignKey(
                    "FK_editions_people_by",
                    t => t.by,
                    "people",
                    "id",
                    onUpdate: ReferentialAction.NoAction,
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateIndex("IX_editions_by", "editions", "by");
        migration.CreateIndex("IX_editions_key", "editions", "key", unique: true);
    }
}
