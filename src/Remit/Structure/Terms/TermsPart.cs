namespace Remit.Structure.Terms;

/// <summary>A part of terms of reference.</summary>
/// <param name="Heading">Its heading; null for what stands before the first.</param>
/// <param name="Text">Its Markdown.</param>
public sealed record TermsPart(string? Heading, string Text)
{
    private const string Mark = "## ";

    /// <summary>The headings with which terms begin where there are none to go on from.</summary>
    public static IReadOnlyList<string> Usual { get; } =
    ["Purpose", "Responsibilities", "Membership", "Quorum", "Frequency of meetings", "Powers", "Deputies", "Reporting"];

    /// <summary>The parts of a text, in order: each second-level heading with what follows it.</summary>
    public static IReadOnlyList<TermsPart> Of(string text)
    {
        var parts = new List<TermsPart>();
        string? heading = null;
        var lines = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith(Mark, StringComparison.Ordinal))
            {
                Close();
                heading = line[Mark.Length..].Trim();
            }
            else
            {
                lines.Add(line);
            }
        }
        Close();
        return parts;

        void Close()
        {
            var within = string.Join('\n', lines).Trim();
            if (heading is not null || within.Length > 0)
                parts.Add(new TermsPart(heading, within));
            lines.Clear();
        }
    }

    /// <summary>The text that has these parts.</summary>
    public static string Join(IEnumerable<TermsPart> parts) =>
        string.Join(
            "\n\n",
            parts.Select(p =>
                p.Heading is null ? p.Text
                : p.Text.Length == 0 ? Mark + p.Heading
                : $"{Mark}{p.Heading}\n\n{p.Text}"
            )
        );
}
