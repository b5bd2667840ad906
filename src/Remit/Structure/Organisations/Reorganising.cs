using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;

namespace Remit.Structure.Organisations;

/// <summary>What a reorganisation does, in numbers, for whoever checks it before it is kept.</summary>
/// <param name="Places">The places that go on under a successor.</param>
/// <param name="Posts">The posts that move.</param>
/// <param name="People">The people who move.</param>
/// <param name="Parts">The parts that move.</param>
internal sealed record Reorganised(int Places, int Posts, int People, int Parts);

/// <summary>
/// Renames, merges and splits organisations in one step. Each puts everything that follows into the context and keeps nothing: the
/// caller commits (or rehearses) it as one change, together with a new organisation where there is one. What is refused leaves the
/// context as it was.
/// </summary>
/// <param name="db">Opened to write.</param>
/// <param name="ids">Makes ids.</param>
internal sealed class Reorganising(Db db, IdSource ids)
{
    /// <summary>Gives an organisation another name from a day on; until the day before it is called as it was.</summary>
    public async Task<Result<FormerName>> Rename(Id<Organisation> organisation, string name, DateOnly on)
    {
        if (await db.Set<Organisation>().SingleOrDefaultAsync(o => o.Id == organisation) is not { } found)
            return Result<FormerName>.Refused([IsNotThere]);
        var others = await db.All<Organisation>().On(on).Where(o => o.Id != organisation).Select(o => o.Name).ToListAsync();
        return await Rename(found, name, on, others);
    }

    /// <summary>Gives a body another name from a day on.</summary>
    public async Task<Result<FormerName>> Rename(Id<Body> body, string name, DateOnly on)
    {
        if (await db.Set<Body>().SingleOrDefaultAsync(b => b.Id == body) is not { } found)
            return Result<FormerName>.Refused([IsNotThere]);
        var others = await db.All<Body>().On(on).Where(b => b.Id != body).Select(b => b.Name).ToListAsync();
        return await Rename(found, name, on, others);
    }

    /// <summary>Several organisations, or one, end the day before and merge into another that begins, or is there, on the day.</summary>
    /// <param name="earlier">Those that end.</param>
    /// <param name="into">Their successor, of this context: it may be new and not kept yet.</param>
    /// <param name="on">The first day of the new order.</param>
    /// <param name="what">What the successor takes over, where it is not everything.</param>
    public Task<Result<Reorganised>> Merge(
        IReadOnlyCollection<Id<Organisation>> earlier,
        Organisation into,
        DateOnly on,
        string? what = null
    ) => HandOn(earlier, [into], SuccessionHow.Merged, _ => into.Id, on, what);

    /// <summary>An organisation that goes on takes others over, which end the day before.</summary>
    /// <inheritdoc cref="Merge"/>
    public Task<Result<Reorganised>> TakeOver(
        IReadOnlyCollection<Id<Organisation>> earlier,
        Organisation into,
        DateOnly on,
        string? what = null
    ) => HandOn(earlier, [into], SuccessionHow.TookOver, _ => into.Id, on, what);

    /// <summary>An organisation ends the day before and splits into several.</summary>
    /// <param name="earlier">The one that ends.</param>
    /// <param name="into">Its successors, of this context: they may be new and not kept yet.</param>
    /// <param name="goes">To which successor each of its <see cref="Holdings"/> goes. None may be left out.</param>
    /// <param name="on">The first day of the new order.</param>
    public Task<Result<Reorganised>> Split(
        Id<Organisation> earlier,
        IReadOnlyCollection<Organisation> into,
        IReadOnlyDictionary<RecordRef, Id<Organisation>> goes,
        DateOnly on
    ) => HandOn([earlier], into, SuccessionHow.Split, record => goes.TryGetValue(record, out var to) ? to : null, on, null, goes);

    /// <summary>What an organisation would hand on, on a day: places, posts, people and parts, each with what people know it by.</summary>
    public async Task<IReadOnlyList<(RecordRef Record, string Title)>> Holdings(Id<Organisation> organisation, DateOnly on) =>
        [.. (await Estate.Load(db, [organisation], on)).Holdings];

    private async Task<Result<FormerName>> Rename<T>(T record, string name, DateOnly on, IEnumerable<string> others)
        where T : DatedRecord<T>, INamed
    {
        var of = db.Shapes.RefOf(record);
        var earlier = await db.Set<FormerName>().Where(f => f.Of == of).ToListAsync();
        var refusals = NotThere(record, record.Name, on, "renamed", of).ToList();
        if (name == record.Name)
            refusals.Add(new("A new name is another name", $"It is called “{name}” already. Type the new name.", of, "name"));
        if (others.FirstOrDefault(o => string.Equals(o, name, StringComparison.OrdinalIgnoreCase)) is { } taken)
            refusals.Add(
                new(
                    "Two don't have one name on a day",
                    $"Another is called “{taken}” on {LondonDate.Words(on)}. Choose a name that tells the two apart.",
                    of,
                    "name"
                )
            );
        if (earlier.Where(f => f.Until >= on).MaxBy(f => f.Until) is { } later)
            refusals.Add(
                new(
                    "Names follow one another",
                    $"It is recorded as called “{later.Name}” until {LondonDate.Words(later.Until!.Value)}. Choose a day after that.",
                    of,
                    "on"
                )
            );
        if (refusals.Count > 0)
            return Result<FormerName>.Refused(refusals);
        var last = on.AddDays(-1);
        var gaps = Gaps.Between(earlier.Select(f => f.Period), record.From, last).ToList();
        var keys = new FreeKeys(earlier.Select(f => f.Key));
        var kept = gaps.ConvertAll(gap => new FormerName
        {
            Id = ids.Next<FormerName>(),
            Key = keys.Take($"until-{LondonDate.Iso(gap.Until!.Value)}"),
            Of = of,
            Name = record.Name,
            Period = gap,
            Sensitivity = record.Sensitivity,
            RestrictedTo = record.RestrictedTo,
            Order = earlier.Count,
        });
        db.AddRange(kept);
        record.Name = name;
        return Result<FormerName>.Done(kept.LastOrDefault() ?? earlier.MaxBy(f => f.Until)!);
    }

    private async Task<Result<Reorganised>> HandOn(
        IReadOnlyCollection<Id<Organisation>> earlier,
        IReadOnlyCollection<Organisation> into,
        SuccessionHow how,
        Func<RecordRef, Id<Organisation>?> successorOf,
        DateOnly on,
        string? what,
        IReadOnlyDictionary<RecordRef, Id<Organisation>>? answers = null
    )
    {
        if (earlier.Count == 0)
            throw new ArgumentException("Nothing is reorganised.", nameof(earlier));
        var estate = await Estate.Load(db, earlier, on);
        var verb = how switch
        {
            SuccessionHow.Merged => "merged",
            SuccessionHow.TookOver => "taken over",
            SuccessionHow.Split => "split",
        };
        var refusals = Refusals(estate, earlier, into, verb, on).ToList();
        if (how == SuccessionHow.Split)
            refusals.AddRange(Unanswered(estate, into, answers!, on));
        if (refusals.Count > 0)
            return Result<Reorganised>.Refused(refusals);
        new HandingOn(
            db,
            ids,
            estate,
            on,
            record => into.FirstOrDefault(i => i.Id.Value == record.Id)?.Id ?? successorOf(record)!.Value
        ).Do();
        await Record(estate, into, how, on, what);
        foreach (var organisation in estate.Organisations)
            organisation.Period = new Period(organisation.From, on.AddDays(-1));
        return Result<Reorganised>.Done(new(estate.Places.Count, estate.Posts.Count, estate.People.Count, estate.Parts.Count));
    }

    private async Task Record(Estate estate, IReadOnlyCollection<Organisation> into, SuccessionHow how, DateOnly on, string? what)
    {
        var successors = into.Select(i => i.Id).ToList();
        var there = await db.All<OrganisationSuccession>().Where(s => successors.Contains(s.Successor)).ToListAsync();
        foreach (var successor in into)
        {
            var known = there.Where(s => s.Successor == successor.Id).ToList();
            var keys = new FreeKeys(known.Select(s => s.Key));
            var order = known.Count == 0 ? 0 : known.Max(s => s.Order) + 1;
            foreach (var earlier in estate.Organisations)
                db.Add(
                    new OrganisationSuccession
                    {
                        Id = ids.Next<OrganisationSuccession>(),
                        Key = keys.Take(earlier.Key),
                        Successor = successor.Id,
                        Predecessor = earlier.Id,
                        How = how,
                        What = what,
                        On = on,
                        Order = order++,
                        Sensitivity = (Sensitivity)Math.Max((int)successor.Sensitivity, (int)earlier.Sensitivity),
                        RestrictedTo =
                            successor.Sensitivity >= earlier.Sensitivity ? successor.RestrictedTo : earlier.RestrictedTo,
                    }
                );
        }
    }

    private IEnumerable<Refusal> Refusals(
        Estate estate,
        IReadOnlyCollection<Id<Organisation>> earlier,
        IReadOnlyCollection<Organisation> into,
        string verb,
        DateOnly on
    )
    {
        if (estate.Organisations.Count < earlier.Distinct().Count())
            yield return IsNotThere;
        foreach (var organisation in estate.Organisations)
        foreach (var refusal in NotThere(organisation, organisation.Name, on, verb, db.Shapes.RefOf(organisation)))
            yield return refusal;
        if (verb == "split" && into.Select(i => i.Id).Distinct().Count() < 2)
            yield return new(
                "A split has at least two successors",
                "Choose two organisations or more that come of it. Where one takes its place, it is renamed or merged."
            );
        foreach (var successor in into)
        {
            if (estate.Has(successor.Id))
                yield return new(
                    "An organisation doesn't take over from itself",
                    $"“{successor.Name}” can't end and be what comes of it. Where it goes on, say that it takes the others over.",
                    db.Shapes.RefOf(successor),
                    "into"
                );
            else if (!successor.Period.Covers(on))
                yield return new(
                    "A successor is there on the day",
                    $"“{successor.Name}” {(successor.Period.StartsAfter(on) ? $"starts only on {LondonDate.Words(successor.From!.Value)}" : $"ended on {LondonDate.Words(successor.Until!.Value)}")}, "
                        + $"so nothing can go to it on {LondonDate.Words(on)}. Choose another day or another successor.",
                    db.Shapes.RefOf(successor),
                    "into"
                );
        }
    }

    private static IEnumerable<Refusal> Unanswered(
        Estate estate,
        IReadOnlyCollection<Organisation> into,
        IReadOnlyDictionary<RecordRef, Id<Organisation>> answers,
        DateOnly on
    )
    {
        var successors = into.Select(i => i.Id).ToHashSet();
        var holdings = estate.Holdings.ToDictionary(h => h.Record, h => h.Title);
        var left = estate
            .Holdings.Where(h => !answers.ContainsKey(h.Record) && !successors.Contains(new Id<Organisation>(h.Record.Id)))
            .Select(h => h.Title)
            .ToList();
        if (left.Count > 0)
            yield return new(
                "Nothing is left without an answer",
                $"Say to which successor each of these goes: {string.Join("; ", left)}.",
                Field: "goes"
            );
        if (answers.Keys.Any(k => !holdings.ContainsKey(k)))
            yield return new(
                "Only what it holds is handed on",
                $"{answers.Keys.Count(k => !holdings.ContainsKey(k))} of the answers are about something that had ended by "
                    + $"{LondonDate.Words(on)} or is not the organisation's. Leave them out.",
                answers.Keys.First(k => !holdings.ContainsKey(k)),
                "goes"
            );
        foreach (var (record, to) in answers.Where(a => holdings.ContainsKey(a.Key) && !successors.Contains(a.Value)))
            yield return new(
                "Everything goes to a successor",
                $"What {holdings[record]} goes to is not one of the successors. Choose one of {string.Join(", ", into.Select(i => $"“{i.Name}”"))}.",
                record,
                "goes"
            );
    }

    private static IEnumerable<Refusal> NotThere(IDated record, string name, DateOnly on, string verb, RecordRef of)
    {
        if (record.Period.HasEndedBy(on))
            yield return new(
                "Only what is there is reorganised",
                $"“{name}” ended on {LondonDate.Words(record.Until!.Value)}, so it can't be {verb} on {LondonDate.Words(on)}.",
                of,
                "on"
            );
        // Its first day is too early as well: nothing would be left of it before.
        else if (record.From >= on || on == DateOnly.MinValue)
            yield return new(
                "Nothing is reorganised before it starts",
                $"“{name}” starts on {LondonDate.Words(record.From ?? on)}, so it can't be {verb} on {LondonDate.Words(on)}. Choose a later day.",
                of,
                "on"
            );
    }

    private static Refusal IsNotThere { get; } =
        new("Only what is there is reorganised", "One of the organisations is not there any more. Look at the list again.");
}
