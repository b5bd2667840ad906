using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Remit.Data.Migrations;

/// <summary>In what way the holder of a place belongs to the body: core, co-opted, in attendance.</summary>
[DbContext(typeof(Db))]
[Migration("20261122000300_PlaceKinds")]
internal sealed class PlaceKinds : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migration) => migration.AddColumn<string>("kind", "places", nullable: true);
}
