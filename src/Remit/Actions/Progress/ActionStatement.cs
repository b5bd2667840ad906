using Remit.Kernel;
using Remit.Structure.Organisations;

namespace Remit.Actions.Progress;

/// <summary>What somebody said on a day of how far an action has come. It is never overwritten: a newer one follows it.</summary>
public sealed class ActionStatement : Record<ActionStatement>, IStatement
{
    /// <summary>The action.</summary>
    public required Id<ActionItem> Action { get; init; }

    /// <summary>The day for which it is said.</summary>
    public required DateOnly On { get; set; }

    /// <summary>What there is to say.</summary>
    public string? Words { get; set; }

    /// <summary>Why the action is due on another day from now on; null where its day did not move.</summary>
    public string? WhyMoved { get; set; }

    /// <summary>What the action became by it: done, withdrawn, open again; null where it goes on.</summary>
    public ActionStatus? Became { get; set; }

    /// <summary>Who says so.</summary>
    public Id<Person>? By { get; set; }

    /// <summary>Who says so in words, where no recorded person is meant.</summary>
    public string? ByWords { get; set; }

    /// <summary>More letters than these are no progress but a paper, which is kept elsewhere and named here.</summary>
    public const int MostLetters = 10_000;

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (Words?.Length > MostLetters)
            yield return TooLong("words", Words.Length);
        if (WhyMoved?.Length > MostLetters)
            yield return TooLong("why-moved", WhyMoved.Length);
        if (Words is null && WhyMoved is null && Became is null)
            yield return new Refusal(
                "Progress says something",
                "Say in a few words how far it has come, or what stands in the way.",
                Field: "words"
            );
    }

    private static Refusal TooLong(string field, int letters) =>
        new(
            "Progress is said in a few words",
            $"These are {letters:N0} letters, and at most {MostLetters:N0} are kept. Say it shorter, and name the paper in which the rest stands.",
            Field: field
        );

    internal static Shape<ActionStatement> Shape { get; } =
        new Shape<ActionStatement>(
            "action-statement",
            "action-statements",
            "What somebody said on a day of how far an action has come, never overwritten."
        )
            .Called("progress statement of an action", "progress statements of actions")
            .BelongsTo(s => s.Action)
            .BelongsToListedBy(s => s.Action, "owners")
            .ClosedBy(s => s.Action)
            .Value("action", s => s.Action, "The action.", required: true)
            .Value("on", s => s.On, "The day for which it is said.", required: true)
            .Value("words", s => s.Words, "What there is to say.")
            .Value("why-moved", s => s.WhyMoved, "Why the action is due on another day from now on.")
            .Value("became", s => s.Became, "What the action became by it: done, withdrawn or open again.")
            .Value("by", s => s.By, "Who says so.")
            .Value("by-words", s => s.ByWords, "Who says so in words, where no recorded person is meant.")
            .Personally(s => s.Key, s => s.Words, s => s.WhyMoved, s => s.ByWords)
            .InList("action-statements.csv");
}
