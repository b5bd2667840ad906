using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Remit.Kernel;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

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

    /// <summary>Whether something stands there of which nothing can be made; the problem is told already.</summary>
    public bool IsUnreadable { get; init; }

    /// <summary>Whether there is nothing after the colon.</summary>
    public bool IsNothing => Text is null && List is null && Entries is null && !IsUnreadable;

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
    /// <summary>No record lies deeper; whoever writes more brackets than this means harm.</summary>
    private const int Deepest = 20;

    /// <summary>Reads one document. Every problem is added; null where nothing can be made of it.</summary>
    public static YamlValue? Read(string file, string text, List<Problem> problems)
    {
        var events = new YamlEvents(file, text, problems);
        try
        {
            return events.Document();
        }
        catch (YamlException wrong)
        {
            problems.Add(Wrong(file, text, wrong));
            return null;
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or EndOfStreamException)
        {
            // The parser fails in these ways on some texts that are no YAML, such as an unclosed "[" before a plain word.
            var (line, column) = events.ReadUpTo;
            problems.Add(new Problem(file, line, column, "From here on this can't be read as YAML."));
            return null;
        }
    }

    private static Problem Wrong(string file, string text, YamlException wrong)
    {
        var (line, column) = ((int)wrong.Start.Line, (int)wrong.Start.Column);
        var reason = wrong.InnerException?.Message ?? wrong.Message;
        // The parser's own words for a tab speak of tokens, and of where the mapping began.
        if (
            reason.Contains(" tab", StringComparison.Ordinal)
            && TabbedLine().Match(text, StartOf(line, text)) is { Success: true } tab
        )
            return new Problem(
                file,
                1 + text.AsSpan(0, tab.Index).Count('\n'),
                tab.Length,
                "A tab stands before the words of this line. Indent with spaces."
            );
        return new Problem(file, line, column, $"This can't be read as YAML: {reason.TrimEnd('.')}.");
    }

    private static int StartOf(int line, string text)
    {
        var at = 0;
        while (--line > 0 && text.IndexOf('\n', at) is >= 0 and var end)
            at = end + 1;
        return at;
    }

    [GeneratedRegex(@"^ *\t", RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TabbedLine();

    /// <summary>
    /// One pass over the parser's events: nothing is built that the text does not hold, so that neither a nest of brackets nor
    /// a nest of aliases costs more than its length.
    /// </summary>
    private sealed class YamlEvents(string file, string text, List<Problem> problems)
    {
        private readonly Parser parser = new(new StringReader(text));

        /// <summary>Where the last thing that could be read ends.</summary>
        public (int Line, int Column) ReadUpTo =>
            parser.Current is { } last ? ((int)last.End.Line, (int)last.End.Column) : (1, 1);

        public YamlValue? Document()
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                problems.Add(new Problem(file, 1, 1, "The file is empty. Expected fields such as “name: …”."));
                return null;
            }
            var value = Value(depth: 0);
            parser.Consume<DocumentEnd>();
            if (parser.TryConsume<DocumentStart>(out var second))
                problems.Add(Wrong(second, "A second document begins here. Each record has a file of its own."));
            return value;
        }

        private YamlValue Value(int depth)
        {
            var start = parser.Consume<ParsingEvent>();
            var place = new YamlValue((int)start.Start.Line, (int)start.Start.Column);
            if (start is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
                problems.Add(Wrong(start, "Anchors and aliases are not used here: write the value out."));
            else if (start is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } tag })
                problems.Add(Wrong(start, $"Tags such as “{tag.Value}” are not used here: write the value alone."));
            if (depth > Deepest)
                throw new YamlException(start.Start, start.End, "nested deeper than any record");
            return start switch
            {
                Scalar { Style: ScalarStyle.Plain, Value: "" or "~" or "null" } or Scalar { Value: "" } => place,
                Scalar scalar => place with { Text = scalar.Value },
                SequenceStart => place with { List = List(depth) },
                MappingStart => place with { Entries = Entries(depth) },
                _ => place with { IsUnreadable = true },
            };
        }

        private List<YamlValue> List(int depth)
        {
            var list = new List<YamlValue>();
            while (!parser.TryConsume<SequenceEnd>(out _))
                list.Add(Value(depth + 1));
            return list;
        }

        private List<YamlEntry> Entries(int depth)
        {
            var entries = new List<YamlEntry>();
            var first = new Dictionary<string, int>(StringComparer.Ordinal);
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var name = parser.Accept<Scalar>(out var word) ? word : null;
                var place = Value(depth + 1);
                var value = Value(depth + 1);
                if (name is null)
                    problems.Add(new Problem(file, place.Line, place.Column, "A field's name is a word."));
                else if (!first.TryAdd(name.Value, place.Line))
                    problems.Add(
                        new Problem(
                            file,
                            place.Line,
                            place.Column,
                            $"“{name.Value}” stands here twice: first in line {first[name.Value]}."
                        )
                    );
                else
                    entries.Add(new YamlEntry(name.Value, place.Line, place.Column, value));
            }
            return entries;
        }

        private Problem Wrong(ParsingEvent at, string message) => new(file, (int)at.Start.Line, (int)at.Start.Column, message);
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
        && Texts.IsWellFormed(text)
        && !text.EndsWith("\n\n", StringComparison.Ordinal)
        && text != "\n"
        && text.Split('\n')
            .All(line =>
                line.Length == 0 || (!string.IsNullOrWhiteSpace(line) && line.All(l => IsPrintable(l) || char.IsSurrogate(l)))
            );

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
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            var isPair = char.IsHighSurrogate(letter) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            quoted.Append(
                letter switch
                {
                    '"' => "\\\"",
                    '\\' => "\\\\",
                    '\n' => "\\n",
                    '\t' => "\\t",
                    '\r' => "\\r",
                    _ when isPair => text.Substring(i++, 2),
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
