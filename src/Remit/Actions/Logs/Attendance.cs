using System.Text.RegularExpressions;
using Remit.Documents;
using Remit.Kernel;

namespace Remit.Actions.Logs;

/// <summary>
/// Whose initials a paper uses: "Jane Smith (JS), Director", "JS – Jane Smith", or a table with a column of initials. They count only
/// where they are letters of the name.
/// </summary>
internal static partial class Attendance
{
    // A paper with more initials than this is none.
    private const int Most = 500;

    /// <summary>The names by their initials. Initials that stand for two names are left out.</summary>
    public static IReadOnlyDictionary<string, string> Read(Document document, IReadOnlySet<Table> logs)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var twice = new HashSet<string>(StringComparer.Ordinal);
        foreach (var block in document.Blocks)
        {
            if (found.Count > Most)
                break;
            switch (block)
            {
                case Paragraph paragraph:
                    Text(paragraph.Text);
                    break;
                case ListItem item:
                    Text(item.Text);
                    break;
                case Table table when !logs.Contains(table):
                    foreach (var row in table.Rows.Prepend(table.Header).Take(Most))
                        Row(row);
                    break;
            }
        }
        foreach (var initials in twice)
            found.Remove(initials);
        return found;

        void Text(string text)
        {
            foreach (var line in text.Split('\n').Where(l => l.Length <= 5000))
            {
                foreach (Match match in AfterTheName().Matches(line))
                    if (NameBefore(line[..match.Index], match.Groups["initials"].Value) is { } name)
                        Know(match.Groups["initials"].Value, name);
                foreach (Match match in BeforeTheName().Matches(line))
                    if (Fits(match.Groups["name"].Value, match.Groups["initials"].Value))
                        Know(match.Groups["initials"].Value, match.Groups["name"].Value.Trim());
            }
        }

        void Row(TableRow row)
        {
            foreach (var cell in row.Cells)
                Text(cell.Text);
            if (row.Cells.FirstOrDefault(c => Alone().IsMatch(c.Text)) is not { } initials)
                return;
            foreach (var cell in row.Cells.Where(c => !ReferenceEquals(c, initials) && c.Text.Length <= 80))
                if (Fits(OneLine.Of(cell.Text), initials.Text))
                {
                    Know(initials.Text, OneLine.Of(cell.Text));
                    return;
                }
        }

        void Know(string initials, string name)
        {
            if (found.TryGetValue(initials, out var other) && !string.Equals(other, name, StringComparison.OrdinalIgnoreCase))
                twice.Add(initials);
            else
                found[initials] = name;
        }
    }

    /// <summary>The name that stands before its initials: the nearest part between commas whose letters they are.</summary>
    private static string? NameBefore(string text, string initials)
    {
        var start = text.LastIndexOfAny([':', ';', '(', ')', '•', '·', '\t']) + 1;
        var parts = text[start..]
            .Split([",", " and ", " & "], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Reverse().Take(3).FirstOrDefault(p => Fits(p, initials));
    }

    private static bool Fits(string name, string initials)
    {
        if (name.Length is 0 or > 60 || !name.Contains(' ', StringComparison.Ordinal) || name.Any(char.IsDigit))
            return false;
        var at = 0;
        foreach (var letter in name.Where(char.IsUpper))
            if (at < initials.Length && letter == initials[at])
                at++;
        var surname = name[(name.LastIndexOf(' ') + 1)..];
        // The surname counts, so that "Police Service" does not lend its letters to anybody of the name before.
        return at == initials.Length
            && surname.Length > 0
            && initials.Skip(1).Any(letter => surname.Contains(letter, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\((?<initials>[A-Z]{2,4})\)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex AfterTheName();

    [GeneratedRegex(
        @"\b(?<initials>[A-Z]{2,4}) ?[–—:=-] ?(?<name>[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){1,4})",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex BeforeTheName();

    [GeneratedRegex("^[A-Z]{2,4}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Alone();
}
