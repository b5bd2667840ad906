using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Remit.Web;

/// <summary>
/// Texts that people wrote in Markdown. HTML in them stays text; links go to web and mail addresses only; pictures become
/// links; headings start below those of the page.
/// </summary>
public static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    /// <param name="text">Markdown; null or empty gives nothing.</param>
    /// <param name="below">The level of the heading above the text: its first level becomes the next.</param>
    public static Markup Render(string? text, int below = 2)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Markup.Empty;
        var document = Markdown.Parse(text, Pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>())
            heading.Level = Math.Min(6, heading.Level + below);
        foreach (var link in document.Descendants<LinkInline>())
        {
            link.IsImage = false;
            if (!IsSafe(link.Url))
                link.Url = "#";
        }
        foreach (var link in document.Descendants<AutolinkInline>().Where(l => !l.IsEmail && !IsSafe(l.Url)).ToList())
            link.ReplaceBy(new LiteralInline(link.Url));
        return Markup.Of($"""<div class="remit-text">{Markup.Raw(document.ToHtml(Pipeline))}</div>""");
    }

    private static bool IsSafe(string? address) =>
        address is not null
        && (
            address.StartsWith('#')
            || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" or "mailto")
        );
}
