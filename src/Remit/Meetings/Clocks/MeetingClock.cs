using Remit.Kernel;
using Remit.Structure.Bodies;

namespace Remit.Meetings.Clocks;

/// <summary>What a rule about time sets.</summary>
public enum ClockSets
{
    /// <summary>Notice of the meeting: its members, and where it is public everybody, are told of it.</summary>
    Notice,

    /// <summary>Agenda and papers are published or sent out.</summary>
    Agenda,

    /// <summary>Papers are handed in to the clerk.</summary>
    Papers,

    /// <summary>Notice that the meeting, or part of it, is to be held in private.</summary>
    PrivateMeeting,

    /// <summary>A document about a key decision.</summary>
    KeyDecision,

    /// <summary>Minutes, after the meeting.</summary>
    Minutes,
}

/// <summary>In what a rule about time counts.</summary>
public enum ClockUnit
{
    /// <summary>Days of the calendar: five before the 12th is the 7th.</summary>
    Days,

    /// <summary>Whole days of the calendar between the two.</summary>
    ClearDays,

    /// <summary>Whole days between the two on which work is done.</summary>
    ClearWorkingDays,

    /// <summary>Days on which work is done.</summary>
    WorkingDays,
}

/// <summary>
/// A rule about time: how long before (or after) a meeting something is to be done, whom it binds, from when, by which source. Those of the law ship
/// with the program (<see cref="ShippedClocks"/>); a partnership adds those of its bodies' own terms, and replaces those that ship.
/// </summary>
public sealed class MeetingClock : DatedRecord<MeetingClock>
{
    /// <summary>The most days that one may count.</summary>
    public const int MostDays = 400;

    internal const string CountsSomeDays = "A rule about time counts some days";
    internal const string BindsSomebody = "A rule about time binds somebody";
    internal const string NamesItsSource = "A rule that binds councils names its source";
    internal const string ReplacesWhatShips = "A rule replaces one that ships with the program";

    /// <summary>What it is called.</summary>
    public required string Title { get; set; }

    /// <summary>What it sets.</summary>
    public ClockSets Sets { get; set; }

    /// <summary>How many, in <see cref="Unit"/>.</summary>
    public int Amount { get; set; }

    /// <summary>In what it counts.</summary>
    public ClockUnit Unit { get; set; }

    /// <summary>The body that it binds by its own terms; null for a rule that binds kinds of bodies.</summary>
    public Id<Body>? Body { get; set; }

    /// <summary>Whether it binds councils.</summary>
    public bool BindsCouncils { get; set; }

    /// <summary>Whether it binds committees of councils, scrutiny committees among them.</summary>
    public bool BindsCommittees { get; set; }

    /// <summary>Whether it binds council executives.</summary>
    public bool BindsExecutives { get; set; }

    /// <summary>Where it binds not always: words that follow "only where".</summary>
    public string? OnlyWhere { get; set; }

    /// <summary>By which source: an Act and its section, or "terms of reference, part 6".</summary>
    public string? Source { get; set; }

    /// <summary>Where the source can be read.</summary>
    public string? Address { get; set; }

    /// <summary>The day on which somebody read the source; null where nobody did.</summary>
    public DateOnly? CheckedOn { get; set; }

    /// <summary>The key of the rule that ships with the program and in whose place this one stands, for the days on which it holds.</summary>
    public string? InPlaceOf { get; set; }

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        var kinds = BindsCouncils || BindsCommittees || BindsExecutives;
        if (Amount is < 0 or > MostDays)
            yield return Of(
                CountsSomeDays,
                $"“{Title}” would count {Amount} days. Enter a number from 0 to {MostDays}.",
                "amount"
            );
        if (kinds == (Body is not null))
            yield return Of(
                BindsSomebody,
                kinds
                    ? $"“{Title}” would bind one body by its own terms and a kind of bodies by law. Choose one of the two."
                    : $"Say whom “{Title}” binds: one body by its own terms, or councils, their committees or executives.",
                "body"
            );
        if (kinds && string.IsNullOrWhiteSpace(Source))
            yield return Of(
                NamesItsSource,
                $"Say by which source “{Title}” binds: the Act or Regulations, and the section.",
                "source"
            );
        if (InPlaceOf is { } key && !ShippedClocks.All.Any(c => c.Key == key))
            yield return Of(
                ReplacesWhatShips,
                $"No rule that ships with the program has the key “{key}”. There are: {string.Join(", ", ShippedClocks.All.Select(c => c.Key))}.",
                "in-place-of"
            );
    }

    private Refusal Of(string rule, string message, string field) => new(rule, message, new RecordRef(Shape.Kind, RowId), field);

    internal static Shape<MeetingClock> Shape { get; } =
        new Shape<MeetingClock>(
            "meeting-clock",
            "meeting-clocks",
            "A rule about time: how long before or after a meeting something is to be done, whom it binds, from when, by which source."
        )
            .Called("rule about time", "rules about time")
            .BelongsTo(c => c.Body)
            .Titled(c => c.Title)
            .Value("title", c => c.Title, "What it is called.", required: true)
            .Value("sets", c => c.Sets, "What it sets.", required: true)
            .Value("amount", c => c.Amount, "How many days.", required: true)
            .Value("unit", c => c.Unit, "In what it counts. Clear days are whole days between the two.", required: true)
            .Value("body", c => c.Body, "The body that it binds by its own terms.")
            .Value("binds-councils", c => c.BindsCouncils, "true where it binds councils.")
            .Value("binds-committees", c => c.BindsCommittees, "true where it binds committees of councils.")
            .Value("binds-executives", c => c.BindsExecutives, "true where it binds council executives.")
            .Value("only-where", c => c.OnlyWhere, "Where it binds not always: words that follow “only where”.")
            .Value("source", c => c.Source, "By which source.")
            .Value("address", c => c.Address, "Where the source can be read.")
            .Value("checked-on", c => c.CheckedOn, "The day on which somebody read the source.")
            .Value("in-place-of", c => c.InPlaceOf, "The key of the rule that ships with the program in whose place it stands.")
            .Dated(c => c.Period)
            .InList("meeting-clocks.csv");
}
