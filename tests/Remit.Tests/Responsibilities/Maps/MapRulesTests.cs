using Remit.Kernel;
using Remit.Responsibilities.Maps;
using Remit.Tests.Harness;

namespace Remit.Tests.Responsibilities.Maps;

public class MapRulesTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task A_provision_has_one_outcome_and_an_outcome_as_many_successors_as_it_says(string provider)
    {
        await using var data = await TestData.On(provider);
        var (earlier, later) = (await data.Source("Guidance of 2005"), await data.Source("Guidance of 2013"));
        var (a, b, c) = (
            await data.Provision(earlier, "4.4"),
            await data.Provision(earlier, "4.5"),
            await data.Provision(earlier, "4.6")
        );
        var (x, y) = (await data.Provision(later, "1"), await data.Provision(later, "2"));
        var map = await data.Map(earlier, later);

        (await data.Try(data.NewEntry(map, a, Outcome.Same, x))).ShouldPass();
        var second = data.NewEntry(map, a, Outcome.Repealed);
        (await data.Try(second))
            .ShouldBeRefused("Of a provision one thing became", new RecordRef("map-entry", second[0].RowId), "provision")
            .Message.ShouldBe("“4.4” is in the map already: the same. Change that instead.");
        var sameOfTwo = data.NewEntry(map, b, Outcome.Same, x);
        (await data.Try(sameOfTwo))
            .ShouldBeRefused("No new provision is the same as two", new RecordRef("map-entry", sameOfTwo[0].RowId), "successors")
            .Message.ShouldBe("“4.4” and “4.5” can't both be what “1” says. If it took the place of both, they were merged.");
        const string Number = "What became of a provision says how many took its place";
        (await data.Try(data.NewEntry(map, b, Outcome.Split, y))).Refusals.Single().Rule.ShouldBe(Number);
        (await data.Try(data.NewEntry(map, b, Outcome.Repealed, y))).Refusals.Single().Rule.ShouldBe(Number);
        (await data.Try(data.NewEntry(map, b, Outcome.Moved, x, y))).Refusals.Single().Rule.ShouldBe(Number);
        (await data.Try(data.NewEntry(map, b, Outcome.Changed))).Refusals.Single().Rule.ShouldBe(Number);
        (await data.Try(data.NewEntry(map, b, Outcome.Split, x, y))).ShouldPass();
        (await data.Try(data.NewEntry(map, c, Outcome.Repealed))).ShouldPass();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_map_speaks_of_its_own_two_sources(string provider)
    {
        await using var data = await TestData.On(provider);
        var (earlier, later, third) = (await data.Source("Old"), await data.Source("New"), await data.Source("Other"));
        var (old, now, strange) = (
            await data.Provision(earlier, "1"),
            await data.Provision(later, "1"),
            await data.Provision(third, "9")
        );
        var map = await data.Map(earlier, later);
        var wrongOld = data.NewEntry(map, strange, Outcome.Same, now);
        (await data.Try(wrongOld)).ShouldBeRefused(
            "A map speaks of the provisions of its earlier source",
            new RecordRef("map-entry", wrongOld[0].RowId),
            "provision"
        );
        var wrongNew = data.NewEntry(map, old, Outcome.Same, strange);
        (await data.Try(wrongNew))
            .ShouldBeRefused(
                "A map leads to the provisions of its later source",
                new RecordRef("map-entry", wrongNew[0].RowId),
                "successors"
            )
            .Message.ShouldBe("“9”, which would take the place of “1”, does not stand in “New”.");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Maps_go_one_way_and_never_to_their_own_source(string provider)
    {
        await using var data = await TestData.On(provider);
        var (a, b, c) = (await data.Source("A"), await data.Source("B"), await data.Source("C"));
        var self = data.NewMap(a, a);
        (await data.Try(self)).ShouldBeRefused("A map leads from one source to another", data.RefOf(self), "later");
        await data.Map(a, b);
        await data.Map(b, c);
        var back = data.NewMap(c, a);
        (await data.Try(back))
            .ShouldBeRefused("Maps don't go in circles", data.RefOf(back), "later")
            .Message.ShouldBe("“C” would come after itself: it leads to “A”, which leads to “B”, which leads to “C”.");
        var twice = data.NewMap(a, b);
        (await data.Try(twice)).ShouldBeRefused("Between two sources is one map", data.RefOf(twice), "later");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_is_in_use_stands_and_the_later_source_is_in_force_then(string provider)
    {
        await using var data = await TestData.On(provider);
        var (earlier, later) = (await data.Source("Old"), await data.Source("New"));
        await data.Edit(later, s => s.Period = When.Between("2013-04-01", "2013-12-31"));
        var (one, two) = (await data.Provision(earlier, "1"), await data.Provision(earlier, "2"));
        var now = data.NewProvision(later, "1");
        now.Period = later.Period = When.Between("2013-04-01", "2013-12-31");
        await data.Add(now);
        var map = await data.Map(earlier, later);
        var rows = data.NewEntry(map, one, Outcome.Same, now);
        await data.Add(rows);
        (await data.Use(map, "2014-01-01"))
            .Refusals.Single()
            .Message.ShouldBe("“New” is not in force on 1 January 2014: it is from 1 April 2013 to 31 December 2013.");
        (await data.Use(map, "2013-04-01")).ShouldPass();
        var entry = (MapEntry)rows[0];
        (await data.TryEdit(entry, e => e.Outcome = Outcome.Changed)).ShouldBeRefused(
            "What a map says and is in use stands",
            data.RefOf(entry),
            "outcome"
        );
        (await data.TryEdit(entry, e => e.UsedFrom = null)).IsRefused.ShouldBeTrue();
        (await data.TryEdit(entry, e => e.Unverified = "The words were not seen")).ShouldPass();
        (await data.Use(map, "2013-05-01")).Refusals.Single().Message.ShouldBe($"All that “{map.Title}” says is in use already.");
        (await data.Try(data.NewEntry(map, two, Outcome.Repealed))).ShouldPass();
        (await data.Use(map, "2013-05-01")).ShouldPass();
    }
}
