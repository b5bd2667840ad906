using System.Globalization;
using System.Xml.Linq;

namespace Remit.Documents;

/// <summary>
/// What the styles of a Word file say of their paragraphs. Styles are known by id, which each language of Word makes up for itself; the
/// names of the built-in ones ("heading 1", "toc 2") are English in every file.
/// </summary>
internal sealed class WordStyles
{
    private const int LongestChain = 30;
    private readonly Dictionary<string, Style> styles = new(StringComparer.Ordinal);
    private readonly string? usual;

    public WordStyles(XElement? part)
    {
        foreach (var style in part?.Elements("style") ?? [])
        {
            var id = (string?)style.Attribute("styleId") ?? "";
            var paragraph = style.Element("pPr");
            var numbering = paragraph?.Element("numPr");
            styles.TryAdd(
                id,
                new(
                    style.Value("name")?.ToLowerInvariant() ?? "",
                    style.Value("basedOn"),
                    paragraph?.Element("outlineLvl").Whole("val"),
                    numbering?.Element("numId").Whole("val"),
                    numbering?.Element("ilvl").Whole("val"),
                    style.Element("rPr").Switch("vanish"),
                    style.Element("rPr").Switch("b")
                )
            );
            if ((string?)style.Attribute("type") == "paragraph" && IsDefault(style))
                usual ??= id;
        }
    }

    private static bool IsDefault(XElement style) =>
        style.Attribute("default") is { } isDefault && OfficeXml.IsOn(isDefault.Value);

    /// <summary>1 to 9 for a heading or a title; null for other text.</summary>
    public int? Level(XElement? properties)
    {
        var style = Of(properties);
        var outline = properties?.Element("outlineLvl").Whole("val") ?? First(style, found => found.Outline);
        if (outline is >= 0 and <= 8)
            return outline + 1;
        return outline is null ? First(style, found => LevelByName(found.Name)) : null;
    }

    private static int? LevelByName(string name) =>
        name == "title" ? 1
        : name.StartsWith("heading ", StringComparison.Ordinal)
        && int.TryParse(name.AsSpan(8), NumberStyles.None, CultureInfo.InvariantCulture, out var level)
        && level is >= 1 and <= 9
            ? level
        : null;

    /// <summary>Whether the paragraph is a line of a table of contents, or its title.</summary>
    public bool IsOfContents(XElement? properties) =>
        properties.Value("pStyle") is { } style
        && First(style, found => found.Name.StartsWith("toc ", StringComparison.Ordinal) ? 1 : null) is not null;

    /// <summary>The list that the paragraph's style puts it in, and the style that says so.</summary>
    public (int List, int? Depth, string Style)? Numbering(XElement? properties)
    {
        var style = Of(properties);
        for (var step = 0; step < LongestChain && style is not null && styles.TryGetValue(style, out var found); step++)
        {
            if (found.List is { } list)
                return (list, found.Depth, style);
            style = found.BasedOn;
        }
        return null;
    }

    public bool IsHidden(string? style) =>
        style is not null && First(style, found => found.IsHidden is { } hidden ? (hidden ? 1 : 0) : null) == 1;

    /// <summary>Whether the style of a paragraph or of some letters makes them bold; null where it does not say.</summary>
    public bool? IsBold(string? style) =>
        First(style, found => found.IsBold is { } bold ? (bold ? 1 : 0) : null) is { } said ? said == 1 : null;

    /// <summary>The style of a paragraph: that which it names, else the file's usual one.</summary>
    public string? Of(XElement? properties) => properties.Value("pStyle") ?? usual;

    private int? First(string? style, Func<Style, int?> ask)
    {
        for (var step = 0; step < LongestChain && style is not null && styles.TryGetValue(style, out var found); step++)
        {
            if (ask(found) is { } answer)
                return answer;
            style = found.BasedOn;
        }
        return null;
    }

    private sealed record Style(string Name, string? BasedOn, int? Outline, int? List, int? Depth, bool? IsHidden, bool? IsBold);
}
