using System.Text.RegularExpressions;
using Remit.Kernel;
using Remit.Structure.Areas;

namespace Remit.Structure.WhoDeals;

/// <summary>The place that somebody asks about.</summary>
internal static partial class AskedPlace
{
    /// <summary>The area with a key or name, whatever its case; null for none.</summary>
    public static LocalArea? Find(AreaMap areas, string asked) =>
        areas.All.FirstOrDefault(a =>
            string.Equals(a.Key, asked.Trim(), StringComparison.OrdinalIgnoreCase) || IsCalled(a, asked.Trim())
        );

    /// <summary>The areas whose names are a slip or two away.</summary>
    public static IReadOnlyList<LocalArea> Near(AreaMap areas, string asked)
    {
        var sought = asked.Trim().ToLowerInvariant();
        return
        [
            .. areas.All.Where(a => EditDistance.Within(sought, a.Name.ToLowerInvariant(), EditDistance.Allowed(sought.Length))),
        ];
    }

    /// <summary>An area named in a question after "in", "near" or the like, with where that stands.</summary>
    public static (LocalArea Area, int Start, int Length)? In(AreaMap areas, string question)
    {
        foreach (Match match in Preposition().Matches(question))
        {
            var rest = question[(match.Index + match.Length)..];
            var area = areas
                .All.Where(a => rest.StartsWith(a.Name, StringComparison.OrdinalIgnoreCase) && EndsThere(rest, a.Name.Length))
                .MaxBy(a => a.Name.Length);
            if (area is not null)
                return (area, match.Index, match.Length + area.Name.Length);
        }
        return null;
    }

    private static bool IsCalled(LocalArea area, string name) =>
        string.Equals(area.Name, name, StringComparison.OrdinalIgnoreCase);

    private static bool EndsThere(string text, int at) => at == text.Length || !char.IsLetterOrDigit(text[at]);

    [GeneratedRegex(
        @"\b(?:in|near|around|from|at|for)\s+(?:the\s+)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Preposition();
}
