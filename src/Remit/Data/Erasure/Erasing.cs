using Remit.Kernel;

namespace Remit.Data.Erasure;

/// <summary>
/// Erases what tells of a person, as a change of its own. The record stays, with a neutral name, so that what was decided and held still
/// has somebody to name. What the log kept of them beside its entries goes too, in the same transaction; the entries hold commitments only
/// and stay as they are, so that every proof holds.
/// </summary>
public static class Erasing
{
    /// <summary>The capability in whose permissions erasing is.</summary>
    public const string Capability = "erasing";

    /// <summary>What an erasure is called in the log.</summary>
    public const string What = "Erased what told of a person";

    private const string WhoRule = "Who erases sees and changes everything";

    /// <summary>
    /// Who may: whoever sees and changes every record, since an erasure reads and changes all of them, restricted ones too. Looking after
    /// accounts is not enough.
    /// </summary>
    public static PolicySection Section { get; } =
        new(
            Capability,
            "Erasing what tells of a person",
            [],
            [
                .. PolicySection.Give(Relation.Manager, Sensitivity.Restricted, Verb.Write),
                .. PolicySection.Give(Relation.Operator, Sensitivity.Restricted, Verb.Write),
            ]
        );

    /// <summary>What an erasure would do, and which texts it would leave; refused as it would be.</summary>
    /// <param name="store">The database.</param>
    /// <param name="record">The record; its kind must be one that tells of a person.</param>
    /// <param name="by">Who asks; null for the program itself.</param>
    public static async Task<Result<ToErase>> LookBeforeErasing(this Store store, RecordRef record, Viewer? by)
    {
        await using var db = store.Read(Sight.Everything);
        var asked = await Asked(store, db, record, by);
        if (asked.IsRefused)
            return Result<ToErase>.Refused(asked.Refusals);
        var person = asked.Value;
        var beside = new List<string>();
        foreach (var kept in store.BesidePeople)
            beside.AddRange(await kept.Tell(db, record));
        return Result<ToErase>.Done(
            new ToErase(
                record,
                person.Title,
                person.Name.Title,
                await person.NamedBy(db, store.Clock.Today),
                await TellingTexts.Find(db, person.Traces, person.IsErasedWithThem),
                beside,
                person.Traces
            )
        );
    }

    /// <summary>
    /// Erases a person's record, the keys and notes of what names it (appointments, holders, tasks), their name as one who made changes, what
    /// lies beside the records (their account), and their traces in other texts; ends what they hold today. Then every trace in the
    /// database's files goes, and the files that wait to be brought in. Refused where a rule forbids what would be left.
    /// </summary>
    /// <param name="store">The database.</param>
    /// <param name="record">The record; its kind must be one that tells of a person.</param>
    /// <param name="change">Who erases it, and why; what it says must not name the person.</param>
    /// <param name="blank">In which texts the person's traces are blanked, by <see cref="TellingText.Place"/>; the others stay as they are.</param>
    public static async Task<Result<Erased>> Erase(
        this Store store,
        RecordRef record,
        Change change,
        IReadOnlyCollection<string>? blank = null
    )
    {
        await using var db = store.Write();
        var asked = await Asked(store, db, record, change.By);
        if (asked.IsRefused)
            return Result<Erased>.Refused(asked.Refusals);
        var person = asked.Value;
        if (ReasonRefused(change.Why, person.Traces) is { } reason)
            return Result<Erased>.Refused([reason]);
        // Who is erased again, as an older database was put back, held nothing from the day on which they were erased first.
        var day = person.Name.On ?? store.Clock.Today;
        var texts = await person.Leave(db, day, blank ?? []);
        db.WithTheChange = () => BesideThem(store, db, person);
        // Who may was asked above: what an erasure touches is more than anybody writes by hand, such as the tasks that they were given.
        var result = await db.Commit(change with { By = null, Erases = ErasedText.Write(texts) });
        if (result.IsRefused)
            return Result<Erased>.Refused(result.Refusals);
        // Before the files are cleaned, which can fail: an older database that is put back is erased by this list.
        ErasedList.Add(store, person.Name with { On = day, Blanked = [.. blank ?? []] });
        await store.ForgetWhatWasErased(person.Traces);
        return Result<Erased>.Done(new Erased(result.Value, person.Name.Title, person.Name.Key, person.Traces));
    }

    /// <summary>Why a reason can't be the one of an erasure; null where it can.</summary>
    /// <param name="why">The reason.</param>
    /// <param name="traces">What tells of the person.</param>
    public static Refusal? ReasonRefused(string? why, Traces traces) =>
        string.IsNullOrWhiteSpace(why)
            ? new Refusal("An erasure has a reason", "Enter why, without naming them: it stays in the log", Field: "why")
        : traces.First(why) is { } named
            ? new Refusal(
                "A reason names nobody who is erased",
                $"The reason says “{named}”, and it stays in the log. Say it without what tells of the person.",
                Field: "why"
            )
        : null;

    /// <summary>The texts that still tell of somebody who was erased.</summary>
    /// <param name="store">The database.</param>
    /// <param name="traces">What told of them.</param>
    public static async Task<IReadOnlyList<TellingText>> StillTelling(this Store store, Traces traces)
    {
        await using var db = store.Read(Sight.Everything);
        return await TellingTexts.Find(db, traces, (_, _) => false);
    }

    private static async Task BesideThem(Store store, Db db, PersonToErase person)
    {
        foreach (var beside in store.BesidePeople)
            await beside.Erase(db, person.Name.Record, person.Name.Title, person.Names);
    }

    private static async Task<Result<PersonToErase>> Asked(Store store, Db db, RecordRef record, Viewer? by)
    {
        if (by is not null && !by.MayEverywhere(Capability, Sensitivity.Restricted, Verb.Write))
            return Not(
                WhoRule,
                $"You may not erase what tells of a person. That is for {RelationWords.InASentence(Relation.Manager)}, who sees and changes every record."
            );
        if (by?.Person == record.Id)
            return Not(
                "Nobody erases themselves",
                $"You can’t erase yourself: you would not be there any more to see to the rest. Ask another {RelationWords.OnScreen(Relation.Manager).ToLowerInvariant()}, or whoever runs Remit."
            );
        if (await PersonToErase.Of(store, db, record) is not { } person)
            return Not("Only who is there is erased", $"There is no {record.Kind} {record.Id}.");
        return person.Name.Title == person.Title
            ? Not("What is erased is erased once", $"What told of {person.Title} was erased already.")
            : Result<PersonToErase>.Done(person);
    }

    private static Result<PersonToErase> Not(string rule, string message) =>
        Result<PersonToErase>.Refused([new Refusal(rule, message)]);
}

/// <summary>What was erased.</summary>
/// <param name="Change">The change that did it.</param>
/// <param name="Title">The neutral name that the record has now.</param>
/// <param name="Key">The neutral key that it has now.</param>
/// <param name="Traces">What told of the person, to look for it elsewhere. Kept nowhere.</param>
public sealed record Erased(LoggedChange Change, string Title, string Key, Traces Traces);

/// <summary>What an erasure would do.</summary>
/// <param name="Record">The person's record.</param>
/// <param name="Title">What they are called now.</param>
/// <param name="Neutral">What the record will be called.</param>
/// <param name="Named">What names them and is erased with them.</param>
/// <param name="Texts">Other texts that tell of them.</param>
/// <param name="Beside">What lies beside the records and goes too, each as an item of a list.</param>
/// <param name="Traces">What tells of them.</param>
public sealed record ToErase(
    RecordRef Record,
    string Title,
    string Neutral,
    IReadOnlyList<NamesThem> Named,
    IReadOnlyList<TellingText> Texts,
    IReadOnlyList<string> Beside,
    Traces Traces
);

/// <summary>A record that names a person: an appointment, a post held.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Words">What it is of, in words.</param>
/// <param name="Period">When it holds.</param>
/// <param name="Ends">Whether it holds today and ends with the erasure.</param>
public sealed record NamesThem(string Kind, string Words, Period Period, bool Ends);

/// <summary>
/// What a capability keeps of people beside the records: their accounts. Asked before an erasure, and erased in its transaction.
/// </summary>
/// <param name="Tell">What there is of a record, each as an item of a list.</param>
/// <param name="Erase">Erases it: the record, the neutral name that it gets, and the names that it had.</param>
public sealed record BesidePeople(
    Func<Db, RecordRef, Task<IReadOnlyList<string>>> Tell,
    Func<Db, RecordRef, string, IReadOnlyCollection<string>, Task> Erase
);
