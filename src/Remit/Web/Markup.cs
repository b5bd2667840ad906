using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace Remit.Web;

/// <summary>
/// HTML that is safe to write out. A plain string becomes text (it is encoded); <see cref="Of"/> takes an interpolated
/// string as a template, whose literal parts are HTML and whose holes are encoded unless they are markup themselves.
/// </summary>
public sealed class Markup : IHtmlContent
{
    internal static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static readonly Markup Empty = new("");

    private readonly string html;

    private Markup(string html) => this.html = html;

    /// <summary>Whether there is nothing to show.</summary>
    public bool IsEmpty => html.Length == 0;

    public static Markup Of(MarkupTemplate template) => new(template.Built);

    /// <summary>Takes a string that is HTML already. Only for what this program or a trusted renderer made.</summary>
    public static Markup Raw(string? html) => string.IsNullOrEmpty(html) ? Empty : new(html);

    /// <summary>The encoded text, or null for null, so that "not given" stays so.</summary>
    public static Markup? Text(string? text) => text is null ? null : new(Encoder.Encode(text));

    public static Markup Join(IEnumerable<Markup> parts) => new(string.Concat(parts.Select(part => part.html)));

    public static Markup From(IHtmlContent content)
    {
        if (content is Markup markup)
            return markup;
        using var writer = new StringWriter();
        content.WriteTo(writer, Encoder);
        return new(writer.ToString());
    }

    public static implicit operator Markup?(string? text) => Text(text);

    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(html);

    public override string ToString() => html;

    internal static Markup? If(bool condition, MarkupTemplate template) => condition ? new(template.Built) : null;

    /// <summary>One attribute with its leading space; nothing at all when the value is null or empty.</summary>
    internal static Markup Attr(string name, string? value) =>
        string.IsNullOrEmpty(value) ? Empty : new($" {name}=\"{Encoder.Encode(value)}\"");

    /// <summary>A class list, the empty ones left out.</summary>
    internal static string ClassList(params ReadOnlySpan<string?> names)
    {
        var list = new StringBuilder();
        foreach (var name in names)
        {
            if (string.IsNullOrEmpty(name))
                continue;
            if (list.Length > 0)
                list.Append(' ');
            list.Append(name);
        }
        return list.ToString();
    }
}

/// <summary>The compiler's way from <c>$"…"</c> to <see cref="Markup.Of"/>; nobody names it.</summary>
[InterpolatedStringHandler]
public sealed class MarkupTemplate(int literalLength, int formattedCount)
{
    private readonly StringBuilder html = new(literalLength + (formattedCount * 24));

    internal string Built => html.ToString();

    public void AppendLiteral(string literal) => html.Append(literal);

    public void AppendFormatted(string? text)
    {
        if (!string.IsNullOrEmpty(text))
            html.Append(Markup.Encoder.Encode(text));
    }

    public void AppendFormatted(int number) => html.Append(number);

    public void AppendFormatted(Markup? markup) => html.Append(markup);

    public void AppendFormatted(IHtmlContent? content)
    {
        if (content is not null)
            html.Append(Markup.From(content));
    }

    public void AppendFormatted(IEnumerable<Markup> parts)
    {
        foreach (var part in parts)
            html.Append(part);
    }
}
