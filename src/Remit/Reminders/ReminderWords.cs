using Remit.Data.Letters;
using Remit.Kernel;
using Remit.Web;
using Remit.Web.Work;

namespace Remit.Reminders;

/// <summary>What a reminder says.</summary>
internal static class ReminderWords
{
    /// <summary>"Every week".</summary>
    public static string OnScreen(this HowOften often) =>
        often switch
        {
            HowOften.Daily => "Every working day",
            HowOften.Weekly => "Every week",
            HowOften.Monthly => "Every month",
            HowOften.Never => "Never",
        };

    /// <summary>What it means.</summary>
    public static string Hint(this HowOften often) =>
        often switch
        {
            HowOften.Daily => "On each working day on which there is something to tell",
            HowOften.Weekly => "On Mondays",
            HowOften.Monthly => "On the first working day of the month",
            HowOften.Never => "You can still be invited to an account",
        };

    /// <summary>The subject: what is late is said first.</summary>
    public static string Subject(MyWork work, string partnership) =>
        work.Late > 0 ? $"{partnership}: {work.Late.Counted("thing of yours is", "things of yours are")} late"
        : work.Soon > 0 ? $"{partnership}: {work.Soon.Counted("thing of yours is", "things of yours are")} due soon"
        : $"{partnership}: what waits for you";

    /// <summary>The letter.</summary>
    /// <param name="to">To whom.</param>
    /// <param name="isOnlyNamed">Whether they hold nothing, so that signing in shows them nothing more.</param>
    /// <param name="partnership">What the partnership is called.</param>
    /// <param name="work">What there is to tell.</param>
    /// <param name="today">The London day.</param>
    /// <param name="site">Where people reach the pages; null for none.</param>
    /// <param name="update">The address at which they say how far a record is; null for none.</param>
    /// <param name="howOften">The address at which they say how often they want letters; null for none.</param>
    public static string Letter(
        Receiver to,
        bool isOnlyNamed,
        string partnership,
        MyWork work,
        DateOnly today,
        string? site,
        Func<RecordRef, string?> update,
        string? howOften
    )
    {
        var lines = new List<string> { $"Dear {to.Name}", "", work.Answer };
        foreach (var part in work.Parts)
        {
            lines.AddRange(["", "", part.Heading + (part.Total > part.Lines.Count ? $" ({part.Total:N0})" : ""), ""]);
            foreach (var line in part.Lines)
            {
                lines.Add($"* {OneLine(line.Text)}{DueWords(line, today)}");
                if (line.Said is { } said)
                    lines.Add($"  {OneLine(said)}");
                if (line.Record is { } record && update(record) is { } address)
                    lines.Add($"  Say how far it is: {address}");
                else if (site is not null && line.Href is { } href)
                    lines.Add($"  {site}{href}");
            }
            if (part.Total > part.Lines.Count)
                lines.Add($"* and {(part.Total - part.Lines.Count).Counted("other", "others")}, which you see when you sign in");
        }
        lines.AddRange(["", ""]);
        if (isOnlyNamed)
            lines.Add($"You get this because the records of {partnership} name you. What is restricted is not in emails.");
        else
            lines.AddRange([
                site is null ? $"Sign in to the records of {partnership} to see all of it." : $"All of it: {site}/",
                "What is restricted is not in emails: you see it when you sign in.",
            ]);
        lines.AddRange(["", $"You get this {to.Often.OnScreen().ToLowerInvariant()} at most."]);
        lines.Add(howOften is null ? "Whoever runs the partnership’s records can change that." : $"Change that: {howOften}");
        return string.Join('\n', lines);
    }

    private static string DueWords(WorkLine line, DateOnly today) =>
        line.Due is not { } due ? ""
        : due < today ? $" – late: it was due {LondonDate.Words(due)}"
        : $" – due {LondonDate.Words(due)}";

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
