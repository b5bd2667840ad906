using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Handover;

namespace Remit.Responsibilities.Duties;

/// <summary>The reporting duties by which a closing body reports, or is reported to.</summary>
internal sealed class DutiesLegacy : Legacy
{
    public override string Heading => "Reporting duties";

    public override (string One, string Several) InWords => ("reporting duty", "reporting duties");

    public override int Order => 70;

    public override async Task<IReadOnlyList<LegacyItem>> Load(Closure closure)
    {
        var (db, self, last) = (closure.Db, closure.Reference, closure.Last);
        var duties = await db.Set<ReportingDuty>()
            .Where(d => (d.FromHolder == self || d.ToHolder == self) && (d.Until == null || d.Until > last))
            .OrderBy(d => d.Order)
            .ThenBy(d => d.Key)
            .ToListAsync();
        if (duties.Count == 0)
            return [];
        var all = await db.All<ReportingDuty>().ToListAsync();
        var keys = new FreeKeys(all.Select(d => d.Key));
        var ids = duties.ConvertAll(d => d.Id);
        var sent = (
            await db.All<ReportMade>()
                .Where(r => ids.Contains(r.Duty))
                .Select(r => new
                {
                    r.Duty,
                    r.SentOn,
                    r.Due,
                })
                .ToListAsync()
        ).ToLookup(r => r.Duty, r => new ReportSent(r.SentOn, r.Due));
        var next = duties.ToDictionary(d => d.Id, d => DueDays.Next(d, [.. sent[d.Id]]));
        var names = await db.Names(duties.Select(d => d.FromHolder == self ? d.ToHolder : d.FromHolder));
        return
        [
            .. duties.Select(duty => new LegacyItem(
                new RecordRef("reporting-duty", duty.RowId),
                duty.Version,
                duty.FromHolder == self
                    ? $"Reports to {Called(names, duty.ToHolder)} on: {duty.About}"
                    : $"Is reported to by {Called(names, duty.FromHolder)} on: {duty.About}"
            )
            {
                MayGoAbove = true,
                CannotEnd = closure.CannotEnd(duty),
                Has = to => WhyNotToo(closure, duty, to, all, IsAnswered(duty, next[duty.Id])),
                Goes = to => HandOn(closure, duty, to, keys, next[duty.Id]),
                End = () => closure.End(duty),
            }),
        ];
    }

    /// <summary>Whether the one report that it asks for was sent.</summary>
    private static bool IsAnswered(ReportingDuty duty, DateOnly? next) => duty.Rhythm == ReportRhythm.Once && next is null;

    private static string? WhyNotToo(Closure closure, ReportingDuty duty, Body to, List<ReportingDuty> all, bool isAnswered)
    {
        var (from, onTo) = Ends(closure, duty, to);
        return isAnswered ? "its one report was sent"
            : from == onTo ? "it would report to itself"
            : all.Exists(d =>
                d.FromHolder == from && d.ToHolder == onTo && d.About == duty.About && d.Period.Covers(closure.First)
            )
                ? "it has this duty already"
            : null;
    }

    private static void HandOn(Closure closure, ReportingDuty duty, Body to, FreeKeys keys, DateOnly? next)
    {
        var (from, onTo) = Ends(closure, duty, to);
        if (duty.From > closure.Last)
        {
            (duty.FromHolder, duty.ToHolder) = (from, onTo);
            closure.Open(duty, to);
            return;
        }
        closure.GoOn(
            duty,
            new ReportingDuty
            {
                Id = closure.Ids.Next<ReportingDuty>(),
                Key = keys.Take(duty.Key),
                FromHolder = from,
                ToHolder = onTo,
                About = duty.About,
                HowOften = duty.HowOften,
                RelativeTo = duty.RelativeTo,
                Rhythm = duty.Rhythm,
                Every = duty.Every,
                // What was sent answers for the body that closes, so the days go on from the next that nothing answers.
                FirstDue = next ?? duty.FirstDue,
                MeetingsOf = duty.MeetingsOf,
            },
            to
        );
    }

    private static (RecordRef From, RecordRef To) Ends(Closure closure, ReportingDuty duty, Body to)
    {
        var next = new RecordRef("body", to.RowId);
        return (
            duty.FromHolder == closure.Reference ? next : duty.FromHolder,
            duty.ToHolder == closure.Reference ? next : duty.ToHolder
        );
    }

    private static string Called(IReadOnlyDictionary<RecordRef, RecordName> names, RecordRef record) =>
        names.TryGetValue(record, out var name) ? $"“{name.Title}”" : $"a {record.Kind} that is not shown to you";
}
