using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Remit.Data.Migrations;

/// <summary>What action logs and recommendation plans say of an action beside what is to be done, by whom and by when.</summary>
[DbContext(typeof(Db))]
[Migration("20261122000400_ActionLogs")]
internal sealed class ActionLogs : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migration)
    {
        migration.AddColumn<string>("reference", "actions", nullable: true);
        migration.AddColumn<string>("owner_words", "actions", nullable: true);
        migration.AddColumn<string>("recommendation", "actions", nullable: true);
        migration.AddColumn<string>("category", "actions", nullable: true);
        migration.AddColumn<DateOnly>("done_on", "actions", nullable: true);
        migration.AddColumn<string>("rating", "actions", nullable: true);
        migration.AddColumn<string>("proof_expected", "actions", nullable: true);
    }
}
