using System.Globalization;
using System.Text;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Checks;

/// <summary>What is to be put right, as the command line prints it.</summary>
internal static class ChecksText
{
    /// <summary>All of it: by severity, then what is not recorded yet, then how many are accepted.</summary>
    public static string Of(IReadOnlyList<Judged> found, DateOnly day)
    {
        var text = new StringBuilder();
        var open = found.Where(j => !j.IsAccepted).ToList();
        foreach (var group in open.Where(j => !j.Finding.IsNotRecorded).GroupBy(j => j.Finding.Severity))
        {
            Head(text, group.Key.OnScreen(), group.Count());
            foreach (var judged in group)
                Line(text, judged.Finding, judged.Returned);
        }
        var notRecorded = open.Where(j => j.Finding.IsNotRecorded).ToList();
        if (notRecorded.Count > 0)
            Head(text, "Still to be recorded", notRecorded.Count);
        foreach (var line in SetUpLine.Of(notRecorded))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {line.Code}  {line.What}\n");
            foreach (var (finding, _, _) in line.Findings)
                text.Append(CultureInfo.InvariantCulture, $"          - {finding.Message}\n");
            text.Append(CultureInfo.InvariantCulture, $"          {line.Findings[0].Finding.Mend}\n\n");
        }
        return text.Append(
                CultureInfo.InvariantCulture,
                $"As at {LondonDate.Words(day)}: {(open.Count - notRecorded.Count).Counted("thing", "things")} to put right, {notRecorded.Count:N0} still to be recorded, {found.Count - open.Count:N0} accepted."
            )
            .ToString();
    }

    private static void Head(StringBuilder text, string words, int count) =>
        text.Append(CultureInfo.InvariantCulture, $"{words} ({count:N0})\n\n");

    private static void Line(StringBuilder text, Finding finding, string? returned)
    {
        text.Append(CultureInfo.InvariantCulture, $"  {finding.Check.Code}  {finding.Message}\n");
        if (returned is not null)
            text.Append(CultureInfo.InvariantCulture, $"          {returned}\n");
        text.Append(CultureInfo.InvariantCulture, $"          {finding.Mend}\n\n");
    }
}
