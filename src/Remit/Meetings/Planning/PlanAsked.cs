using Remit.Kernel;
using Remit.Web;

namespace Remit.Meetings.Planning;

/// <summary>What a plan is asked for.</summary>
/// <param name="Bodies">The keys of the bodies; empty for all that have something waiting.</param>
/// <param name="Minutes">How long a meeting has for reports where its own times do not say; its other items come on top.</param>
/// <param name="ToNote">How many reports that are only to be noted a meeting takes where its body's terms do not say.</param>
internal sealed record PlanAsked(IReadOnlyList<string> Bodies, int Minutes, int ToNote)
{
    public const int UsualMinutes = 90;
    public const int UsualToNote = 5;
    public const int MostMinutes = 600;
    public const int MostToNote = Structure.Terms.ToNote.Most;

    /// <summary>Where a person holds reports: the key of a report, and that of its meeting (or <c>body/meeting</c>); an empty one lets it go, also to be planned again if it was left off.</summary>
    public IReadOnlyDictionary<string, string> Holds { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The keys of the reports that a person leaves off: they wait, and once the plan is kept, later ones leave them off too.</summary>
    public IReadOnlySet<string> Waits { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>What an address asks for; what can't be is said, and not taken.</summary>
    public static PlanAsked Of(IEnumerable<string> bodies, string? minutes, string? toNote, Action<string> say) =>
        new(
            [.. bodies.Where(b => b.Length > 0).Distinct(StringComparer.Ordinal)],
            Number("minutes", minutes, 1, MostMinutes, UsualMinutes, say),
            Number("reports to note", toNote, 0, MostToNote, UsualToNote, say)
        );

    private static int Number(string what, string? text, int least, int most, int usual, Action<string> say)
    {
        if (string.IsNullOrWhiteSpace(text))
            return usual;
        if (int.TryParse(text.Trim(), out var number) && number >= least && number <= most)
            return number;
        say($"“{text.Shortened(20)}” is no number of {what} from {least} to {most}. The plan takes {usual}.");
        return usual;
    }
}
