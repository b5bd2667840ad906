using System.Globalization;
using System.Text;
using Remit.Documents;
using Remit.Kernel;

namespace Remit.Structure.Terms;

/// <summary>
/// Writes what a reader found as Markdown: lists nested with their marks, tables as tables, and text that Markdown would take for a
/// mark of its own behind a backslash. Every word comes out once.
/// </summary>
internal static class TermsMarkdown
{
    private const int DeepestHeading = 6;

    /// <summary>A part: its heading at the second level, and what follows it.</summary>
    public static string Of(PaperPart part)
    {
        var text = new StringBuilder();
        if (part.Heading is { } heading)
            text.Append("## ").Append(Inline(OneLine.Of(heading), false));
        var at = 0;
        while (at < part.Blocks.Count)
        {
            if (text.Length > 0)
                text.Append("\n\n");
            if (part.Blocks[at] is ListItem)
            {
                var items = part.Blocks.Skip(at).TakeWhile(b => b is ListItem).Cast<ListItem>().ToList();
                text.Append(List(items));
                at += items.Count;
                continue;
            }
            text.Append(
                part.Blocks[at] switch
                {
                    Paragraph { Level: { } level } sub =>
                        $"{new string('#', Math.Clamp(level - part.Level + 2, 3, DeepestHeading))} {Inline(OneLine.Of(sub.Text), false)}",
                    Paragraph paragraph => Lines(paragraph.Text.Split('\n'), ""),
                    Table table => OfTable(table),
                    _ => "",
                }
            );
            at++;
        }
        return text.ToString();
    }

    /// <summary>The words of a text, to compare two of them: letters and figures only, in lower case.</summary>
    public static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var letter in text)
        {
            if (char.IsLetterOrDigit(letter))
            {
                word.Append(char.ToLowerInvariant(letter));
            }
            else if (letter is not ('’' or '\'') && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }
        if (word.Length > 0)
            yield return word.ToString();
    }

    // ---- lists

    private static string List(List<ListItem> items)
    {
        var depths = items.Exists(i => i.Depth > 0) ? [.. items.Select(i => i.Depth)] : DepthsByMark(items);
        var lines = new List<string>();
        var indents = new Stack<(int Depth, int Indent)>();
        for (var index = 0; index < items.Count; index++)
        {
            while (indents.Count > 0 && indents.Peek().Depth >= depths[index])
                indents.Pop();
            var indent = indents.Count > 0 ? indents.Peek().Indent : 0;
            var (mark, words) = Marked(items[index]);
            lines.Add(
                new string(' ', indent)
                    + mark
                    + Lines((words + items[index].Text).Split('\n'), new string(' ', indent + mark.Length))
            );
            indents.Push((depths[index], indent + mark.Length));
        }
        return string.Join('\n', lines);
    }

    /// <summary>Markdown's own mark, and what is written behind it where that has none of the kind: "- (a) ".</summary>
    private static (string Mark, string Words) Marked(ListItem item) =>
        item.Mark.IsBullet ? ("- ", "")
        : item.Mark.AsFigure is { } figure and < 1_000_000 && item.Mark.Written.EndsWith('.')
            ? (string.Create(CultureInfo.InvariantCulture, $"{figure}. "), "")
        : ("- ", item.Mark.Written + " ");

    /// <summary>A text file does not say how its lists are nested; a mark of another form than those around it opens a list inside.</summary>
    private static List<int> DepthsByMark(List<ListItem> items)
    {
        var open = new List<(string Form, int? Value)>();
        var depths = new List<int>();
        foreach (var item in items)
        {
            var mark = item.Mark;
            var forms = FormsOf(mark);
            var at = open.FindLastIndex(o =>
                forms.Any(f => f.Form == o.Form && (f.Value is null || o.Value is null || f.Value == o.Value + 1))
            );
            if (at < 0)
                at = open.FindLastIndex(o => forms.Any(f => f.Form == o.Form && f.Value != 1));
            if (at < 0)
            {
                open.Add(forms[^1]);
                at = open.Count - 1;
            }
            else
            {
                open[at] = forms.First(f => f.Form == open[at].Form);
                open.RemoveRange(at + 1, open.Count - at - 1);
            }
            depths.Add(at);
        }
        return depths;
    }

    private static List<(string Form, int? Value)> FormsOf(ListMark mark)
    {
        if (mark.IsBullet)
            return [("bullet " + mark.Core, null)];
        var around = mark.Written.Replace(mark.Core, "", StringComparison.Ordinal);
        var forms = new List<(string, int?)>();
        if (mark.AsFigure is { } figure)
            forms.Add(("figure " + around, figure));
        if (mark.AsLetter is { } letter)
            forms.Add(("letter " + around, letter));
        if (mark.AsRoman is { } roman)
            forms.Add(("roman " + around, roman));
        if (forms.Count == 0)
            forms.Add(("number " + mark.Core.Count(c => c == '.'), null));
        if (forms.Count == 2 && mark.AsRoman != 1)
            forms.Reverse();
        return forms;
    }

    // ---- tables

    private static string OfTable(Table table)
    {
        var columns = table.Rows.Select(r => r.Cells.Count).Append(table.Header.Cells.Count).Max();
        var lines = new List<string> { Row(table.Header), "|" + string.Concat(Enumerable.Repeat(" --- |", columns)) };
        lines.AddRange(table.Rows.Select(Row));
        return string.Join('\n', lines);

        string Row(TableRow row) =>
            "|"
            + string.Concat(Enumerable.Range(0, columns).Select(c => c < row.Cells.Count ? $" {InCell(row.Cells[c])} |" : "  |"));
    }

    private static string InCell(Cell cell)
    {
        var text = new StringBuilder();
        foreach (var line in cell.Lines.Where(l => l.Text.Length > 0))
        {
            if (text.Length > 0)
                text.Append(char.IsLower(line.Text[0]) || text[^1] is '.' or ':' or ';' or ',' ? " " : "; ");
            text.Append(Inline(OneLine.Of(line.Text), true));
        }
        return text.ToString();
    }

    // ---- text

    /// <summary>A line that a reader only wrapped goes on in the middle of a sentence; any other break was meant.</summary>
    private static string Lines(IEnumerable<string> lines, string indent)
    {
        var text = new StringBuilder();
        foreach (var line in lines.Select(OneLine.Of).Where(l => l.Length > 0))
        {
            if (text.Length > 0)
                text.Append(char.IsLower(line[0]) ? " " : "\\\n" + indent);
            text.Append(text.Length == 0 || !char.IsLower(line[0]) ? AtStart(Inline(line, false)) : Inline(line, false));
        }
        return text.ToString();
    }

    private static string Inline(string text, bool inTable)
    {
        var written = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            var marks = letter switch
            {
                '\\' or '*' or '`' or '[' or ']' or '<' => true,
                '_' => at == 0
                    || at == text.Length - 1
                    || !char.IsLetterOrDigit(text[at - 1])
                    || !char.IsLetterOrDigit(text[at + 1]),
                '&' => text.IndexOf(';', at) is > 0 and var end && end - at < 12,
                '|' => inTable,
                _ => false,
            };
            if (marks)
                written.Append('\\');
            written.Append(letter);
        }
        return written.ToString();
    }

    /// <summary>A line that would open a heading, a list, a quotation or a rule does not, behind a backslash.</summary>
    private static string AtStart(string line)
    {
        if (line[0] is '#' or '+' or '-' or '>' or '=' or '~' or '|')
            return "\\" + line;
        var digits = line.TakeWhile(char.IsAsciiDigit).Count();
        return
            digits is > 0 and < 10
            && digits < line.Length
            && line[digits] is '.' or ')'
            && (digits + 1 == line.Length || line[digits + 1] == ' ')
            ? $"{line[..digits]}\\{line[digits..]}"
            : line;
    }
}
