namespace Remit.Documents;

/// <summary>Puts the lines of a PDF's pages together as paragraphs, headings, list items and tables.</summary>
internal sealed class PdfBlocks(string file, IReadOnlyList<PdfPage> pages, ProblemLog problems)
{
    private readonly List<Block> blocks = [];
    private readonly List<double> indents = [];
    private readonly double bodyHeight = BodyHeight(pages);
    private IReadOnlyList<double> headingHeights = [];
    private (List<(IReadOnlyList<PdfLine> Lines, PdfColumns Columns)> Parts, PdfColumns Columns)? table;
    private List<PdfLine> paragraph = [];
    private int tables;

    public IReadOnlyList<Block> Read()
    {
        headingHeights =
        [
            .. pages
                .SelectMany(page => page.Lines)
                .Where(IsHeading)
                .Select(line => Math.Round(line.Height))
                .Distinct()
                .OrderDescending(),
        ];
        foreach (var page in pages)
            ReadPage(page);
        EndTable();
        EndParagraph();
        return blocks;
    }

    private void ReadPage(PdfPage page)
    {
        var regions = PdfTables.Find(page.Lines, table?.Columns);
        var inTables = regions.SelectMany(region => page.Lines.Skip(region.From).Take(region.End - region.From)).ToHashSet();
        var right = page
            .Lines.Where(line =>
                !inTables.Contains(line) && line.Runs.Count == 1 && Math.Abs(line.Height - bodyHeight) < 0.1 * bodyHeight
            )
            .Select(line => line.Right)
            .DefaultIfEmpty()
            .Max();
        var at = 0;
        foreach (var region in regions)
        {
            ReadText(page.Lines, at, region.From, right);
            var lines = page.Lines.Skip(region.From).Take(region.End - region.From).ToList();
            if (region.IsColumnsOfText)
                ReadColumns(lines, region.Columns);
            else
                ReadTable(lines, region);
            at = region.End;
        }
        ReadText(page.Lines, at, page.Lines.Count, right);
    }

    // ---- tables

    private void ReadTable(List<PdfLine> lines, PdfRegion region)
    {
        EndParagraph();
        var goesOn =
            table is { } before
            && region.From == 0
            && before.Parts[^1].Lines[^1].Page == lines[0].Page - 1
            && before.Columns.With(region.Columns).Count == Math.Max(before.Columns.Count, region.Columns.Count);
        if (!goesOn)
            EndTable();
        table ??= ([], PdfColumns.None);
        table = ([.. table.Value.Parts, (lines, region.Columns)], table.Value.Columns.With(region.Columns));
    }

    private void EndTable()
    {
        if (table is not var (parts, columns))
            return;
        table = null;
        var rows = PdfRows.Cut(file, [.. parts.Select(part => part.Lines)], columns);
        var first = parts[0].Lines[0];
        while (rows.Count > 0 && rows[0].Count == 1)
        {
            blocks.Add(new Paragraph(rows[0][0].Text, rows[0][0].Place));
            rows.RemoveAt(0);
        }
        if (rows.Count == 0)
            return;
        var place = PdfText.PlaceOf(file, first);
        var header = rows[0];
        var below = PdfRows.JoinedOverPages(TableRows.WithoutRepeatedHeader(header, rows.GetRange(1, rows.Count - 1)));
        blocks.Add(TableRows.Build(++tables, place, header, below, problems));
        problems.Doubt(
            place with
            {
                Table = tables,
            },
            $"Table {tables} was recovered from the positions of its words: look at its rows and columns.",
            "A Word or Excel file tells them for certain."
        );
    }

    // ---- text

    private void ReadColumns(List<PdfLine> lines, PdfColumns columns)
    {
        EndTable();
        for (var column = 0; column < columns.Count; column++)
        {
            var inColumn = lines
                .Select(line => (line, Words: line.Words.Where(word => columns.Of(word) == column).ToList()))
                .Where(part => part.Words.Count > 0)
                .Select(part => new PdfLine(part.line.Page, part.line.Number, part.Words))
                .ToList();
            ReadText(inColumn, 0, inColumn.Count, columns.RightOf(column));
        }
    }

    private void ReadText(IReadOnlyList<PdfLine> lines, int from, int end, double right)
    {
        if (from < end)
            EndTable();
        for (var at = from; at < end; at++)
        {
            if (paragraph.Count > 0 && !GoesOn(paragraph[^1], lines[at], right))
                EndParagraph();
            paragraph.Add(lines[at]);
        }
    }

    private bool GoesOn(PdfLine line, PdfLine next, double right)
    {
        if (
            Math.Abs(line.Height - next.Height) > 0.1 * line.Height
            || ListMark.TryRead(next.Text, out _, out _)
            || DocumentWords.IsLabel(next.Text)
            || DocumentWords.IsNotesHeading(next.Text)
        )
            return false;
        if (line.Page != next.Page)
            return char.IsLower(next.Text[0]) && !IsHeading(line);
        var gap = next.Top - line.Bottom;
        if (gap < -0.8 * line.Height || gap > 0.9 * line.Height)
            return false;
        if (PdfRows.Fits(line.Words[^1], next.Words[0], right))
            return false;
        // A paragraph's lines are evenly spaced, so that its second line tells for the rest.
        return paragraph.Count < 2 || gap <= paragraph[1].Top - paragraph[0].Bottom + (0.2 * line.Height);
    }

    private void EndParagraph()
    {
        if (paragraph.Count == 0)
            return;
        var lines = paragraph;
        paragraph = [];
        var text = lines.Skip(1).Aggregate(lines[0].Text, (whole, line) => PdfText.Joined(whole, line.Text));
        var place = PdfText.PlaceOf(file, lines[0]);
        if (text.Length <= 200 && IsHeading(lines[0]))
        {
            indents.Clear();
            blocks.Add(new Paragraph(text, place) { Level = LevelOf(lines[0]) });
        }
        else if (ListMark.TryRead(text, out var mark, out var start))
        {
            blocks.Add(new ListItem(mark, text[start..], place) { Depth = DepthOf(lines[0].Left) });
        }
        else
        {
            indents.Clear();
            blocks.Add(new Paragraph(text, place));
        }
    }

    private int DepthOf(double left)
    {
        while (indents.Count > 0 && indents[^1] > left + 4)
            indents.RemoveAt(indents.Count - 1);
        if (indents.Count == 0 || left > indents[^1] + 4)
            indents.Add(left);
        return indents.Count - 1;
    }

    // ---- headings

    private bool IsHeading(PdfLine line) => line.Height >= 1.12 * bodyHeight && line.Text.Any(char.IsLetter);

    private int LevelOf(PdfLine line) => Math.Clamp(headingHeights.Count(height => height > Math.Round(line.Height)) + 1, 1, 9);

    /// <summary>The height of the words in which most of the text is set.</summary>
    private static double BodyHeight(IReadOnlyList<PdfPage> pages) =>
        pages
            .SelectMany(page => page.Lines)
            .GroupBy(line => Math.Round(line.Height * 2) / 2)
            .OrderByDescending(same => same.Sum(line => line.Text.Length))
            .Select(same => same.Key)
            .FirstOrDefault();
}
