using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Remit.Data.Migrations;

/// <summary>How often a reporting duty falls due, as data; the reports that were sent; ways to raise concerns, with their counts.</summary>
[DbContext(typeof(Db))]
[Migration("20261122002200_ReportsAndConcerns")]
internal sealed class ReportsAndConcerns : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migration)
    {
        Duties(migration);
        Reports(migration);
        Concerns(migration);
    }

    /// <summary>
    /// What was said of a duty in words stays. SQLite can add a foreign key with its column and not after it, for which the framework has no
    /// operation; the statement is the same on both but for the type of an id.
    /// </summary>
    private static void Duties(MigrationBuilder migration)
    {
        migration.AddColumn<string>("rhythm", "reporting_duties", nullable: true);
        migration.AddColumn<string>("every", "reporting_duties", nullable: true);
        migration.AddColumn<DateOnly>("first_due", "reporting_duties", nullable: true);
        var id = migration.ActiveProvider?.EndsWith("Sqlite", StringComparison.Ordinal) == true ? "TEXT" : "uuid";
        migration.Sql(
            $"""
            ALTER TABLE "reporting_duties" ADD COLUMN "meetings_of" {id} NULL
              CONSTRAINT "FK_reporting_duties_bodies_meetings_of" REFERENCES "bodies" ("id") ON DELETE RESTRICT
            """
        );
        migration.CreateIndex("IX_reporting_duties_meetings_of", "reporting_duties", "meetings_of");
    }

    private static void Reports(MigrationBuilder migration)
    {
        migration.CreateTable(
            "reports_made",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                duty = table.Column<Guid>(nullable: false),
                title = table.Column<string>(nullable: false),
                since = table.Column<DateOnly>(nullable: true),
                up_to = table.Column<DateOnly>(nullable: true),
                sent_on = table.Column<DateOnly>(nullable: false),
                due = table.Column<DateOnly>(nullable: true),
                by = table.Column<Guid>(nullable: true),
                by_words = table.Column<string>(nullable: true),
                reference = table.Column<string>(nullable: true),
                text = table.Column<string>(nullable: true),
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
                table.PrimaryKey("PK_reports_made", t => t.id);
                table.ForeignKey(
                    "FK_reports_made_reporting_duties_duty",
                    t => t.duty,
                    "reporting_duties",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
                table.ForeignKey("FK_reports_made_people_by", t => t.by, "people", "id", onDelete: ReferentialAction.Restrict);
            }
        );
        migration.CreateIndex("IX_reports_made_by", "reports_made", "by");
        migration.CreateIndex("IX_reports_made_duty", "reports_made", "duty");
        migration.CreateIndex("IX_reports_made_key", "reports_made", "key", unique: true);
    }

    private static void Concerns(MigrationBuilder migration)
    {
        migration.CreateTable(
            "concern_arrangements",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                title = table.Column<string>(nullable: false),
                about = table.Column<string>(nullable: true),
                for_whom = table.Column<string>(nullable: true),
                answered_by = table.Column<string>(nullable: true),
                words = table.Column<string>(nullable: true),
                address = table.Column<string>(nullable: true),
                review_on = table.Column<DateOnly>(nullable: true),
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
                table.PrimaryKey("PK_concern_arrangements", t => t.id);
            }
        );
        migration.CreateTable(
            "concern_counts",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                arrangement = table.Column<Guid>(nullable: false),
                first_day = table.Column<DateOnly>(nullable: false),
                last_day = table.Column<DateOnly>(nullable: false),
                open_before = table.Column<int>(nullable: false),
                raised = table.Column<int>(nullable: false),
                settled = table.Column<int>(nullable: false),
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
                table.PrimaryKey("PK_concern_counts", t => t.id);
                table.ForeignKey(
                    "FK_concern_counts_concern_arrangements_arrangement",
                    t => t.arrangement,
                    "concern_arrangements",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "safeguarding_contacts",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                title = table.Column<string>(nullable: false),
                about = table.Column<string>(nullable: true),
                telephone = table.Column<string>(nullable: true),
                hours = table.Column<string>(nullable: true),
                email = table.Column<string>(nullable: true),
                address = table.Column<string>(nullable: true),
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
                table.PrimaryKey("PK_safeguarding_contacts", t => t.id);
            }
        );
        migration.CreateIndex("IX_concern_arrangements_answered_by", "concern_arrangements", "answered_by");
        migration.CreateIndex("IX_concern_arrangements_key", "concern_arrangements", "key", unique: true);
        migration.CreateIndex("IX_concern_counts_arrangement_key", "concern_counts", ["arrangement", "key"], unique: true);
        migration.CreateIndex("IX_safeguarding_contacts_key", "safeguarding_contacts", "key", unique: true);
    }
}
