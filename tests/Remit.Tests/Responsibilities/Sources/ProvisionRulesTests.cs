using Remit.Responsibilities.Sources;
using Remit.Tests.Harness;

namespace Remit.Tests.Responsibilities.Sources;

public class ProvisionRulesTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task A_part_stands_in_the_source_of_its_whole(string provider)
    {
        await using var data = await TestData.On(provider);
        var (act, guidance) = (await data.Source("Children Act 2004"), await data.Source("Guidance of 2005"));
        var section = await data.Provision(act, "s. 10");

        (await data.Try(data.NewProvision(act, "s. 10(1)", section))).ShouldPass();
        var stray = data.NewProvision(guidance, "4.1", section);
        (await data.Try(stray))
            .ShouldBeRefused("A part stands in the source of its whole", data.RefOf(stray), "part-of")
            .Message.ShouldContain("“4.1” can't be a part of a provision of “Children Act 2004”");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_source_is_not_called_by_the_address_of_the_packs(string provider)
    {
        await using var data = await TestData.On(provider);
        var packs = new Source
        {
            Id = data.Store.Ids.Next<Source>(),
            Key = "packs",
            Title = "Packs",
        };
        (await data.Try(packs)).ShouldBeRefused("A source is found at its own address", data.RefOf(packs));
    }
}
