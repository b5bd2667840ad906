using Remit.Data;
using Remit.Kernel;
using Remit.Search;
using Remit.Structure.Areas;
using Remit.Structure.Bodies;
using Remit.Structure.Places;

namespace Remit.Structure.WhoDeals;

/// <summary>What of a body has the words.</summary>
internal enum ReasonKind
{
    /// <summary>A topic on which it leads.</summary>
    Leads,

    /// <summary>A topic to which it contributes.</summary>
    Contributes,

    /// <summary>What it is for.</summary>
    Purpose,

    /// <summary>What it is called.</summary>
    Name,

    /// <summary>Its terms of reference.</summary>
    Terms,
}

/// <summary>Why a body is in the answer.</summary>
/// <param name="What">What says so.</param>
/// <param name="Text">The words.</param>
/// <param name="Ages">For which ages, in words; null for those of the body.</param>
/// <param name="Marks">Where the words that were asked for stand.</param>
internal sealed record Reason(ReasonKind What, string Text, string? Ages, IReadOnlyList<Stretch> Marks);

/// <summary>A body that deals with what was asked.</summary>
internal sealed record DealingBody
{
    public required Named Body { get; init; }
    public required BodyKind Kind { get; init; }
    public required BodyState State { get; init; }
    public required bool Outside { get; init; }

    /// <summary>The ages that it covers, in words; null where nobody said.</summary>
    public string? Ages { get; init; }
    public string? AgesNote { get; init; }

    /// <summary>The local areas that it covers; none means the whole partnership.</summary>
    public required IReadOnlyList<Named> Covers { get; init; }
    public required IReadOnlyList<Seat> Chairs { get; init; }
    public required IReadOnlyList<Reason> Reasons { get; init; }
}

/// <summary>The answer to "who deals with this, for a child of this age, in this place?"</summary>
internal sealed record WhoDealsWith
{
    /// <summary>The question as it was asked; null where nothing was asked yet.</summary>
    public string? Asked { get; init; }

    /// <summary>The ages asked about, in words; null for all.</summary>
    public string? Ages { get; init; }

    /// <summary>The place asked about; null for the whole partnership.</summary>
    public Named? Place { get; init; }

    /// <summary>What was looked for, and as what it was understood.</summary>
    public IReadOnlyList<Concept> Concepts { get; init; } = [];

    /// <summary>Whether the answers have everything that is recorded of what was asked; else they have most of it.</summary>
    public bool HasAll { get; init; } = true;

    /// <summary>Those that lead, the best answer first.</summary>
    public IReadOnlyList<DealingBody> Leads { get; init; } = [];

    /// <summary>Those that contribute, or of which something recorded has the words.</summary>
    public IReadOnlyList<DealingBody> Others { get; init; } = [];

    /// <summary>Those that deal with it for other ages than were asked about.</summary>
    public IReadOnlyList<DealingBody> ForOtherAges { get; init; } = [];

    /// <summary>Those that deal with it in other places than the one asked about.</summary>
    public IReadOnlyList<DealingBody> InOtherPlaces { get; init; } = [];

    /// <summary>What else is recorded in these words, by kind: duties, actions, reports.</summary>
    public IReadOnlyList<FoundKind> AlsoRecorded { get; init; } = [];

    /// <summary>Where more than one leads, in sentences.</summary>
    public IReadOnlyList<string> Overlaps { get; init; } = [];

    /// <summary>Where nobody leads, in sentences.</summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];

    /// <summary>Whom to ask where nobody is recorded: the bodies at the top of the partnership.</summary>
    public IReadOnlyList<DealingBody> AskInstead { get; init; } = [];

    /// <summary>What could not be used, in sentences: an age that can't be read, a place that is not recorded.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>Every local area, for the choice of a place.</summary>
    public IReadOnlyList<Named> Places { get; init; } = [];

    /// <summary>Whether somebody deals with it.</summary>
    public bool IsAnswered => Leads.Count + Others.Count > 0;

    /// <summary>Answers a question. At most five queries.</summary>
    /// <param name="searching">Gives the index.</param>
    /// <param name="db">The database as the viewer sees it.</param>
    /// <param name="day">The day at which it is asked.</param>
    /// <param name="isNow">Whether the database is as recorded now.</param>
    /// <param name="question">What is asked, with the age and the place and what is put into fields of their own.</param>
    public static async Task<WhoDealsWith> Answer(Searching searching, Db db, DateOnly day, bool isNow, Question question)
    {
        var areas = await AreaMap.Load(db, day);
        var understood = Understood.Of(question, areas);
        var none = new WhoDealsWith
        {
            Asked = understood.Asked,
            Ages = understood.Ages?.ToString(),
            Place = understood.Place is { } named ? AreaMap.Named(named) : null,
            Notices = understood.Notices,
            Places = [.. areas.All.Select(AreaMap.Named)],
        };
        if (understood.Asked is null)
            return none;
        var index = await searching.Index(db, day, isNow);
        var findings = index.Find(understood.Words);
        var bodies = findings.Parts.Select(BodyOf).OfType<RecordRef>().Distinct().Select(b => new Id<Body>(b.Id));
        var facts = await BodyFacts.Load(db, day, [.. bodies], areas);
        var groups = findings.Together(part => BodyOf(part) is { } body && facts.Holds(body, part.Record.Record) ? body : null);
        var also = findings
            .Together(p => p.Record.Answer.Record)
            .Where(g => g.Of.Kind is not ("body" or "terms" or "local-area"));
        return new Weighing(findings, groups, facts, understood).Answer(
            none with
            {
                AlsoRecorded = FoundKind.Of(also, db.Shapes),
            }
        );
    }

    private static RecordRef? BodyOf(FoundPart part) =>
        part.Record.Record.Kind is "body" or "area" or "terms" ? part.Record.Under().First(r => r.Kind == "body") : null;
}
