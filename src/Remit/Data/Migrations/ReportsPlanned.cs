using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Remit.Data.Migrations;

/// <summary>What a plan of the reports needs to know: how long each takes, why it matters, between which days, after which others.</summary>
[DbContext(typeof(Db))]
[Migration("20261123005000_ReportsPlanned")]
internal sealed class ReportsPlanned : Migration
{
    private const string Reports = "reports";

    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migration)
    {
        migration.AddColumn<int>("minutes", Reports, nullable: true);
        foreach (var mark in (string[])["statutory", "red_measure", "risk", "held"])
            migration.AddColumn<bool>(mark, Reports, nullable: false, defaultValue: false);
        migration.AddColumn<string>("asked_by", Reports, nullable: true);
        foreach (var day in (string[])["earliest", "latest", "ready"])
            migration.AddColumn<DateOnly>(day, Reports, nullable: true);
        migration.CreateTable(
            "report_orders",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                report = table.Column<Guid>(nullable: false),
                after = table.Column<Guid>(nullable: false),
                order = table.Column<int>(nullable: false),
                version = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_report_orders", t => t.id);
                table.ForeignKey(
                    "FK_report_orders_reports_after",
                    t => t.after,
                    Reports,
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
                table.ForeignKey(
                    "FK_report_orders_reports_report",
                    t => t.report,
                    Reports,
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateIndex("IX_report_orders_after", "report_orders", "after");
        migration.CreateIndex("IX_report_orders_report_after", "report_orders", ["report", "after"], unique: true);
        migration.CreateIndex("IX_reports_asked_by", Reports, "asked_by");
    }
}
