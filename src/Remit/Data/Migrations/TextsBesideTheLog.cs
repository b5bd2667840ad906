using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Remit.Data.Migrations;

/// <summary>
/// What was done and why, salted as the texts of records are, and what a change took out of the log. The leaves of earlier changes have what
/// and why in the open, and stay as they are.
/// </summary>
[DbContext(typeof(Db))]
[Migration("20261122001100_TextsBesideTheLog")]
internal sealed class TextsBesideTheLog : Migration
{
    private static readonly string[] Columns = ["what_salt", "what_commitment", "why_salt", "why_commitment", "erased"];

    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migration)
    {
        foreach (var column in Columns)
            migration.AddColumn<string>(column, "changes", nullable: true);
    }
}
