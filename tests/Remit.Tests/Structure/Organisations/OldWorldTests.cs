using System.Globalization;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Structure.Posts;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Organisations;

/// <summary>
/// Whatever the partnership: before the day of a reorganisation it looks as it did, and from that day on it looks as it would have,
/// with the successor in the place of what ended.
/// </summary>
public class OldWorldTests
{
    private static readonly DateOnly First = new(2005, 1, 1);
    private static readonly DateOnly On = new(2007, 4, 1);

    [Theory, ClassData(typeof(Databases))]
    public async Task A_merger_leaves_the_old_world_before_its_day_and_the_same_world_under_the_successor_after(string provider)
    {
        foreach (var seed in Gen.Choose(0, int.MaxValue).Sample(provider == Databases.Sqlite ? 12 : 4))
        {
            await using var data = await TestData.On(provider);
            var numbers = new Numbers(seed);
            var organisations = await Partnership(data, numbers);
            var (one, other, into) = (organisations[0], organisations[1], organisations[2]);
            var days = Enumerable.Range(0, 12).Select(i => First.AddDays(i * 137)).Concat([On.AddDays(-1), On]).ToList();
            var before = new Dictionary<DateOnly, IReadOnlyList<string>>();
            foreach (var day in days)
                before[day] = await World(data, day);

            var result = await ReorganisingTests.Do(
                data,
                async r =>
                {
                    await using var db = data.Store.Read(Sight.Everything);
                    return await r.TakeOver([one.Id, other.Id], into, On);
                }
            );
            result.Refusals.ShouldBeEmpty(seed.ToString(CultureInfo.InvariantCulture));

            foreach (var day in days)
            {
                var wanted = day < On ? before[day] : AfterMerging(before[day], into.Name, one.Name, other.Name);
                (await World(data, day)).ShouldBe(wanted, $"seed {seed}, {day:yyyy-MM-dd}");
            }
            await using var known = await data.Store.ReadKnownAt(await LastChange(data) - 1, Sight.Everything, On);
            (await World(known, On)).ShouldBe(before[On], $"seed {seed}, as known before");
        }
    }

    private static List<string> AfterMerging(IEnumerable<string> world, string into, params string[] ended) =>
        [
            .. world
                .Where(line => !ended.Any(e => line.StartsWith($"organisation {e},", StringComparison.Ordinal)))
                .Select(line => ended.Aggregate(line, (l, e) => l.Replace(e, into, StringComparison.Ordinal)))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Organisations, bodies, places with every sort of history, people and posts that moved before and will move again.</summary>
    private static async Task<IReadOnlyList<Organisation>> Partnership(TestData data, Numbers numbers)
    {
        var organisations = Enumerable.Range(0, 4).Select(i => data.NewOrganisation($"Trust {"ABCD"[i]}")).ToList();
        await data.Add([.. organisations]);
        var parts = Enumerable.Range(0, 2).Select(i => data.NewOrganisation($"Part {i}", numbers.Of(organisations))).ToList();
        await data.Add([.. parts]);
        var people = Enumerable.Range(0, 6).Select(i => data.NewPerson($"Person {i}")).ToList();
        foreach (var person in people)
            (person.Organisation, person.Period) = (numbers.Maybe(numbers.Of(organisations).Id), Span(numbers, When.Always));
        await data.Add([.. people]);
        var post = await data.Post();
        await data.Edit(post, p => p.Organisation = numbers.Of(organisations).Id);
        foreach (var of in people.Select(data.RefOf).Append(data.RefOf(post)).Concat(parts.Select(data.RefOf)))
        {
            var moves = Slices(numbers, When.Always).Where(s => s.Until is not null);
            await data.Add([.. moves.Select(m => data.NewFormerOrganisation(of, numbers.Of(organisations), m))]);
        }
        var bodies = new List<Body>
        {
            await data.Body("Board"),
            await data.Body("Group", new Period(First.AddDays(numbers.Below(1000)), null)),
        };
        for (var i = 0; i < 7; i++)
            await Seat(data, numbers, organisations, people, post, numbers.Of(bodies), $"Seat {i}");
        return organisations;
    }

    private static async Task Seat(
        TestData data,
        Numbers numbers,
        List<Organisation> organisations,
        List<Person> people,
        Post post,
        Body body,
        string title
    )
    {
        var place = await data.Place(
            body,
            title,
            Span(numbers, body.Period),
            p =>
            {
                p.FilledBy = numbers.Maybe(numbers.Of(organisations).Id);
                p.NominatedBy = numbers.Maybe(numbers.Of(organisations).Id);
                p.Capacity = numbers.Maybe(Capacity.Binds);
                p.Order = numbers.Below(5);
                p.ExOfficioPost = numbers.Below(6) == 0 ? post.Id : null;
            }
        );
        foreach (var slice in Slices(numbers, place.Period))
        {
            if (numbers.Below(4) == 0)
                await data.Vacancy(place, slice);
            else if (!place.IsExOfficio)
                await data.Add(Appointed(data.NewAppointment(place, numbers.Of(people), slice)));
        }
        await data.Add([
            .. Slices(numbers, place.Period)
                .Select(slice => new Deputy
                {
                    Id = data.Store.Ids.Next<Deputy>(),
                    Key = $"deputy-{slice.Until ?? DateOnly.MaxValue:yyyy-MM-dd}",
                    Place = place.Id,
                    Person = numbers.Of(people).Id,
                    Period = slice,
                }),
        ]);

        Appointment Appointed(Appointment appointment)
        {
            appointment.Interim = numbers.Below(3) == 0;
            if (appointment.Interim)
                appointment.InterimUntil = numbers.Maybe((appointment.From ?? First).AddDays(numbers.Below(300)));
            return appointment;
        }
    }

    private static Period Span(Numbers numbers, Period within)
    {
        var from = numbers.Below(3) == 0 ? (DateOnly?)null : (within.From ?? First).AddDays(numbers.Below(900));
        return new Period(
            from,
            numbers.Below(3) == 0 ? (from ?? within.From ?? First).AddDays(numbers.Below(900)) : within.Until
        );
    }

    /// <summary>Up to four periods after one another inside another, the first perhaps without a start, the last perhaps open.</summary>
    private static List<Period> Slices(Numbers numbers, Period within)
    {
        var slices = new List<Period>();
        var day = within.From ?? First;
        for (var i = numbers.Below(4); i > 0; i--)
        {
            DateOnly? from = slices.Count == 0 && numbers.Below(2) == 0 ? null : day.AddDays(numbers.Below(200));
            var until = (from ?? day).AddDays(numbers.Below(500));
            if (until > within.Until || from > within.Until)
                break;
            if (i == 1 && within.Until is null && numbers.Below(2) == 0)
                slices.Add(new Period(from, null));
            else
                slices.Add(new Period(from, until));
            day = until.AddDays(1);
        }
        return slices;
    }

    private static async Task<IReadOnlyList<string>> World(TestData data, DateOnly day)
    {
        await using var db = data.Store.Read(Sight.Everything, day);
        return await World(db, day);
    }

    /// <summary>What the pages show on a day, by names.</summary>
    private static async Task<IReadOnlyList<string>> World(Db db, DateOnly day)
    {
        var names = await db.All<Organisation>().ToDictionaryAsync(o => o.Id, o => o.Name);
        string Name(Id<Organisation>? id) => id is { } known ? names[known] : "nobody";
        var lines = new List<string>();
        lines.AddRange(
            (await Seats.Load(db, day, body: null))
                .Where(day, _ => true)
                .Select(s =>
                    $"seat {s.Seat.Title} on {s.Body.Name}: {s.Seat.State}, {string.Join(" and ", s.Seat.Holders.Select(h => h.Name))}, "
                    + $"by {s.Seat.FilledBy?.Name}, for {s.Seat.NominatedBy?.Name}, {s.Seat.Capacity}, {s.Seat.Interim} {s.Seat.InterimUntil}"
                )
        );
        lines.AddRange(
            (await db.All<Organisation>().On(day).ToListAsync()).Select(o => $"organisation {o.Name}, part of {Name(o.PartOf)}")
        );
        lines.AddRange((await db.All<Person>().On(day).ToListAsync()).Select(p => $"person {p.Name}, {Name(p.Organisation)}"));
        lines.AddRange((await db.All<Post>().On(day).ToListAsync()).Select(p => $"post {p.Title}, {Name(p.Organisation)}"));
        lines.AddRange(
            from d in await db.All<Deputy>().On(day).ToListAsync()
            join p in await db.All<Place>().On(day).ToListAsync() on d.Place equals p.Id
            join person in await db.All<Person>().ToListAsync() on d.Person equals person.Id
            select $"deputy {person.Name} for {p.Title}"
        );
        return [.. lines.Order(StringComparer.Ordinal)];
    }

    private static async Task<long> LastChange(TestData data)
    {
        await using var db = data.Store.Read(Sight.Everything);
        return await db.Changes.MaxAsync(c => c.Number);
    }

    /// <summary>Numbers that follow from a seed, the same on every run.</summary>
    private sealed class Numbers(int seed)
    {
        private readonly Random random = new(seed);

        public int Below(int end) => random.Next(end);

        public T Of<T>(IReadOnlyList<T> list) => list[Below(list.Count)];

        public T? Maybe<T>(T value)
            where T : struct => Below(3) == 0 ? null : value;
    }
}
