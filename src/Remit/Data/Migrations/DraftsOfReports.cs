using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Remit.Data.Migrations;

/// <summary>What somebody wrote into a report and has not sent; after how long a single responsibility is looked at again.</summary>
[DbContext(typeof(Db))]
[Migration("20261123001000_DraftsOfReports")]
internal sealed class DraftsOfReports : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migration)
    {
        migration.AddColumn<string>("review_after", "responsibilities", nullable: true);
        migration.CreateTable(
            "report_drafts",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                duty = table.Column<Guid>(nullable: false),
                since = table.Column<DateOnly>(nullable: true),
                up_to = table.Column<DateOnly>(nullable: true),
                words = table.Column<string>(nullable: true),
                saved_on = table.Column<DateOnly>(nullable: true),
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
                table.PrimaryKey("PK_report_drafts", t => t.id);
                table.ForeignKey(
                    "FK_report_drafts_reporting_duties_duty",
                    t => t.duty,
                    "reporting_duties",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
                table.ForeignKey("FK_report_drafts_people_by", t => t.by, "people", "id", onDelete: ReferentialAction.Restrict);
            }
        );
        migration.CreateIndex("IX_report_drafts_by", "report_drafts", "by");
        migration.CreateIndex("IX_report_drafts_duty", "report_drafts", "duty");
        migration.CreateIndex("IX_report_drafts_key", "report_drafts", "key", unique: true);
    }
}
