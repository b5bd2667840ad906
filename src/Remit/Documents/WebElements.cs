using AngleSharp.Dom;

namespace Remit.Documents;

/// <summary>What the tags and styles of a web page, or of what Office puts on the clipboard, say about an element.</summary>
internal static class WebElements
{
    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "hgroup",
        "hr",
        "legend",
        "li",
        "main",
        "nav",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
    };

    private static readonly HashSet<string> Unseen = new(StringComparer.Ordinal)
    {
        "audio",
        "canvas",
        "colgroup",
        "datalist",
        "embed",
        "head",
        "iframe",
        "input",
        "map",
        "noscript",
        "object",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "video",
    };

    // Pages hide from the eye, under these names, words that only screen readers say ("activate to sort").
    private static readonly string[] HiddenClasses =
    [
        "visually-hidden",
        "govuk-visually-hidden",
        "nhsuk-u-visually-hidden",
        "sr-only",
        "screen-reader-text",
        "element-invisible",
    ];

    public static bool IsBlock(IElement element) => Blocks.Contains(element.LocalName);

    /// <summary>Script, hidden by attribute, style or class, or Word's copy of a list mark.</summary>
    public static bool IsUnseen(IElement element)
    {
        if (Unseen.Contains(element.LocalName) || element.HasAttribute("hidden"))
            return true;
        var style = Style(element);
        if (
            style.Contains("display:none", StringComparison.Ordinal)
            || style.Contains("visibility:hidden", StringComparison.Ordinal)
            || style.Contains("mso-hide:all", StringComparison.Ordinal)
            || IsOfficeMark(element)
        )
            return true;
        return element.GetAttribute("class") is { Length: > 0 } && HiddenClasses.Any(element.ClassList.Contains);
    }

    /// <summary>"navigation", "header" or "footer" where the element is that of the whole page; null for content.</summary>
    public static string? PartOfPage(IElement element)
    {
        var part = (element.GetAttribute("role"), element.LocalName) switch
        {
            ("navigation", _) or (null, "nav") => "navigation",
            ("banner", _) or (null, "header") => "header",
            ("contentinfo", _) or (null, "footer") => "footer",
            _ => null,
        };
        if (part is null or "navigation")
            return part;
        for (var above = element.ParentElement; above is not null; above = above.ParentElement)
            if (
                above.LocalName
                is "main"
                    or "article"
                    or "section"
                    or "td"
                    or "th"
                    or "li"
                    or "figure"
                    or "blockquote"
                    or "dialog"
            )
                return null;
        return part;
    }

    /// <summary>1 to 9 for a heading, by its tag, its role, or Word's style of its title and outline level.</summary>
    public static int? HeadingLevel(IElement element)
    {
        if (element.LocalName is ['h', >= '1' and <= '6' and var figure])
            return figure - '0';
        if (element.GetAttribute("role") == "heading")
            return int.TryParse(element.GetAttribute("aria-level"), out var level) ? Math.Clamp(level, 1, 9) : 2;
        if (element.LocalName != "p")
            return null;
        if (element.ClassList.Contains("MsoTitle"))
            return 1;
        const string outline = "mso-outline-level:";
        var style = Style(element);
        return
            style.IndexOf(outline, StringComparison.Ordinal) is >= 0 and var at
            && style.AsSpan(at + outline.Length) is [>= '1' and <= '9' and var outlined, ..]
            ? outlined - '0'
            : null;
    }

    /// <summary>For a paragraph that Word shows as an item of a list: how deep, and the mark that Word wrote for it (null: none).</summary>
    public static (int Depth, string? Mark)? OfficeItem(IElement element)
    {
        if (element.LocalName is not ("p" or "h1" or "h2" or "h3"))
            return null;
        const string list = "mso-list:l";
        var style = Style(element);
        var at = style.IndexOf(list, StringComparison.Ordinal);
        if (at < 0 && !(element.GetAttribute("class") ?? "").StartsWith("MsoListParagraph", StringComparison.Ordinal))
            return null;
        var mark = element.QuerySelectorAll("span").FirstOrDefault(IsOfficeMark)?.TextContent;
        if (at < 0 && mark is null)
            return null;
        var level = at < 0 ? -1 : style.IndexOf("level", at, StringComparison.Ordinal);
        var depth = level >= 0 && level + 5 < style.Length && style[level + 5] is >= '1' and <= '9' ? style[level + 5] - '1' : 0;
        return (depth, mark);
    }

    private static bool IsOfficeMark(IElement element) =>
        element.LocalName == "span" && Style(element).Contains("mso-list:ignore", StringComparison.Ordinal);

    /// <summary>How often a cell spans, 1 where it doesn't say; 0 for a row span to the end of its section.</summary>
    public static int Span(IElement cell, string attribute) =>
        int.TryParse(cell.GetAttribute(attribute), out var span) && span >= 0 ? Math.Min(span, 65_534) : 1;

    /// <summary>Whether an element makes its words bold, or takes that back; null where it does neither.</summary>
    public static bool? IsBold(IElement element)
    {
        const string weight = "font-weight:";
        var style = Style(element);
        if (style.IndexOf(weight, StringComparison.Ordinal) is >= 0 and var at)
            return style.AsSpan(at + weight.Length) is var value
                && (value.StartsWith("bold", StringComparison.Ordinal) || value is [>= '6' and <= '9', '0', '0', ..]);
        return element.LocalName is "b" or "strong" ? true : null;
    }

    /// <summary>The words of its style attribute, in small letters and without spaces.</summary>
    public static string Style(IElement element) =>
        element.GetAttribute("style") is { Length: > 0 } style
            ? string.Concat(style.Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant()
            : "";
}
