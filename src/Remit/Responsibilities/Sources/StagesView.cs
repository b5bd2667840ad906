using Remit.Kernel;

namespace Remit.Responsibilities.Sources;

/// <summary>When something was held against the text, and against what.</summary>
/// <param name="On">The day.</param>
/// <param name="Against">An address, or words.</param>
internal sealed record Checked(DateOnly On, string Against)
{
    /// <summary>Whether it leads somewhere.</summary>
    public bool IsAddress => Uri.TryCreate(Against, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http";

    public static Checked? Of(DateOnly? on, string? against) =>
        on is { } day && !string.IsNullOrWhiteSpace(against) ? new Checked(day, against) : null;
}

/// <summary>Where a provision is in its life.</summary>
/// <param name="State">Where it is on the day at which the page looks; null where nobody recorded it.</param>
/// <param name="Now">The stage that says so; null where none does.</param>
/// <param name="Others">The stages before and after it, the earliest first.</param>
internal sealed record StagesView(ProvisionState? State, StageView? Now, IReadOnlyList<StageView> Others)
{
    /// <summary>
    /// Whether nobody found the first day of the state. It covers every day before its last, and so says of none that it was established for it.
    /// </summary>
    public bool SinceUnknown => Now is { From: null };

    public static StagesView Of(Provision provision, IEnumerable<Stage> stages, DateOnly day)
    {
        var all = stages.OrderBy(s => s.From).ThenBy(s => s.Until).ThenBy(s => s.RowId).ToList();
        var now = all.Find(s => s.Period.Covers(day));
        return new StagesView(
            now?.State ?? provision.State,
            now is null ? null : StageView.Of(now),
            [.. all.Where(s => s != now).Select(StageView.Of)]
        );
    }
}

/// <summary>A state while a period lasts.</summary>
/// <param name="State">The state.</param>
/// <param name="From">Its first day; null where nobody found it.</param>
/// <param name="Until">Its last day.</param>
/// <param name="By">What brought it about.</param>
/// <param name="Note">Anything worth saying.</param>
internal sealed record StageView(ProvisionState State, DateOnly? From, DateOnly? Until, string? By, string? Note)
{
    /// <summary>"from 1 April 2005 to 28 June 2018".</summary>
    public string Period => Stage.Lasts(new Period(From, Until));

    public static StageView Of(Stage stage) => new(stage.State, stage.From, stage.Until, stage.By, stage.Note);
}
