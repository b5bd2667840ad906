using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace Remit.Documents.Writing;

// Inside the namespace, so that its words for paragraphs and tables go before those of the readers.
using DocumentFormat.OpenXml.Wordprocessing;

/// <summary>
/// Writes a publication as Word (.docx): headings, lists and header rows that are what they look like, so that a screen reader and a
/// table of contents find them; in English, on A4, across where a table is wide, with page numbers and the date that it shows.
/// </summary>
public static class WordPaper
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>A row with at most so many letters is kept on one page.</summary>
    private const int ShortRow = 900;

    /// <summary>So many letters fill a good part of a page: less than that goes along on a page across.</summary>
    private const int PartOfAPage = 1500;

    /// <summary>The file, in the partnership's own look where a template is given.</summary>
    public static byte[] Write(Publication publication, WordTemplate? template = null)
    {
        using var stream = new MemoryStream();
        if (template is not null)
            stream.Write(template.Bytes);
        using (
            var file = template is null
                ? WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document)
                : WordprocessingDocument.Open(stream, isEditable: true)
        )
        {
            var look = template is null ? WordLook.Own(file) : WordLook.Of(file);
            new Writing(file.MainDocumentPart!, look, publication).Write();
            file.PackageProperties.Title = XmlText.Of(publication.Title);
            file.PackageProperties.Creator = XmlText.Of(publication.Issuer ?? "");
            file.PackageProperties.Subject = XmlText.Of(publication.Kind ?? "");
            file.PackageProperties.Description = XmlText.Of(publication.Shows ?? "");
            file.PackageProperties.Language = WordLook.Language;
            file.PackageProperties.LastModifiedBy = "";
            file.PackageProperties.Keywords = "";
            file.PackageProperties.Category = "";
        }
        return stream.ToArray();
    }

    private sealed class Writing(MainDocumentPart main, WordLook look, Publication publication)
    {
        private readonly Dictionary<string, string> links = new(StringComparer.Ordinal);
        private readonly Dictionary<(int Depth, bool IsNumbered), int> lists = [];
        private readonly Dictionary<int, int> headingLists = [];
        private readonly Body body = main.Document.Body!;

        public void Write()
        {
            if (publication.Kind is { Length: > 0 } kind)
                body.Append(Say(kind, look.Style(WordStyle.Kind)));
            body.Append(Say(publication.Title, look.Style(WordStyle.Title)));
            var under = string.Join(". ", new[] { publication.Issuer, publication.Shows }.Where(s => !string.IsNullOrEmpty(s)));
            if (under.Length > 0)
                body.Append(Say(under, look.Style(WordStyle.Subtitle)));
            var sections = Sections();
            foreach (var (isAcross, parts) in sections)
            {
                foreach (var part in parts)
                    Write(part, isAcross);
                if (parts != sections[^1].Parts)
                    body.Append(new Paragraph(new ParagraphProperties(Section(isAcross))));
            }
            body.Append(Section(sections[^1].IsAcross));
        }

        /// <summary>Wide tables stand on pages across; what is short stands with its neighbour rather than on a page of its own.</summary>
        private List<(bool IsAcross, List<Part> Parts)> Sections()
        {
            var sections = new List<(bool IsAcross, List<Part> Parts)>();
            foreach (var part in publication.Parts)
            {
                var isAcross = part is Grid { IsWide: true };
                if (sections.Count > 0 && sections[^1].IsAcross == isAcross)
                    sections[^1].Parts.Add(part);
                else
                    sections.Add((isAcross, [part]));
            }
            for (var i = 0; i < sections.Count; i++)
            {
                if (sections[i].IsAcross || sections.Count == 1 || sections[i].Parts.Sum(Length) >= PartOfAPage)
                    continue;
                sections[i] = (true, sections[i].Parts);
            }
            for (var i = sections.Count - 1; i > 0; i--)
            {
                if (sections[i].IsAcross != sections[i - 1].IsAcross)
                    continue;
                sections[i - 1].Parts.AddRange(sections[i].Parts);
                sections.RemoveAt(i);
            }
            return sections.Count == 0 ? [(false, [])] : sections;
        }

        private static int Length(Part part) =>
            part switch
            {
                Heading heading => heading.Text.Text.Length + 80,
                Prose prose => prose.Text.Text.Length + 40,
                Item item => item.Text.Text.Length + 40,
                Grid grid => grid.Rows.Sum(r => r.Cells.Sum(c => c.Text.Length) + 40),
                _ => 0,
            };

        private SectionProperties Section(bool isAcross) => look.Section(main, isAcross, publication);

        private void Write(Part part, bool isAcross)
        {
            if (part is not Item and not Prose { Depth: > 0 })
                lists.Clear();
            switch (part)
            {
                case Heading heading:
                    body.Append(Write(heading));
                    break;
                case Prose prose:
                    body.Append(Write(prose));
                    break;
                case Item item:
                    body.Append(Write(item));
                    break;
                case Grid grid:
                    body.Append(Write(grid, look.TextWidth(isAcross)));
                    // Two tables that touch are one to Word.
                    body.Append(Say("", look.Style(WordStyle.AfterTable)));
                    break;
            }
        }

        private Paragraph Write(Heading heading)
        {
            var paragraph = Say(heading.Text, look.Style(WordStyle.Heading1 + Math.Clamp(heading.Level, 1, 6) - 1));
            if (heading.StartsPage)
                paragraph.ParagraphProperties!.Append(new PageBreakBefore());
            if (!heading.IsNumbered)
                return paragraph;
            if (!headingLists.TryGetValue(heading.Level, out var list))
                headingLists[heading.Level] = list = look.ListOfHeadings();
            paragraph.ParagraphProperties!.Append(ListMark(list, 0));
            paragraph.ParagraphProperties!.Append(new Indentation { Left = "454", Hanging = "454" });
            return paragraph;
        }

        private Paragraph Write(Prose prose)
        {
            if (prose.Depth == 0)
                return Say(prose.Text, null);
            var paragraph = Say(prose.Text, look.Style(WordStyle.ListParagraph));
            paragraph.ParagraphProperties!.Append(new Indentation { Left = WordLook.Twips(prose.Depth * WordLook.Indent) });
            return paragraph;
        }

        private Paragraph Write(Item item)
        {
            foreach (var deeper in lists.Keys.Where(l => l.Depth > item.Depth).ToList())
                lists.Remove(deeper);
            var depth = Math.Clamp(item.Depth, 0, WordLook.ListLevels - 1);
            if (!lists.TryGetValue((item.Depth, item.IsNumbered), out var list))
                lists[(item.Depth, item.IsNumbered)] = list = look.List(item.IsNumbered, depth, item.Start);
            var paragraph = Say(item.Text, look.Style(WordStyle.ListParagraph));
            paragraph.ParagraphProperties!.Append(ListMark(list, depth));
            return paragraph;
        }

        private static NumberingProperties ListMark(int list, int depth) =>
            new(new NumberingLevelReference { Val = depth }, new NumberingId { Val = list });

        private Table Write(Grid grid, int width)
        {
            var columns = grid.Columns.Select((c, i) => (Column: c, Index: i)).Where(c => !c.Column.IsOnlyInSheets).ToList();
            var widths = Widths([.. columns.Select(c => c.Column.Weight)], width);
            var table = new Table(
                new TableProperties(
                    new TableStyle { Val = look.Style(WordStyle.Table) },
                    new TableWidth { Width = WordLook.Twips(width), Type = TableWidthUnitValues.Dxa },
                    new TableLayout { Type = TableLayoutValues.Fixed },
                    new TableLook
                    {
                        Val = "0020",
                        FirstRow = true,
                        LastRow = false,
                        FirstColumn = false,
                        LastColumn = false,
                        NoHorizontalBand = true,
                        NoVerticalBand = true,
                    },
                    new TableCaption { Val = XmlText.Of(grid.Caption) }
                ),
                new TableGrid(
                    widths.Select(w => new DocumentFormat.OpenXml.Wordprocessing.GridColumn { Width = WordLook.Twips(w) })
                )
            );
            var header = new TableRow(new TableRowProperties(new CantSplit(), new TableHeader()));
            foreach (var ((column, _), columnWidth) in columns.Zip(widths))
                header.Append(CellOf(columnWidth, [Say(column.Name, look.Style(WordStyle.TableHeading))], WordLook.HeaderShade));
            table.Append(header);
            foreach (var row in grid.Rows.Where(r => r.Heading is not ""))
                table.Append(
                    row.Heading is { } words
                        ? Spanning(words, columns.Count, width)
                        : Cells(row, [.. columns.Select(c => c.Index)], widths)
                );
            return table;
        }

        private static List<int> Widths(IReadOnlyList<double> weights, int width)
        {
            var all = weights.Sum();
            var widths = weights.Select(w => (int)(width * w / all)).ToList();
            widths[^1] += width - widths.Sum();
            return widths;
        }

        private TableRow Spanning(string words, int columns, int width)
        {
            var cell = CellOf(width, [Say(words, look.Style(WordStyle.TableHeading))], WordLook.SpanShade);
            cell.TableCellProperties!.GridSpan = new GridSpan { Val = columns };
            return new TableRow(new TableRowProperties(new CantSplit()), cell);
        }

        private TableRow Cells(SheetRow row, IReadOnlyList<int> columns, IReadOnlyList<int> widths)
        {
            var cells = columns.Select(c => c < row.Cells.Count ? row.Cells[c] : "").ToList();
            var written = new TableRow();
            if (cells.Sum(c => c.Text.Length) <= ShortRow)
                written.Append(new TableRowProperties(new CantSplit()));
            foreach (var (cell, width) in cells.Zip(widths))
                written.Append(CellOf(width, Lines(cell), shade: null));
            return written;
        }

        private List<Paragraph> Lines(GridCell cell)
        {
            var list = cell.Lines.Any(l => l.IsItem) ? look.List(isNumbered: false, 0, 1) : 0;
            var lines = new List<Paragraph>();
            foreach (var line in cell.Lines)
            {
                var paragraph = Say(line.Text, look.Style(WordStyle.TableText));
                if (line.IsItem)
                {
                    paragraph.ParagraphProperties!.Append(ListMark(list, 0));
                    paragraph.ParagraphProperties!.Append(new Indentation { Left = "227", Hanging = "227" });
                }
                if (cell.Number is not null)
                    paragraph.ParagraphProperties!.Append(new Justification { Val = JustificationValues.Right });
                lines.Add(paragraph);
            }
            // A cell without a paragraph is a broken file.
            return lines.Count > 0 ? lines : [Say("", look.Style(WordStyle.TableText))];
        }

        private static TableCell CellOf(int width, IEnumerable<Paragraph> lines, string? shade)
        {
            var properties = new TableCellProperties(
                new TableCellWidth { Width = WordLook.Twips(width), Type = TableWidthUnitValues.Dxa }
            );
            if (shade is not null)
                properties.Shading = new Shading
                {
                    Val = ShadingPatternValues.Clear,
                    Color = "auto",
                    Fill = shade,
                };
            var cell = new TableCell(properties);
            cell.Append(lines);
            return cell;
        }

        private Paragraph Say(Phrase text, string? style)
        {
            var paragraph = new Paragraph();
            if (style is not null)
                paragraph.Append(new ParagraphProperties(new ParagraphStyleId { Val = style }));
            foreach (var run in text.Runs)
            {
                if (run.Address is { } address)
                    paragraph.Append(
                        new Hyperlink(RunOf(run, look.Style(WordStyle.Link))) { Id = Link(address), History = true }
                    );
                else
                    paragraph.Append(RunOf(run, null));
            }
            return paragraph;
        }

        private string Link(string address)
        {
            if (!links.TryGetValue(address, out var id))
                links[address] = id = main.AddHyperlinkRelationship(new Uri(address), isExternal: true).Id;
            return id;
        }

        private static Run RunOf(TextRun run, string? style)
        {
            var written = new Run();
            var marks = new RunProperties();
            if (style is not null)
                marks.RunStyle = new RunStyle { Val = style };
            if (run.IsBold)
                marks.Bold = new Bold();
            if (run.IsItalic)
                marks.Italic = new Italic();
            if (run.IsRemoved)
                marks.Strike = new Strike();
            if (run.IsInserted)
                marks.Underline = new Underline { Val = UnderlineValues.Single };
            if (marks.HasChildren)
                written.Append(marks);
            var lines = XmlText.Of(run.Text).ReplaceLineEndings("\n").Split('\n');
            for (var i = 0; i < lines.Length; i++)
            {
                if (i > 0)
                    written.Append(new Break());
                var stretches = lines[i].Split('\t');
                for (var j = 0; j < stretches.Length; j++)
                {
                    if (j > 0)
                        written.Append(new TabChar());
                    if (stretches[j].Length > 0)
                        written.Append(new Text(stretches[j]) { Space = SpaceProcessingModeValues.Preserve });
                }
            }
            return written;
        }
    }
}
