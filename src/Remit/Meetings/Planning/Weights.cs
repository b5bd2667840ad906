using Remit.Meetings.ForwardPlanner;

namespace Remit.Meetings.Planning;

/// <summary>Why a report matters, and how much each reason weighs: what it costs, beside others, that it waits a week.</summary>
internal static class Weights
{
    private const int Any = 1;
    private const int Statutory = 8;
    private const int Deadline = 4;
    private const int RedMeasure = 4;
    private const int Risk = 4;
    private const int AskedFor = 3;

    public static int Of(Report report) => Any + Reasons(report).Sum(r => r.Weight);

    /// <summary>The reasons in words, the heaviest first.</summary>
    public static IReadOnlyList<string> InWords(Report report) => [.. Reasons(report).Select(r => r.Words)];

    private static IEnumerable<(int Weight, string Words)> Reasons(Report report)
    {
        if (report.Statutory)
            yield return (Statutory, "required by law");
        if (report.Latest is not null)
            yield return (Deadline, "has a deadline");
        if (report.RedMeasure)
            yield return (RedMeasure, "a red measure");
        if (report.Risk)
            yield return (Risk, "a risk");
        if (report.AskedBy is not null)
            yield return (AskedFor, "asked for");
    }
}
