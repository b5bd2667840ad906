using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Remit.Portable;

/// <summary>A value in a YAML file, with its place: a text, nothing, a list or a mapping in the order written.</summary>
internal sealed record YamlValue(int Line, int Column)
{
    /// <summary>The text of a scalar; null for nothing, a list or a mapping.</summary>
    public string? Text { get; init; }

    /// <summary>The entries of a list.</summary>
    public IReadOnlyList<YamlValue>? List { get; init; }

    /// <summary>The entries of a mapping.</summary>
    public IReadOnlyList<YamlEntry>? Entries { get; init; }

    /// <summary>Whether there is nothing after the colon.</summary>
    public bool IsNothing => Text is null && List is null && Entries is null;

    /// <summary>What it is, in words.</summary>
    public string Form =>
        Text is not null ? "text"
        : List is not null ? "a list"
        : Entries is not null ? "a mapping"
        : "nothing";
}

/// <summary>An entry of a mapping.</summary>
internal sealed record YamlEntry(string Name, int Line, int Column, YamlValue Value);

/// <summary>Reads YAML with the place of every value, and writes it in one canonical form.</summary>
internal static partial class Yaml
{
    /// <summary>Reads one document. Every problem is added; null where nothing can be made of it.</summary>
    public static YamlValue? Read(string file, string text, List<Problem> problems)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException wrong)
        {
            problems.Add(Wrong(file, wrong));
            return null;
        }
        catch (ArgumentException wrong)
        {
            problems.Add(new Problem(file, 0, 0, $"This can't be read as YAML: {wrong.Message}"));
            return null;
        }
        if (stream.Documents.Count != 1)
        {
            problems.Add(new Problem(file, 1, 1, "Expected one YAML document with fields such as “name: …”."));
            return null;
        }
        return Value(file, stream.Documents[0].RootNode, problems, depth: 0);
    }

    private static Problem Wrong(string file, YamlException wrong)
    {
        var reason = wrong.InnerException?.Message ?? wrong.Message;
        return new Problem(file, (int)wrong.Start.Line, (int)wrong.Start.Column, $"This can't be read as YAML: {reason}");
    }

    private static YamlValue Value(string file, YamlNode node, List<Problem> problems, int depth)
    {
        var place = new YamlValue((int)node.Start.Line, (int)node.Start.Column);
        if (!node.Anchor.IsEmpty)
            problems.Add(
                new Problem(file, place.Line, place.Column, "Anchors and aliases are not used here: write the value out.")
            );
        if (depth > 20)
        {
            problems.Add(new Problem(file, place.Line, place.Column, "This is nested deeper than any record."));
            return place;
        }
        switch (node)
        {
            case YamlScalarNode scalar:
                var isNothing = scalar.Style == ScalarStyle.Plain && scalar.Value is null or "" or "~" or "null";
                return isNothing ? place : place with { Text = scalar.Value };
            case YamlSequenceNode list:
                return place with { List = [.. list.Children.Select(c => Value(file, c, problems, depth + 1))] };
            case YamlMappingNode mapping:
                var entries = new List<YamlEntry>();
                foreach (var (name, value) in mapping.Children)
                {
                    if (name is YamlScalarNode { Value: { } key })
                        entries.Add(
                            new YamlEntry(
                                key,
                                (int)name.Start.Line,
                                (int)name.Start.Column,
                                Value(file, value, problems, depth + 1)
                            )
                        );
                    else
                        problems.Add(
                            new Problem(file, (int)name.Start.Line, (int)name.Start.Column, "A field's name is a word.")
                        );
                }
                return place with { Entries = entries };
            default:
                return place;
        }
    }

    /// <summary>A scalar in its canonical form: plain where it stays the same text, else a literal block, else in double quotes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="indent">Spaces before the name whose value it is.</param>
    public static string Scalar(string text, int indent)
    {
        if (text.Contains('\n', StringComparison.Ordinal))
            return FitsABlock(text) ? Block(text, indent) : Quoted(text);
        return IsPlain(text) ? text : Quoted(text);
    }

    private static bool IsPlain(string text) =>
        PlainText().IsMatch(text)
        && !text.Contains(": ", StringComparison.Ordinal)
        && !text.Contains(" #", StringComparison.Ordinal)
        && text[^1] is not (':' or ' ')
        && !ReadsAsSomethingElse().IsMatch(text);

    private static bool FitsABlock(string text) =>
        text[0] is not (' ' or '\n')
        && !text.EndsWith("\n\n", StringComparison.Ordinal)
        && text != "\n"
        && text.Split('\n').All(line => line.Length == 0 || (!string.IsNullOrWhiteSpace(line) && line.All(IsPrintable)));

    private static bool IsPrintable(char letter) =>
        letter >= ' '
        && letter is not ('\u007f' or '\u0085' or '\u2028' or '\u2029' or '\ufeff')
        && !char.IsSurrogate(letter)
        && letter < '\ufffe'
        && (letter < '\u0080' || letter >= '\u00a0');

    private static string Block(string text, int indent)
    {
        var keepsEnd = text.EndsWith('\n');
        var margin = new string(' ', indent + 2);
        var lines = (keepsEnd ? text[..^1] : text).Split('\n').Select(line => line.Length == 0 ? "" : margin + line);
        return (keepsEnd ? "|" : "|-") + "\n" + string.Join('\n', lines);
    }

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
        {
            quoted.Append(
                letter switch
                {
                    '"' => "\\\"",
                    '\\' => "\\\\",
                    '\n' => "\\n",
                    '\t' => "\\t",
                    '\r' => "\\r",
                    _ when IsPrintable(letter) => letter.ToString(),
                    _ => "\\u" + ((int)letter).ToString("X4", CultureInfo.InvariantCulture),
                }
            );
        }
        return quoted.Append('"').ToString();
    }

    [GeneratedRegex(
        @"\A[\p{L}\p{Nd}(£/.‘’“”][^\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff\p{Cs}]*\z",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex PlainText();

    [GeneratedRegex(
        @"\A(?:[-+]?[0-9][0-9_,.:eExXoO]*(?:[eE][-+][0-9]+)?|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*|\.[0-9a-z]+|[-.]+|true|false|yes|no|on|off|y|n|null|nan)\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex ReadsAsSomethingElse();
}
