using Remit.Kernel;
using Remit.Structure.Bodies;

namespace Remit.Structure.Programmes;

/// <summary>One thing in a work programme: what is to be done, by whom, by which quarter, and what is to come of it.</summary>
public sealed class ProgrammeItem : Record<ProgrammeItem>
{
    private const int LongestNumber = 12;

    /// <summary>The programme in which it stands.</summary>
    public required Id<WorkProgramme> Programme { get; init; }

    /// <summary>The number by which people quote it, where it is another than its key: "2.1".</summary>
    public string? Number { get; set; }

    /// <summary>What is to be done.</summary>
    public required string What { get; set; }

    /// <summary>Who is to do it in words, where that is more than the recorded owners.</summary>
    public string? OwnerWords { get; set; }

    /// <summary>The quarter in which it begins; null where nobody said.</summary>
    public Quarter? Begins { get; set; }

    /// <summary>The quarter by the end of which it is due; null where nobody said.</summary>
    public Quarter? Due { get; set; }

    /// <summary>What is to come of it.</summary>
    public string? ExpectedOutcome { get; set; }

    /// <summary>The area of responsibility of the same body that it serves.</summary>
    public Id<AreaOfResponsibility>? Serves { get; set; }

    /// <summary>The item of an earlier programme, or of an earlier version, that it goes on with.</summary>
    public Id<ProgrammeItem>? Continues { get; set; }

    /// <summary>Whether it was taken out again before the programme was agreed.</summary>
    public bool Withdrawn { get; set; }

    /// <summary>How people quote it.</summary>
    public string Quoted => Number ?? Key;

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (Due < Begins)
            yield return new Refusal(
                "What begins is due later",
                $"The item begins in {Begins!.Value.InWords().ToLowerInvariant()}, so it can’t be due in {Due!.Value.InWords().ToLowerInvariant()}. Change one of the two.",
                Field: "due"
            );
        if (Number?.Length > LongestNumber)
            yield return new Refusal(
                "A number is short",
                $"“{Number}” is longer than {LongestNumber} letters. Write a number such as 3 or 2.1.",
                Field: "number"
            );
        if (Continues == Id)
            yield return new Refusal(
                "An item goes on with an earlier one",
                "The item can’t go on with itself. Choose the item of an earlier programme.",
                Field: "continues"
            );
    }

    internal static Shape<ProgrammeItem> Shape { get; } =
        new Shape<ProgrammeItem>("programme-item", "programme-items", "One thing that the programme sets out to do.")
            .Called("item of a work programme", "items of a work programme")
            .In(i => i.Programme, "programme")
            .Titled(i => i.What)
            .FoundBy(i => i.What, i => i.ExpectedOutcome)
            .Value("number", i => i.Number, "The number by which people quote it, where it is another than its key.")
            .Value("what", i => i.What, "What is to be done.", required: true)
            .Links<ProgrammeItemOwner, RecordRef>(
                "owners",
                "programme-item-owner",
                "programme_item_owners",
                o => o.Item,
                o => o.Owner,
                "Who is to do it: people, posts, bodies or organisations.",
                ["person", "post", "body", "organisation"]
            )
            .Value("owner-words", i => i.OwnerWords, "Who is to do it in words, where that is more than the recorded owners.")
            .Value("begins", i => i.Begins, "The quarter of the programme's year in which it begins.")
            .Value("due", i => i.Due, "The quarter of the programme's year by the end of which it is due.")
            .Value("expected-outcome", i => i.ExpectedOutcome, "What is to come of it.")
            .Value("serves", i => i.Serves, "The area of responsibility of the same body that it serves.")
            .Value(
                "continues",
                i => i.Continues,
                "The item of an earlier programme of the same body, or of an earlier version, that it goes on with."
            )
            .Value("withdrawn", i => i.Withdrawn, "true where it was taken out again before the programme was agreed.")
            .Personally(i => i.OwnerWords);
}

/// <summary>Who is to do an item of a work programme.</summary>
public sealed class ProgrammeItemOwner : Link<ProgrammeItemOwner>
{
    /// <summary>The item.</summary>
    public required Id<ProgrammeItem> Item { get; init; }

    /// <summary>A person, post, body or organisation.</summary>
    public required RecordRef Owner { get; init; }
}
