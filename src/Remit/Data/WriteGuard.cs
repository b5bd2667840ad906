using Microsoft.EntityFrameworkCore;
using Remit.Kernel;

namespace Remit.Data;

/// <summary>
/// Nobody writes more than the policy lets them, by whatever page or command: asked of every record that a change touches, as it was
/// and as it becomes.
/// </summary>
internal static class WriteGuard
{
    private const string Rule = "Everyone writes what is theirs to write";

    /// <summary>What this writer may not write among the touched records. As many queries as holders lie above one another, and none
    /// for whoever may write everywhere.</summary>
    /// <param name="db">The database.</param>
    /// <param name="policy">Who may do what.</param>
    /// <param name="writer">Who writes.</param>
    /// <param name="touched">The records that the change touches.</param>
    /// <param name="follows">Those of them that the program writes by itself (<see cref="Change.Follows"/>).</param>
    public static async Task<IReadOnlyList<Refusal>> Refusals(
        Db db,
        Policy policy,
        Viewer writer,
        Touched touched,
        IReadOnlySet<RecordRef> follows
    )
    {
        var parts = await PartsWritten.Find(db, touched);
        var acts = touched.Rows.SelectMany(r => Acts(db, policy, parts, r)).ToList();
        var asked = acts.Where(a => !writer.MayEverywhere(a.Section.Capability, a.Sensitivity, a.Verb)).ToList();
        if (asked.Count == 0)
            return [];
        var was = await Belongings.Of(db, null, asked.Where(a => a.AsItWas || a.IsInPart).Select(a => a.Asked));
        var becomes = await Belongings.Of(db, touched, asked.Where(a => !a.AsItWas && !a.IsInPart).Select(a => a.Asked));
        return
        [
            .. asked
                .Where(a => follows.Contains(a.Record) ? !a.IsSeenBy(writer) : !a.MayBy(writer, BelongsTo(a)))
                .DistinctBy(a => a.Record)
                .Select(a => new Refusal(
                    Rule,
                    $"You may not {a.Words} {(a.IsSeenBy(writer) ? a.Title : $"{Texts.Article(a.Record.Kind)} {a.Record.Kind.Replace('-', ' ')} that is not shown to you")}. That is for {Those(policy, a)}.",
                    a.Record
                )),
        ];

        IReadOnlySet<RecordRef> BelongsTo(Act act) =>
            act.IsInPart ? was[act.Asked].Concat(parts.Listed(act.Asked)).ToHashSet() : (act.AsItWas ? was : becomes)[act.Asked];
    }

    private static IEnumerable<Act> Acts(Db db, Policy policy, PartsWritten parts, TouchedRow row)
    {
        var link = db.Shapes.Links.FirstOrDefault(l => l.Type == row.Row.GetType());
        var record = link is null
            ? new RecordRef(row.Kind, row.Row.RowId)
            : ByShape.Named(db.Shapes, link.Holder, row.Row)!.Value;
        var inPart = parts.Of(row.Row);
        var asked = inPart ?? record;
        var kind = inPart is { } part ? db.Shapes[part.Kind].InPart!.As : record.Kind;
        var section =
            policy.SectionOf(kind) ?? throw new InvalidOperationException($"No section of the policy speaks of the kind {kind}.");
        var title = link is null
            ? ByShape.Words(db.Shapes[record.Kind], (Record)row.Row)
            : $"a list of the {record.Kind.Replace('-', ' ')}";
        var restrictedBefore =
            row.Before is { } earlier && link is null ? earlier.GetValue<string?>(nameof(Record.RestrictedTo)) : null;
        var restrictedAfter = (row.Row as Record)?.RestrictedTo;
        var before =
            row.Before is { } values && link is null
                ? values.GetValue<Sensitivity>(nameof(Record.Sensitivity))
                : (Sensitivity?)null;
        var after = row.State != EntityState.Deleted ? (row.Row as Record)?.Sensitivity : null;
        if (link is not null)
            yield return new Act(
                record,
                asked,
                inPart is not null,
                section,
                Sensitivity.Public,
                Verb.Write,
                title,
                AsItWas: false,
                null
            );
        if (before is { } was)
            yield return new Act(
                record,
                asked,
                inPart is not null,
                section,
                was,
                Verb.Write,
                title,
                AsItWas: true,
                restrictedBefore
            );
        if (after is { } becomes)
            yield return new Act(
                record,
                asked,
                inPart is not null,
                section,
                becomes,
                Verb.Write,
                title,
                AsItWas: false,
                restrictedAfter
            );
        if (after == Sensitivity.Public && before != after)
            yield return new Act(
                record,
                asked,
                inPart is not null,
                section,
                Sensitivity.Public,
                Verb.Publish,
                title,
                AsItWas: false,
                null
            );
    }

    private static string Those(Policy policy, Act act)
    {
        var those = Enum.GetValues<Relation>()
            .Where(r => r != Relation.Operator && policy.Allows(act.Section.Capability, r, act.Sensitivity, act.Verb))
            .Select(RelationWords.InASentence)
            .ToList();
        return those.Count == 0 ? "whoever runs the program" : Texts.Listed(those, "or");
    }

    private sealed record Act(
        RecordRef Record,
        RecordRef Asked,
        bool IsInPart,
        PolicySection Section,
        Sensitivity Sensitivity,
        Verb Verb,
        string Title,
        bool AsItWas,
        string? RestrictedTo
    )
    {
        public string Words => Verb == Verb.Publish ? "publish" : "change";

        public bool IsSeenBy(Viewer writer) => writer.Sight.Sees(Sensitivity, RestrictedTo);

        /// <summary>A record of a section whose records belong to nobody is everybody's who has such a standing anywhere.</summary>
        public bool MayBy(Viewer writer, IReadOnlySet<RecordRef> belongsTo) =>
            IsSeenBy(writer)
            && (
                Section.IsShared
                    ? writer.May($"{Section.Capability}.{Verb}", Sensitivity)
                    : writer.May(Section.Capability, Sensitivity, Verb, belongsTo)
            );
    }
}
