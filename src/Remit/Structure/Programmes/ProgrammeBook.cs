using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Structure.Programmes;

/// <summary>
/// All work programmes of a body with their items and what was said of these, as far as the viewer may see them: how far an item has come,
/// and how often it was carried over, is told from the items that it goes on with. Four queries.
/// </summary>
internal sealed class ProgrammeBook
{
    private readonly Dictionary<Id<WorkProgramme>, WorkProgramme> programmes;
    private readonly Dictionary<Id<ProgrammeItem>, ProgrammeItem> items;
    private readonly ILookup<Id<ProgrammeItem>, RecordRef> owners;
    private readonly Dictionary<Id<ProgrammeItem>, long> ownedSince;
    private readonly ILookup<Id<ProgrammeItem>, Said> said;
    private readonly ILookup<Id<ProgrammeItem>, ProgrammeItem> nexts;
    private readonly Mentions names;

    private ProgrammeBook(Body body, Read read)
    {
        Body = body;
        programmes = read.Programmes.ToDictionary(p => p.Programme.Id, p => p.Programme);
        AgreedBy = read.Programmes.ToDictionary(p => p.Programme.Id, p => p.AgreedBy);
        items = read.Items.ToDictionary(i => i.Item.Id, i => i.Item);
        Topics = read.Items.Where(i => i.Serves is not null).ToDictionary(i => i.Item.Id, i => i.Serves!);
        owners = read.Owners.ToLookup(o => o.Item, o => o.Owner);
        ownedSince = read.Owners.GroupBy(o => o.Item).ToDictionary(o => o.Key, o => o.Max(x => x.Version));
        said = read
            .Said.OrderBy(s => s.Statement.On)
            .ThenBy(s => s.Statement.Version)
            .ThenBy(s => s.Statement.Order)
            .ToLookup(s => s.Statement.Item);
        nexts = items.Values.Where(i => i.Continues is not null).ToLookup(i => i.Continues!.Value);
        names = read.Names;
    }

    /// <summary>Whose they are.</summary>
    public Body Body { get; }

    /// <summary>By whom each was agreed, where that is recorded.</summary>
    public IReadOnlyDictionary<Id<WorkProgramme>, Named?> AgreedBy { get; }

    /// <summary>The topic that each item serves, where it serves one.</summary>
    public IReadOnlyDictionary<Id<ProgrammeItem>, string> Topics { get; }

    /// <summary>The programmes, the newest year first, of one year the newest version first.</summary>
    public IEnumerable<WorkProgramme> Programmes =>
        programmes
            .Values.OrderByDescending(p => p.From)
            .ThenByDescending(p => p.Order)
            .ThenBy(p => p.Key, StringComparer.Ordinal);

    /// <summary>Loads the book of a body; null where there is no such body that the viewer may see.</summary>
    public static async Task<ProgrammeBook?> Load(Db db, string body)
    {
        var found = await (
            from b in db.All<Body>()
            where b.Key == body
            select new
            {
                Body = b,
                Programmes = (
                    from p in db.All<WorkProgramme>()
                    where p.Body == b.Id
                    join a in db.All<Body>() on p.AgreedBy equals a.Id into agreeing
                    from agreed in agreeing.DefaultIfEmpty()
                    select new FoundProgramme(p, agreed == null ? null : new Named(agreed.Key, agreed.Name))
                ).ToList(),
            }
        ).FirstOrDefaultAsync();
        return found is null ? null : new ProgrammeBook(found.Body, await Read.From(db, found.Body.Id, found.Programmes));
    }

    /// <summary>Whether something of it is kept from those who see no more than this.</summary>
    public bool IsMoreThan(Sight readers) =>
        programmes
            .Values.Cast<Record>()
            .Concat(items.Values)
            .Concat(said.SelectMany(s => s).Select(s => s.Statement))
            .Any(r => !readers.Sees(r));

    /// <summary>Whether something of it is restricted.</summary>
    public bool HasRestricted => IsMoreThan(Sight.OfThePartnership([]));

    /// <summary>A programme by its key; null for none.</summary>
    public WorkProgramme? Find(string key) => programmes.Values.FirstOrDefault(p => p.Key == key);

    /// <summary>
    /// The programme with a key; without one that of a day: what is agreed for it, else the newest version for it, else the newest of all. Null
    /// where there is none.
    /// </summary>
    public WorkProgramme? Choose(string? key, DateOnly day) =>
        key is not null
            ? Find(key)
            : Programmes.FirstOrDefault(p => p.State == ProgrammeState.Agreed && p.Period.Covers(day))
                ?? Programmes.FirstOrDefault(p => p.State != ProgrammeState.Withdrawn && p.Period.Covers(day))
                ?? Programmes.FirstOrDefault();

    /// <summary>The items of a programme in order, without those that were taken out again.</summary>
    public IReadOnlyList<ProgrammeItem> ItemsOf(WorkProgramme programme) =>
        [
            .. items
                .Values.Where(i => i.Programme == programme.Id && !i.Withdrawn)
                .OrderBy(i => i.Order)
                .ThenBy(i => i.Key, StringComparer.Ordinal),
        ];

    /// <summary>An item by its key; null for none.</summary>
    public ProgrammeItem? Item(WorkProgramme programme, string key) =>
        items.Values.FirstOrDefault(i => i.Programme == programme.Id && i.Key == key);

    /// <summary>The programme in which an item stands.</summary>
    public WorkProgramme ProgrammeOf(ProgrammeItem item) => programmes[item.Programme];

    /// <summary>Who is to do an item.</summary>
    public IReadOnlyList<RecordRef> OwnersOf(ProgrammeItem item) => [.. owners[item.Id]];

    /// <summary>The name of an owner; null where the viewer may not see it.</summary>
    public string? NameOf(RecordRef owner) => names[owner]?.Title;

    /// <summary>The owners that the viewer may see, by name.</summary>
    public IReadOnlyList<Mention> NamedOwnersOf(ProgrammeItem item) => names.Of(owners[item.Id]);

    /// <summary>To what progress of an item belongs: the item, its programme, its body, and who is to do it.</summary>
    public IReadOnlySet<RecordRef> BelongsTo(ProgrammeItem item) =>
        new HashSet<RecordRef>(owners[item.Id])
        {
            new("programme-item", item.RowId),
            new("programme", item.Programme.Value),
            new("body", Body.RowId),
        };

    /// <summary>The items that this one goes on with, the nearest first.</summary>
    public IReadOnlyList<ProgrammeItem> Before(ProgrammeItem item)
    {
        var before = new List<ProgrammeItem>();
        for (
            var at = item;
            at.Continues is { } id && items.TryGetValue(id, out var next) && next != item && !before.Contains(next);
            at = next
        )
            before.Add(next);
        return before;
    }

    /// <summary>The items that go on with this one, drafts too.</summary>
    public IReadOnlyList<ProgrammeItem> After(ProgrammeItem item) => [.. nexts[item.Id].Where(i => !i.Withdrawn)];

    /// <summary>The same item in earlier versions of the programme for the same time, itself first.</summary>
    private IEnumerable<ProgrammeItem> InThisYear(ProgrammeItem item)
    {
        var year = ProgrammeOf(item).Period;
        return Before(item).TakeWhile(b => ProgrammeOf(b).Period.Overlaps(year)).Prepend(item);
    }

    /// <summary>How many years it was carried over from.</summary>
    public int CarriedOver(ProgrammeItem item)
    {
        var (times, year) = (0, ProgrammeOf(item).Period);
        foreach (var before in Before(item).Select(b => ProgrammeOf(b).Period))
        {
            if (!before.Overlaps(year))
                times++;
            year = before;
        }
        return times;
    }

    /// <summary>What was said of it in its programme's year up to a day, the oldest first; earlier versions of the programme count.</summary>
    public IReadOnlyList<Said> SaidOf(ProgrammeItem item, DateOnly day) =>
        [
            .. InThisYear(item)
                .SelectMany(i => said[i.Id])
                .Where(s => s.Statement.On <= day)
                .OrderBy(s => s.Statement.On)
                .ThenBy(s => s.Statement.Version)
                .ThenBy(s => s.Statement.Order),
        ];

    /// <summary>What was said of the items of earlier years that it goes on with, the oldest first.</summary>
    public IReadOnlyList<Said> SaidBefore(ProgrammeItem item, DateOnly day)
    {
        var own = InThisYear(item).ToHashSet();
        return
        [
            .. Before(item).Where(b => !own.Contains(b)).Reverse().SelectMany(b => said[b.Id]).Where(s => s.Statement.On <= day),
        ];
    }

    /// <summary>How far it has come by a day: what was said last; null where nothing was said.</summary>
    public ItemStatus? StatusOf(ProgrammeItem item, DateOnly day) => SaidOf(item, day).LastOrDefault()?.Statement.Status;

    /// <summary>Whether there is still something to do.</summary>
    public bool IsUnfinished(ProgrammeItem item, DateOnly day) =>
        StatusOf(item, day) is not (ItemStatus.Done or ItemStatus.Stopped);

    /// <summary>
    /// A mark of a programme as it is: the number of the last change that touched it, its items – those that were taken out too –, who is to do
    /// them or what was said of them; and how many are to do them, as of who is not any more nothing else is left.
    /// </summary>
    public string MarkOf(WorkProgramme programme)
    {
        var own = items.Values.Where(i => i.Programme == programme.Id).ToList();
        var last = own.Select(i => Math.Max(i.Version, ownedSince.GetValueOrDefault(i.Id)))
            .Concat(own.SelectMany(i => said[i.Id]).Select(s => s.Statement.Version))
            .Append(programme.Version)
            .Max();
        return $"{last}-{own.Sum(i => owners[i.Id].Count())}";
    }

    /// <summary>A statement with who made it.</summary>
    internal sealed record Said(ProgressStatement Statement, Named? By);

    private sealed record FoundProgramme(WorkProgramme Programme, Named? AgreedBy);

    private sealed record FoundItem(ProgrammeItem Item, string? Serves, IReadOnlyList<ProgrammeItemOwner> Owners);

    private sealed record Read
    {
        public required IReadOnlyList<FoundProgramme> Programmes { get; init; }
        public required List<FoundItem> Items { get; init; }
        public required List<ProgrammeItemOwner> Owners { get; init; }
        public required List<Said> Said { get; init; }
        public required Mentions Names { get; init; }

        public static async Task<Read> From(Db db, Id<Body> body, IReadOnlyList<FoundProgramme> programmes)
        {
            var theirs = programmes.Select(p => p.Programme.Id).ToList();
            if (theirs.Count == 0)
                return new Read
                {
                    Programmes = [],
                    Items = [],
                    Owners = [],
                    Said = [],
                    Names = await Mentions.Load(db, []),
                };
            var items = db.All<ProgrammeItem>().Where(i => theirs.Contains(i.Programme));
            var found = await (
                from item in items
                join t in db.All<AreaOfResponsibility>() on item.Serves equals t.Id into topics
                from topic in topics.DefaultIfEmpty()
                select new FoundItem(
                    item,
                    topic == null ? null : topic.Title,
                    db.All<ProgrammeItemOwner>().Where(o => o.Item == item.Id).OrderBy(o => o.Order).ToList()
                )
            ).ToListAsync();
            var owners = found.SelectMany(i => i.Owners).ToList();
            return new Read
            {
                Programmes = programmes,
                Items = found,
                Owners = owners,
                Said = await (
                    from statement in db.All<ProgressStatement>()
                    where items.Any(i => i.Id == statement.Item)
                    join p in db.All<Person>() on statement.By equals p.Id into people
                    from person in people.DefaultIfEmpty()
                    select new Said(statement, person == null ? null : new Named(person.Key, person.Name))
                ).ToListAsync(),
                Names = await Mentions.Load(db, owners.Select(o => (RecordRef?)o.Owner)),
            };
        }
    }
}
