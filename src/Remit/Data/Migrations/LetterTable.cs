using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Remit.Data.Migrations;

/// <summary>The emails that are to be sent, and what became of them.</summary>
[DbContext(typeof(Db))]
[Migration("20261122001800_LetterTable")]
internal sealed class LetterTable : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(
            "letters",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                sort = table.Column<string>(nullable: false),
                to = table.Column<string>(nullable: true),
                person = table.Column<Guid>(nullable: true),
                subject = table.Column<string>(nullable: true),
                words = table.Column<string>(nullable: true),
                written = table.Column<long>(nullable: false),
                change_number = table.Column<long>(nullable: true),
                state = table.Column<string>(nullable: false),
                at = table.Column<long>(nullable: false),
                tries = table.Column<int>(nullable: false),
                said = table.Column<string>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_letters", t => t.id)
        );
        migration.CreateIndex("IX_letters_state_at", "letters", ["state", "at"]);
        migration.CreateIndex("IX_letters_person", "letters", "person");
    }
}
