using Remit.Kernel;
using Remit.Responsibilities.Maps;
using Remit.Responsibilities.Sources;

namespace Remit.Portable.Packs;

/// <summary>
/// Finds what a partnership has already of what a pack states: a source by its address, else by its key; a provision by its number in its
/// source; a stage by its state and first day, or by its state and key where the two share a day; a map by its two
/// sources, what it says by the provision. What is found keeps the key that it has here, so that nothing is recorded twice.
/// </summary>
internal sealed class PackMatching
{
    private readonly IReadOnlyCollection<Record> recorded;
    private readonly Dictionary<RecordDraft, RecordDraft> given = [];
    private readonly Dictionary<RecordDraft, Record> found = [];
    private readonly HashSet<Record> taken = [];

    private PackMatching(IReadOnlyCollection<Record> recorded) => this.recorded = recorded;

    /// <summary>The drafts under the keys of this partnership, each with the record that it is; null for one that is new here.</summary>
    public static IReadOnlyList<(RecordDraft Draft, Record? Recorded)> Match(
        IReadOnlyList<RecordDraft> drafts,
        IReadOnlyCollection<Record> recorded
    )
    {
        var matching = new PackMatching(recorded);
        // What a map names has its key before the map is looked for.
        foreach (var draft in drafts.OrderBy(d => d.Shape.Type == typeof(SourceMap) || d.Shape.Type == typeof(MapEntry)))
            matching.Give(draft);
        foreach (var draft in drafts)
            matching.GiveWhole(draft);
        return [.. drafts.Select(d => (matching.given[d], matching.found.GetValueOrDefault(d)))];
    }

    /// <summary>The source that a pack states, among those that are recorded; null where there is none.</summary>
    public static Source? SourceOf(RecordDraft draft, IEnumerable<Source> sources)
    {
        var address = Text(draft, "address");
        var kind = draft.Stated.GetValueOrDefault("kind")?.Value as SourceKind?;
        return sources
            .Where(s => IsOneText(s) == true || (IsOneText(s) is null && IsCalledTheSame(s)))
            .OrderBy(s => IsOneText(s) is null)
            .ThenBy(s => s.Key != draft.Key)
            .ThenBy(s => s.Key, StringComparer.Ordinal)
            .FirstOrDefault();

        // Acts and regulations have an address each; the editions of guidance follow one another at the same one.
        bool? IsOneText(Source s) =>
            LegislationAddress.TryParse(address, out var packs) && LegislationAddress.TryParse(s.Address, out var own)
                ? string.Equals(packs.Address, own.Address, StringComparison.OrdinalIgnoreCase)
                : null;

        bool IsCalledTheSame(Source s) =>
            s.Kind == kind
            && (s.Key == draft.Key || string.Equals(s.Title, Text(draft, "title"), StringComparison.OrdinalIgnoreCase));
    }

    private void Give(RecordDraft draft)
    {
        var holder = draft.Holder is null ? null : given[draft.Holder];
        var above = draft.Holder is null ? null : found.GetValueOrDefault(draft.Holder);
        var fellows = Fellows(draft.Shape, draft.Holder is not null, above).Where(r => !taken.Contains(r)).ToList();
        var match =
            draft.Shape.Type == typeof(Source) ? SourceOf(draft, fellows.OfType<Source>())
            : draft.Shape.Type == typeof(Provision) ? ProvisionOf(draft, fellows.OfType<Provision>())
            : draft.Shape.Type == typeof(SourceMap) ? MapOf(draft, fellows.OfType<SourceMap>())
            : draft.Shape.Type == typeof(MapEntry) ? EntryOf(draft, fellows.OfType<MapEntry>())
            : (Record?)StageOf(draft, fellows.OfType<Stage>());
        if (match is not null)
        {
            taken.Add(match);
            found[draft] = match;
        }
        var key =
            match?.Key
            ?? (
                fellows.Any(f => f.Key == draft.Key) || taken.Any(t => fellows.Contains(t) && t.Key == draft.Key)
                    ? FreeKeys.For(draft.Key, fellows.Select(f => f.Key))
                    : draft.Key
            );
        var renamed = new RecordDraft(draft.Shape, key, holder, draft.File, draft.Line, draft.Column);
        foreach (var (name, stated) in draft.Stated)
            renamed.Stated[name] = InOurKeys(draft, name, stated);
        given[draft] = renamed;
    }

    /// <summary>What a map names is named by the keys that it has here.</summary>
    private StatedValue InOurKeys(RecordDraft draft, string name, StatedValue stated) =>
        draft.Shape.Type == typeof(SourceMap) && name is "earlier" or "later"
            ? stated with
            {
                Value = Ours(typeof(Source), stated),
            }
        : draft.Shape.Type != typeof(MapEntry) ? stated
        : name == "provision" ? stated with { Value = Ours(typeof(Provision), stated) }
        : name == "successors" && stated.Value is List<StatedValue> several
            ? stated with
            {
                Value = several.ConvertAll(one => one with { Value = Ours(typeof(Provision), one) }),
            }
        : stated;

    private string Ours(Type kind, StatedValue stated) =>
        Named(kind, stated) is { } named ? given[named].Path : (string)stated.Value!;

    private RecordDraft? Named(Type kind, StatedValue? stated) =>
        given.Keys.FirstOrDefault(d => d.Shape.Type == kind && d.Path == stated?.Value as string);

    private Guid? IdOf(RecordDraft draft, string field, Type kind) =>
        Named(kind, draft.Stated.GetValueOrDefault(field)) is { } named ? found.GetValueOrDefault(named)?.RowId : null;

    private SourceMap? MapOf(RecordDraft draft, IEnumerable<SourceMap> maps)
    {
        var (earlier, later) = (IdOf(draft, "earlier", typeof(Source)), IdOf(draft, "later", typeof(Source)));
        return maps.FirstOrDefault(m => m.Earlier.Value == earlier && m.Later.Value == later);
    }

    private MapEntry? EntryOf(RecordDraft draft, IEnumerable<MapEntry> entries)
    {
        var provision = IdOf(draft, "provision", typeof(Provision));
        return entries.FirstOrDefault(e => e.Provision.Value == provision);
    }

    /// <summary>The whole of a part is named by its key, which may be another one here.</summary>
    private void GiveWhole(RecordDraft draft)
    {
        if (draft.Stated.GetValueOrDefault("part-of") is not { Value: string key } stated)
            return;
        var whole = given.Keys.FirstOrDefault(d => d.Holder == draft.Holder && d.Shape == draft.Shape && d.Key == key);
        if (whole is not null)
            given[draft].Stated["part-of"] = stated with { Value = given[whole].Key };
    }

    private IEnumerable<Record> Fellows(Shape shape, bool isHeld, Record? above) =>
        recorded.Where(r =>
            r.GetType() == shape.Type && (!isHeld || (above is not null && References.IdIn(shape.Holder!, r) == above.RowId))
        );

    private static Provision? ProvisionOf(RecordDraft draft, IEnumerable<Provision> fellows)
    {
        var number = draft.Stated.GetValueOrDefault("number")?.Value as ProvisionNumber;
        var all = fellows.ToList();
        return number is null
            ? all.Find(p => p.Number is null && p.Key == draft.Key)
            : all.Find(p => number.Equals(p.Number))
                // “5” and “reg. 5” of the same Regulations are one place; two words before it are two.
                ?? all.Find(p => p.Number is { } own && own.Slug == number.Slug && (own.Label is null || number.Label is null));
    }

    private static Stage? StageOf(RecordDraft draft, IEnumerable<Stage> fellows)
    {
        var state = draft.Stated.GetValueOrDefault("state")?.Value as ProvisionState?;
        var from = draft.Stated.GetValueOrDefault(CommonFields.From)?.Value as DateOnly?;
        var until = draft.Stated.GetValueOrDefault(CommonFields.Until)?.Value as DateOnly?;
        var all = fellows.ToList();
        // The usual key alone says little: a state of ours at another time is another one. Where the two share a day, one's first day with the
        // other's last still makes a period, whosever words stay.
        return all.Find(s => s.State == state && s.From == from)
            ?? all.Find(s => s.Key == draft.Key && s.State == state && s.Period.Overlaps(new Period(from, until)));
    }

    private static string? Text(RecordDraft draft, string field) => draft.Stated.GetValueOrDefault(field)?.Value as string;
}
