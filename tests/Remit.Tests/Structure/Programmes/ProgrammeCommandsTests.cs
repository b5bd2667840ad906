using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Programmes;
using Remit.Tests.Harness;
using TestData = Remit.Tests.Harness.TestData;

namespace Remit.Tests.Structure.Programmes;

/// <summary>The verb as it is typed.</summary>
public class ProgrammeCommandsTests
{
    [Fact]
    public async Task A_programme_is_shown_reported_on_and_begun_again_from_the_command_line()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (group, programme, write, read) = await Record(data);
        await Says(data, $"show {group}", 0, "Group: Work programme 2007 to 2008, for 1 April 2007 to 31 March 2008");
        await Says(
            data,
            $"progress {group} {programme} {write} at-risk --words Late --on 2007-06-30",
            0,
            "Write the plan: at risk. (change "
        );
        await Says(data, $"show {group} {programme} --format json --as-at 2007-07-01", 0, "\"status\": \"at-risk\"");
        await Says(
            data,
            $"begin-next {group} {programme} --due {write}=third --leave {read}",
            0,
            "with 1 item from “Work programme 2007 to 2008”. Closed group is not there any more in that year"
        );
        await using var again = data.AnotherNode();
        await using var db = again.GetRequiredService<Store>().Read(Sight.Everything);
        var next = await db.All<ProgrammeItem>().SingleAsync(i => i.Continues != null);
        (next.What, next.Due, next.OwnerWords).ShouldBe(("Write the plan", Quarter.Third, "Closed group"));
        (await db.All<ProgressStatement>().SingleAsync()).ByWords.ShouldBe(Change.LocalOperator);
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_nothing_is_saved()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (group, programme, write, read) = await Record(data);
        await Says(data, $"show nowhere", 1, "There is no body “nowhere” with a work programme.");
        await Says(data, $"progress {group} 1999 1 done", 1, $"There is no work programme “{group}/1999”.");
        await Says(
            data,
            $"progress {group} {programme} 9 done",
            1,
            $"There is no item “9” in “Work programme 2007 to 2008”. There are: {write}, {read}."
        );
        await Says(data, $"progress {group} {programme} {write} at-risk", 1, "Say in a few words why the item is at risk");
        await Says(
            data,
            $"progress {group} {programme} {write} done --on 2007-02-30",
            1,
            "“2007-02-30” is not a date such as 2007-09-03."
        );
        await Says(
            data,
            $"begin-next {group} {programme} --due {write}=fifth",
            1,
            $"“{write}=fifth” is not of the form ITEM=QUARTER"
        );
        await Says(
            data,
            $"begin-next {group} {programme} --leave 7",
            1,
            $"“7” is no unfinished item of the programme. Unfinished are: {write}, {read}."
        );
        await using var again = data.AnotherNode();
        await using var db = again.GetRequiredService<Store>().Read(Sight.Everything);
        (await db.All<ProgressStatement>().CountAsync() + await db.All<WorkProgramme>().CountAsync()).ShouldBe(1);
    }

    /// <summary>A group with a programme of two items, of which one is to be done by a body that is about to end.</summary>
    /// <returns>Their keys.</returns>
    private static async Task<(string Group, string Programme, string Write, string Read)> Record(TestData data)
    {
        var group = data.NewBody("Group");
        var programme = data.NewProgramme(group);
        var item = data.NewItem(programme, "Write the plan");
        var second = data.NewItem(programme, "Read it", i => i.Order = 1);
        var gone = data.NewBody("Closed group", When.Until("2007-12-31"));
        await data.Add(group, programme, item, second, gone, data.NewItemOwner(item, data.RefOf(gone)));
        await data.Store.DisposeAsync();
        return (group.Key, programme.Key, item.Key, second.Key);
    }

    private static async Task Says(TestData data, string words, int code, string expected)
    {
        var (ended, printed) = await RunProgram.ToItsEnd(["programme", .. words.Split(' '), "--data", data.Choice.Folder!]);
        printed.ShouldContain(expected);
        ended.ShouldBe(code, printed);
    }
}
