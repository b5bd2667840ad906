using System.Globalization;
using System.Text.RegularExpressions;
using Remit.Checks;
using Remit.Kernel;
using Remit.Structure.Checking;

namespace Remit.Structure.Bodies;

/// <summary>A task and finish group with no end, past it, or without outcomes: STR-07.</summary>
internal sealed partial class TaskWithoutEnd()
    : StructureCheck("STR-07", "A task and finish group without an end or without outcomes")
{
    public override string Why => "A group that was set up for a task and has neither a goal nor an end goes on by itself.";

    public override string Source =>
        "Executive paper, 7: agree the expected outcomes of short-life groups, and manage what they do.";

    public override SetUp SetUp => new(6, "What task and finish groups are to leave behind, and when they end");

    protected override IEnumerable<Finding> Find(StructureOn at)
    {
        foreach (var body in at.Ours.Where(b => b.Duration == Duration.ShortLife))
        {
            var hasEnd = body.Until is not null || body.Established?.Until is not null || body.EndsWhen is not null;
            if (!hasEnd || body.Outcomes is null)
                yield return NotRecorded(
                    Weight(at, body, Severity.Warning),
                    $"{body.Name} is a task and finish group. It is not recorded "
                        + (hasEnd ? "" : "when it ends")
                        + (hasEnd || body.Outcomes is not null ? "" : ", or ")
                        + (body.Outcomes is null ? "what it is to leave behind" : "")
                        + ".",
                    "Record its end, as a day or an event, and the outcomes expected of it. If it goes on, say that it is standing.",
                    Of(body)
                );
            if (body.EndsWhen is { } when && LastDayIn(when) is { } day && day < at.Day)
                yield return Fault(
                    Severity.Warning,
                    $"{body.Name} was to end by {LondonDate.Words(day)} (“{when}”), and is still there.",
                    "Close it, or record its new end.",
                    Of(body)
                ) with
                {
                    Fault = "past-its-end",
                };
        }
    }

    /// <summary>The last day of what a text names: a day, a month, or a year alone; null where it names none.</summary>
    internal static DateOnly? LastDayIn(string text) =>
        Intake.WrittenDate.FirstIn(text)
        ?? (MonthAndYear().Match(text) is { Success: true } month ? Intake.WrittenDate.Read(month.Value)?.LastDay : null)
        ?? (
            Year().Match(text) is { Success: true } year
                ? new DateOnly(int.Parse(year.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture), 12, 31)
                : null
        );

    [GeneratedRegex(@"\b(?:19|20)\d\d\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Year();

    [GeneratedRegex(
        @"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+(?:19|20)\d\d\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex MonthAndYear();
}
