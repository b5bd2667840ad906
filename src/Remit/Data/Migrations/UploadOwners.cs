using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Remit.Data.Migrations;

/// <summary>Whose a file is that was handed in.</summary>
[DbContext(typeof(Db))]
[Migration("20261122000900_UploadOwners")]
internal sealed class UploadOwners : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migration) => migration.AddColumn<Guid>("person", "uploads", nullable: true);
}
