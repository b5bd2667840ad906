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
        var into = new Option<string?>("--into") { Description = "One that goes on and takes them over", HelpName = "KEY" };
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
        var command = new Command("merge", "Merge organisations, with all that they hold") { which, into, intoNew, kind, on };
        return common.Run(
            command,
            opening,
            async (services, words) =>
            {
                var (target, name) = (words.GetValue(into), words.GetValue(intoNew)?.Trim());
                if ((target is null) == string.IsNullOrEmpty(name))
                    return await HandoverOptions.Refuse([
                        "Say what comes of them: --into KEY for one that is there, or --into-new NAME.",
                    ]);
                var day = HandoverOptions.DayOf(words, on, services);
                var ids = services.GetRequiredService<IdSource>();
                await using var db = HandoverOptions.Writing(services, out var viewer);
                var partners = await Partners.Load(db, ids);
                var ending = new List<Organisation>();
                foreach (var named in words.GetValue(which)!)
                {
                    if (Find(partners, named) is not { } found)
                        return await HandoverOptions.IsNotThere(named);
                    ending.Add(found);
                }
                if (target is not null && Find(partners, target) is null)
                    return await HandoverOptions.IsNotThere(target);
                var chosen = words.GetValue(kind) is { } written
                    ? Kebab.Read<OrganisationKind>(written)
                    : (OrganisationKind?)null;
                var made = target is null
                    ? partners.New(name!, chosen, day, ending[0])
                    : Result<Organisation>.Done(Find(partners, target)!);
                if (made.IsRefused)
                    return await HandoverOptions.Refuse(made.Refusals.Select(r => r.Message));
                var reorganising = new Reorganising(db, ids);
                var earlier = ending.Select(e => e.Id).Distinct().ToList();
                if (target is null)
                    db.Add(made.Value);
                var done = target is null
                    ? await reorganising.Merge(earlier, made.Value, day)
                    : await reorganising.TakeOver(earlier, made.Value, day);
                var names = Texts.Listed(ending.DistinctBy(e => e.Id).Select(e => $"“{e.Name}”"));
                var what =
                    $"{names} {(target is null ? "merged into" : "taken over by")} “{made.Value.Name}” from {LondonDate.Words(day)}";
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
                var successors = new List<Organisation>();
                foreach (var named in words.GetValue(into) ?? [])
                {
                    if (Find(partners, named) is not { } found)
                        return await HandoverOptions.IsNotThere(named);
                    successors.Add(found);
                }
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
                foreach (var said in words.GetValue(goes) ?? [])
                    if (await Read(db, said, ending, successors, where) is { } wrong)
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
