using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;

namespace Remit.Meetings.Papers;

/// <summary>What goes out with an agenda: what a report says, and each of its papers.</summary>
public interface IGoesOut
{
    /// <summary>The report to which it belongs.</summary>
    Id<Report> Report { get; }

    /// <summary>The supplement to the agenda with which it first went out; 0 with the agenda itself, null before it is published.</summary>
    int? WentOutWith { get; set; }

    /// <summary>The meeting with whose agenda it first went out; null before it is published.</summary>
    Id<Meeting>? WentOutAt { get; set; }
}

/// <summary>With which agenda, and with which of its supplements, something went out.</summary>
internal static class GoingOut
{
    internal const string Rule = "What went out says with which agenda";

    /// <summary>
    /// The supplement with which it came to a meeting: 0 with the agenda itself, null before it went out. What another meeting had before comes
    /// with its item.
    /// </summary>
    /// <param name="what">What went out.</param>
    /// <param name="meeting">The meeting.</param>
    /// <param name="itemsSupplement">The supplement with which its item came there; null for the agenda itself.</param>
    public static int? SupplementAt(this IGoesOut what, Id<Meeting> meeting, int? itemsSupplement) =>
        what.WentOutAt is not { } at ? null
        : at == meeting ? what.WentOutWith
        : itemsSupplement ?? 0;

    /// <summary>It went out: with this agenda, or with this supplement to it.</summary>
    /// <param name="what">What goes out.</param>
    /// <param name="meeting">The meeting.</param>
    /// <param name="supplement">The supplement; null for the agenda itself.</param>
    public static void GoesOut(this IGoesOut what, Id<Meeting> meeting, int? supplement) =>
        (what.WentOutAt, what.WentOutWith) = (meeting, supplement ?? 0);

    /// <summary>It was given back: what is written anew goes out anew.</summary>
    public static void IsNotOut(this IGoesOut what) => (what.WentOutAt, what.WentOutWith) = (null, null);

    /// <summary>The rule that both are said, or neither.</summary>
    public static IEnumerable<Refusal> Refusals(this IGoesOut what, RecordRef record)
    {
        if (what.WentOutAt is null != what.WentOutWith is null || what.WentOutWith < 0)
            yield return new Refusal(
                Rule,
                "What went out with an agenda has its meeting, and the number of the supplement: 0 for the agenda itself.",
                record,
                what.WentOutAt is null ? "went-out-at" : "went-out-with"
            );
    }
}
