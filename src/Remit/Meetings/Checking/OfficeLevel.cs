using System.Text.RegularExpressions;

namespace Remit.Meetings.Checking;

/// <summary>How high somebody stands in their organisation, as far as the usual words of titles tell. Other words say nothing.</summary>
internal static partial class OfficeLevel
{
    private const int Chief = 5;
    private const int Head = 4;
    private const int Senior = 3;
    private const int Manager = 2;
    private const int Practitioner = 1;

    /// <summary>The level that words name: the higher, the nearer to the head of the organisation; null where they name none.</summary>
    public static int? Of(string? words) =>
        words is null ? null
        : HeadWords().IsMatch(words) ? Head
        : ChiefWords().IsMatch(words) ? Chief
        : SeniorWords().IsMatch(words) ? Senior
        : ManagerWords().IsMatch(words) ? Manager
        : PractitionerWords().IsMatch(words) ? Practitioner
        : null;

    /// <summary>Whether a title is known to be below the level that is expected; false where either can't be told.</summary>
    public static bool IsBelow(string? title, string? expected) => Of(title) < Of(expected);

    private const RegexOptions Loosely = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(
        @"\b(assistant|deputy|associate|service) (chief|director)|\bhead of\b|\bheads of\b|\bsuperintendent\b|\bdesignated (doctor|nurse|professional)\b",
        Loosely,
        1000
    )]
    private static partial Regex HeadWords();

    [GeneratedRegex(@"\bchief (executive|officer|constable|nurse)\b|\bdirector\b|\bleader of\b|^leader$", Loosely, 1000)]
    private static partial Regex ChiefWords();

    [GeneratedRegex(@"\bsenior (officer|manager)\b|\bservice manager\b|\binspector\b", Loosely, 1000)]
    private static partial Regex SeniorWords();

    [GeneratedRegex(@"\bmanager\b|\bteam leader\b|\bprincipal\b", Loosely, 1000)]
    private static partial Regex ManagerWords();

    [GeneratedRegex(@"\b(officer|practitioner|social worker|assistant|adviser|advisor|co-?ordinator)\b", Loosely, 1000)]
    private static partial Regex PractitionerWords();
}
