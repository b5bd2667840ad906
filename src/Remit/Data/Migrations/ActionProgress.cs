using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Remit.Data.Migrations;

/// <summary>What people say of actions, day by day; of an action what shows that it was done, how often it comes again, and the one before.</summary>
[DbContext(typeof(Db))]
[Migration("20261122001900_ActionProgress")]
internal sealed class ActionProgress : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migration)
    {
        migration.AddColumn<string>("proof_record", "actions", nullable: true);
        migration.AddColumn<string>("reason", "actions", nullable: true);
        migration.AddColumn<string>("every", "actions", nullable: true);
        // As for powers: a foreign key comes with its column on SQLite, and not after it.
        var id = migration.ActiveProvider?.EndsWith("Sqlite", StringComparison.Ordinal) == true ? "TEXT" : "uuid";
        migration.Sql(
            $"""
            ALTER TABLE "actions" ADD COLUMN "continues" {id} NULL
              CONSTRAINT "FK_actions_actions_continues" REFERENCES "actions" ("id") ON DELETE RESTRICT
            """
        );
        migration.CreateIndex("IX_actions_continues", "actions", "continues");
        migration.CreateIndex("IX_actions_proof_record", "actions", "proof_record");
        migration.CreateTable(
            "action_statements",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                action = table.Column<Guid>(nullable: false),
                on = table.Column<DateOnly>(nullable: false),
                words = table.Column<string>(nullable: true),
                why_moved = table.Column<string>(nullable: true),
                became = table.Column<string>(nullable: true),
                by = table.Column<Guid>(nullable: true),
                by_words = table.Column<string>(nullable: true),
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
                table.PrimaryKey("PK_action_statements", t => t.id);
                table.ForeignKey(
                    "FK_action_statements_actions_action",
                    t => t.action,
                    "actions",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
                table.ForeignKey(
                    "FK_action_statements_people_by",
                    t => t.by,
                    "people",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        // Rows that left a list are few, and what is carried over is told by them.
        migration.CreateIndex("IX_change_entries_removed", "change_entries", "kind", filter: "\"after\" IS NULL");
        migration.CreateIndex("IX_action_statements_action", "action_statements", "action");
        migration.CreateIndex("IX_action_statements_by", "action_statements", "by");
        migration.CreateIndex("IX_action_statements_key", "action_statements", "key", unique: true);
    }
}
