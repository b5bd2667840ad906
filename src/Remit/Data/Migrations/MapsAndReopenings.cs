using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Remit.Data.Migrations;

/// <summary>Maps from one source to a later one, and the responsibilities that they reopened.</summary>
[DbContext(typeof(Db))]
[Migration("20261122002100_MapsAndReopenings")]
internal sealed class MapsAndReopenings : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migration)
    {
        Maps(migration);
        migration.CreateTable(
            "reopenings",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                responsibility = table.Column<Guid>(nullable: false),
                entry = table.Column<Guid>(nullable: false),
                since = table.Column<DateOnly>(nullable: false),
                settled = table.Column<string>(nullable: true),
                settled_on = table.Column<DateOnly>(nullable: true),
                settled_by = table.Column<string>(nullable: true),
                words = table.Column<string>(nullable: true),
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
                table.PrimaryKey("PK_reopenings", t => t.id);
                table.ForeignKey(
                    "FK_reopenings_map_entries_entry",
                    t => t.entry,
                    "map_entries",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
                table.ForeignKey(
                    "FK_reopenings_responsibilities_responsibility",
                    t => t.responsibility,
                    "responsibilities",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateIndex("IX_reopenings_entry", "reopenings", "entry");
        migration.CreateIndex("IX_reopenings_responsibility_key", "reopenings", ["responsibility", "key"], unique: true);
        migration.CreateIndex("IX_reopenings_settled_by", "reopenings", "settled_by");
    }

    private static void Maps(MigrationBuilder migration)
    {
        migration.CreateTable(
            "maps",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                title = table.Column<string>(nullable: false),
                earlier = table.Column<Guid>(nullable: false),
                later = table.Column<Guid>(nullable: false),
                checked_by = table.Column<string>(nullable: true),
                checked_on = table.Column<DateOnly>(nullable: true),
                checked_against = table.Column<string>(nullable: true),
                unverified = table.Column<string>(nullable: true),
                edition = table.Column<DateOnly>(nullable: true),
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
                table.PrimaryKey("PK_maps", t => t.id);
                table.ForeignKey(
                    "FK_maps_sources_earlier",
                    t => t.earlier,
                    "sources",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
                table.ForeignKey("FK_maps_sources_later", t => t.later, "sources", "id", onDelete: ReferentialAction.Restrict);
            }
        );
        migration.CreateTable(
            "map_entries",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                map = table.Column<Guid>(nullable: false),
                provision = table.Column<Guid>(nullable: false),
                outcome = table.Column<string>(nullable: false),
                used_from = table.Column<DateOnly>(nullable: true),
                checked_by = table.Column<string>(nullable: true),
                checked_on = table.Column<DateOnly>(nullable: true),
                checked_against = table.Column<string>(nullable: true),
                unverified = table.Column<string>(nullable: true),
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
                table.PrimaryKey("PK_map_entries", t => t.id);
                table.ForeignKey("FK_map_entries_maps_map", t => t.map, "maps", "id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey(
                    "FK_map_entries_provisions_provision",
                    t => t.provision,
                    "provisions",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "map_successors",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                entry = table.Column<Guid>(nullable: false),
                provision = table.Column<Guid>(nullable: false),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_map_successors", t => t.id);
                table.ForeignKey(
                    "FK_map_successors_map_entries_entry",
                    t => t.entry,
                    "map_entries",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
                table.ForeignKey(
                    "FK_map_successors_provisions_provision",
                    t => t.provision,
                    "provisions",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateIndex("IX_maps_earlier", "maps", "earlier");
        migration.CreateIndex("IX_maps_key", "maps", "key", unique: true);
        migration.CreateIndex("IX_maps_later", "maps", "later");
        migration.CreateIndex("IX_map_entries_map_key", "map_entries", ["map", "key"], unique: true);
        migration.CreateIndex("IX_map_entries_provision", "map_entries", "provision");
        migration.CreateIndex("IX_map_successors_entry_provision", "map_successors", ["entry", "provision"], unique: true);
        migration.CreateIndex("IX_map_successors_provision", "map_successors", "provision");
    }
}
