using System.Text;
using Remit.Kernel;
using Remit.Structure.Organisations;

namespace Remit.Responsibilities.Duties;

/// <summary>
/// What somebody wrote into the next report of a duty and has not sent: their own words, by part. What the records say is not in it, so that it
/// stays as they are. There is one for a duty; once the report is sent it is empty, and history still has what it said.
/// </summary>
public sealed class ReportDraft : Record<ReportDraft>
{
    private const int MostLetters = 400_000;

    /// <summary>The duty whose report it is.</summary>
    public required Id<ReportingDuty> Duty { get; init; }

    /// <summary>The first day of which the report tells, where somebody chose it; else the day after the last report.</summary>
    public DateOnly? Since { get; set; }

    /// <summary>The last day of which it tells, where somebody chose it; else the day on which somebody looks.</summary>
    public DateOnly? UpTo { get; set; }

    /// <summary>The words, as <see cref="DraftWords"/> writes them; null where nothing waits to be sent.</summary>
    public string? Words { get; set; }

    /// <summary>The London day on which it was saved last.</summary>
    public DateOnly? SavedOn { get; set; }

    /// <summary>Who saved it last, where that is somebody who is recorded.</summary>
    public Id<Person>? By { get; set; }

    /// <summary>Who saved it in words, where no recorded person is meant.</summary>
    public string? ByWords { get; set; }

    /// <summary>Whether somebody's words wait to be sent.</summary>
    public bool Waits => Words is not null;

    /// <summary>Takes everything out: the report was sent, or given up.</summary>
    public void Empty() => (Words, Since, UpTo, SavedOn, By, ByWords) = (null, null, null, null, null, null);

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (Period.EndsBeforeItStarts(Since, UpTo))
            yield return new Refusal(
                "A report does not end before it starts",
                $"{LondonDate.Words(UpTo!.Value)} comes before {LondonDate.Words(Since!.Value)}. Change one of them.",
                Field: "up-to"
            );
        if (Waits && SavedOn is null)
            yield return new Refusal("A draft has its day", "Say on which day the draft was saved.", Field: "saved-on");
        if (Words?.Length > MostLetters)
            yield return new Refusal(
                "A report can be read",
                $"The draft has {Words.Length:N0} letters, and may have {MostLetters:N0}. Shorten it.",
                Field: "words"
            );
    }

    internal static Shape<ReportDraft> Shape { get; } =
        new Shape<ReportDraft>(
            "report-draft",
            "report-drafts",
            "What somebody wrote into the next report of a duty and has not sent."
        )
            .Called("draft of a report", "drafts of reports")
            .BelongsTo(d => d.Duty)
            .ClosedBy(d => d.Duty)
            .Value("duty", d => d.Duty, "The duty whose report it is.", required: true)
            .Value("since", d => d.Since, "The first day of which it tells, where somebody chose it.")
            .Value("up-to", d => d.UpTo, "The last day of which it tells, where somebody chose it.")
            .Value(
                "words",
                d => d.Words,
                "The person’s own words; “## weak” on a line of its own begins those for the part “weak”. Leave it out where nothing waits."
            )
            .Value("saved-on", d => d.SavedOn, "The day on which it was saved last.")
            .Value("by", d => d.By, "Who saved it last.")
            .Value("by-words", d => d.ByWords, "Who saved it in words, where no recorded person is meant.")
            .Personally(d => d.Words, d => d.ByWords)
            .InFolder("report-drafts");
}

/// <summary>
/// A person's own words for the parts of a report as one text: “## weak” on a line begins those for the part “weak”. A line of theirs that
/// begins with # or \ stands with a \ before it.
/// </summary>
internal static class DraftWords
{
    private const string Begins = "## ";

    /// <summary>The text; null where there are no words.</summary>
    public static string? Write(IEnumerable<KeyValuePair<string, string>> words)
    {
        var text = new StringBuilder();
        foreach (var (part, said) in words.Where(w => !string.IsNullOrWhiteSpace(w.Value)))
        {
            text.Append(Begins).Append(part).Append('\n');
            foreach (var line in Tidy(said).Split('\n'))
                text.Append(line.StartsWith('#') || line.StartsWith('\\') ? "\\" : "").Append(line).Append('\n');
        }
        return text.Length == 0 ? null : text.ToString();
    }

    /// <summary>The words by part, in the order in which they stand; what stands before the first part belongs to the part "".</summary>
    public static IReadOnlyDictionary<string, string> Read(string? text)
    {
        var found = new OrderedDictionary<string, List<string>>(StringComparer.Ordinal);
        var part = "";
        foreach (var line in Texts.WithOneKindOfLineEnd(text ?? "").Split('\n'))
            if (line.StartsWith(Begins, StringComparison.Ordinal))
                part = line[Begins.Length..].Trim();
            else if (found.TryGetValue(part, out var lines))
                lines.Add(Plain(line));
            else
                found.Add(part, [Plain(line)]);
        return found
            .Select(f => (f.Key, Words: Tidy(string.Join('\n', f.Value))))
            .Where(f => f.Words.Length > 0)
            .ToDictionary(f => f.Key, f => f.Words, StringComparer.Ordinal);
    }

    /// <summary>Words as they are kept: with one kind of line end, and no blank lines around them.</summary>
    public static string Tidy(string? words) => Texts.WithOneKindOfLineEnd(words ?? "").Trim('\n').TrimEnd();

    private static string Plain(string line) => line.StartsWith('\\') ? line[1..] : line;
}
