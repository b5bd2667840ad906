using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Decisions;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Attending;
using Remit.Meetings.Calendar;

namespace Remit.Minutes;

/// <summary>
/// What a later meeting approved is fixed: the minutes with their text, the notes and corrections, and what the meeting's records say of its
/// items, who was there, what interests were declared and what was decided, with what it rests on, what it changes and what is expected of it. What
/// becomes of a decision goes on: its sign-offs, what was done and carried out, that it is confirmed. Who may see a record can still change, and an erasure takes names out.
/// </summary>
internal sealed class ApprovedMinutesStand : IInvariant
{
    internal const string Rule = "What approved minutes say is fixed";

    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var fixedRows = new List<(TouchedRow Row, Id<Meeting>? Meeting)>();
        foreach (var row in touched.Rows)
            if (MeetingOf(row.Row) is { } meeting)
                fixedRows.Add((row, meeting));
        var ofDecisions = new List<(TouchedRow Row, Id<Decision> Decision)>();
        foreach (var row in touched.Rows)
            if (DecisionOf(row.Row) is { } decision)
                ofDecisions.Add((row, decision));
        if (ofDecisions.Count > 0)
        {
            var decisions = ofDecisions.Select(o => o.Decision).Distinct().ToList();
            var meetings = await db.All<Decision>()
                .Where(d => decisions.Contains(d.Id))
                .ToDictionaryAsync(d => d.Id, d => d.Meeting);
            fixedRows.AddRange(
                ofDecisions.Select(o => (o.Row, meetings.TryGetValue(o.Decision, out var meeting) ? meeting : (Id<Meeting>?)null))
            );
        }
        if (fixedRows.Count == 0)
            return [];
        var ids = fixedRows.Select(f => f.Meeting).OfType<Id<Meeting>>().Distinct().ToList();
        var approved = await db.All<MeetingMinutes>()
            .Where(m => ids.Contains(m.Meeting) && m.State == MinutesState.Approved)
            .Select(m => new { m.Id, m.Meeting })
            .ToListAsync();
        // Those that this very change approves are not fixed before it.
        var now = touched
            .Rows.Where(r =>
                r.Row is MeetingMinutes
                && (
                    r.Before is not { } before
                    || before.GetValue<MinutesState>(nameof(MeetingMinutes.State)) != MinutesState.Approved
                )
            )
            .Select(r => r.Row.RowId)
            .ToHashSet();
        var standing = approved.Where(a => !now.Contains(a.Id.Value)).Select(a => a.Meeting).ToHashSet();
        // Those that this change would open again; what is taken back as a whole, as with a folder that was brought in, goes with its minutes.
        standing.UnionWith(
            touched
                .Rows.Where(r =>
                    r.Row is MeetingMinutes
                    && !(db.TakesBack && r.State == EntityState.Deleted)
                    && r.Before is { } before
                    && before.GetValue<MinutesState>(nameof(MeetingMinutes.State)) == MinutesState.Approved
                )
                .Select(r => ((MeetingMinutes)r.Row).Meeting)
        );
        return
        [
            .. fixedRows
                .Where(f => f.Meeting is { } meeting && standing.Contains(meeting) && IsOtherwise(db, touched, f.Row))
                .Select(f => Refused(db, f.Row)),
        ];
    }

    private static Id<Meeting>? MeetingOf(IRow row) =>
        row switch
        {
            MeetingMinutes minutes => minutes.Meeting,
            MinuteNote note => note.Meeting,
            Correction correction => correction.Meeting,
            AgendaItem item => item.Meeting,
            Attendance attendance => attendance.Meeting,
            Interest interest => interest.Meeting,
            Decision decision => decision.Meeting,
            _ => null,
        };

    private static Id<Decision>? DecisionOf(IRow row) =>
        row switch
        {
            DecisionEvidence evidence => evidence.Decision,
            Effect effect => effect.Decision,
            Expectation expectation => expectation.Decision,
            _ => null,
        };

    /// <summary>Whether the change says something else than what was approved: also by adding to it, or by leaving something out.</summary>
    private static bool IsOtherwise(Db db, Touched touched, TouchedRow row)
    {
        if (row.State != EntityState.Modified || row.Before is not { } before)
            return true;
        if (row.Row is not Record record)
            return true;
        var said = db.Shapes[record.GetType()]
            .Fields.Where(f => f.Links is null)
            .Select(f => f.Property.Name)
            .Concat([nameof(Record.Note), nameof(Record.TakenFrom), nameof(Record.Order)])
            // That it is carried out is what becomes of it.
            .Where(name => record is not Effect || name != nameof(Effect.DoneOn))
            .Distinct();
        return touched.Restated(record, before, said) is not null;
    }

    private static Refusal Refused(Db db, TouchedRow row)
    {
        var record = row.Row is DecisionEvidence evidence
            ? new RecordRef("decision", evidence.Decision.Value)
            : new RecordRef(db.Shapes[row.Row.GetType()].Kind, row.Row.RowId);
        return new Refusal(
            Rule,
            row.Row switch
            {
                MeetingMinutes =>
                    "A later meeting approved these minutes, so they are fixed. What was wrong is put right by a minute of the next meeting.",
                Effect or Expectation =>
                    "A later meeting approved the minutes of this decision, so what it changes and what is expected of it are fixed too. Record what is to be otherwise with a decision of a later meeting.",
                _ =>
                    "A later meeting approved the minutes that say this, so it is fixed. What was wrong is put right by a minute of the next meeting.",
            },
            record
        );
    }
}
