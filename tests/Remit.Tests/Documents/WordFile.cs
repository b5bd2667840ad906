using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Body = DocumentFormat.OpenXml.Wordprocessing.Body;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using Table = DocumentFormat.OpenXml.Wordprocessing.Table;
using TableRow = DocumentFormat.OpenXml.Wordprocessing.TableRow;
using Text = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace Remit.Tests.Documents;

/// <summary>
/// A Word file as Open XML itself writes it, for the reader's tests, so that what is read was not written by the reader's own hand.
/// "\n" in a cell starts a paragraph.
/// </summary>
internal sealed class WordFile
{
    public const string Names = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    private readonly Body body = new();
    private readonly Numbering numbering = new();
    private readonly Footnotes footnotes = new();
    private string? header;
    private int lists;
    private int notes;

    public WordFile Heading(int level, string text) => Styled($"berschrift{level}", text);

    public WordFile Styled(string style, string text) =>
        Add(new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }), RunOf(text)));

    public WordFile Line(string text) => Add(new Paragraph(RunOf(text)));

    /// <summary>What the builder has no word for: the inside of a paragraph.</summary>
    public WordFile Inside(string xml) => Add(new Paragraph($"<w:p {Names}>{xml}</w:p>"));

    /// <summary>What the builder has no word for: an element of the body.</summary>
    public WordFile Raw(string xml)
    {
        var holder = new Body($"<w:body {Names}>{xml}</w:body>");
        foreach (var child in holder.ChildElements.ToList())
        {
            child.Remove();
            body.AppendChild(child);
        }
        return this;
    }

    /// <summary>Starts a list whose depths have these formats and texts: ("decimal", "%1."), ("lowerLetter", "(%2)").</summary>
    public WordFile List(out int list, params (string Format, string Text)[] depths)
    {
        list = ++lists;
        var form = new AbstractNum { AbstractNumberId = list };
        for (var depth = 0; depth < depths.Length; depth++)
            form.AppendChild(
                new Level(
                    $"<w:lvl {Names} w:ilvl=\"{depth}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{depths[depth].Format}\"/>"
                        + $"<w:lvlText w:val=\"{depths[depth].Text}\"/></w:lvl>"
                )
            );
        numbering.AppendChild(form);
        numbering.AppendChild(new NumberingInstance(new AbstractNumId { Val = list }) { NumberID = list });
        return this;
    }

    /// <summary>The same list again, from 1.</summary>
    public WordFile Restart(int list, out int again)
    {
        again = ++lists + 100;
        numbering.AppendChild(
            new NumberingInstance(
                new AbstractNumId { Val = list },
                new LevelOverride(new StartOverrideNumberingValue { Val = 1 }) { LevelIndex = 0 }
            )
            {
                NumberID = again,
            }
        );
        return this;
    }

    public WordFile Item(int list, int depth, string text) => Add(ItemOf(list, depth, text));

    public static Paragraph ItemOf(int list, int depth, string text) =>
        new(
            new ParagraphProperties(
                new NumberingProperties(new NumberingLevelReference { Val = depth }, new NumberingId { Val = list })
            ),
            RunOf(text)
        );

    public WordFile Footnote(string text, string note)
    {
        footnotes.AppendChild(new Footnote(new Paragraph(new Run(new FootnoteReferenceMark()), RunOf(note))) { Id = ++notes });
        return Add(new Paragraph(RunOf(text), new Run(new FootnoteReference { Id = notes })));
    }

    public WordFile Header(string text)
    {
        header = text;
        return this;
    }

    public WordFile Table(params WordRow[] rows) => Add(TableOf(rows));

    public static Table TableOf(params WordRow[] rows)
    {
        var columns = rows.Max(row => row.Cells.Sum(cell => cell.Span));
        var table = new Table(
            new TableProperties(new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct }),
            new TableGrid(Enumerable.Range(0, columns).Select(_ => new GridColumn { Width = "1000" }))
        );
        table.Append(rows.Select(row => row.ToTableRow()));
        return table;
    }

    private WordFile Add(OpenXmlElement element)
    {
        body.AppendChild(element);
        return this;
    }

    internal static Run RunOf(string text)
    {
        var run = new Run();
        foreach (var (part, at) in text.Split('\t').Select((part, at) => (part, at)))
        {
            if (at > 0)
                run.AppendChild(new TabChar());
            run.AppendChild(new Text(part) { Space = SpaceProcessingModeValues.Preserve });
        }
        return run;
    }

    private byte[]? written;

    public byte[] Bytes(WordprocessingDocumentType type = WordprocessingDocumentType.Document) => written ??= Write(type);

    private byte[] Write(WordprocessingDocumentType type)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, type))
        {
            var main = file.AddMainDocumentPart();
            var styles = main.AddNewPart<StyleDefinitionsPart>();
            styles.Styles = new Styles($"<w:styles {Names}>{StylesXml}</w:styles>");
            if (lists > 0)
            {
                // Forms stand before the lists that use them.
                var ordered = numbering.ChildElements.OrderBy(child => child is AbstractNum ? 0 : 1).ToList();
                numbering.RemoveAllChildren();
                numbering.Append(ordered);
                main.AddNewPart<NumberingDefinitionsPart>().Numbering = numbering;
            }
            if (notes > 0)
                main.AddNewPart<FootnotesPart>().Footnotes = footnotes;
            if (header is not null)
            {
                var part = main.AddNewPart<HeaderPart>();
                part.Header = new Header(new Paragraph(RunOf(header)));
                body.AppendChild(
                    new SectionProperties(new HeaderReference { Id = main.GetIdOfPart(part), Type = HeaderFooterValues.Default })
                );
            }
            main.Document = new DocumentFormat.OpenXml.Wordprocessing.Document(body);
        }
        return stream.ToArray();
    }

    // The ids are those of a German Word; only the names are the same everywhere.
    private static readonly string StylesXml =
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Standard\"><w:name w:val=\"Normal\"/></w:style>"
        + string.Concat(
            Enumerable
                .Range(1, 3)
                .Select(level =>
                    $"<w:style w:type=\"paragraph\" w:styleId=\"berschrift{level}\"><w:name w:val=\"heading {level}\"/><w:basedOn w:val=\"Standard\"/>"
                    + (level == 2 ? "" : $"<w:pPr><w:outlineLvl w:val=\"{level - 1}\"/></w:pPr>")
                    + "</w:style>"
                )
        )
        + "<w:style w:type=\"paragraph\" w:styleId=\"Titel\"><w:name w:val=\"Title\"/></w:style>"
        + "<w:style w:type=\"paragraph\" w:styleId=\"Amtlich\"><w:name w:val=\"Council heading\"/><w:basedOn w:val=\"berschrift3\"/></w:style>"
        + "<w:style w:type=\"paragraph\" w:styleId=\"Verzeichnis1\"><w:name w:val=\"toc 1\"/></w:style>"
        + "<w:style w:type=\"paragraph\" w:styleId=\"Nummeriert\"><w:name w:val=\"Numbered\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
        + "<w:style w:type=\"character\" w:styleId=\"Geheim\"><w:name w:val=\"Secret\"/><w:rPr><w:vanish/></w:rPr></w:style>";
}

/// <summary>A row of a Word table: a text is a cell of its own.</summary>
internal sealed record WordRow(params WordCell[] Cells)
{
    public bool IsHeader { get; init; }
    public int Before { get; init; }

    public TableRow ToTableRow()
    {
        var row = new TableRow();
        if (IsHeader || Before > 0)
        {
            var properties = new TableRowProperties();
            if (Before > 0)
                properties.AppendChild(new GridBefore { Val = Before });
            if (IsHeader)
                properties.AppendChild(new TableHeader());
            row.AppendChild(properties);
        }
        row.Append(Cells.Select(cell => cell.ToTableCell()));
        return row;
    }
}

/// <summary>A cell of a Word table, over some columns, merged with the cells below it or above it.</summary>
internal sealed record WordCell(string Text)
{
    public int Span { get; init; } = 1;

    /// <summary>True where the cell begins a merge downwards, false where it goes on one.</summary>
    public bool? Down { get; init; }

    public OpenXmlElement[] Content { get; init; } = [];

    public static implicit operator WordCell(string text) => new(text);

    public TableCell ToTableCell()
    {
        var properties = new TableCellProperties();
        if (Span > 1)
            properties.AppendChild(new GridSpan { Val = Span });
        if (Down is { } down)
            properties.AppendChild(down ? new VerticalMerge { Val = MergedCellValues.Restart } : new VerticalMerge());
        var cell = new TableCell(properties);
        if (Content.Length == 0)
            cell.Append(Text.Split('\n').Select(line => new Paragraph(WordFile.RunOf(line))));
        else
            cell.Append(Content.Select(element => element.CloneNode(true)).Append(new Paragraph()));
        return cell;
    }
}
