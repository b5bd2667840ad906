using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Remit.Data.Migrations;

/// <summary>When bodies meet, and what they are to hear.</summary>
[DbContext(typeof(Db))]
[Migration("20261122000500_MeetingTables")]
internal sealed class MeetingTables : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable(
            "meetings",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                body = table.Column<Guid>(nullable: false),
                date = table.Column<DateOnly>(nullable: false),
                start = table.Column<string>(nullable: true),
                end = table.Column<string>(nullable: true),
                venue = table.Column<string>(nullable: true),
                kind = table.Column<string>(nullable: true),
                state = table.Column<string>(nullable: false),
                papers_due = table.Column<DateOnly>(nullable: true),
                key = table.Column<string>(nullable: false),
                sensitivity = table.Column<int>(nullable: false),
                note = table.Column<string>(nullable: true),
                taken_from = table.Column<string>(nullable: true),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_meetings", t => t.id);
                table.ForeignKey(
                    "FK_meetings_bodies_body",
                    t => t.body,
                    "bodies",
                    "id",
                    onUpdate: ReferentialAction.NoAction,
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "reports",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                title = table.Column<string>(nullable: false),
                body = table.Column<Guid>(nullable: false),
                meeting = table.Column<Guid>(nullable: true),
                meeting_words = table.Column<string>(nullable: true),
                purpose = table.Column<string>(nullable: true),
                author_words = table.Column<string>(nullable: true),
                due = table.Column<DateOnly>(nullable: true),
                due_words = table.Column<string>(nullable: true),
                standing = table.Column<bool>(nullable: false),
                key = table.Column<string>(nullable: false),
                sensitivity = table.Column<int>(nullable: false),
                note = table.Column<string>(nullable: true),
                taken_from = table.Column<string>(nullable: true),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_reports", t => t.id);
                table.ForeignKey(
                    "FK_reports_bodies_body",
                    t => t.body,
                    "bodies",
                    "id",
                    onUpdate: ReferentialAction.NoAction,
                    onDelete: ReferentialAction.Restrict
                );
                table.ForeignKey(
                    "FK_reports_meetings_meeting",
                    t => t.meeting,
                    "meetings",
                    "id",
                    onUpdate: ReferentialAction.NoAction,
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateTable(
            "report_authors",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                report = table.Column<Guid>(nullable: false),
                author = table.Column<string>(nullable: false),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_report_authors", t => t.id);
                table.ForeignKey(
                    "FK_report_authors_reports_report",
                    t => t.report,
                    "reports",
                    "id",
                    onUpdate: ReferentialAction.NoAction,
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateIndex("IX_meetings_body_key", "meetings", ["body", "key"], unique: true);
        migration.CreateIndex("IX_reports_body", "reports", "body");
        migration.CreateIndex("IX_reports_key", "reports", "key", unique: true);
        migration.CreateIndex("IX_reports_meeting", "reports", "meeting");
        migration.CreateIndex("IX_report_authors_author", "report_authors", "author");
        migration.CreateIndex("IX_report_authors_report_author", "report_authors", ["report", "author"], unique: true);
    }
}
