using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Remit.Tests.Web;

/// <summary>
/// HTML as the browser takes it, written so that two spellings of the same come out equal: attributes and classes in
/// order, one line for each node. White space that holds a line break is the template's own and goes where it stands
/// beside a tag; a plain space within a line counts.
/// </summary>
internal static partial class Dom
{
    public static string Of(string html)
    {
        var document = new HtmlParser().ParseDocument("<body>" + html);
        var lines = new StringBuilder();
        foreach (var node in document.Body!.ChildNodes)
            Write(node, 0, lines);
        return lines.ToString();
    }

    private static void Write(INode node, int depth, StringBuilder lines)
    {
        switch (node)
        {
            case IElement element:
                lines.Append(' ', depth * 2).Append('<').Append(element.LocalName);
                foreach (var attribute in element.Attributes.OrderBy(each => each.Name, StringComparer.Ordinal))
                {
                    var value = attribute.Name == "class" ? string.Join(' ', element.ClassList.Order()) : attribute.Value;
                    lines.Append(' ').Append(attribute.Name).Append("=\"").Append(value).Append('"');
                }
                lines.Append(">\n");
                foreach (var child in element.ChildNodes)
                    Write(child, depth + 1, lines);
                break;
            case IText { Data: var text } when node.ParentElement?.LocalName == "textarea":
                lines.Append(' ', depth * 2).Append(text).Append('\n');
                break;
            case IText { Data: var text }:
                var kept = Inner().Replace(Edge().Replace(text, ""), " ");
                if (kept.Length > 0)
                    lines.Append(' ', depth * 2).Append('“').Append(kept).Append("”\n");
                break;
        }
    }

    [GeneratedRegex(@"\A[ \t]*\n\s*|[ \t]*\n\s*\z")]
    private static partial Regex Edge();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Inner();
}
