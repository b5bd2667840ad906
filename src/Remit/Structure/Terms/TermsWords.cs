using System.Text.RegularExpressions;
using Remit.Intake;

namespace Remit.Structure.Terms;

/// <summary>The names of the parts of terms of reference and of the rows of their header table, from the data file <c>parts.yaml</c>.</summary>
internal sealed partial class TermsWords
{
    internal const string Resource = "Remit.Structure.Terms.parts.yaml";

    /// <summary>What a paper says of a fact that nobody recorded.</summary>
    public const string NotRecorded = "not recorded";

    private const int MostWords = 9;
    private readonly Dictionary<string, string> parts;
    private readonly Dictionary<string, string> header;

    private TermsWords(Words file) => (parts, header) = (ByName(file.Parts), ByName(file.Header));

    public static TermsWords Shipped { get; } = Load();

    /// <summary>What a line names that is nothing but the name of a part, or of several: "3. Membership and quorum". Empty for any other.</summary>
    public IReadOnlyList<string> Certain(string line)
    {
        var name = NameOf(line);
        if (name.Length == 0)
            return [];
        if (parts.TryGetValue(name, out var kind))
            return [kind];
        var of = name.IndexOf(" of ", StringComparison.Ordinal);
        if (of > 0 && parts.TryGetValue(name[..of], out var whole))
            return [whole];
        var pieces = name.Split(" and ");
        return pieces.Length > 1 && pieces.All(parts.ContainsKey)
            ? [.. pieces.Select(p => parts[p]).Distinct(StringComparer.Ordinal)]
            : [];
    }

    /// <summary>What a heading is about, by the names that stand in it: "How decisions are made: authority of the Board".</summary>
    public IReadOnlyList<string> Likely(string heading)
    {
        var certain = Certain(heading);
        if (certain.Count > 0)
            return certain;
        var name = $" {LooseName.Of(heading.Length > 200 ? heading[..200] : heading)} ";
        return
        [
            .. parts
                .Select(p => (p.Value, At: name.IndexOf($" {p.Key} ", StringComparison.Ordinal), p.Key.Length))
                .Where(p => p.At >= 0)
                .OrderBy(p => p.At)
                .ThenByDescending(p => p.Length)
                .Select(p => p.Value)
                .Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>What a row of a header table gives, by its label: "version", "review-on"; null where it is not known.</summary>
    public string? HeaderOf(string label) =>
        label.Length <= 60 && header.TryGetValue(LooseName.Of(label), out var key) ? key : null;

    /// <summary>A heading without its number and its colon: "4.1 Quorum:" as "Quorum".</summary>
    public static string Bare(string heading) => Number().Replace(heading.Trim(), "").TrimEnd(':', ' ', '–', '-');

    /// <summary>The number that opens a heading: 4 of "4. Quorum"; null where there is none or it has parts.</summary>
    public static int? FigureOf(string heading) =>
        Figure().Match(heading) is { Success: true } match
            ? int.Parse(match.Groups["figure"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)
            : null;

    private static string NameOf(string line)
    {
        if (line.Length > 100)
            return "";
        var name = LooseName.Of(Bare(line));
        return name.Count(letter => letter == ' ') < MostWords ? name : "";
    }

    private static Dictionary<string, string> ByName(Dictionary<string, List<string>> file)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, known) in file)
        foreach (var name in known)
            names.TryAdd(LooseName.Of(name), key);
        return names;
    }

    private static TermsWords Load() => new(WordsFile.Load<Words>(Resource));

    private sealed class Words
    {
        public Dictionary<string, List<string>> Parts { get; set; } = [];

        public Dictionary<string, List<string>> Header { get; set; } = [];
    }

    [GeneratedRegex(
        """^(?:(?:section|part|article|paragraph)\s+)?(?:[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}(?:[.):]\s*|\s+[–-]\s+|\s+)|[A-Z][.)]\s*)""",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase
    )]
    private static partial Regex Number();

    [GeneratedRegex(
        """^\s*(?<figure>[0-9]{1,2})(?:[.)]\s*|\s+)\p{L}""",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Figure();
}
