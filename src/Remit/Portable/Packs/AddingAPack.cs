using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Maps;
using Remit.Responsibilities.Sources;
using Remit.Structure.Partnerships;
using Remit.Web;

namespace Remit.Portable.Packs;

/// <summary>Adds a pack to a partnership, or brings it up to date, as one change.</summary>
internal sealed class AddingAPack(Store store)
{
    private const string Rule = "What is added is what was agreed to";

    /// <summary>What the change of adding a pack says that was done, up to the edition.</summary>
    public static string WhatOf(Pack pack) => $"Added the pack “{pack.Title}”";

    /// <summary>What adding the pack would do. Nothing is kept, and the rules are not asked yet.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="takeOver">Whether the pack's words go before the partnership's own.</param>
    /// <param name="sight">What the viewer sees; what they do not see is done and not shown.</param>
    public async Task<PackProposal> Propose(Pack pack, bool takeOver, Sight sight)
    {
        await using var db = store.Write();
        return (await Join(db, pack, takeOver, sight)).Proposal;
    }

    /// <summary>Adds the pack. With nothing to add or change nothing is saved.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="takeOver">Whether the pack's words go before the partnership's own.</param>
    /// <param name="sight">What the viewer sees.</param>
    /// <param name="change">Who adds it, of what was done.</param>
    /// <param name="agreed">The mark of the proposal that a person agreed to; null where nobody was shown one.</param>
    /// <param name="rehearse">Whether to undo everything in the end.</param>
    public async Task<PackProposal> Add(
        Pack pack,
        bool takeOver,
        Sight sight,
        Func<string, Change> change,
        string? agreed = null,
        bool rehearse = false
    )
    {
        await using var db = store.Write();
        var (joining, proposal) = await Join(db, pack, takeOver, sight);
        if (proposal.Problems.Count > 0 || joining.Changes.Count == 0)
            return proposal;
        if (agreed is not null && agreed != proposal.Mark)
            return proposal with { Problems = [Moved(pack)] };
        var what = change($"{WhatOf(pack)}, edition of {LondonDate.Words(pack.Edition)}");
        var result = rehearse ? await db.Rehearse(what) : await db.Commit(what);
        return result.IsRefused ? proposal with { Problems = [.. result.Refusals.Select(joining.Place)] }
            : rehearse ? proposal
            : proposal with { Change = result.Value };
    }

    /// <summary>Whether the records moved on between what a person saw and what they agreed to.</summary>
    public static bool HasMoved(PackProposal proposal) =>
        proposal.Problems.Any(p => p.Message.StartsWith(Rule, StringComparison.Ordinal));

    private static Problem Moved(Pack pack) =>
        new(pack.Key, 0, 0, $"{Rule}: somebody changed these records meanwhile. Nothing was saved; look at it as it is now.");

    private async Task<(Joining Joining, PackProposal Proposal)> Join(Db db, Pack pack, bool takeOver, Sight sight)
    {
        var reader = pack.Read(store.Shapes);
        var joining = new Joining(db, store, reader, _ => { }) { LeavesOrderAsItIs = true };
        await joining.Load([
            store.Shapes[typeof(Source)],
            store.Shapes[typeof(Provision)],
            // What a pack has no word of is not read for it.
            .. reader.Drafts.Exists(d => d.Shape.Type == typeof(Stage)) ? new[] { store.Shapes[typeof(Stage)] } : [],
            .. pack.Maps.Count == 0 ? [] : new[] { store.Shapes[typeof(SourceMap)], store.Shapes[typeof(MapEntry)] },
            store.Shapes[typeof(Partnership)],
        ]);
        // Their names first: what is kept as it is is taken out of them.
        var matched = PackMatching
            .Match(reader.Drafts, joining.Loaded)
            .Select(m => (m.Draft, m.Recorded, Name: NameOf(m.Draft)))
            .ToList();
        var kept = matched
            .Where(m => m.Recorded is not null)
            .SelectMany(m => OwnWords.Keep(m.Draft, m.Recorded!, m.Name, takeOver).Where(_ => sight.Sees(m.Recorded!)))
            .ToList();
        reader.Drafts.Clear();
        reader.Drafts.AddRange(matched.Select(m => m.Draft));
        joining.Join();
        var hidden = matched
            .Where(m => m.Recorded is { } record && !sight.Sees(record))
            .Select(m => (m.Draft.Shape.Kind, m.Draft.Path))
            .ToHashSet();
        var shown = joining.Changes.Where(c => !hidden.Contains((c.Kind, c.Path))).ToList();
        return (joining, new PackProposal(shown, kept, joining.Unchanged, [.. reader.Problems, .. joining.Problems]));
    }

    /// <summary>“s. 10 of Children Act 2004”.</summary>
    private static string NameOf(RecordDraft draft) =>
        draft.Holder is null ? Title(draft)
        : draft.Shape.Type == typeof(MapEntry) ? $"what became of {draft.Key} in “{Title(draft.Holder)}”"
        : draft.Shape.Type == typeof(Stage) ? $"a state of {NameOf(draft.Holder)}"
        : $"{draft.Stated.GetValueOrDefault("number")?.Value ?? Title(draft)} of {Title(draft.Holder)}";

    private static string Title(RecordDraft draft) =>
        draft.Stated.GetValueOrDefault("title")?.Value as string ?? draft.Key.Replace('-', ' ');
}
