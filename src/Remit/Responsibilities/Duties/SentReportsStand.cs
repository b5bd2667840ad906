using Remit.Data;
using Remit.Kernel;

namespace Remit.Responsibilities.Duties;

/// <summary>What was sent was sent: a report is never written over, and none was sent on a day that is still to come.</summary>
internal sealed class SentReportsStand(LondonClock clock) : IInvariant
{
    private static readonly string[] Said =
    [
        nameof(ReportMade.Title),
        nameof(ReportMade.Since),
        nameof(ReportMade.UpTo),
        nameof(ReportMade.SentOn),
        nameof(ReportMade.Due),
        nameof(ReportMade.By),
        nameof(ReportMade.ByWords),
        nameof(ReportMade.Reference),
        nameof(ReportMade.Text),
    ];

    public Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var refusals = new List<Refusal>();
        if (!touched.IsErasure)
            foreach (var (report, before) in touched.Changed<ReportMade>())
                if (
                    Said.FirstOrDefault(n => !Equals(typeof(ReportMade).GetProperty(n)!.GetValue(report), before[n])) is { } field
                )
                    refusals.Add(
                        new Refusal(
                            "A report that was sent stands",
                            $"This is what was sent on {LondonDate.Words(before.GetValue<DateOnly>(nameof(ReportMade.SentOn)))}, so it can’t change. Send another to say something else.",
                            new RecordRef("report-made", report.RowId),
                            Kebab.Of(field)
                        )
                    );
        refusals.AddRange(
            from report in touched.Of<ReportMade>()
            where report.SentOn > clock.Today
            select new Refusal(
                "A report is recorded once it was sent",
                $"{LondonDate.Words(report.SentOn)} is still to come. Record the report on the day on which it is sent, or later.",
                new RecordRef("report-made", report.RowId),
                "sent-on"
            )
        );
        return Task.FromResult<IReadOnlyList<Refusal>>(refusals);
    }
}
