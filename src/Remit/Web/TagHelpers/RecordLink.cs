using Microsoft.AspNetCore.Razor.TagHelpers;
using static Remit.Web.Markup;

namespace Remit.Web.TagHelpers;

/// <summary>
/// <c>&lt;remit-record of="Model.Holder" otherwise="Not recorded" /&gt;</c>: a record's name, as a link where its kind has a page.
/// Names longer than <see cref="Shorten"/> are cut at a word.
/// </summary>
[HtmlTargetElement("remit-record", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RecordLinkTagHelper(RecordLinks links) : TagHelper
{
    public Mention? Of { get; set; }

    /// <summary>Said where there is no record.</summary>
    public string Otherwise { get; set; } = "Not recorded";

    /// <summary>The most letters that are shown; 0 shows all.</summary>
    public int Shorten { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Shown());
    }

    private Markup Shown()
    {
        if (Of is not { } record)
            return Markup.Of($"""<span class="remit-quiet">{Otherwise}</span>""");
        var title = record.Title.Shortened(Shorten);
        return links.To(record.Kind, record.Path) is { } page
            ? Markup.Of($"""<a class="govuk-link" href="{page}">{title}</a>""")
            : Text(title)!;
    }
}
