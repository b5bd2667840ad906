using Remit.Checks;
using Remit.Kernel;
using Remit.Responsibilities.Maps;
using Remit.Responsibilities.Maps.Checking;
using Remit.Responsibilities.Registers;
using Remit.Responsibilities.Reopened;
using Remit.Responsibilities.Sources;
using Remit.Tests.Harness;

namespace Remit.Tests.Responsibilities.Maps;

public class CitationChecksTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task A_citation_of_what_was_replaced_is_told_on_the_day_and_not_before(string provider)
    {
        await using var data = await TestData.On(provider);
        var (act, section, row) = await Resting(data);
        await data.Add(data.NewStage(section, ProvisionState.Replaced, new DateOnly(2007, 3, 1)));

        (await Found(data, "RSP-09", "2007-02-28")).ShouldBeEmpty();
        var finding = (await Found(data, "RSP-09", "2007-03-01")).ShouldHaveSingleItem();
        finding.Message.ShouldBe($"“{row.Text}” rests on s. 31 of “{act.Title}”, which is replaced since 1 March 2007.");
        finding.Mend.ShouldBe("Update the citation.");
        (await Found(data, "RSP-08", "2007-03-01")).ShouldBeEmpty();

        var later = await data.Source("National Health Service Act 2006");
        var successor = await data.Provision(later, "s. 75");
        var map = await data.Map(act, later);
        await data.Add(data.NewEntry(map, section, Outcome.Moved, successor));
        (await Found(data, "RSP-09", "2007-03-01"))
            .ShouldHaveSingleItem()
            .Mend.ShouldBe("Update the citation: it stands now as s. 75 of “National Health Service Act 2006”.");
        (await data.Use(map, "2007-03-01")).ShouldPass();
        (await Found(data, "RSP-09", "2007-03-01")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Guidance_that_was_superseded_is_told_until_a_map_of_it_is_in_use_and_what_is_reopened_until_it_is_settled()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (act, section, row) = await Resting(data, SourceKind.StatutoryGuidance);
        await data.Add(data.NewStage(section, ProvisionState.Replaced, new DateOnly(2007, 3, 1)));
        (await Found(data, "RSP-08", "2007-02-28")).ShouldBeEmpty();
        var finding = (await Found(data, "RSP-08", "2007-03-01")).ShouldHaveSingleItem();
        finding.Message.ShouldBe(
            $"“{act.Title}” was superseded: nothing that is listed of it is in force, and no map in use says what became of s. 31, on which “{row.Text}” rests."
        );
        (await Found(data, "RSP-09", "2007-03-01")).ShouldBeEmpty("one fault is told once");

        var later = await data.Source("Newer guidance");
        var map = await data.Map(act, later);
        await data.Add(data.NewEntry(map, section, Outcome.Changed, await data.Provision(later, "1")));
        (await data.Use(map, "2007-03-01")).ShouldPass();
        var open = (await Found(data, "RSP-08", "2007-03-01")).ShouldHaveSingleItem();
        open.Fault.ShouldBe("reopened");
        open.Message.ShouldStartWith($"“{row.Text}” was reopened on 1 March 2007, because s. 31 of “{act.Title}” changed");
        (await Found(data, "RSP-09", "2007-03-01")).ShouldBeEmpty();
        await data.Edit(
            (await data.Reopenings())[0],
            r => (r.Settled, r.SettledOn) = (Settlement.Stands, When.Day("2007-04-01"))
        );
        (await Found(data, "RSP-08", "2007-04-01")).ShouldBeEmpty();
        (await Found(data, "RSP-09", "2007-04-01")).ShouldBeEmpty();
    }

    private static async Task<(Source, Provision, Responsibility)> Resting(TestData data, SourceKind kind = SourceKind.Act)
    {
        var act = data.NewSource("Health Act 1999");
        act.Kind = kind;
        var section = data.NewProvision(act, "s. 31");
        var register = data.NewRegister();
        var row = data.NewResponsibility(register, "Take on health functions");
        await data.Add(act, section, register, row, data.NewCitation(row, section));
        return (act, section, row);
    }

    private static async Task<IReadOnlyList<Finding>> Found(TestData data, string code, string day)
    {
        await using var db = data.Store.Read(Sight.Everything);
        var run = new CheckRun(db, When.Day(day));
        Check check = code == "RSP-08" ? new GuidanceNotCarriedForward() : new CitationsOutOfDate();
        return await check.Run(run);
    }
}
