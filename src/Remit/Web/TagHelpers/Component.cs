using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Remit.Web.TagHelpers;

/// <summary>
/// A GOV.UK component as a record of its options. It is content itself: a page may write
/// <c>@(new Tag { Content = "Proposed" })</c>, or use the tag helper, which makes the same record.
/// The markup is govuk-frontend's, proved against its fixtures.
/// </summary>
public abstract record Component : IHtmlContent
{
    /// <summary>More classes for the outermost element.</summary>
    public string? Classes { get; init; }

    /// <summary>More attributes; of a form control for the control, else for the outermost element.</summary>
    public HtmlAttributes Attributes { get; init; } = HtmlAttributes.None;

    public abstract Markup Render();

    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => Render().WriteTo(writer, encoder);

    public sealed override string ToString() => Render().ToString();
}

/// <summary>
/// Attributes to pass on, in their order. A null value is an attribute without one (<c>hidden</c>).
/// </summary>
public sealed class HtmlAttributes(IEnumerable<KeyValuePair<string, string?>> pairs) : IHtmlContent
{
    public static readonly HtmlAttributes None = new([]);

    private readonly KeyValuePair<string, string?>[] pairs = [.. pairs];

    /// <summary>What the page wrote on the tag beside the helper's own attributes; <c>class</c> is not among them.</summary>
    internal static HtmlAttributes From(TagHelperOutput output) =>
        new(
            from attribute in output.Attributes
            where !string.Equals(attribute.Name, "class", StringComparison.OrdinalIgnoreCase)
            select KeyValuePair.Create(
                attribute.Name,
                attribute.ValueStyle == HtmlAttributeValueStyle.Minimized ? null : Plain(attribute.Value)
            )
        );

    internal static string? ClassesOf(TagHelperOutput output) =>
        output.Attributes.TryGetAttribute("class", out var classes) ? Plain(classes.Value) : null;

    public HtmlAttributes With(string name, string? value) => new(pairs.Append(KeyValuePair.Create(name, value)));

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var (name, value) in pairs)
            Markup.Of(value is null ? (MarkupTemplate)$" {name}" : $" {name}=\"{value}\"").WriteTo(writer, encoder);
    }

    private static string? Plain(object? value) =>
        value switch
        {
            null => null,
            string text => text,
            // Razor hands over what it has encoded; it is encoded again on the way out.
            IHtmlContent content => System.Net.WebUtility.HtmlDecode(Markup.From(content).ToString()),
            _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture),
        };
}
