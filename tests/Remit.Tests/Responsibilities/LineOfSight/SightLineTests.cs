using Remit.Kernel;
using Remit.Responsibilities.LineOfSight;
using Remit.Responsibilities.Registers;
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
