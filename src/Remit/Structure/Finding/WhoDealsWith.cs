using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Search;
using Remit.Structure.Areas;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Structure.Terms;

namespace Remit.Structure.Finding;

/// <summary>Why a body is in the answer: something recorded of it that has the words.</summary>
/// <param name="What">What says so: "area of responsibility", "purpose".</param>
/// <param name="Text">The words.</param>
/// <param name="Ages">For which ages, in words; null for all.</param>
/// <param name="Marks">Where the words that were asked for stand.</param>
internal sealed record Reason(string What, string Text, string? Ages, IReadOnlyList<Stretch> Marks);

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
        var groups = findings.Together(BodyOf);
        var facts = await BodyFacts.Load(db, day, [.. groups.Select(g => new Id<Body>(g.Of.Id))], areas);
        return new Weighing(findings, groups, facts, understood, none).Answer();
    }

    private static RecordRef? BodyOf(FoundPart part) =>
        part.Record.Record.Kind is "body" or "area" or "terms" ? part.Record.Under().First(r => r.Kind == "body") : null;
}

/// <summary>What is asked.</summary>
/// <param name="Words">What is sought, in free words; the age and the place may stand among them.</param>
/// <param name="Age">The age, as it is written; null for none.</param>
/// <param name="Place">The key or name of a local area; null for the whole partnership.</param>
internal sealed record Question(string? Words, string? Age, string? Place);

/// <summary>A question taken apart.</summary>
internal sealed record Understood
{
    public string? Asked { get; private init; }

    /// <summary>The question without its age and its place.</summary>
    public string Words { get; private init; } = "";

    public AskedAges? Ages { get; private init; }

    public LocalArea? Place { get; private init; }

    public IReadOnlyList<string> Notices { get; private init; } = [];

    public static Understood Of(Question question, AreaMap areas)
    {
        var notices = new List<string>();
        var words = question.Words?.Trim() ?? "";
        if (words.Length > SearchIndex.MostLetters)
        {
            words = words[..SearchIndex.MostLetters];
            notices.Add($"The question is longer than {SearchIndex.MostLetters} letters. Only its beginning was read.");
        }
        var asked = words.Length == 0 ? null : words;
        var (ages, place) = (AgesOf(question, notices), PlaceOf(question, areas, notices));
        if (ages is null && string.IsNullOrWhiteSpace(question.Age) && AskedAges.In(words) is { } said)
            (ages, words) = (said.Ages, words.Remove(said.Start, said.Length));
        if (place is null && string.IsNullOrWhiteSpace(question.Place) && AskedPlace.In(areas, words) is { } there)
            (place, words) = (there.Area, words.Remove(there.Start, there.Length));
        return new Understood
        {
            Asked = asked,
            Words = words,
            Ages = ages,
            Place = place,
            Notices = notices,
        };
    }

    private static AskedAges? AgesOf(Question question, List<string> notices)
    {
        if (string.IsNullOrWhiteSpace(question.Age))
            return null;
        if (AskedAges.TryParse(question.Age, out var ages))
            return ages;
        notices.Add(
            $"The age “{Short(question.Age)}” can’t be read. Write it as 13, 0-5, 16+ or unborn. The answer is for all ages."
        );
        return null;
    }

    private static LocalArea? PlaceOf(Question question, AreaMap areas, List<string> notices)
    {
        if (string.IsNullOrWhiteSpace(question.Place))
            return null;
        if (AskedPlace.Find(areas, question.Place) is { } place)
            return place;
        var near = AskedPlace.Near(areas, question.Place);
        var known = (near.Count > 0 ? near : [.. areas.All.Take(12)]).Select(a => a.Name).ToList();
        notices.Add(
            $"No area called “{Short(question.Place)}” is recorded. "
                + (
                    known.Count == 0 ? ""
                    : near.Count > 0 ? $"Did you mean {string.Join(" or ", known)}? "
                    : $"Recorded are {string.Join(", ", known)}. "
                )
                + "The answer is for the whole partnership."
        );
        return null;
    }

    private static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;
}
