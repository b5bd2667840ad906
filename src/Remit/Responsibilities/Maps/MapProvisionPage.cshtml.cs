using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Sources;
using Remit.Web;

namespace Remit.Responsibilities.Maps;

/// <summary>What became of this provision? One after the other, with the likeliest new ones at hand.</summary>
[Needs("maps.write"), OnlyNow]
internal sealed class MapProvisionPage(Store store, Viewer viewer, LondonClock clock) : MapTaskPage(store, viewer, clock)
{
    /// <summary>More stand in a list that unfolds.</summary>
    private const int MostAtHand = 6;

    [FromRoute(Name = "provision")]
    public string ProvisionKey { get; set; } = "";

    public ToldProvision Old { get; private set; } = null!;

    /// <summary>The new provisions, the likeliest first.</summary>
    public IReadOnlyList<ToldProvision> Candidates { get; private set; } = [];

    public int AtHand =>
        Math.Max(
            MostAtHand,
            Candidates.Index().Where(c => Chosen.Contains(c.Item.Key)).Select(c => c.Index + 1).DefaultIfEmpty().Max()
        );

    /// <summary>What somebody else saved after the form was opened, in words.</summary>
    public string? Meanwhile { get; private set; }

    /// <summary>The provision after this one of which the map says nothing yet.</summary>
    public string? Next { get; private set; }

    public int Place { get; private set; }

    /// <summary>Whether the map says what became of it, and is not in use for it, so that it can be taken out again.</summary>
    public bool IsMapped { get; private set; }

    public IReadOnlyList<string> Chosen => Answers.All("successors");

    public async Task<IActionResult> OnGet()
    {
        await using var db = Store.Read(Viewer.Sight);
        if (await FindProvision(db) is not var (book, old))
            return NotFound();
        if (book.EntryOf(old) is not { } entry)
            return Page();
        if (entry.UsedFrom is not null)
            return Redirect(Back);
        Seen = entry.Version;
        Answers["outcome"] = Kebab.Of(entry.Outcome);
        Answers.Set("successors", [.. book.SuccessorsOf(entry).Select(p => p.Key)]);
        Answers["unverified"] = entry.Unverified ?? "";
        Answers["checked-against"] = entry.CheckedAgainst ?? "";
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        await using var db = Store.Write(Viewer.Sight);
        var seen = Seen;
        if (await FindProvision(db) is not var (book, old))
            return NotFound();
        Answers = Editing.Answers.Of(Request.Form);
        if (Request.Form["_do"] == "unmap")
            return await TakeOut(db, book, old, seen);
        if (!Kebab.All(typeof(Outcome)).TryGetValue(Answers["outcome"], out var chosen) || (Outcome)chosen == Outcome.NotMapped)
            ModelState.AddModelError("outcome", "Choose what became of it");
        var successors = Chosen.Select(k => book.New.FirstOrDefault(p => p.Key == k)).ToList();
        if (successors.Contains(null))
            ModelState.AddModelError("successors", $"Choose provisions of “{book.Later.Title}” from the list");
        if (!ModelState.IsValid)
            return Page();
        var said = new MapAnswer(
            (Outcome)chosen!,
            [.. successors.OfType<Provision>()],
            Texts.OrNull(Answers["unverified"]),
            Texts.OrNull(Answers["checked-against"])
        );
        var there = book.EntryOf(old);
        if (there is not null && said.IsWhat(there, book))
            return Redirect(NextAddress(book, old, there.Version));
        if ((there?.Version ?? 0) != seen)
        {
            Meanwhile = Said(book, there);
            return ChangedMeanwhile(there?.Version ?? 0);
        }
        await said.Write(db, Store.Ids, book, old, Viewer.Name, Clock.Today);
        var kept = await db.Commit(
            Viewer.Change($"Mapped {old.Called()} of “{book.Earlier.Title}”: {said.Outcome.OnScreen().ToLowerInvariant()}")
        );
        return kept.IsRefused
            ? Refused(kept.Refusals, "outcome", "successors", "unverified", "checked-against")
            : Redirect(NextAddress(book, old, kept.Value.Number));
    }

    /// <summary>Takes what the map says of a provision out again; what is in use stands.</summary>
    private async Task<IActionResult> TakeOut(Db db, MapBook book, Provision old, long seen)
    {
        // Sent twice: it is out already.
        if (book.EntryOf(old) is not { } there)
            return Redirect(Back);
        if (there.Version != seen)
        {
            Meanwhile = Said(book, there);
            return ChangedMeanwhile(there.Version);
        }
        if (await MapAnswer.TakeOut(db, there) is { } refused)
            return Refused([refused], "outcome");
        var kept = await db.Commit(Viewer.Change($"Took {old.Called()} of “{book.Earlier.Title}” out of the map"));
        return kept.IsRefused ? Refused(kept.Refusals, "outcome") : Redirect(Saved(Back, kept.Value.Number));
    }

    /// <summary>What a map says of a provision, in words.</summary>
    private static string Said(MapBook book, MapEntry? entry) =>
        entry is null
            ? "it is not mapped any more"
            : $"{entry.Outcome.OnScreen().ToLowerInvariant()}{string.Concat(book.SuccessorsOf(entry).Select((p, i) => (i == 0 ? ": " : ", ") + p.Called()))}";

    private string NextAddress(MapBook book, Provision old, long change) =>
        Saved(book.NextUnmapped(old) is { } next ? $"{Back}/provisions/{next.Key}" : Back, change);

    private async Task<(MapBook Book, Provision Old)?> FindProvision(Db db)
    {
        if (await Find(db) is not { } book || book.Old.FirstOrDefault(p => p.Key == ProvisionKey) is not { } old)
            return null;
        Old = ToldProvision.Of(old);
        Candidates = [.. Likeness.Ranked(old, book.New).Select(ToldProvision.Of)];
        Next = book.NextUnmapped(old)?.Key;
        IsMapped = book.EntryOf(old) is { UsedFrom: null };
        Place = book.Old.Index().First(p => p.Item.Id == old.Id).Index + 1;
        return (book, old);
    }
}

/// <summary>What somebody says became of a provision.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Successors">What took its place.</param>
/// <param name="Unverified">What could not be verified.</param>
/// <param name="CheckedAgainst">What it was held against; null where nobody held it against anything.</param>
internal sealed record MapAnswer(Outcome Outcome, IReadOnlyList<Provision> Successors, string? Unverified, string? CheckedAgainst)
{
    /// <summary>Whether the map says so already.</summary>
    public bool IsWhat(MapEntry entry, MapBook book) =>
        entry.Outcome == Outcome
        && entry.Unverified == Unverified
        && entry.CheckedAgainst == CheckedAgainst
        && book.SuccessorsOf(entry).Select(p => p.Id).ToHashSet().SetEquals(Successors.Select(p => p.Id));

    /// <summary>Puts it into the context, to be committed.</summary>
    public async Task Write(Db db, IdSource ids, MapBook book, Provision old, string who, DateOnly today)
    {
        // What was taken out of the map stands there as a row, which says something again.
        var there = book.RowOf(old);
        var entry = there is null ? New(db, ids, book, old) : await db.Set<MapEntry>().SingleAsync(e => e.Id == there.Id);
        var isCheckedAnew = CheckedAgainst is not null && (entry.CheckedAgainst != CheckedAgainst || entry.Outcome != Outcome);
        (entry.Outcome, entry.Unverified, entry.CheckedAgainst) = (Outcome, Unverified, CheckedAgainst);
        if (CheckedAgainst is null)
            (entry.CheckedBy, entry.CheckedOn) = (null, null);
        else if (isCheckedAnew || entry.CheckedOn is null)
            (entry.CheckedBy, entry.CheckedOn) = (who, today);
        var lines = there is null ? [] : await db.Set<MapSuccessor>().Where(s => s.Entry == there.Id).ToListAsync();
        db.RemoveRange(lines.Where(l => Successors.All(s => s.Id != l.Provision)));
        foreach (var (place, successor) in Successors.Index())
            if (lines.Find(l => l.Provision == successor.Id) is { } line)
                line.Order = place;
            else
                db.Add(
                    new MapSuccessor
                    {
                        Id = ids.Next<MapSuccessor>(),
                        Entry = entry.Id,
                        Provision = successor.Id,
                        Order = place,
                    }
                );
    }

    /// <summary>
    /// Takes what an entry says out again, to be committed: of the provision nothing is said any more. History keeps it. What is in use stands,
    /// and is refused.
    /// </summary>
    public static async Task<Refusal?> TakeOut(Db db, MapEntry said)
    {
        if (said.UsedFrom is not null)
            return UsedEntriesStand.Refused(said.Id.Value);
        var entry = await db.Set<MapEntry>().SingleAsync(e => e.Id == said.Id);
        (entry.Outcome, entry.Unverified) = (Outcome.NotMapped, null);
        (entry.CheckedBy, entry.CheckedOn, entry.CheckedAgainst) = (null, null, null);
        db.RemoveRange(await db.Set<MapSuccessor>().Where(s => s.Entry == entry.Id).ToListAsync());
        return null;
    }

    private static MapEntry New(Db db, IdSource ids, MapBook book, Provision old)
    {
        var entry = new MapEntry
        {
            Id = ids.Next<MapEntry>(),
            Key = FreeKeys.For(old.Key, book.Old.Select(book.RowOf).OfType<MapEntry>().Select(e => e.Key)),
            Map = book.Map.Id,
            Provision = old.Id,
            Sensitivity = book.Map.Sensitivity,
            RestrictedTo = book.Map.RestrictedTo,
            Order = book.Old.Index().First(p => p.Item.Id == old.Id).Index,
        };
        db.Add(entry);
        return entry;
    }
}
