using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace Remit.Documents.Writing;

// Inside the namespace, so that its words for paragraphs and tables go before those of the readers.
using DocumentFormat.OpenXml.Wordprocessing;

/// <summary>The styles that a paper needs, each by the name that Word knows it by.</summary>
internal enum WordStyle
{
    Kind,
    Title,
    Subtitle,
    Heading1,
    Heading2,
    Heading3,
    Heading4,
    Heading5,
    Heading6,
    ListParagraph,
    TableText,
    TableHeading,
    AfterTable,
    Footer,
    Link,
    Table,
}

/// <summary>
/// How a Word paper looks: its styles, lists, page and footer. Its own look is plain Arial on A4. A template's look is taken as it is, and
/// a style that the template lacks is added in the template's own font.
/// </summary>
internal sealed class WordLook
{
    public const string Language = "en-GB";
    public const int ListLevels = 4;

    /// <summary>How far each level of a list is set in, in twentieths of a point.</summary>
    public const int Indent = 340;

    /// <summary>Dark words on it have a contrast of 15 to 1.</summary>
    public const string HeaderShade = "DFE6ED";
    public const string SpanShade = "F1F4F7";

    private readonly StyleDefinitionsPart styles;
    private readonly Dictionary<WordStyle, string> ids = [];
    private readonly Numbering numbering;
    private readonly SectionProperties page;
    private readonly bool hasFooter;
    private readonly Dictionary<bool, string> footers = [];
    private int abstractBullets = -1;
    private int abstractNumbers = -1;

    private WordLook(MainDocumentPart main, SectionProperties page)
    {
        styles = main.StyleDefinitionsPart ?? main.AddNewPart<StyleDefinitionsPart>();
        styles.Styles ??= new Styles();
        var lists = main.NumberingDefinitionsPart ?? main.AddNewPart<NumberingDefinitionsPart>();
        numbering = lists.Numbering ??= new Numbering();
        this.page = page;
        hasFooter = page.Elements<FooterReference>().Any();
    }

    /// <summary>The plain look of a new file, which is empty.</summary>
    public static WordLook Own(WordprocessingDocument file)
    {
        var main = file.AddMainDocumentPart();
        main.Document = new Document(new Body());
        main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(WordStyles.Defaults);
        main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(WordStyles.Settings);
        return new WordLook(main, new SectionProperties());
    }

    /// <summary>
    /// The look of a template, its text taken out but for what stands above a paragraph that says <c>{content}</c>.
    /// </summary>
    public static WordLook Of(WordprocessingDocument file)
    {
        if (file.DocumentType != WordprocessingDocumentType.Document)
            file.ChangeDocumentType(WordprocessingDocumentType.Document);
        var main = file.MainDocumentPart!;
        var body = main.Document.Body ??= new Body();
        var page = body.Elements<SectionProperties>().LastOrDefault() ?? body.Descendants<SectionProperties>().LastOrDefault();
        page = (SectionProperties?)page?.CloneNode(true) ?? new SectionProperties();
        page.RemoveAllChildren<SectionType>();
        page.RemoveAllChildren<Columns>();
        var marker = body.Elements<Paragraph>()
            .FirstOrDefault(p => string.Equals(p.InnerText.Trim(), WordTemplate.Marker, StringComparison.OrdinalIgnoreCase));
        var kept = marker is null ? [] : marker.ElementsBefore().ToList();
        foreach (var child in body.ChildElements.ToList().Where(c => !kept.Contains(c)))
            child.Remove();
        LetGoOfTheFilesOwnTemplate(main);
        var look = new WordLook(main, page);
        look.SpeakEnglish();
        return look;
    }

    public static string Twips(int width) => width.ToString(CultureInfo.InvariantCulture);

    /// <summary>The id of a style; what is not there yet is added.</summary>
    public string Style(WordStyle style)
    {
        if (!ids.TryGetValue(style, out var id))
            ids[style] = id = Find(style) ?? Add(style);
        return id;
    }

    /// <summary>A new list whose items count from a number, or have bullets.</summary>
    public int List(bool isNumbered, int depth, int start)
    {
        if (abstractBullets < 0)
            AddLists();
        var id = numbering.Elements<NumberingInstance>().Select(n => n.NumberID?.Value ?? 0).DefaultIfEmpty(0).Max() + 1;
        // All bulleted lists may be one; a counted one begins anew.
        if (
            !isNumbered
            && numbering.Elements<NumberingInstance>().FirstOrDefault(n => n.AbstractNumId?.Val?.Value == abstractBullets)
                is { } bullets
        )
            return bullets.NumberID!.Value;
        var list = new NumberingInstance(new AbstractNumId { Val = isNumbered ? abstractNumbers : abstractBullets })
        {
            NumberID = id,
        };
        if (isNumbered)
            list.Append(new LevelOverride(new StartOverrideNumberingValue { Val = start }) { LevelIndex = depth });
        numbering.InsertAfter(
            list,
            numbering.Elements<NumberingInstance>().LastOrDefault() ?? (OpenXmlElement?)numbering.Elements<AbstractNum>().Last()
        );
        return id;
    }

    /// <summary>A list that counts headings: of its own kind, since Word goes on counting in all lists of one kind.</summary>
    public int ListOfHeadings()
    {
        if (abstractBullets < 0)
            AddLists();
        var kinds = numbering.Elements<AbstractNum>().ToList();
        var kind = (AbstractNum)kinds.First(k => k.AbstractNumberId?.Value == abstractNumbers).CloneNode(true);
        kind.AbstractNumberId = kinds.Max(k => k.AbstractNumberId?.Value ?? 0) + 1;
        kind.RemoveAllChildren<Nsid>();
        numbering.InsertAfter(kind, kinds[^1]);
        var id = numbering.Elements<NumberingInstance>().Select(n => n.NumberID?.Value ?? 0).DefaultIfEmpty(0).Max() + 1;
        numbering.InsertAfter(
            new NumberingInstance(new AbstractNumId { Val = kind.AbstractNumberId }) { NumberID = id },
            numbering.Elements<NumberingInstance>().LastOrDefault() ?? (OpenXmlElement?)kind
        );
        return id;
    }

    /// <summary>The width between the margins.</summary>
    public int TextWidth(bool isAcross)
    {
        var (width, height, left, right) = Measures;
        return (int)((isAcross ? Math.Max(width, height) : width) - left - right);
    }

    /// <summary>The end of a section, with its page, header and footer.</summary>
    public SectionProperties Section(MainDocumentPart main, bool isAcross, Publication publication)
    {
        var section = (SectionProperties)page.CloneNode(true);
        if (!hasFooter)
            section.PrependChild(
                new FooterReference { Type = HeaderFooterValues.Default, Id = Footer(main, isAcross, publication) }
            );
        var (width, height, left, right) = Measures;
        var size = section.GetFirstChild<PageSize>();
        if (size is null)
            section.AddChild(size = new PageSize());
        (size.Width, size.Height) = (width, height);
        if (isAcross && width < height)
            (size.Width, size.Height, size.Orient) = (height, width, PageOrientationValues.Landscape);
        if (section.GetFirstChild<PageMargin>() is null)
            section.AddChild(
                new PageMargin
                {
                    Top = 1134,
                    Bottom = 1134,
                    Left = left,
                    Right = right,
                    Header = 567,
                    Footer = 567,
                    Gutter = 0,
                }
            );
        return section;
    }

    private (uint Width, uint Height, uint Left, uint Right) Measures
    {
        get
        {
            var size = page.GetFirstChild<PageSize>();
            var margin = page.GetFirstChild<PageMargin>();
            return (
                size?.Width?.Value ?? 11906,
                size?.Height?.Value ?? 16838,
                margin?.Left?.Value ?? 1134,
                margin?.Right?.Value ?? 1134
            );
        }
    }

    private string Footer(MainDocumentPart main, bool isAcross, Publication publication)
    {
        if (footers.TryGetValue(isAcross, out var id))
            return id;
        var part = main.AddNewPart<FooterPart>();
        var words = publication.Title.Length > 80 ? publication.Title[..79].TrimEnd() + "…" : publication.Title;
        if (publication.Shows is { Length: > 0 and < 120 } shows)
            words = $"{words}. {shows}";
        part.Footer = new Footer(
            new Paragraph(
                new ParagraphProperties(
                    new ParagraphStyleId { Val = Style(WordStyle.Footer) },
                    new Tabs(new TabStop { Val = TabStopValues.Right, Position = TextWidth(isAcross) })
                ),
                Say(words),
                new Run(new TabChar()),
                Say("Page "),
                Field("PAGE"),
                Say(" of "),
                Field("NUMPAGES")
            )
        );
        return footers[isAcross] = main.GetIdOfPart(part);
    }

    private static Run Say(string words) => new(new Text(XmlText.Of(words)) { Space = SpaceProcessingModeValues.Preserve });

    private static SimpleField Field(string name) => new(Say("1")) { Instruction = $" {name} " };

    /// <summary>The words are ours, whatever language the template's author has set: a screen reader goes by this.</summary>
    private void SpeakEnglish()
    {
        var defaults = styles.Styles!.DocDefaults ??= new DocDefaults();
        var run = (defaults.RunPropertiesDefault ??= new RunPropertiesDefault()).RunPropertiesBaseStyle ??=
            new RunPropertiesBaseStyle();
        run.Languages = new Languages { Val = Language };
        foreach (var language in styles.Styles.Elements<Style>().SelectMany(s => s.Descendants<Languages>()))
            language.Val = Language;
    }

    private string? Find(WordStyle style) =>
        WordStyles.Names(style) is { } names
            ? styles
                .Styles!.Elements<Style>()
                .FirstOrDefault(s => names.Contains(s.StyleName?.Val?.Value, StringComparer.OrdinalIgnoreCase))
                ?.StyleId?.Value
            : null;

    private string Add(WordStyle style)
    {
        var added = new Style(WordStyles.Xml(style));
        var taken = styles.Styles!.Elements<Style>().Select(s => s.StyleId?.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        while (taken.Contains(added.StyleId?.Value))
            added.StyleId = added.StyleId!.Value + "Remit";
        var plain = styles
            .Styles!.Elements<Style>()
            .FirstOrDefault(s => s.Type?.Value == added.Type?.Value && s.Default?.Value is true)
            ?.StyleId?.Value;
        added.BasedOn?.Remove();
        if (plain is not null)
            added.BasedOn = new BasedOn { Val = plain };
        styles.Styles.Append(added);
        return added.StyleId!.Value!;
    }

    private void AddLists()
    {
        var next = numbering.Elements<AbstractNum>().Select(a => a.AbstractNumberId?.Value ?? 0).DefaultIfEmpty(-1).Max() + 1;
        (abstractBullets, abstractNumbers) = (next, next + 1);
        foreach (
            var list in new[]
            {
                Levels(abstractBullets, NumberFormatValues.Bullet, ["•", "–", "•", "–"]),
                Levels(abstractNumbers, NumberFormatValues.Decimal, ["%1.", "%2.", "%3.", "%4."]),
            }
        )
        {
            // The order of the file: all definitions, then the lists that use them.
            if (numbering.Elements<AbstractNum>().LastOrDefault() is { } last)
                numbering.InsertAfter(list, last);
            else
                numbering.PrependChild(list);
        }
    }

    private static AbstractNum Levels(int id, NumberFormatValues form, string[] marks)
    {
        NumberFormatValues[] counted =
        [
            NumberFormatValues.Decimal,
            NumberFormatValues.LowerLetter,
            NumberFormatValues.LowerRoman,
            NumberFormatValues.Decimal,
        ];
        var list = new AbstractNum(new MultiLevelType { Val = MultiLevelValues.HybridMultilevel }) { AbstractNumberId = id };
        for (var i = 0; i < ListLevels; i++)
            list.Append(
                new Level(
                    new StartNumberingValue { Val = 1 },
                    new NumberingFormat { Val = form == NumberFormatValues.Bullet ? form : counted[i] },
                    new LevelText { Val = marks[i] },
                    new LevelJustification { Val = LevelJustificationValues.Left },
                    new PreviousParagraphProperties(new Indentation { Left = Twips((i + 1) * Indent), Hanging = Twips(Indent) })
                )
                {
                    LevelIndex = i,
                }
            );
        return list;
    }

    /// <summary>Word writes where a file's own template lay on its author's machine, and would look for it there.</summary>
    private static void LetGoOfTheFilesOwnTemplate(MainDocumentPart main)
    {
        if (main.DocumentSettingsPart is not { Settings: { } settings } part)
            return;
        settings.RemoveAllChildren<AttachedTemplate>();
        foreach (var away in part.ExternalRelationships.ToList())
            part.DeleteExternalRelationship(away);
    }
}
