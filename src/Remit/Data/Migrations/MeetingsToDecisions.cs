using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Remit.Data.Migrations;

/// <summary>What a meeting hears, who is there, what it decides, and what is written down of it.</summary>
[DbContext(typeof(Db))]
[Migration("20261123006000_MeetingsToDecisions")]
internal sealed class MeetingsToDecisions : Migration
{
    private const string Meeting = "meeting";
    private const string Meetings = "meetings";
    private const string Item = "item";
    private const string Items = "agenda_items";
    private const string Report = "report";
    private const string Reports = "reports";
    private const string Decision = "decision";
    private const string Decisions = "decisions";
    private const string Organisation = "organisation";
    private const string Organisations = "organisations";
    private const string People = "people";
    private const string Words = "words";

    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migration)
    {
        Papers(migration);
        Agendas(migration);
        Decided(migration);
        Minutes(migration);
    }

    private static void Papers(MigrationBuilder migration)
    {
        migration.AddColumn<string>("comes_from", Reports, nullable: true);
        migration.CreateIndex("IX_reports_comes_from", Reports, "comes_from");
        migration.AddColumn<bool>("left_off", Reports, nullable: false, defaultValue: false);
        new RecordTable("report_clearers", Report)
            .Of(Report, Reports, required: true, indexed: false)
            .Reference("clearer", required: true)
            .MakeLinks(migration, "clearer");
        new RecordTable("report_templates", "body")
            .Of("body", "bodies", required: true, indexed: false)
            .Text(Words)
            .Make(migration);
        new RecordTable("report_texts", Report)
            .Of(Report, Reports, required: true, indexed: false)
            .Text("summary")
            .Text("recommendation")
            .Text(Words)
            .Text("restricted_because")
            .Day("ready_on")
            .Whole("clearances_before")
            .Day("submitted_on")
            .Whole("went_out_with")
            .Of("went_out_at", Meetings)
            .Day("recalled_on")
            .Text("recalled_because")
            .Make(migration);
        new RecordTable("papers", Report)
            .Of(Report, Reports, required: true, indexed: false)
            .Text("title", required: true)
            .Text("file", required: true)
            .Text("media_type", required: true)
            .Whole("bytes", required: true)
            .Whole("pages")
            .Text("hash", required: true)
            .Day("on", required: true)
            .Whole("went_out_with")
            .Of("went_out_at", Meetings)
            .Day("recalled_on")
            .Text("recalled_because")
            .Make(migration);
        new RecordTable("clearances", Report)
            .Of(Report, Reports, required: true, indexed: false)
            .Day("on", required: true)
            .Text("outcome", required: true)
            .Reference("clearer", required: true)
            .Of("by", People)
            .Text(Words)
            .Make(migration);
    }

    private static void Agendas(MigrationBuilder migration)
    {
        new RecordTable(Items, Meeting)
            .Of(Meeting, Meetings, required: true, indexed: false)
            .Text("title", required: true)
            .Text("sort", required: true)
            .Of(Report, Reports)
            .Whole("minutes")
            .Text("led_by")
            .Whole("number")
            .Whole("supplement")
            .Day("withdrawn_on")
            .Text("withdrawn_because")
            .Make(migration);
        new RecordTable("attendances", Meeting)
            .Of(Meeting, Meetings, required: true, indexed: false)
            .Of("place", "places")
            .Text("as", required: true)
            .Of("person", People)
            .Text("person_words")
            .Of("came_during", Items)
            .Of("left_during", Items)
            .YesOrNo("chaired")
            .Make(migration);
        new RecordTable("interests", Meeting)
            .Of(Meeting, Meetings, required: true, indexed: false)
            .Of(Item, Items)
            .Of("attendance", "attendances", required: true)
            .Text(Words, required: true)
            .Text("followed", required: true)
            .Make(migration);
        new RecordTable("meeting_notices", Meeting)
            .Of(Meeting, Meetings, required: true, indexed: false)
            .Text("rule", required: true)
            .Day("on", required: true)
            .Text("address")
            .Text(Words)
            .Text("agreed_by")
            .Text("because")
            .YesOrNo("withdrawn")
            .Make(migration);
    }

    private static void Decided(MigrationBuilder migration)
    {
        migration.AddColumn<string>("decides_by", "terms", nullable: true);
        migration.AddColumn<string>("casting_vote", "terms", nullable: true);
        migration.AddColumn<int>("most_to_note", "terms", nullable: true);
        new RecordTable(Decisions, Meeting)
            .Of(Meeting, Meetings, required: true, indexed: false)
            .Of(Item, Items)
            .Of(Report, Reports)
            .Text("title", required: true)
            .Text("wording", required: true)
            .Text("recommended")
            .Text("outcome", required: true)
            .Of("deferred_to", Meetings)
            .Text("decided_by", required: true)
            .Whole("for")
            .Whole("against")
            .Whole("abstained")
            .Text("casting_vote")
            .Text("reasons")
            .Text("evidence_words")
            .Text("safeguarding")
            .Text("equality")
            .Text("views")
            .Text("nothing_to_consider")
            .Text("chairs_discretion")
            .Text("beyond_powers")
            .Long("commits")
            .Of("confirms", Decisions)
            .Make(migration);
        new RecordTable("decision_evidence", Decision)
            .Of(Decision, Decisions, required: true, indexed: false)
            .Reference("on", required: true)
            .MakeLinks(migration, "on");
        new RecordTable("expectations", Decision)
            .Of(Decision, Decisions, required: true, indexed: false)
            .Text("measure", required: true)
            .Text("direction", required: true)
            .Day("by")
            .Make(migration);
        new RecordTable("decision_effects", Decision)
            .Of(Decision, Decisions, required: true, indexed: false)
            .Reference("on", required: true)
            .Of("person", People)
            .YesOrNo("gives_up")
            .Day("from")
            .Of(Meeting, Meetings)
            .Day("done_on")
            .Make(migration);
        new RecordTable("decision_sign_offs", Decision)
            .Of(Decision, Decisions, required: true, indexed: false)
            .Of(Organisation, Organisations, required: true)
            .Text("asked_of")
            .Text("because", required: true)
            .Reference("lead")
            .Day("due")
            .Text("state", required: true)
            .Day("on")
            .Of("by", People)
            .Text("by_words")
            .Text(Words)
            .Make(migration);
        new RecordTable("decision_doings", Decision)
            .Of(Decision, Decisions, required: true, indexed: false)
            .Of(Organisation, Organisations, required: true)
            .Day("on", required: true)
            .Text("state", required: true)
            .Text(Words)
            .Of("by", People)
            .Text("by_words")
            .Make(migration);
    }

    private static void Minutes(MigrationBuilder migration)
    {
        migration.AddColumn<DateOnly>("minuted_on", "meetings", nullable: true);
        migration.AddColumn<int>("last_supplement", "meetings", nullable: true);
        new RecordTable("minutes", Meeting)
            .Of(Meeting, Meetings, required: true, indexed: false)
            .Text("state", required: true)
            .Day("circulated_on")
            .Of("approved_at", Meetings)
            .Day("approved_on")
            .Text("content")
            .Text("hash")
            .Make(migration);
        new RecordTable("minute_notes", Meeting)
            .Of(Meeting, Meetings, required: true, indexed: false)
            .Of(Item, Items)
            .Text(Words, required: true)
            .Make(migration);
        new RecordTable("minutes_corrections", Meeting)
            .Of(Meeting, Meetings, required: true, indexed: false)
            .Of(Item, Items)
            .Day("on", required: true)
            .Of("by", People)
            .Text("by_words")
            .Text(Words, required: true)
            .Text("outcome", required: true)
            .Text("answer")
            .Make(migration);
    }
}
