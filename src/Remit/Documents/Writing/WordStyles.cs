namespace Remit.Documents.Writing;

/// <summary>The styles of our own papers, as Word writes them. None names a font but the document's default.</summary>
internal static class WordStyles
{
    private const string Space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    /// <summary>The defaults of a document: 11 point Arial in British English, with room between paragraphs.</summary>
    public const string Defaults = $"""
        <w:styles {Space}>
          <w:docDefaults>
            <w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>
            <w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault>
          </w:docDefaults>
          <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
          <w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>
          <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
        </w:styles>
        """;

    public const string Settings = $"""
        <w:settings {Space}>
          <w:zoom w:percent="100"/>
          <w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
          <w:themeFontLang w:val="en-GB"/>
        </w:settings>
        """;

    /// <summary>The names by which a template may already have a style, the usual one first.</summary>
    public static string[] Names(WordStyle style) =>
        style switch
        {
            WordStyle.Kind => ["Remit Kind"],
            WordStyle.Title => ["Title"],
            WordStyle.Subtitle => ["Subtitle"],
            WordStyle.Heading1 => ["heading 1"],
            WordStyle.Heading2 => ["heading 2"],
            WordStyle.Heading3 => ["heading 3"],
            WordStyle.Heading4 => ["heading 4"],
            WordStyle.Heading5 => ["heading 5"],
            WordStyle.Heading6 => ["heading 6"],
            WordStyle.ListParagraph => ["List Paragraph"],
            WordStyle.TableText => ["Remit Table Text"],
            WordStyle.TableHeading => ["Remit Table Heading"],
            WordStyle.AfterTable => ["Remit After Table"],
            WordStyle.Footer => ["footer"],
            WordStyle.Link => ["Hyperlink"],
            WordStyle.Table => ["Remit Table"],
        };

    /// <summary>A style of our own.</summary>
    public static string Xml(WordStyle style) =>
        style switch
        {
            WordStyle.Kind => Paragraph("RemitKind", style, "<w:keepNext/><w:spacing w:after=\"0\"/>", Size(24, "505A5F")),
            WordStyle.Title => Paragraph(
                "Title",
                style,
                "<w:keepNext/><w:spacing w:after=\"80\" w:line=\"240\" w:lineRule=\"auto\"/>",
                Bold(40)
            ),
            WordStyle.Subtitle => Paragraph("Subtitle", style, "<w:spacing w:after=\"240\"/>", Size(22, "505A5F")),
            WordStyle.Heading1 => Heading(style, 0, 28),
            WordStyle.Heading2 => Heading(style, 1, 24),
            WordStyle.Heading3 => Heading(style, 2, 22),
            WordStyle.Heading4 => Heading(style, 3, 22),
            WordStyle.Heading5 => Heading(style, 4, 22),
            WordStyle.Heading6 => Heading(style, 5, 22),
            WordStyle.ListParagraph => Paragraph("ListParagraph", style, "<w:spacing w:after=\"60\"/>", ""),
            WordStyle.TableText => Paragraph(
                "RemitTableText",
                style,
                "<w:spacing w:before=\"0\" w:after=\"40\" w:line=\"247\" w:lineRule=\"auto\"/>",
                Size(19)
            ),
            WordStyle.TableHeading => Paragraph(
                "RemitTableHeading",
                style,
                "<w:keepNext/><w:spacing w:before=\"0\" w:after=\"40\" w:line=\"247\" w:lineRule=\"auto\"/>",
                Bold(19)
            ),
            WordStyle.AfterTable => Paragraph(
                "RemitAfterTable",
                style,
                "<w:spacing w:before=\"0\" w:after=\"120\" w:line=\"120\" w:lineRule=\"exact\"/>",
                Size(8)
            ),
            WordStyle.Footer => Paragraph("Footer", style, "<w:spacing w:after=\"0\"/>", Size(17, "505A5F")),
            WordStyle.Link => Named(
                "character",
                "Hyperlink",
                style,
                "<w:rPr><w:color w:val=\"1D4F91\"/><w:u w:val=\"single\"/></w:rPr>"
            ),
            WordStyle.Table => Named(
                "table",
                "RemitTable",
                style,
                """
                <w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="505A5F"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="505A5F"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="B1B4B6"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="DEE0E2"/></w:tblBorders><w:tblCellMar><w:top w:w="57" w:type="dxa"/><w:left w:w="96" w:type="dxa"/><w:bottom w:w="28" w:type="dxa"/><w:right w:w="96" w:type="dxa"/></w:tblCellMar></w:tblPr>
                """
            ),
        };

    private static string Heading(WordStyle style, int level, int size) =>
        Paragraph(
            $"Heading{level + 1}",
            style,
            $"<w:keepNext/><w:keepLines/><w:spacing w:before=\"{320 - (level * 40)}\" w:after=\"100\"/><w:outlineLvl w:val=\"{level}\"/>",
            level > 2 ? $"<w:i/>{Size(size)}" : Bold(size)
        );

    private static string Bold(int size) => "<w:b/><w:bCs/>" + Size(size, "0B0C0C");

    private static string Size(int size, string? colour = null) =>
        (colour is null ? "" : $"<w:color w:val=\"{colour}\"/>") + $"<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>";

    private static string Paragraph(string id, WordStyle style, string paragraph, string run) =>
        Named(
            "paragraph",
            id,
            style,
            $"<w:qFormat/><w:pPr>{paragraph}</w:pPr>" + (run.Length == 0 ? "" : $"<w:rPr>{run}</w:rPr>")
        );

    private static string Named(string type, string id, WordStyle style, string rest) =>
        $"<w:style {Space} w:type=\"{type}\" w:styleId=\"{id}\"{(id.StartsWith("Remit", StringComparison.Ordinal) ? " w:customStyle=\"1\"" : "")}><w:name w:val=\"{Names(style)[0]}\"/>{rest}</w:style>";
}
