using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Calendar;
using Remit.Structure.Organisations;

namespace Remit.Minutes;

/// <summary>What became of a correction that somebody asked for.</summary>
public enum CorrectionOutcome
{
    /// <summary>Nobody has answered yet.</summary>
    Waiting,

    /// <summary>The minutes were changed.</summary>
    Made,

    /// <summary>The minutes stay as they are.</summary>
    NotMade,
}

/// <summary>A correction of circulated minutes that somebody asked for, and what became of it.</summary>
public sealed class Correction : Record<Correction>
{
    /// <summary>The meeting.</summary>
    public required Id<Meeting> Meeting { get; init; }

    /// <summary>The item; null for the minutes as a whole.</summary>
    public Id<AgendaItem>? Item { get; init; }

    /// <summary>The London day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Who asked for it; null where that is not a recorded person.</summary>
    public Id<Person>? By { get; init; }

    /// <summary>Who asked for it, in words.</summary>
    public string? ByWords { get; init; }

    /// <summary>What it should say.</summary>
    public required string Words { get; init; }

    /// <summary>What became of it.</summary>
    public CorrectionOutcome Outcome { get; set; }

    /// <summary>The clerk’s answer.</summary>
    public string? Answer { get; set; }

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (string.IsNullOrWhiteSpace(Words))
            yield return Of("A correction says what to correct", "Say what it should say.", "words");
        if (Outcome == CorrectionOutcome.NotMade && string.IsNullOrWhiteSpace(Answer))
            yield return Of("What is not corrected has its reason", "Say why the minutes stay as they are.", "answer");
    }

    private Refusal Of(string rule, string message, string field) => new(rule, message, new RecordRef(Shape.Kind, RowId), field);

    internal static Shape<Correction> Shape { get; } =
        new Shape<Correction>("minutes-correction", "minutes-corrections", "A correction that somebody asked for.")
            .Called("correction of minutes", "corrections of minutes")
            .In(c => c.Meeting, "meeting")
            .Value("item", c => c.Item, "The item; left out for the minutes as a whole.")
            .Value("on", c => c.On, "The day.", required: true)
            .Value("by", c => c.By, "Who asked for it.")
            .Value("by-words", c => c.ByWords, "Who asked for it, in words.")
            .Value("words", c => c.Words, "What it should say.", required: true)
            .Value("outcome", c => c.Outcome, "What became of it.", required: true)
            .Value("answer", c => c.Answer, "The clerk’s answer.")
            .Personally(c => c.Words, c => c.ByWords, c => c.Answer);
}
