using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Remit.Documents.Writing;

namespace Remit.Tests.Documents.Writing;

/// <summary>Publications and Word files for tests.</summary>
internal static class Papers
{
    /// <summary>Texts that other programs have taken for formulas, marks or the end of a file.</summary>
    public static readonly string[] Hostile =
    [
        "=1+1",
        "+44 116 232 3232",
        "-2+3",
        "@SUM(A1)",
        "\t=1+1",
        " =1+1",
        "'=1+1",
        "''=1+1",
        "'plain",
        "=HYPERLINK(\"http://example.org\",\"Click\")",
        "=cmd|' /C calc'!A0",
        "＝1+1",
        "-",
        "--",
        "5.10",
        "007",
        "1-2",
        "TRUE",
        "2007-09-03",
        "a,b;c\"d\"",
        "two\nlines",
        "two\n\nparagraphs",
        "<b>&amp;</b> ]]>",
        "_x0041_",
        "_x000D_",
        "Ωμέγα – “quoted” 😀",
        "#REF!",
        "{=1}",
    ];

    /// <summary>One of everything.</summary>
    public static Publication OfEverything { get; } =
        new("Of “everything” & more")
        {
            Kind = "Trial",
            Issuer = "A partnership",
            Shows = "As at 3 September 2007, as recorded by change 12",
            Parts =
            [
                new Prose("A paragraph."),
                Prose.Fact("Chair", "Gareth Williams"),
                new Heading(1, "First"),
                new Heading(2, "Second"),
                new Heading(3, "Third"),
                new Heading(6, "Sixth"),
                new Item("one"),
                new Item("inside", 1, IsNumbered: true),
                new Item("inside too", 1, IsNumbered: true),
                new Prose("that goes on") { Depth = 2 },
                new Item("two"),
                new Item("deep", 7),
                new Prose("Between."),
                new Item("fourth", IsNumbered: true) { Start = 4 },
                new Item("fifth", IsNumbered: true),
                new Prose(
                    new Phrase([
                        new TextRun("bold") { IsBold = true },
                        new TextRun(" and "),
                        new TextRun("a link") { Address = "https://example.org/" },
                        new TextRun(" no link") { Address = "javascript:alert(1)" },
                    ])
                ),
                Table,
                new Grid([new("Narrow")], [new SheetRow("cell")]) { Caption = "Second" },
            ],
        };

    public static Grid Table =>
        new(
            [new("Text", 3), new("Day"), new("Count"), new("Note", 2), new("Hidden") { IsOnlyInSheets = true }],
            [
                SheetRow.Over("Over"),
                new SheetRow("- one\n- two", new DateOnly(2007, 9, 3), 12, "", "only here"),
                .. Hostile.Select(text => new SheetRow(text, null, 0, text)),
                SheetRow.Over(""),
                new SheetRow("last"),
            ]
        )
        {
            Caption = "Hostile: [a/b]",
            HeadingColumn = "Heading",
        };

    /// <summary>What is wrong with a Word or Excel file in the eyes of Office 2019.</summary>
    public static IReadOnlyList<string> Faults(OpenXmlPackage file) =>
        [
            .. new OpenXmlValidator(FileFormatVersions.Office2019)
                .Validate(file)
                .Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"),
        ];

    public static WordprocessingDocument OpenWord(byte[] file) =>
        WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);

    /// <summary>A partnership's own template, as a German Word may make it: ids of its own, a header, margins, a text.</summary>
    public static byte[] Template(
        string[]? texts = null,
        WordprocessingDocumentType type = WordprocessingDocumentType.Document,
        Action<MainDocumentPart>? with = null
    )
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, type))
        {
            var main = file.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(
                """
                <w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
                  <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/></w:rPr></w:rPrDefault></w:docDefaults>
                  <w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
                  <w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Standard"/><w:rPr><w:color w:val="AA0000"/></w:rPr></w:style>
                  <w:style w:type="paragraph" w:customStyle="1" w:styleId="RemitKind"><w:name w:val="Something else"/></w:style>
                </w:styles>
                """
            );
            var header = main.AddNewPart<HeaderPart>();
            header.Header = new Header(new Paragraph(new Run(new Text("Rutland Partnership"))));
            main.Document = new Document(
                new Body([
                    .. (texts ?? ["Lorem ipsum"]).Select(t => (OpenXmlElement)new Paragraph(new Run(new Text(t)))),
                    new SectionProperties(
                        new HeaderReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(header) },
                        new PageSize { Width = 11906, Height = 16838 },
                        new PageMargin
                        {
                            Top = 2000,
                            Bottom = 2000,
                            Left = 1800,
                            Right = 1800,
                            Header = 500,
                            Footer = 500,
                            Gutter = 0,
                        }
                    ),
                ])
            );
            with?.Invoke(main);
        }
        return stream.ToArray();
    }
}
