using Remit.Kernel;
using Remit.Responsibilities.Coverage;
using Remit.Responsibilities.LineOfSight;
using Remit.Responsibilities.Registers;
using Remit.Responsibilities.Sources;
using Remit.Tests.Harness;

namespace Remit.Tests.Responsibilities.LineOfSight;

public class SightLineTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task From_any_record_one_looks_up_to_the_law_and_down_to_the_evidence_and_is_told_what_is_missing(
        string provider
    )
    {
        await using var data = await TestData.On(provider);
        var act = await data.Source("Children Act 2004");
        var (ten, eleven) = (data.NewProvision(act, "s. 10"), data.NewProvision(act, "s. 11"));
        var register = data.NewRegister();
        var (met, bare) = (data.NewResponsibility(register, "Co-operate"), data.NewResponsibility(register, "Lawless"));
        var position = data.NewPosition(met, "Done", p => p.Rating = Rating.Met);
        await data.Add(ten, eleven, register, met, bare, data.NewCitation(met, ten), position, data.NewEvidence(position, null));

        var down = await Of(data, "source", act.Key);
        Layers(down).ShouldBe(["source 1", "provision 2", "responsibility 1", "position 1", "evidence 1"]);
        Missing(down).ShouldBe(["nobody holds it", "no holder"], ignoreOrder: true);
        var up = await Of(data, "evidence", register.Key, met.Key, position.Key, LastKey(down));
        Layers(up).ShouldBe(["source 1", "provision 1", "responsibility 1", "position 1", "evidence 1"]);
        Missing(await Of(data, "responsibility", register.Key, bare.Key))
            .ShouldBe(["no holder", "no law or guidance", "nothing recorded"], ignoreOrder: true);
        SightPicture.Of(down).ToString()!.ShouldContain("Missing: nobody holds it");

        static string LastKey(SightLine line) => line.Layers[^1].Nodes[0].Path.Split('/')[^1];
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_line_of_sight_and_coverage_say_the_same_of_what_nobody_holds(string provider)
    {
        await using var data = await TestData.On(provider);
        var act = await data.Source("Children Act 2004");
        var whole = Provision("s. 10");
        var part = Provision("s. 10(1)", whole);
        var heading = data.NewProvision(act, "s. 9");
        var (under, gone, lead, bare) = (Provision("s. 11", heading), Provision("s. 12"), Provision("s. 13"), Provision("s. 14"));
        var was = data.NewStage(gone, ProvisionState.InForce, When.Day("2004-01-01"), When.Day("2007-08-31"));
        var register = data.NewRegister();
        var row = data.NewResponsibility(register, "Co-operate");
        var leadIn = data.NewResponsibility(register, "See to it that:", r => r.LeadIn = true);
        await data.Add(
            whole,
            part,
            heading,
            under,
            gone,
            lead,
            bare,
            was,
            data.NewStage(gone, ProvisionState.Repealed, When.Day("2007-09-01")),
            register,
            row,
            leadIn,
            data.NewCitation(row, whole),
            data.NewCitation(leadIn, lead)
        );
        var expected = new[] { under.Key, bare.Key };
        var day = When.Day("2007-09-03");
        (await Unheld(data, day, "source", act.Key)).ShouldBe(expected, ignoreOrder: true);
        foreach (var provision in new[] { whole, part, heading, under, gone, lead, bare })
            (await Unheld(data, day, "provision", act.Key, provision.Key)).ShouldBe(
                expected.Where(k => k == provision.Key),
                provision.Key
            );
        await using var db = data.Store.Read(Sight.Everything);
        CoverageView
            .Of(await CoverageOn.Load(db, day), act.Key, null)
            .Provisions.Where(p => p.NoHolder)
            .Select(p => p.Key)
            .ShouldBe(expected, ignoreOrder: true);
        // The day before it was repealed somebody had to hold it.
        (await Unheld(data, When.Day("2007-08-31"), "source", act.Key)).ShouldBe([.. expected, gone.Key], ignoreOrder: true);
        CoverageView.Of(await CoverageOn.Load(db, When.Day("2007-08-31")), act.Key, null).Sources[0].NotHeld.ShouldBe(3);

        Provision Provision(string number, Provision? partOf = null)
        {
            var provision = data.NewProvision(act, number, partOf);
            provision.Text = "Asks something";
            return provision;
        }
    }

    private static async Task<IEnumerable<string>> Unheld(TestData data, DateOnly day, string kind, params string[] keys)
    {
        await using var db = data.Store.Read(Sight.Everything);
        var line = (await SightLine.Load(db, day, [.. SightSteps.All], [.. SightSteps.Kinds], kind, keys)).ShouldNotBeNull();
        return line
            .Layers.SelectMany(l => l.Nodes)
            .Where(n => n.Missing.Contains("nobody holds it"))
            .Select(n => n.Path.Split('/')[^1]);
    }

    [Fact]
    public async Task What_is_restricted_is_in_no_line_of_those_who_may_not_see_it()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var act = await data.Source();
        var ten = data.NewProvision(act, "s. 10");
        var register = data.NewRegister();
        var closed = data.NewResponsibility(register, "Secret", r => r.Sensitivity = Sensitivity.Restricted);
        await data.Add(ten, register, closed, data.NewCitation(closed, ten));
        var line = await Of(data, Sight.OfThePartnership([]), "source", act.Key);
        Layers(line!).ShouldBe(["source 1", "provision 1"]);
        (await Of(data, Sight.OfThePartnership([]), "responsibility", register.Key, closed.Key)).ShouldBeNull();
    }

    private static async Task<SightLine> Of(TestData data, string kind, params string[] keys) =>
        (await Of(data, Sight.Everything, kind, keys)).ShouldNotBeNull();

    private static async Task<SightLine?> Of(TestData data, Sight sight, string kind, params string[] keys)
    {
        await using var db = data.Store.Read(sight);
        return await SightLine.Load(db, When.Day("2007-09-03"), [.. SightSteps.All], [.. SightSteps.Kinds], kind, keys);
    }

    private static IEnumerable<string> Layers(SightLine line) => line.Layers.Select(l => $"{l.Kind} {l.Nodes.Count}");

    private static IEnumerable<string> Missing(SightLine line) => line.Missing.Select(m => m.What);
}
