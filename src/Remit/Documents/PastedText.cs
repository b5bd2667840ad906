namespace Remit.Documents;

/// <summary>
/// Takes from text that was pasted from an email or a web page what that put around it: quotation marks, the headers of forwarded
/// messages, signatures, and bullets that stand alone on the line above their text.
/// </summary>
internal static class PastedText
{
    private const string Bullets = "·•▪●○◦‣∙■□►➢\uF0B7\uF0A7";
    private const int MostSignature = 12;

    /// <summary>The lines with their numbers as before; what is left out is an empty line, and said.</summary>
    public static IReadOnlyList<SourceLine> Cleaned(string file, IReadOnlyList<SourceLine> lines, ProblemLog problems)
    {
        var kept = lines.ToList();
        var isMail = Unquote(kept);
        var texts = kept.ConvertAll(line => line.Text);
        var starts = new HashSet<int>();
        for (var at = 0; at < kept.Count; at++)
        {
            var length = MailParts.IsIntroduction(texts[at]) ? 1 : MailParts.HeaderLength(texts, at);
            if (length == 0)
                continue;
            starts.Add(at);
            problems.LeaveOut(
                new(file, kept[at].Number, kept[at].Column),
                $"The header of an email was left out: “{Words(texts, at, length)}”."
            );
            if (at > 0 && texts[at - 1].Length > 4 && texts[at - 1].Trim().All(c => c == '_'))
                Blank(kept, at - 1, 1);
            Blank(kept, at, length);
            at += length - 1;
        }
        LeaveOutSignatures(file, kept, isMail || starts.Count > 0, starts, problems);
        return JoinBullets(kept);
    }

    private static string Words(List<string> texts, int from, int length)
    {
        var words = string.Join("; ", texts.Skip(from).Take(length).Select(text => text.Trim()));
        return words.Length <= 200 ? words : words[..200] + "…";
    }

    private static void Blank(List<SourceLine> lines, int from, int length)
    {
        for (var at = from; at < from + length; at++)
            lines[at] = lines[at] with { Text = "" };
    }

    /// <summary>One line that begins with ">" may be about numbers; several are quoted.</summary>
    private static bool Unquote(List<SourceLine> lines)
    {
        if (lines.Count(line => line.Text.StartsWith('>')) < 2)
            return false;
        for (var at = 0; at < lines.Count; at++)
        {
            var from = 0;
            var text = lines[at].Text;
            while (from < text.Length && text[from] == '>')
                from += from + 1 < text.Length && text[from + 1] == ' ' ? 2 : 1;
            lines[at] = lines[at] with { Text = text[from..], Column = lines[at].Column + from };
        }
        return true;
    }

    private static void LeaveOutSignatures(
        string file,
        List<SourceLine> lines,
        bool isMail,
        HashSet<int> starts,
        ProblemLog problems
    )
    {
        for (var at = 0; at < lines.Count; at++)
        {
            if (lines[at].Text != "-- " && !(isMail && lines[at].Text == "--"))
                continue;
            var end = at + 1;
            while (end < lines.Count && !starts.Contains(end))
                end++;
            var words = lines.GetRange(at + 1, end - at - 1).FindAll(line => !line.IsBlank);
            if (words.Count is 0 or > MostSignature || words.Exists(line => line.Text.Contains('\t', StringComparison.Ordinal)))
                continue;
            problems.LeaveOut(
                new(file, lines[at].Number, 1),
                words.Count == 1 ? "A signature of one line was left out." : $"A signature of {words.Count} lines was left out."
            );
            Blank(lines, at, end - at);
            at = end - 1;
        }
    }

    private static List<SourceLine> JoinBullets(List<SourceLine> lines)
    {
        var joined = new List<SourceLine>(lines.Count);
        for (var at = 0; at < lines.Count; at++)
        {
            var isAlone =
                lines[at].Text.AsSpan().Trim() is [var only]
                && Bullets.Contains(only, StringComparison.Ordinal)
                && at + 1 < lines.Count
                && !lines[at + 1].IsBlank
                && !lines[at].StartsWithTab
                && !lines[at + 1].Text.Contains('\t', StringComparison.Ordinal)
                && !ListMark.TryRead(lines[at + 1].Text, out _, out _);
            joined.Add(
                isAlone ? lines[at] with { Text = $"{lines[at].Text.TrimEnd()} {lines[++at].Text.TrimStart()}" } : lines[at]
            );
        }
        return joined;
    }

    // ---- lines wrapped at a width

    /// <summary>The width at which the whole text was wrapped, as emails are; 0 where it wasn't.</summary>
    public static int WidthOf(IReadOnlyList<SourceLine> lines)
    {
        var lengths = lines
            .Where(line => !line.Text.Contains('\t', StringComparison.Ordinal))
            .Select(line => line.Text.TrimEnd().Length)
            .ToList();
        var longest = lengths.DefaultIfEmpty().Max();
        return longest is >= 60 and <= 80 && lengths.Count(length => length >= 60) >= 4 ? longest : 0;
    }

    /// <summary>Whether a line goes on the one above: its first word had no room there.</summary>
    public static bool GoesOn(string above, string line, int width)
    {
        var text = line.Trim();
        if (
            width == 0
            || text.Length == 0
            || line.Contains('\t', StringComparison.Ordinal)
            || above.Contains('\t', StringComparison.Ordinal)
        )
            return false;
        if (ListMark.TryRead(line, out _, out _) || DocumentWords.IsLabel(text) || DocumentWords.IsNotesHeading(text))
            return false;
        var room = width - above.TrimEnd().Length;
        var word = text.IndexOf(' ', StringComparison.Ordinal);
        return room < width / 3 && (word < 0 ? text.Length : word) + 1 > room;
    }
}
