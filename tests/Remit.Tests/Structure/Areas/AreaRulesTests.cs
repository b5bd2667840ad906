using Remit.Structure.Areas;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Areas;

public class AreaRulesTests
{
    private const string Another = "A neighbour is another area than ours";
    private const string Once = "A neighbour is named once";
    private const string There = "A neighbour is there while the body is";

    [Theory, ClassData(typeof(Databases))]
    public async Task Areas_that_lie_in_each_other_are_refused(string provider)
    {
        await using var data = await TestData.On(provider);
        var county = await data.Area("Leicestershire");
        var district = await data.Area("Melton", county);

        (await data.TryEdit(county, a => a.PartOf = district.Id))
            .ShouldBeRefused("Parts don't go in circles", data.RefOf(county), "part-of")
            .Message.ShouldBe(
                "“Leicestershire” would be a part of itself through “Melton”. Choose something else for it to be a part of."
            );
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Our_own_area_is_not_a_neighbour_and_nor_is_one_in_it(string provider)
    {
        await using var data = await TestData.On(provider);
        var (county, rutland) = (await data.Area("Leicestershire"), await data.Area("Rutland"));
        var district = await data.Area("Melton", county);
        await data.Partnership(county);
        var board = await data.Body("Safeguarding partnership");

        (await data.Try(data.NewJoint(board, county)))
            .ShouldBeRefused(Another, data.RefOf(board), "joint-with")
            .Message.ShouldBe(
                "“Safeguarding partnership” can't be owned jointly with “Leicestershire”, this partnership's own area. "
                    + "Name neighbouring areas only."
            );
        (await data.Try(data.NewJoint(board, district)))
            .ShouldBeRefused(Another, data.RefOf(board), "joint-with")
            .Message.ShouldContain("“Melton”, which lies in “Leicestershire”, this partnership's own area");
        (await data.Try(data.NewJoint(board, rutland))).ShouldPass();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_makes_a_neighbour_our_own_later_is_refused_there(string provider)
    {
        await using var data = await TestData.On(provider);
        var (county, rutland) = (await data.Area("Leicestershire"), await data.Area("Rutland"));
        var partnership = await data.Partnership(county);
        await data.Add(data.NewJoint(await data.Body("Board"), rutland));

        (await data.TryEdit(rutland, a => a.PartOf = county.Id)).ShouldBeRefused(Another, data.RefOf(rutland), "part-of");
        (await data.TryEdit(partnership, p => p.Area = rutland.Id)).ShouldBeRefused(Another, data.RefOf(partnership), "area");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_neighbour_is_named_once_by_itself_or_through_a_wider_area(string provider)
    {
        await using var data = await TestData.On(provider);
        var region = await data.Area("East Midlands");
        var rutland = await data.Area("Rutland", region);
        var board = await data.Body("Board");

        (await data.Try(data.NewJoint(board, rutland), data.NewJoint(board, rutland, 1)))
            .Refusals.Select(r => r.Rule)
            .ShouldBe(["A list names each record once"]);
        (await data.Try(data.NewJoint(board, region), data.NewJoint(board, rutland, 1)))
            .ShouldBeRefused(Once, data.RefOf(board), "joint-with")
            .Message.ShouldBe(
                "“Board” can't be owned jointly with both “East Midlands” and “Rutland”, which lies in it. Leave one of them out."
            );
        (await data.Try(data.NewJoint(board, region))).ShouldPass();
    }

    [Theory]
    [InlineData("2007-03-31", "2009-03-31", false)]
    [InlineData("2007-04-01", "2009-03-31", true)]
    [InlineData("2007-04-01", "2009-04-01", false)]
    [InlineData("2007-04-01", null, false)]
    public async Task A_neighbour_is_there_on_the_days_of_the_body(string from, string? until, bool passes)
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var area = await data.Area("Bedfordshire", when: When.Between("2007-04-01", "2009-03-31"));
        var board = await data.Body("Board", until is null ? When.From(from) : When.Between(from, until));

        var result = await data.Try(data.NewJoint(board, area));

        if (passes)
            result.ShouldPass();
        else
            result.ShouldBeRefused(There, data.RefOf(board), "joint-with");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_start_that_is_not_recorded_is_not_known_to_be_too_early_and_an_area_that_ends_is_refused(string provider)
    {
        await using var data = await TestData.On(provider);
        var area = await data.Area("Bedfordshire", when: When.From("1974-04-01"));
        var board = await data.Body("Board");
        await data.Add(data.NewJoint(board, area));

        (await data.TryEdit(area, a => a.Period = When.Between("1974-04-01", "2009-03-31")))
            .ShouldBeRefused(There, data.RefOf(area), "until")
            .Message.ShouldBe(
                "“Board” exists with no dates recorded, and can't be owned jointly with “Bedfordshire”, which is there "
                    + "from 1 April 1974 to 31 March 2009. Change one of the two periods, or leave the area out."
            );
    }
}
