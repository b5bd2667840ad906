using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;

namespace Remit.Decisions;

/// <summary>How far organisations have come with what was agreed, taken together.</summary>
internal enum HowFar
{
    /// <summary>Some organisation has not said, or not for half a year.</summary>
    NotSaid,

    /// <summary>All have said, and some are still at it.</summary>
    UnderWay,

    /// <summary>All have done it, or Remit has carried it out.</summary>
    Done,
}

/// <summary>
/// What is known of how far organisations are with something that was agreed: the one rule of the check MTG-04, of who is asked on their home page, and
/// of the list. Those who signed it off, own an action from it or said something of it before are to say.
/// </summary>
/// <param name="Decision">The decision.</param>
/// <param name="DecidedOn">The day of its meeting.</param>
/// <param name="Deciding">Whether its body decides.</param>
internal sealed record Implementation(Decision Decision, DateOnly DecidedOn, Deciding? Deciding)
{
    /// <summary>So many days after it is begun organisations are asked: three months.</summary>
    public const int DaysToBegin = 92;

    /// <summary>For so many days what is under way is known: half a year.</summary>
    public const int DaysBetween = 183;

    public required IReadOnlyList<OrganisationSignOff> SignOffs { get; init; }

    /// <summary>What was said by the day.</summary>
    public required IReadOnlyList<Doing> Doings { get; init; }

    public required IReadOnlyList<Effect> Effects { get; init; }

    /// <summary>The organisations that own actions which came of it.</summary>
    public required IReadOnlyList<Id<Organisation>> Owners { get; init; }

    /// <summary>The organisations that are to say how far they are.</summary>
    public IReadOnlyList<Id<Organisation>> Organisations =>
        field ??= [
            .. SignOffs
                .Where(s => s.State == SignOffState.Given)
                .Select(s => s.Organisation)
                .Concat(Owners)
                .Concat(Doings.Select(d => d.Organisation))
                .Distinct(),
        ];

    /// <summary>From which day on organisations carry it out: what waited for sign-offs, from the last of them. Null while there is nothing for them to do.</summary>
    public DateOnly? Begun
    {
        get
        {
            // Until everybody has signed off there is nothing to carry out.
            if (
                !Decision.IsAgreement
                || Deciding != Structure.Bodies.Deciding.DecisionMaking
                || SignOffs.Any(s => s.State is SignOffState.Waiting or SignOffState.Refused)
            )
                return null;
            var given = SignOffs.Where(s => s.State == SignOffState.Given).Max(s => s.On);
            return given > DecidedOn ? given : DecidedOn;
        }
    }

    /// <summary>Whether it is time that organisations say how far they are. What is carried out in Remit itself is done.</summary>
    public bool IsAskedFor(DateOnly day) => Begun?.AddDays(DaysToBegin) <= day && !IsCarriedOut(day);

    /// <summary>The last that an organisation said; null for nothing.</summary>
    public Doing? LastOf(Id<Organisation> organisation) =>
        Doings.Where(d => d.Organisation == organisation).MaxBy(d => (d.On, d.Order));

    /// <summary>That it is done, or nothing is to be done, is known for good; how far an organisation is, for half a year.</summary>
    public bool IsKnown(Id<Organisation> organisation, DateOnly day) =>
        LastOf(organisation) is { } last && (IsOver(last) || last.On.AddDays(DaysBetween) >= day);

    /// <summary>How far they have come, taken together; null for what nobody has to carry out.</summary>
    public HowFar? On(DateOnly day) =>
        !Decision.IsAgreement ? null
        : IsCarriedOut(day) ? HowFar.Done
        : Begun is null && Doings.Count == 0 ? null
        : Organisations.Count == 0 || Organisations.Any(o => !IsKnown(o, day)) ? HowFar.NotSaid
        : Organisations.All(o => IsOver(LastOf(o)!)) ? HowFar.Done
        : HowFar.UnderWay;

    private bool IsCarriedOut(DateOnly day) => Effects.Count > 0 && Effects.All(e => e.DoneOn <= day);

    private static bool IsOver(Doing said) => said.State is DoingState.Done or DoingState.NothingToDo;
}
