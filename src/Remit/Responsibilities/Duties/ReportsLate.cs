using Remit.Checks;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Responsibilities.Duties;

/// <summary>A reporting duty that is late, or of which nobody said how often: RSP-07. What is due after each meeting is late once the body has met again.</summary>
internal sealed class ReportsLate(IHeldMeetings held)
    : Check("RSP-07", "Reports that are late, or of which nobody said how often")
{
    public override string Why =>
        "Who is to be told, and is not, can’t help and can’t object. A report without a day is one that nobody misses.";

    public override string Source => "Appendix A, 5.12 and 5.13, and reporting mechanisms.";

    public override SetUp SetUp => new(12, "How often each report is due, and by which day the first");

    public override async Task<IReadOnlyList<Finding>> Run(CheckRun run)
    {
        var all = (await run.Once(Load)).All;
        var met = all.Any(d => d.Duty.MeetingsOf is not null) ? await run.Once(held.Load) : null;
        return
        [
            .. from duty in all
            let finding = IsAfterMeetings(duty.Duty) ? AfterMeetings(duty, met, run.Day) : Of(duty, run.Day)
            where finding is not null
            select finding,
        ];
    }

    /// <summary>A report answers every meeting before it. While the body has not met again, it is owed and not late.</summary>
    private Finding? AfterMeetings(DutyOn found, ILookup<Guid, DateOnly>? met, DateOnly day)
    {
        if (found.Duty is not { Rhythm: ReportRhythm.AfterMeetings, MeetingsOf: { } body } || met is null)
            return null;
        var on = found with { Unanswered = DueDays.Unanswered(found.Duty, found.Sent, met[body.Value]) };
        return !on.IsLate(day)
            ? null
            : new Finding(
                this,
                Severity.Warning,
                $"This report is owed after each meeting of a body, which has met {on.Unanswered.Count:N0} times {(on.Reports.Count == 0 ? "and nobody has recorded one" : "since the last one")}: {on.Duty.About}.",
                "Send the report, or record the one that was sent.",
                [FoundRecord.Of("reporting-duty", on.Duty, on.Duty.About)]
            )
            {
                Fault = "late",
            };
    }

    private static async Task<Duties> Load(Data.Db db, DateOnly day) => new(await DutyOn.All(db, day));

    private static bool IsAfterMeetings(ReportingDuty duty) =>
        duty.Rhythm == ReportRhythm.AfterMeetings || (duty.Rhythm is null && duty.RelativeTo is not null);

    private Finding? Of(DutyOn on, DateOnly day)
    {
        var duty = on.Duty;
        var record = FoundRecord.Of("reporting-duty", duty, duty.About);
        if (duty.Rhythm is null)
            return new Finding(
                this,
                duty.HowOften is null ? Severity.Warning : Severity.Note,
                duty.HowOften is null
                    ? $"Nobody has said how often this is to be reported: {duty.About}."
                    : $"How often this is reported is said in words only (“{duty.HowOften}”), so that no day follows from it: {duty.About}.",
                "Say how often, and by which day the first report is due.",
                [record]
            )
            {
                IsNotRecorded = true,
                Fault = "how-often",
            };
        if (on.NextDue is { } due)
            return due >= day
                ? null
                : new Finding(
                    this,
                    Severity.Warning,
                    $"This report was due by {LondonDate.Words(due)}, and none is recorded that answers it: {duty.About}.",
                    "Send the report, or record the one that was sent.",
                    [record]
                )
                {
                    Fault = "late",
                };
        return duty.Rhythm is ReportRhythm.Every or ReportRhythm.AfterTheLast && on.Reports.Count == 0 && duty.FirstDue is null
            ? new Finding(
                this,
                Severity.Note,
                $"It is not recorded by which day the first report is due: {duty.About}.",
                "Record the day, from which the others follow.",
                [record]
            )
            {
                IsNotRecorded = true,
                Fault = "first-day",
            }
            : null;
    }

    private sealed record Duties(IReadOnlyList<DutyOn> All);
}
