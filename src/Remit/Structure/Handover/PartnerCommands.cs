using System.CommandLine;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Organisations;
using Remit.Web.CommandLine;

namespace Remit.Structure.Handover;

/// <summary>The verbs <c>merge</c> and <c>split</c> of organisations.</summary>
internal static class PartnerCommands
{
    /// <summary><c>merge KEY… --into KEY | --into-new NAME --on DATE</c></summary>
    public static Command Merge(Opening opening)
    {
        var common = new HandoverOptions();
        var which = new Argument<string[]>("KEY") { Description = "The organisations that end", Arity = ArgumentArity.OneOrMore };
        var takingOver = new Option<string?>("--into") { Description = "One that goes on and takes them over", HelpName = "KEY" };
        var intoNew = new Option<string?>("--into-new")
        {
            Description = "The name of a new one into which they merge",
            HelpName = "NAME",
        };
        var kind = new Option<string?>("--kind")
        {
            Description = "Of the new one, as in files: health (default that of the first)",
            HelpName = "KIND",
        };
        kind.AcceptOnlyFromAmong([.. Kebab.All(typeof(OrganisationKind)).Keys]);
        var on = HandoverOptions.Day("--on", "The first day of the new order (default today)");
        var command = new Command("merge", "Merge organisations, with all that they hold")
        {
            which,
            takingOver,
            intoNew,
            kind,
            on,
        };
        return common.Run(
            command,
            opening,
            async (services, words) =>
            {
                var (target, name) = (words.GetValue(takingOver), words.GetValue(intoNew)?.Trim());
                if ((target is null) == string.IsNullOrEmpty(name))
                    return await HandoverOptions.Refuse([
                        "Say what comes of them: --into KEY for one that is there, or --into-new NAME.",
                    ]);
                var day = HandoverOptions.DayOf(words, on, services);
                var ids = services.GetRequiredService<IdSource>();
                await using var db = HandoverOptions.Writing(services, out var viewer);
                var partners = await Partners.Load(db, ids);
                var (ending, unknown) = Found(partners, words.GetValue(which)!);
                if (unknown is not null)
                    return await HandoverOptions.IsNotThere(unknown);
                if (target is not null && Find(partners, target) is null)
                    return await HandoverOptions.IsNotThere(target);
                var chosen = words.GetValue(kind) is { } written
                    ? Kebab.Read<OrganisationKind>(written)
                    : (OrganisationKind?)null;
                var into = target is null
                    ? partners.New(name!, chosen, day, ending[0])
                    : Result<Organisation>.Done(Find(partners, target)!);
                if (into.IsRefused)
                    return await HandoverOptions.Refuse(into.Refusals.Select(r => r.Message));
                var done = await GoOver(db, new Reorganising(db, ids), ending, into.Value, isNew: target is null, day);
                var names = Texts.Listed(ending.Select(e => $"“{e.Name}”"));
                var what =
                    $"{names} {(target is null ? "merged into" : "taken over by")} “{into.Value.Name}” from {LondonDate.Words(day)}";
                return await common.Keep(
                    words,
                    db,
                    viewer,
                    done.Refusals,
                    what,
                    done.IsRefused ? [] : [$"{what}.", $"{ReorganisedWords.Of(done.Value)} went over."]
                );
            }
        );
    }

    /// <summary><c>split KEY --into KEY… --into-new NAME… --goes RECORD=KEY|NAME --on DATE</c></summary>
    public static Command Split(Opening opening)
    {
        var common = new HandoverOptions();
        var which = new Argument<string>("KEY") { Description = "The organisation that ends" };
        var into = new Option<string[]>("--into")
        {
            Description = "One that is there and gets a part of it; several times for several",
            HelpName = "KEY",
        };
        var intoNew = new Option<string[]>("--into-new")
        {
            Description = "The name of a new one that comes of it; several times for several",
            HelpName = "NAME",
        };
        var goes = new Option<string[]>("--goes")
        {
            Description = "Where one thing goes, if not to the first that comes of it: post:director=Melton trust",
            HelpName = "RECORD=SUCCESSOR",
        };
        var on = HandoverOptions.Day("--on", "The first day of the new order (default today)");
        var command = new Command("split", "Split an organisation, with all that it holds") { which, into, intoNew, goes, on };
        return common.Run(
            command,
            opening,
            async (services, words) =>
            {
                var day = HandoverOptions.DayOf(words, on, services);
                var ids = services.GetRequiredService<IdSource>();
                await using var db = HandoverOptions.Writing(services, out var viewer);
                var partners = await Partners.Load(db, ids);
                if (Find(partners, words.GetValue(which)!) is not { } ending)
                    return await HandoverOptions.IsNotThere(words.GetValue(which)!);
                var (successors, unknown) = Found(partners, words.GetValue(into) ?? []);
                if (unknown is not null)
                    return await HandoverOptions.IsNotThere(unknown);
                foreach (var name in words.GetValue(intoNew) ?? [])
                {
                    var made = partners.New(name.Trim(), null, day, ending);
                    if (made.IsRefused)
                        return await HandoverOptions.Refuse(made.Refusals.Select(r => r.Message));
                    successors.Add(made.Value);
                    db.Add(made.Value);
                }
                if (successors.Count < 2)
                    return await HandoverOptions.Refuse([
                        "Name two organisations or more that come of it, with --into and --into-new. Where one takes its place, it is renamed or merged.",
                    ]);
                var reorganising = new Reorganising(db, ids);
                var holdings = await reorganising.Holdings(ending.Id, day);
                var where = holdings.ToDictionary(h => h.Record, _ => successors[0].Id);
                if (await Read(db, words.GetValue(goes) ?? [], ending, successors, where) is { } wrong)
                    return await HandoverOptions.Refuse([wrong]);
                var done = await reorganising.Split(ending.Id, successors, where, day);
                var what =
                    $"Split “{ending.Name}” into {Texts.Listed(successors.Select(s => $"“{s.Name}”"))} from {LondonDate.Words(day)}";
                return await common.Keep(
                    words,
                    db,
                    viewer,
                    done.Refusals,
                    what,
                    [
                        $"{what}.",
                        .. holdings.Select(h => $"  {h.Title}: goes to “{successors.First(s => s.Id == where[h.Record]).Name}”"),
                    ]
                );
            }
        );
    }

    /// <summary>The organisations of some names, each once; with the first that names none.</summary>
    private static (List<Organisation> Found, string? Unknown) Found(Partners partners, string[] names)
    {
        var found = names.Select(named => (Named: named, Organisation: Find(partners, named))).ToList();
        return (
            [.. found.Select(f => f.Organisation).OfType<Organisation>().Distinct()],
            found.Where(f => f.Organisation is null).Select(f => f.Named).FirstOrDefault()
        );
    }

    /// <summary>All that some organisations hold goes over into one that is new, or that was there.</summary>
    private static Task<Result<Reorganised>> GoOver(
        Db db,
        Reorganising reorganising,
        List<Organisation> ending,
        Organisation into,
        bool isNew,
        DateOnly day
    )
    {
        var earlier = ending.ConvertAll(e => e.Id);
        if (!isNew)
            return reorganising.TakeOver(earlier, into, day);
        db.Add(into);
        return reorganising.Merge(earlier, into, day);
    }

    /// <summary>Reads each RECORD=SUCCESSOR; what is wrong with the first that can't be read, in a sentence.</summary>
    private static async Task<string?> Read(
        Db db,
        string[] given,
        Organisation ending,
        List<Organisation> successors,
        Dictionary<RecordRef, Id<Organisation>> where
    )
    {
        foreach (var said in given)
            if (await Read(db, said, ending, successors, where) is { } wrong)
                return wrong;
        return null;
    }

    private static async Task<string?> Read(
        Db db,
        string said,
        Organisation ending,
        List<Organisation> successors,
        Dictionary<RecordRef, Id<Organisation>> where
    )
    {
        if (said.Split('=', 2) is not [var reference, var to])
            return $"“{said}” is not of the form RECORD=SUCCESSOR.";
        var named = (await db.Named(reference)).Where(where.ContainsKey).ToList();
        if (named.Count == 0)
            return $"“{ending.Name}” holds no “{reference}” on that day. A dry run lists what it holds.";
        if (successors.Find(s => s.Key == Bare(to) || s.Name == to.Trim()) is not { } successor)
            return $"“{to}” is none of the successors. Name one of {string.Join(", ", successors.Select(s => s.Name))}.";
        foreach (var record in named)
            where[record] = successor.Id;
        return null;
    }

    private static Organisation? Find(Partners partners, string named) => partners.Find(Bare(named));

    private static string Bare(string named) =>
        named.StartsWith("organisation:", StringComparison.Ordinal) ? named["organisation:".Length..] : named.Trim();
}
