using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Remit.Data.Migrations;

/// <summary>The tables of what people bring in: files that wait for a person's word, and the names that a partnership gives its columns.</summary>
[DbContext(typeof(Db))]
[Migration("20261122000100_IntakeTables")]
internal sealed class IntakeTables : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(
            "column_names",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                intake = table.Column<string>(nullable: false),
                name = table.Column<string>(nullable: false),
                column = table.Column<string>(nullable: true),
                key = table.Column<string>(nullable: false),
                sensitivity = table.Column<int>(nullable: false),
                note = table.Column<string>(nullable: true),
                taken_from = table.Column<string>(nullable: true),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_column_names", t => t.id);
            }
        );
        migration.CreateTable(
            "uploads",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                name = table.Column<string>(nullable: false),
                content = table.Column<byte[]>(nullable: true),
                hash = table.Column<string>(nullable: false),
                intake = table.Column<string>(nullable: true),
                answers = table.Column<string>(nullable: false),
                at = table.Column<long>(nullable: false),
                who = table.Column<string>(nullable: false),
                change_number = table.Column<long>(nullable: true),
                taken_back_by = table.Column<long>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_uploads", t => t.id);
            }
        );
        migration.CreateIndex("IX_column_names_key", "column_names", "key", unique: true);
        migration.CreateIndex("IX_uploads_at", "uploads", "at");
    }
}
