using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Remit.Data.Migrations;

/// <summary>The bodies to which a restricted record is open, and the tasks that people are given.</summary>
[DbContext(typeof(Db))]
[Migration("20261122000600_Restrictions")]
internal sealed class Restrictions : Migration
{
    private static readonly string[] Tables =
    [
        "actions",
        "appointments",
        "areas",
        "bodies",
        "column_names",
        "delegations",
        "deputies",
        "evidence",
        "former_names",
        "former_organisations",
        "holders",
        "lines",
        "local_areas",
        "meetings",
        "organisation_predecessors",
        "organisations",
        "partnerships",
        "people",
        "places",
        "positions",
        "posts",
        "powers",
        "predecessors",
        "provisions",
        "quorum_rules",
        "registers",
        "reporting_duties",
        "reports",
        "responsibilities",
        "sources",
        "terms",
        "vacancies",
        "word_templates",
    ];

    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migration)
    {
        foreach (var table in Tables)
            migration.AddColumn<string>("restricted_to", table, nullable: true);
        migration.CreateTable(
            "grants",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                person = table.Column<Guid>(nullable: false),
                task = table.Column<string>(nullable: false),
                from = table.Column<DateOnly>(nullable: true),
                until = table.Column<DateOnly>(nullable: true),
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
                table.PrimaryKey("PK_grants", t => t.id);
                table.ForeignKey(
                    "FK_grants_people_person",
                    t => t.person,
                    "people",
                    "id",
                    onUpdate: ReferentialAction.NoAction,
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateIndex("IX_grants_key", "grants", "key", unique: true);
        migration.CreateIndex("IX_grants_person", "grants", "person");
    }
}
