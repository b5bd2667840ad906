using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;

namespace Remit.Structure.Handover;

/// <summary>The lines from and to a closing body.</summary>
internal sealed class LinesLegacy : Legacy
{
    public override string Heading => "Lines";

    public override (string One, string Several) InWords => ("line", "lines");

    public override int Order => 30;

    public override async Task<IReadOnlyList<LegacyItem>> Load(Closure closure)
    {
        var (db, self, id, last) = (closure.Db, closure.Reference, closure.Body.Id, closure.Last);
        var lines = await db.Set<Line>()
            .Where(l => (l.Start == self || l.To == id) && (l.Until == null || l.Until > last))
            .OrderBy(l => l.Order)
            .ThenBy(l => l.Key)
            .ToListAsync();
        var starts = lines
            .Select(l => l.Start)
            .Concat(closure.RecipientIds.Select(r => new RecordRef("body", r.Value)))
            .Distinct()
            .ToList();
        var beside = (await db.All<Line>().Where(l => starts.Contains(l.Start)).ToListAsync()).ToLookup(l => l.Start);
        var keys = starts.ToDictionary(s => s, s => new FreeKeys(beside[s].Select(l => l.Key)));
        var names = await db.Names(lines.Select(l => l.Start == self ? new RecordRef("body", l.To.Value) : l.Start));
        return
        [
            .. lines
                .OrderBy(l => l.Start == self ? 0 : 1)
                .ThenBy(l => l.Kind)
                .Select(line =>
                    line.Start == self ? Outward(closure, line, beside, keys, names) : Inward(closure, line, beside, keys, names)
                ),
        ];
    }

    private static LegacyItem Outward(
        Closure closure,
        Line line,
        ILookup<RecordRef, Line> beside,
        Dictionary<RecordRef, FreeKeys> keys,
        IReadOnlyDictionary<RecordRef, RecordName> names
    ) =>
        new(
            new RecordRef("line", line.RowId),
            line.Version,
            $"{line.Kind.Outward()} {Called(names, new RecordRef("body", line.To.Value))}{Line.AfterName(line.Kind, line.Scope)}"
        )
        {
            CannotEnd = closure.CannotEnd(line),
            Has = to =>
                line.To == to.Id ? "it would be a line to itself"
                : There(closure, beside[RefOf(to)], line.Kind, line.To) is { } there
                    ? $"it has this line already{Line.AfterName(there.Kind, there.Scope)}"
                : null,
            Goes = to =>
            {
                var key = keys[RefOf(to)].Take(line.Key);
                if (line.From > closure.Last)
                    closure.Move(line, nameof(Line.Start), RefOf(to), key, to);
                else
                    closure.GoOn(line, Copy(closure, line, RefOf(to), line.To, key), to);
            },
            End = () => closure.End(line),
        };

    private static LegacyItem Inward(
        Closure closure,
        Line line,
        ILookup<RecordRef, Line> beside,
        Dictionary<RecordRef, FreeKeys> keys,
        IReadOnlyDictionary<RecordRef, RecordName> names
    ) =>
        new(
            new RecordRef("line", line.RowId),
            line.Version,
            $"{line.Kind.Inward()} {Called(names, line.Start)}{Line.AfterName(line.Kind, line.Scope)}"
        )
        {
            MayGoAbove = true,
            CannotEnd = closure.CannotEnd(line),
            Has = to =>
                line.Start == RefOf(to) ? "it would be a line to itself"
                : There(closure, beside[line.Start], line.Kind, to.Id) is { } there
                    ? $"it has this line already{Line.AfterName(there.Kind, there.Scope)}"
                : null,
            Goes = to =>
            {
                if (line.From > closure.Last)
                {
                    line.To = to.Id;
                    closure.Open(line, to);
                    return;
                }
                closure.GoOn(line, Copy(closure, line, line.Start, to.Id, keys[line.Start].Take(line.Key)), to);
            },
            End = () => closure.End(line),
        };

    private static Line? There(Closure closure, IEnumerable<Line> lines, LineKind kind, Id<Body> to) =>
        lines.FirstOrDefault(l => l.Kind == kind && l.To == to && l.Period.Covers(closure.First));

    private static Line Copy(Closure closure, Line line, RecordRef start, Id<Body> to, string key) =>
        new()
        {
            Id = closure.Ids.Next<Line>(),
            Key = key,
            Start = start,
            Kind = line.Kind,
            To = to,
            Scope = line.Scope,
        };

    private static string Called(IReadOnlyDictionary<RecordRef, RecordName> names, RecordRef record) =>
        names.TryGetValue(record, out var name) ? $"“{name.Title}”" : $"a {record.Kind} that is not shown to you";

    private static RecordRef RefOf(Body body) => new("body", body.RowId);
}

/// <summary>The topics that a closing body covers.</summary>
internal sealed class TopicsLegacy : Legacy
{
    public override string Heading => "Areas of responsibility";

    public override (string One, string Several) InWords => ("area of responsibility", "areas of responsibility");

    public override int Order => 20;

    public override async Task<IReadOnlyList<LegacyItem>> Load(Closure closure)
    {
        var (db, id, last) = (closure.Db, closure.Body.Id, closure.Last);
        var topics = await db.Set<AreaOfResponsibility>()
            .Where(a => a.Body == id && (a.Until == null || a.Until > last))
            .OrderBy(a => a.Order)
            .ThenBy(a => a.Key)
            .ToListAsync();
        var recipients = closure.RecipientIds.ToList();
        var theirs = (await db.All<AreaOfResponsibility>().Where(a => recipients.Contains(a.Body)).ToListAsync()).ToLookup(a =>
            a.Body
        );
        var keys = recipients.ToDictionary(r => r, r => new FreeKeys(theirs[r].Select(a => a.Key)));
        return
        [
            .. topics.Select(topic => new LegacyItem(
                new RecordRef("area", topic.RowId),
                topic.Version,
                topic.Title + (topic.Part == AreaPart.Contributing ? ", contributing" : "")
            )
            {
                CannotEnd = closure.CannotEnd(topic),
                Has = to =>
                    theirs[to.Id]
                        .Any(a =>
                            a.Period.Covers(closure.First)
                            && string.Equals(a.Title, topic.Title, StringComparison.OrdinalIgnoreCase)
                        )
                        ? "it has this topic already"
                        : null,
                Goes = to =>
                {
                    var key = keys[to.Id].Take(topic.Key);
                    if (topic.From > closure.Last)
                        closure.Move(topic, nameof(AreaOfResponsibility.Body), to.Id, key, to);
                    else
                        closure.GoOn(
                            topic,
                            new AreaOfResponsibility
                            {
                                Id = closure.Ids.Next<AreaOfResponsibility>(),
                                Key = key,
                                Body = to.Id,
                                Title = topic.Title,
                                Part = topic.Part,
                                Ages = topic.Ages,
                            },
                            to
                        );
                },
                End = () => closure.End(topic),
            }),
        ];
    }
}
