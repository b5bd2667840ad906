using AngleSharp.Dom;

namespace Remit.Documents;

/// <summary>
/// Walks through a web page, or through one cell of a table, and gathers its blocks: paragraphs, list items with computed marks, and
/// tables. What a browser does not show, and the page's own navigation, header and footer, are no part of them.
/// </summary>
internal sealed class WebBlocks
{
    private readonly string file;
    private readonly ProblemLog problems;
    private readonly bool inCell;
    private readonly HashSet<string> leftOut = new(StringComparer.Ordinal);
    private readonly WebLines text = new();
    private readonly List<Block> blocks = [];
    private (ListMark Mark, int Depth)? item;
    private string? term;
    private int? level;
    private bool isBold;
    private int depth = -1;
    private int paragraphs;
    private int tables;

    public WebBlocks(string file, ProblemLog problems, bool inCell = false) =>
        (this.file, this.problems, this.inCell) = (file, problems, inCell);

    public IReadOnlyList<Block> Blocks => blocks;

    /// <summary>The paragraph that comes next.</summary>
    public FilePlace Place => new(file, paragraphs + 1, 1) { Form = PlaceForm.Paragraphs };

    public void Walk(INode parent, bool keepsLines = false)
    {
        // Not by NextSibling, which counts from the first child each time.
        foreach (var child in parent.ChildNodes)
        {
            if (child is IText words)
                Say(words.Data, keepsLines);
            else if (child is IElement element && !WebElements.IsUnseen(element))
                Enter(element, keepsLines);
        }
    }

    private void Say(string words, bool keepsLines)
    {
        if (term is { } held && !string.IsNullOrWhiteSpace(words))
        {
            text.Add(held);
            term = null;
        }
        text.Add(words, keepsLines, isBold);
    }

    private void Enter(IElement element, bool keepsLines)
    {
        if (!inCell && WebElements.PartOfPage(element) is { } part)
        {
            LeaveOut(element, part);
        }
        else if (WebElements.OfficeItem(element) is { } office)
        {
            Flush();
            item = (office.Mark is null ? ListMark.Bullet : ListMark.Of(MarkText(office.Mark)), office.Depth);
            Walk(element);
            Flush();
        }
        else if (WebElements.HeadingLevel(element) is { } heading)
        {
            Edge();
            level = item is null ? heading : null;
            Walk(element);
            Edge();
            level = null;
        }
        else
        {
            EnterPlain(element, keepsLines);
        }
    }

    private void EnterPlain(IElement element, bool keepsLines)
    {
        var around = isBold;
        isBold = WebElements.IsBold(element) ?? around;
        switch (element.LocalName)
        {
            case "br":
                text.Break();
                break;
            case "table":
                Flush();
                EnterTable(element);
                Flush();
                break;
            case "ul" or "ol" or "menu" or "dir":
                Flush();
                EnterList(element);
                Flush();
                break;
            case "dl":
                Flush();
                EnterTerms(element);
                Flush();
                break;
            case var _ when WebElements.IsBlock(element):
                Edge();
                Walk(element, keepsLines || element.LocalName is "pre");
                Edge();
                break;
            default:
                Walk(element, keepsLines);
                break;
        }
        isBold = around;
    }

    private void LeaveOut(IElement element, string part)
    {
        Edge();
        if (!string.IsNullOrWhiteSpace(element.TextContent) && leftOut.Add(part))
            problems.LeaveOut(Place, $"The page's {part} was left out: it is not part of the text.");
    }

    // ---- lists

    private void EnterList(IElement list)
    {
        depth++;
        var marks = new WebLists(list);
        foreach (var child in list.ChildNodes)
        {
            if (child is IElement element && WebElements.IsUnseen(element))
                continue;
            if (child is IElement { LocalName: "li" } entry)
            {
                Flush();
                item = (marks.MarkOf(entry), depth);
                Walk(entry);
                Flush();
            }
            else if (child is IText words)
            {
                Say(words.Data, false);
            }
            else if (child is IElement other)
            {
                Enter(other, false);
            }
        }
        depth--;
    }

    /// <summary>"Review date: May 2008" from a term and what is said of it.</summary>
    private void EnterTerms(IElement list)
    {
        foreach (var child in list.Children.Where(child => !WebElements.IsUnseen(child)))
        {
            if (child.LocalName == "div")
            {
                EnterTerms(child);
            }
            else if (child.LocalName == "dt")
            {
                Flush();
                var words = new WebBlocks(file, problems, inCell: true);
                words.Walk(child);
                words.Flush();
                var name = string.Join(' ', Lines(words.Blocks));
                term = name.Length == 0 || name[^1] is ':' or '?' or '.' ? $"{name} " : $"{name}: ";
            }
            else
            {
                Walk(child);
                Edge();
            }
        }
    }

    // ---- tables

    private void EnterTable(IElement element)
    {
        if (WebTables.IsLayout(element))
        {
            Walk(element);
            return;
        }
        var table = new WebTables(element);
        foreach (var caption in table.Captions)
        {
            Walk(caption);
            Flush();
        }
        var start = blocks.Count;
        if (table.Build(tables + 1, Next, CellLines, blocks, problems) && blocks.Count > start)
            tables++;
    }

    private List<string> CellLines(IElement cell)
    {
        var inside = new WebBlocks(file, problems, inCell: true);
        inside.Walk(cell);
        inside.Flush();
        if (inside.Blocks.OfType<Table>().Any())
            problems.Doubt(Place, "A cell of this table holds another table, whose rows were taken as lines of the cell.");
        return [.. Lines(inside.Blocks)];
    }

    private static IEnumerable<string> Lines(IEnumerable<Block> blocks) =>
        blocks.SelectMany(block =>
            block switch
            {
                Paragraph paragraph => paragraph.Text.Split('\n'),
                ListItem listed => $"{listed.Mark.Written} {listed.Text}".Split('\n'),
                Table table => table
                    .Rows.Prepend(table.Header)
                    .Select(row =>
                        string.Join(" – ", row.Cells.Where(cell => !cell.IsBlank).Select(cell => cell.Text.Replace('\n', ' ')))
                    ),
                _ => [],
            }
        );

    // ---- paragraphs

    /// <summary>The edge of a block: ends a paragraph, and only a line inside an item of a list.</summary>
    private void Edge()
    {
        if (item is not null)
            text.EndLine();
        else if (term is null || !text.IsBlank)
            Flush();
    }

    /// <summary>Makes blocks of the text gathered so far.</summary>
    public void Flush()
    {
        if (term is { } held && item is null && text.IsBlank)
            text.Add(held.TrimEnd(' ', ':'));
        term = null;
        var isAllBold = text.IsBold;
        var lines = text.Take();
        var entry = item;
        item = null;
        if (lines.Count == 0)
            return;
        if (entry is { } listed)
            AddItem(listed.Mark, listed.Depth, lines);
        else if (level is not null)
            blocks.Add(new Paragraph(string.Join('\n', lines.Where(line => line.Length > 0)), Next()) { Level = level });
        else
            AddParagraphs(lines, isAllBold);
    }

    private void AddItem(ListMark mark, int nested, List<string> lines)
    {
        // An item that brings its own mark hides the bullet.
        if (mark.IsBullet && ListMark.TryRead(lines[0], out var own, out var start))
            (mark, lines[0]) = (own, lines[0][start..]);
        blocks.Add(new ListItem(mark, string.Join('\n', lines.Where(line => line.Length > 0)), Next()) { Depth = nested });
    }

    private void AddParagraphs(List<string> lines, bool isAllBold)
    {
        var from = 0;
        while (from < lines.Count)
        {
            if (lines[from].Length == 0)
            {
                from++;
                if (inCell && lines[from].Length > 0)
                    blocks.Add(new Paragraph("", Place));
                continue;
            }
            if (!inCell && MailParts.HeaderLength(lines, from) is > 0 and var header)
            {
                problems.LeaveOut(
                    Place,
                    "The header of an email was left out: " + Shortened(string.Join("; ", lines.Skip(from).Take(header)))
                );
                from += header;
                continue;
            }
            var marked = ListMark.TryRead(lines[from], out var mark, out var start);
            var end = from + 1;
            while (end < lines.Count && lines[end].Length > 0 && !ListMark.TryRead(lines[end], out _, out _))
            {
                if (marked && !char.IsLower(lines[end][0]))
                    break;
                end++;
            }
            var words = string.Join('\n', lines.GetRange(from, end - from));
            blocks.Add(marked ? new ListItem(mark, words[start..], Next()) : new Paragraph(words, Next()) { IsBold = isAllBold });
            from = end;
        }
    }

    private FilePlace Next() => new(file, ++paragraphs, 1) { Form = PlaceForm.Paragraphs };

    private static string MarkText(string written) => string.Concat(written.Where(c => !char.IsWhiteSpace(c)));

    private static string Shortened(string text) => text.Length <= 200 ? text : text[..200] + "…";
}
