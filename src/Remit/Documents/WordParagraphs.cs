using System.Xml.Linq;

namespace Remit.Documents;

/// <summary>
/// A paragraph of a Word file with its number over the whole file, or a table: the mark that Word gives it in a list ("" for none), and
/// its text, untrimmed, with "\n" for a line break and "\t" for a tab.
/// </summary>
internal sealed record WordPiece(int Number, string Mark, int Depth, int? Level, string Text)
{
    public XElement? Table { get; init; }

    /// <summary>Whether all of its words are bold.</summary>
    public bool IsBold { get; init; }

    /// <summary>The lines of the text with their columns, each trimmed, and none empty at either end.</summary>
    public List<CellLine> Lines()
    {
        var lines = new List<CellLine>();
        var from = 0;
        foreach (var line in Text.Split('\n'))
        {
            var indent = line.Length - line.TrimStart().Length;
            lines.Add(new(line.Trim(), Number, from + (indent < line.Length ? indent : 0) + 1));
            from += line.Length + 1;
        }
        while (lines.Count > 0 && lines[^1].Text.Length == 0)
            lines.RemoveAt(lines.Count - 1);
        lines.RemoveRange(0, Math.Max(0, lines.FindIndex(line => line.Text.Length > 0)));
        return lines;
    }
}

/// <summary>Takes the paragraphs and tables out of a part of a Word file, in the order in which they are read.</summary>
internal sealed class WordParagraphs(WordStyles styles, WordNumbering numbering, WordNotices notices)
{
    private int number;

    public WordText Text { get; } = new(styles, notices);

    /// <summary>The number of the paragraph read last.</summary>
    public int Last => Math.Max(number, 1);

    /// <summary>What stands in a body, a cell, a note or a text box. Ask for the next only when a table was read: numbers go on.</summary>
    public IEnumerable<WordPiece> In(XElement container)
    {
        var carried = "";
        foreach (var child in container.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "p":
                    var piece = Paragraph(child, carried);
                    var boxes = Text.Boxes.ToList();
                    carried = "";
                    if (piece is { } && IsMarkDeleted(child) && child.ElementsAfterSelf().FirstOrDefault()?.Name.LocalName == "p")
                        carried = piece.Text;
                    else if (piece is not null)
                        yield return piece;
                    foreach (var inBox in boxes.SelectMany(In))
                        yield return inBox;
                    break;
                case "tbl":
                    yield return new(number, "", 0, null, "") { Table = child };
                    break;
                case "altChunk":
                    notices.Count(WordNotices.Objects);
                    break;
                case "pPr" or "sectPr" or "tcPr" or "tblPr" or "sdtPr" or "sdtEndPr":
                    break;
                case "del" or "moveFrom":
                    notices.Tracked();
                    break;
                case "sdt" when IsContents(child):
                    notices.Count(WordNotices.Contents);
                    break;
                case "sdt" when child.Element("sdtPr").Switch("showingPlcHdr") == true:
                    notices.Count(WordNotices.Placeholders);
                    break;
                case "AlternateContent":
                    if (WordText.Chosen(child) is { } chosen)
                        foreach (var inside in In(chosen))
                            yield return inside;
                    break;
                default:
                    foreach (var inside in In(child))
                        yield return inside;
                    break;
            }
        }
    }

    private static bool IsContents(XElement control) =>
        control.Element("sdtPr")?.Element("docPartObj").Value("docPartGallery") == "Table of Contents";

    private static bool IsMarkDeleted(XElement paragraph) =>
        paragraph.Element("pPr")?.Element("rPr") is { } mark && (mark.Element("del") ?? mark.Element("moveFrom")) is not null;

    private WordPiece? Paragraph(XElement paragraph, string carried)
    {
        notices.Paragraph = ++number;
        var properties = paragraph.Element("pPr");
        var text = carried + Text.Read(paragraph);
        if (styles.IsOfContents(properties))
        {
            if (!string.IsNullOrWhiteSpace(text))
                notices.Count(WordNotices.Contents);
            return null;
        }
        var isDeleted = IsMarkDeleted(paragraph);
        if (isDeleted)
            notices.Tracked();
        var isCounted = !isDeleted && properties?.Element("rPr").Switch("vanish") != true;
        var (mark, depth) = (isCounted ? Mark(properties) : null) ?? ("", 0);
        return new(number, mark, depth, styles.Level(properties), text) { IsBold = carried.Length == 0 && Text.IsBold };
    }

    private (string, int)? Mark(XElement? properties)
    {
        var numbered = properties?.Element("numPr");
        var depth = numbered?.Element("ilvl").Whole("val");
        if (numbered?.Element("numId").Whole("val") is { } list)
            return numbering.Next(list, depth ?? 0, null);
        return styles.Numbering(properties) is { } byStyle
            ? numbering.Next(byStyle.List, depth ?? byStyle.Depth, byStyle.Style)
            : null;
    }
}
