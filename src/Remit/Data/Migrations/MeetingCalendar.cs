using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Remit.Data.Migrations;

/// <summary>Calling and moving meetings, rules about time, the partnership's calendar, and addresses of calendars.</summary>
[DbContext(typeof(Db))]
[Migration("20261123002000_MeetingCalendar")]
internal sealed class MeetingCalendar : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migration)
    {
        migration.AddColumn<DateOnly>("called_on", "meetings", nullable: true);
        migration.AddColumn<DateOnly>("published_on", "meetings", nullable: true);
        migration.AddColumn<string>("cancelled_because", "meetings", nullable: true);
        Moves(migration);
        Clocks(migration);
        Days(migration);
        migration.CreateTable(
            "calendar_addresses",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                hash = table.Column<string>(nullable: false),
                person = table.Column<Guid>(nullable: false),
                body = table.Column<Guid>(nullable: true),
                label = table.Column<string>(nullable: true),
                made = table.Column<long>(nullable: false),
                ended_at = table.Column<long>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_calendar_addresses", t => t.id)
        );
        migration.CreateIndex("IX_calendar_addresses_hash", "calendar_addresses", "hash", unique: true);
        migration.CreateIndex("IX_calendar_addresses_person", "calendar_addresses", "person");
    }

    private static void Moves(MigrationBuilder migration)
    {
        migration.CreateTable(
            "meeting_moves",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                meeting = table.Column<Guid>(nullable: false),
                on = table.Column<DateOnly>(nullable: false),
                was_date = table.Column<DateOnly>(nullable: false),
                was_start = table.Column<string>(nullable: true),
                was_end = table.Column<string>(nullable: true),
                to_date = table.Column<DateOnly>(nullable: false),
                to_start = table.Column<string>(nullable: true),
                reason = table.Column<string>(nullable: false),
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
                table.PrimaryKey("PK_meeting_moves", t => t.id);
                table.ForeignKey(
                    "FK_meeting_moves_meetings_meeting",
                    t => t.meeting,
                    "meetings",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateIndex("IX_meeting_moves_meeting_key", "meeting_moves", ["meeting", "key"], unique: true);
    }

    private static void Clocks(MigrationBuilder migration)
    {
        migration.CreateTable(
            "meeting_clocks",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                title = table.Column<string>(nullable: false),
                sets = table.Column<string>(nullable: false),
                amount = table.Column<int>(nullable: false),
                unit = table.Column<string>(nullable: false),
                body = table.Column<Guid>(nullable: true),
                binds_councils = table.Column<bool>(nullable: false),
                binds_committees = table.Column<bool>(nullable: false),
                binds_executives = table.Column<bool>(nullable: false),
                only_where = table.Column<string>(nullable: true),
                source = table.Column<string>(nullable: true),
                address = table.Column<string>(nullable: true),
                checked_on = table.Column<DateOnly>(nullable: true),
                in_place_of = table.Column<string>(nullable: true),
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
                table.PrimaryKey("PK_meeting_clocks", t => t.id);
                table.ForeignKey(
                    "FK_meeting_clocks_bodies_body",
                    t => t.body,
                    "bodies",
                    "id",
                    onDelete: ReferentialAction.Restrict
                );
            }
        );
        migration.CreateIndex("IX_meeting_clocks_body", "meeting_clocks", "body");
        migration.CreateIndex("IX_meeting_clocks_key", "meeting_clocks", "key", unique: true);
    }

    private static void Days(MigrationBuilder migration)
    {
        migration.CreateTable(
            "calendar_days",
            table => new
            {
                id = table.Column<Guid>(nullable: false),
                title = table.Column<string>(nullable: false),
                sort = table.Column<string>(nullable: false),
                source = table.Column<string>(nullable: true),
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
            constraints: table => table.PrimaryKey("PK_calendar_days", t => t.id)
        );
        migration.CreateIndex("IX_calendar_days_key", "calendar_days", "key", unique: true);
    }
}
