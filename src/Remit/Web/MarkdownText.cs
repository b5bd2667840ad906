using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Remit.Web;

/// <summary>
/// Markdown as it may stand in a page: HTML in it is shown as text, pictures become links, links go to the web, to mail or
/// within this site only, and its headings come below the page's own.
/// </summary>
public static class MarkdownText
{
    private const int Deepest = 6;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    /// <summary>The text as HTML, its highest headings at <paramref name="headings"/> (3 for <c>h3</c>).</summary>
    public static Markup Of(string? text, int headings = 3)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Markup.Empty;
        var document = Markdown.Parse(text, Pipeline);
        var highest = document.Descendants<HeadingBlock>().Select(h => h.Level).DefaultIfEmpty(1).Min();
        foreach (var heading in document.Descendants<HeadingBlock>())
            heading.Level = Math.Min(Deepest, heading.Level - highest + headings);
        foreach (var link in document.Descendants<LinkInline>())
        {
            link.IsImage = false;
            if (!IsSafe(link.GetDynamicUrl?.Invoke() ?? link.Url))
                (link.GetDynamicUrl, link.Url) = (null, "");
        }
        foreach (var link in document.Descendants<AutolinkInline>().Where(l => !l.IsEmail && !IsSafe(l.Url)))
            link.Url = "";
        return Markup.Raw(document.ToHtml(Pipeline));
    }

    private static bool IsSafe(string? address) =>
        string.IsNullOrEmpty(address)
        || (
            Uri.TryCreate(address, UriKind.RelativeOrAbsolute, out var uri)
            && (
                uri.IsAbsoluteUri
                    ? uri.Scheme is "http" or "https" or "mailto"
                    : !address.TrimStart().StartsWith("//", StringComparison.Ordinal)
            )
            && !address.Any(char.IsControl)
        );
}
