using Remit.Kernel;
using Remit.Web;

namespace Remit.Checks;

/// <summary>What is found, in a sentence or two.</summary>
internal static class ChecksSentences
{
    /// <summary>How many lines of the set-up list stand open: what matters most.</summary>
    public const int First = 5;

    /// <summary>How many records a line of the set-up list names.</summary>
    public const int Named = 12;

    /// <summary>"2 things are wrong, 5 at risk and 1 is worth a look. 30 are still to be recorded."</summary>
    public static string Answer(ChecksPage page, DateOnly? on)
    {
        var day = on is { } then ? $" on {then.InWords()}" : "";
        var of = page.Asked is { } asked ? $" for {asked.Title}" : "";
        var found = page.Counts.Select(c => $"{c.Count:N0} {Words(c.Severity, c.Count)}").ToList();
        var faults = found.Count == 0 ? $"Nothing is found to put right{of}{day}." : $"{Texts.Listed(found)}{of}{day}.";
        var record =
            page.ToRecordCount == 0 ? "" : $" {page.ToRecordCount.Counted("thing is", "things are")} still to be recorded.";
        return faults + record;
    }

    /// <summary>"3 things to put right, 4 still to be recorded"; null for nothing.</summary>
    public static string? Short(int faults, int notRecorded) =>
        (faults, notRecorded) switch
        {
            (0, 0) => null,
            (0, _) => $"{notRecorded.Counted("thing", "things")} still to be recorded",
            (_, 0) => $"{faults.Counted("thing", "things")} to put right",
            _ => $"{faults.Counted("thing", "things")} to put right, {notRecorded:N0} still to be recorded",
        };

    private static string Words(Severity severity, int count) =>
        (severity, count) switch
        {
            (Severity.Error, 1) => "thing is wrong",
            (Severity.Error, _) => "things are wrong",
            (Severity.Warning, 1) => "is at risk",
            (Severity.Warning, _) => "are at risk",
            (_, 1) => "is worth a look",
            _ => "are worth a look",
        };
}
