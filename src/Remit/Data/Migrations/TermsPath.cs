using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Remit.Data.Migrations;

/// <summary>To which body terms of reference were put and when, and the minute in which it agreed them.</summary>
[DbContext(typeof(Db))]
[Migration("20261122001400_TermsPath")]
internal sealed class TermsPath : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migration)
    {
        migration.AddColumn<string>("proposed_to", "terms", nullable: true);
        migration.AddColumn<DateOnly>("proposed_on", "terms", nullable: true);
        migration.AddColumn<string>("minute", "terms", nullable: true);
        migration.CreateIndex("IX_terms_proposed_to", "terms", "proposed_to");
    }
}
