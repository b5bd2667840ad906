using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Remit.Data.Migrations;

/// <summary>Links in letters, and how often people want letters.</summary>
[DbContext(typeof(Db))]
[Migration("20261122002300_LinksInLetters")]
internal sealed class LinksInLetters : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(
            "letter_links",
            table => new
            {
                hash = table.Column<string>(nullable: false),
                person = table.Column<Guid>(nullable: false),
                record = table.Column<string>(nullable: false),
                made = table.Column<long>(nullable: false),
                expires = table.Column<long>(nullable: false),
                ended_at = table.Column<long>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_letter_links", t => t.hash)
        );
        migration.CreateIndex("IX_letter_links_person", "letter_links", "person");
        migration.CreateIndex("IX_letter_links_record", "letter_links", "record");
        migration.CreateTable(
            "letter_wishes",
            table => new
            {
                person = table.Column<Guid>(nullable: false),
                often = table.Column<string>(nullable: false),
                told_on = table.Column<DateOnly>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_letter_wishes", t => t.person)
        );
    }
}
