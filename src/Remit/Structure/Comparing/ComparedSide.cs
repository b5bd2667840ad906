using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Structure.Terms;

namespace Remit.Structure.Comparing;

/// <summary>The structure on one of the two dates that are compared, as it was recorded by then or is recorded now.</summary>
internal sealed record ComparedSide
{
    /// <summary>The date.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Every body, as it is called on the date.</summary>
    public required IReadOnlyDictionary<Id<Body>, ComparedBody> Bodies { get; init; }

    /// <summary>Every line, whenever it held.</summary>
    public required IReadOnlyList<Line> Lines { get; init; }

    /// <summary>The titles of the posts from which lines go out.</summary>
    public required IReadOnlyDictionary<RecordRef, string> Posts { get; init; }

    /// <summary>Every place on the date.</summary>
    public required Seats Seats { get; init; }

    /// <summary>
    /// Two dates by what the same database knows: the lines and the posts are read once. Six queries.
    /// </summary>
    public static async Task<(ComparedSide From, ComparedSide To)> Two((Db Db, DateOnly Day) from, (Db Db, DateOnly Day) to)
    {
        var lines = await to.Db.All<Line>().ToListAsync();
        var posts = await PostsOf(to.Db, lines);
        return (await Side(from), await Side(to));

        async Task<ComparedSide> Side((Db Db, DateOnly Day) at) =>
            new()
            {
                Day = at.Day,
                Bodies = await Recorded(at.Db, at.Day),
                Lines = lines,
                Posts = posts,
                Seats = await Seats.Load(at.Db, at.Day, body: null),
            };
    }

    /// <summary>One date by what a database knows, whatever the other is compared with. Three queries beside the seats.</summary>
    public static async Task<ComparedSide> Load(Db db, DateOnly day, Seats seats)
    {
        var lines = await db.All<Line>().ToListAsync();
        return new ComparedSide
        {
            Day = day,
            Bodies = await Recorded(db, day),
            Lines = lines,
            Posts = await PostsOf(db, lines),
            Seats = seats,
        };
    }

    private static async Task<IReadOnlyDictionary<RecordRef, string>> PostsOf(Db db, IEnumerable<Line> lines)
    {
        var names = await db.Names(lines.Select(l => l.Start).Where(s => s.Kind == "post"));
        return names.ToDictionary(n => n.Key, n => n.Value.Title);
    }

    private static async Task<IReadOnlyDictionary<Id<Body>, ComparedBody>> Recorded(Db db, DateOnly day)
    {
        var rows = await (
            from body in db.All<Body>()
            select new
            {
                Body = body,
                Agreed = db.All<TermsOfReference>()
                    .Where(t => t.Body == body.Id && t.AgreedOn <= day)
                    .OrderBy(t => t.AgreedOn)
                    .Select(t => new AgreedTerms(t.Key, t.AgreedOn!.Value))
                    .ToList(),
            }
        ).ToListAsync();
        return rows.ToDictionary(r => r.Body.Id, r => new ComparedBody(r.Body.Key, r.Body.Name, r.Body.StateOn(day), r.Agreed));
    }
}

/// <summary>A body on one of the dates, with the versions of its terms that were agreed by then.</summary>
internal sealed record ComparedBody(string Key, string Name, BodyState State, IReadOnlyList<AgreedTerms> Agreed);

/// <summary>A version of terms of reference and the day on which it was agreed.</summary>
internal sealed record AgreedTerms(string Version, DateOnly On);
