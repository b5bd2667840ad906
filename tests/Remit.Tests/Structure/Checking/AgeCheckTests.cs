using Remit.Checks;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Checking;

/// <summary>STR-04 to STR-06: ages, topics and moving on.</summary>
public class AgeCheckTests
{
    [Theory]
    [InlineData("0 to 4", "6 to 13", "gap", "No age group covers age 5: Younger ends at 4, and Older begins at 6.")]
    [InlineData("0 to 4", "8 to 13", "gap", "No age group covers ages 5 to 7: Younger ends at 4, and Older begins at 8.")]
    [InlineData("0 to 6", "5 to 13", "overlap", "Younger and Older both cover ages 5 to 6.")]
    [InlineData("0 and over", "5 and over", "overlap", "Younger and Older both cover age 5 and over.")]
    [InlineData("0 to 5", "5 to 13", "shared", "The age groups under Executive share years: age 5 (Younger and Older).")]
    public async Task Ages_of_groups_under_one_body_are_held_against_one_another(
        string younger,
        string older,
        string fault,
        string message
    )
    {
        await using var data = await TestData.On(Databases.Sqlite);
        await Groups(data, younger, older);
        var found = (await data.Found("STR-04")).ShouldHaveSingleItem();
        (found.Fault, found.Message).ShouldBe((fault, message));
        found.Severity.ShouldBe(fault == "shared" ? Severity.Note : Severity.Warning);
    }

    [Theory]
    [InlineData("0 to 4", "5 to 13")]
    [InlineData("0 to 12", "13 and over")]
    public async Task Ages_that_follow_one_another_are_silent(string younger, string older)
    {
        await using var data = await TestData.On(Databases.Sqlite);
        await Groups(data, younger, older);
        (await data.Found("STR-04")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Groups_of_a_topic_may_overlap_and_groups_of_other_places_too()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (younger, older) = await Groups(data, "0 to 5", "0 to 5");
        var (north, south) = (await data.Area("North"), await data.Area("South"));
        await data.Add(data.NewCovered(younger, north), data.NewCovered(older, south));
        var executive = await data.Established("Other executive");
        foreach (var (name, ages) in new[] { ("SEND group", "0 to 25"), ("Teenage pregnancy group", "13 to 19") })
            await data.Established(name, executive, b => (b.Kind, b.Ages) = (BodyKind.WorkingGroup, Ages(ages)));
        (await data.Found("STR-04")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_start_put_in_two_ways_is_worth_a_look()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var board = await data.Established("Board", with: b => b.Ages = Ages("pre-birth to 19"));
        var executive = await data.Established("Executive", board);
        await data.Established("Early years", executive, b => b.Ages = Ages("pre-conception to 5"));
        var found = (await data.Found("STR-04")).ShouldHaveSingleItem();
        found.Message.ShouldBe("The ages of Early years begin before conception, and those of Board before birth.");
    }

    [Fact]
    public async Task Groups_that_follow_one_another_see_to_children_who_move_on()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (younger, older) = await Groups(data, "0 to 5", "5 to 13");
        var found = (await data.Found("STR-06")).ShouldHaveSingleItem();
        (found.IsNotRecorded, found.Severity).ShouldBe((true, Severity.Warning));

        await data.Add(data.NewLine(older, younger, When.Always, "moving on", LineKind.WorksWith));
        (await data.Found("STR-06")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_topic_on_transitions_is_work_on_moving_on()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (younger, _) = await Groups(data, "0 to 5", "6 to 13");
        await data.Add(data.NewTopic(younger, "Transition to school"));
        (await data.Found("STR-06")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Groups_with_a_gap_between_them_are_no_neighbours()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        await Groups(data, "0 to 5", "9 to 13");
        (await data.Found("STR-06")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_topic_that_two_lead_for_the_same_ages_has_no_one_lead()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (younger, older) = await Groups(data, "0 to 5", "4 to 13");
        var (one, other) = (data.NewTopic(younger, "home safety."), data.NewTopic(older, "Home safety"));
        await data.Add(one, other);
        var found = (await data.Found("STR-05")).ShouldHaveSingleItem();
        found.Message.ShouldBe("Older and Younger both lead on “Home safety”, ages 4 to 5.");
        found.Records.Count(r => r.Ref.Kind == "area").ShouldBe(2);

        await data.Edit(other, t => t.Part = AreaPart.Contributing);
        (await data.Found("STR-05")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_leads_whose_ages_or_places_differ_are_silent()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (younger, older) = await Groups(data, "0 to 5", "5 to 13");
        var (north, south) = (await data.Established("North group"), await data.Established("South group"));
        await data.Add(
            data.NewTopic(younger, "Early help"),
            data.NewTopic(older, "Early help"),
            data.NewTopic(north, "Youth clubs"),
            data.NewTopic(south, "Youth clubs"),
            data.NewCovered(north, await data.Area("North")),
            data.NewCovered(south, await data.Area("South"))
        );
        (await data.Found("STR-05")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_topic_to_which_all_only_contribute_is_led_by_nobody()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var group = await data.Established("Group");
        await data.Add(data.NewTopic(group, "Play", t => t.Part = AreaPart.Contributing));
        (await data.Found("STR-05")).ShouldHaveSingleItem().Message.ShouldBe("Nobody leads on “Play”: Group only contribute.");
    }

    [Fact]
    public async Task A_topic_of_a_closed_body_that_nobody_took_over_is_lost()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var closed = await data.Body("Old group", When.Until("2007-06-30"), b => b.Established = When.Until("2007-06-30"));
        await data.Add(data.NewTopic(closed, "Play", t => t.Period = When.Until("2007-06-30")));
        (await data.Found("STR-05"))
            .ShouldHaveSingleItem()
            .Message.ShouldBe("Old group led on “Play” until it closed on 30 June 2007. Nobody has it now.");
        (await data.Found("STR-05", "2007-06-30")).ShouldBeEmpty();

        await data.Add(data.NewTopic(await data.Established("New group"), "Play"));
        (await data.Found("STR-05")).ShouldBeEmpty();
    }

    private static async Task<(Body Younger, Body Older)> Groups(TestData data, string younger, string older)
    {
        var executive = await data.Established("Executive");
        return (
            await data.Established("Younger", executive, b => (b.Kind, b.Ages) = (BodyKind.AgeGroup, Ages(younger))),
            await data.Established("Older", executive, b => (b.Kind, b.Ages) = (BodyKind.AgeGroup, Ages(older)))
        );
    }

    private static AgeRange? Ages(string text) => AgeRange.TryParse(text, out var ages) ? ages : null;
}
