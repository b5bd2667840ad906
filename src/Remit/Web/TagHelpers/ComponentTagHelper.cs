using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Remit.Web.TagHelpers;

/// <summary>
/// A thin way from a tag to a component: the content is rendered first, so that child tags can hand their part to
/// <see cref="Parts{T}"/>; then the whole tag is replaced by the component.
/// </summary>
public abstract class ComponentTagHelper : TagHelper
{
    public sealed override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        Prepare(context);
        var content = Markup.From(await output.GetChildContentAsync());
        var component = Make(context, content) with
        {
            Classes = Markup.ClassList(StyleClasses, HtmlAttributes.ClassesOf(output)),
            Attributes = HtmlAttributes.From(output),
        };
        output.TagName = null;
        output.Attributes.Clear();
        output.Content.SetHtmlContent(component);
    }

    /// <summary>Classes that follow from the helper's own attributes, such as a width.</summary>
    protected virtual string? StyleClasses => null;

    /// <summary>Runs before the children; a helper with parts opens their lists here.</summary>
    protected virtual void Prepare(TagHelperContext context) { }

    protected abstract Component Make(TagHelperContext context, Markup content);

    /// <summary>The content without the space around it; null when there is none.</summary>
    protected static Markup? Trimmed(Markup content)
    {
        var html = content.ToString().Trim();
        return html.Length == 0 ? null : Markup.Raw(html);
    }
}

/// <summary>A tag inside another, which only hands its part over and shows nothing itself.</summary>
public abstract class PartTagHelper<T> : TagHelper
{
    public sealed override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        Prepare(context);
        var content = Markup.Raw(Markup.From(await output.GetChildContentAsync()).ToString().Trim());
        Parts<T>.Of(context).Add(Make(context, content, output));
        output.SuppressOutput();
    }

    protected virtual void Prepare(TagHelperContext context) { }

    protected abstract T Make(TagHelperContext context, Markup content, TagHelperOutput output);
}

/// <summary>The parts that a tag's children hand to it.</summary>
internal static class Parts<T>
{
    public static void Open(TagHelperContext context) => context.Items[typeof(T)] = new List<T>();

    /// <exception cref="InvalidOperationException">The tag stands outside the one that takes its part.</exception>
    public static List<T> Of(TagHelperContext context) =>
        context.Items.TryGetValue(typeof(T), out var list)
            ? (List<T>)list
            : throw new InvalidOperationException($"<{context.TagName}> stands outside the tag that takes a {typeof(T).Name}.");
}
