using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Terms;

namespace Remit.Structure.Handover;

/// <summary>Plans how a body closes. What it leaves, each capability says for itself.</summary>
internal sealed class Closing(Store store, IEnumerable<Legacy> legacies)
{
    private const string OnlyOnce = "A body closes once";
    private const string NotBefore = "A body closes after it started";

    /// <summary>
    /// Works out what a body would leave. Terms of reference and later names end with it and are asked of nobody.
    /// </summary>
    /// <param name="db">Opened to write: what is planned is done in it.</param>
    /// <param name="id">The body.</param>
    /// <param name="last">Its last day.</param>
    /// <param name="successors">The bodies that take over from it.</param>
    /// <returns>Null where there is no such body that the writer may see.</returns>
    public async Task<ClosingPlan?> Plan(Db db, Id<Body> id, DateOnly last, IReadOnlyCollection<Id<Body>> successors)
    {
        if (await db.Set<Body>().SingleOrDefaultAsync(b => b.Id == id) is not { } body)
            return null;
        var wanted = successors.Distinct().ToList();
        var found = await db.Set<Body>().Where(b => wanted.Contains(b.Id)).ToListAsync();
        var taking = wanted.Select(w => found.FirstOrDefault(f => f.Id == w)).OfType<Body>().ToList();
        var refusals = OfTheDay(body, last).ToList();
        var above = await Above(db, body, last, wanted);
        var sections = new List<LegacySection>();
        if (refusals.Count == 0)
        {
            refusals.AddRange(OfSuccessors(body, taking, wanted.Count, last.AddDays(1)));
            var closure = new Closure(db, store.Ids, body, last, [.. taking.Where(t => t.Id != body.Id), .. above]);
            foreach (var legacy in legacies.OrderBy(l => l.Order))
                if (await legacy.Load(closure) is { Count: > 0 } items)
                    sections.Add(new LegacySection(legacy, items));
            refusals.AddRange(End(closure, await db.Set<TermsOfReference>().Where(t => t.Body == id).ToListAsync()));
            var reference = closure.Reference;
            foreach (var name in await db.Set<FormerName>().Where(f => f.Of == reference && f.Until > last).ToListAsync())
                closure.End(name);
        }
        var plan = new ClosingPlan
        {
            Body = body,
            Last = last,
            Successors = taking,
            Above = above,
            Sections = sections,
            Refusals = refusals,
            Mark = MarkOf(body, sections),
            Successions = await Successions.Load(db, body, taking),
        };
        // Said of the successors: another one would be something that is left to do.
        if (refusals.Count == 0 && body.Until == last && !plan.LeavesSomething && plan.Successions.AreDone(taking))
            refusals.Add(
                new(
                    OnlyOnce,
                    $"“{body.Name}” closes on {LondonDate.Words(last)} already, and nothing is left to hand over. To close it later, change its dates.",
                    new RecordRef("body", body.RowId),
                    "successors"
                )
            );
        return plan;
    }

    /// <summary>
    /// Ends terms of reference by the last day. Those that were never agreed never held, and may have been begun only after it: they are
    /// dated to the last day, with the body whose they were. Agreed ones that only begin later are for somebody to change.
    /// </summary>
    private static IEnumerable<Refusal> End(Closure closure, IReadOnlyList<TermsOfReference> versions)
    {
        foreach (var terms in versions)
        {
            if (!terms.Period.StartsAfter(closure.Last))
                closure.End(terms);
            else if (terms.State is TermsState.Draft or TermsState.Proposed or TermsState.Withdrawn)
                terms.Period = new Period(closure.Last, closure.Last);
            else
                yield return new(
                    NotBefore,
                    $"The terms of reference of “{closure.Body.Name}” that begin on {LondonDate.Words(terms.From!.Value)} would begin after its last day. "
                        + "Choose a later day, or change the dates of these terms first.",
                    new RecordRef("terms", terms.RowId),
                    "last"
                );
        }
    }

    /// <summary>The bodies of which it is recorded that they are to take over from another, or have.</summary>
    public static async Task<IReadOnlyList<Body>> MeantToSucceed(Db db, Id<Body> body) =>
        await (
            from succession in db.All<Succession>()
            where succession.Predecessor == body
            join successor in db.All<Body>() on succession.Successor equals successor.Id
            orderby successor.Name, successor.Key
            select successor
        ).ToListAsync();

    private static string MarkOf(Body body, IEnumerable<LegacySection> sections)
    {
        var seen = new Answers();
        var items = sections.SelectMany(s => s.Items).Select(i => $"{i.Record} {i.Version}");
        seen.Set("items", [.. items.Prepend($"{body.RowId} {body.Version}")]);
        return seen.MarkOf(["items"]);
    }

    /// <summary>The bodies to which it answers on its last day.</summary>
    private static async Task<IReadOnlyList<Body>> Above(Db db, Body body, DateOnly last, List<Id<Body>> successors)
    {
        var self = new RecordRef("body", body.RowId);
        var next = last == DateOnly.MaxValue ? last : last.AddDays(1);
        var found = await (
            from line in db.All<Line>().On(last)
            where line.Start == self && line.Kind == LineKind.AccountableTo && !successors.Contains(line.To)
            join above in db.All<Body>().On(next) on line.To equals above.Id
            orderby line.Order, above.Name
            select above
        ).ToListAsync();
        return [.. found.DistinctBy(b => b.Id)];
    }

    private static IEnumerable<Refusal> OfTheDay(Body body, DateOnly last)
    {
        var itself = new RecordRef("body", body.RowId);
        if (body.Until < last)
            yield return new(
                OnlyOnce,
                $"“{body.Name}” closes on {LondonDate.Words(body.Until!.Value)} already. To close it later, change its dates.",
                itself,
                "last"
            );
        else if (body.From > last)
            yield return new(
                NotBefore,
                $"“{body.Name}” starts only on {LondonDate.Words(body.From.Value)}, so {LondonDate.Words(last)} can’t be its last day. Choose a later day.",
                itself,
                "last"
            );
        else if (body.Established?.From > last)
            yield return new(
                NotBefore,
                $"“{body.Name}” is established only on {LondonDate.Words(body.EstablishedFrom!.Value)}, so {LondonDate.Words(last)} can’t be its last day. "
                    + "Choose a later day, or change since when it is established.",
                itself,
                "last"
            );
        else if (body.StateOn(last) == BodyState.Closed)
            yield return new(
                OnlyOnce,
                $"“{body.Name}” was established only until {LondonDate.Words(body.EstablishedUntil!.Value)}, and has been closed since. "
                    + "Choose that day or an earlier one, or change until when it was established.",
                itself,
                "last"
            );
        else if (last == DateOnly.MaxValue)
            yield return new(NotBefore, "There is no day after that. Choose an earlier day.", itself, "last");
    }

    private static IEnumerable<Refusal> OfSuccessors(Body body, IReadOnlyList<Body> successors, int wanted, DateOnly first)
    {
        if (successors.Count < wanted)
            yield return new(
                "A successor is there on the day",
                "One of the successors is not there any more. Choose again.",
                Field: "successors"
            );
        foreach (var successor in successors)
        {
            if (successor.Id == body.Id)
                yield return new(
                    "A body can't take over from itself",
                    $"“{body.Name}” can’t close and take over from itself. Choose another body.",
                    new RecordRef("body", successor.RowId),
                    "successors"
                );
            else if (!successor.Period.Covers(first))
                yield return new(
                    "A successor is there on the day",
                    $"“{successor.Name}” {(successor.Period.StartsAfter(first) ? $"starts only on {LondonDate.Words(successor.From!.Value)}" : $"closed on {LondonDate.Words(successor.Until!.Value)}")}, "
                        + $"so nothing can go to it on {LondonDate.Words(first)}. Choose another body or another day.",
                    new RecordRef("body", successor.RowId),
                    "successors"
                );
            else if (successor.StateOn(first) == BodyState.Closed)
                yield return new(
                    "A successor is there on the day",
                    $"“{successor.Name}” was established until {LondonDate.Words(successor.EstablishedUntil!.Value)}, so nothing can go to it. Choose another body.",
                    new RecordRef("body", successor.RowId),
                    "successors"
                );
        }
    }
}
