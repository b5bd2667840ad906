using System.Text.RegularExpressions;
using Remit.Kernel;

namespace Remit.Web;

/// <summary>Words that people wrote, inside a Markdown text that the program writes: none of their signs counts.</summary>
public static partial class MarkdownWords
{
    /// <summary>Words in which no sign of Markdown counts, on one line.</summary>
    public static string Plain(string words) => AtTheStart().Replace(Signs().Replace(OneLine.Of(words), @"\$0"), @"$1\$2");

    /// <summary>The same with the paragraphs that its lines make.</summary>
    public static string Paragraphs(string words) =>
        string.Join(
            "\n\n",
            words.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Plain)
        );

    /// <summary>Items, each in a line; they are Markdown already.</summary>
    public static string List(IEnumerable<string> items) => string.Join('\n', items.Select(i => $"- {i}"));

    [GeneratedRegex(@"[\\`*_\[\]<>&|~#]")]
    private static partial Regex Signs();

    /// <summary>What would begin a list at the start of a paragraph.</summary>
    [GeneratedRegex(@"^(\d*)([-+.)=])")]
    private static partial Regex AtTheStart();
}
