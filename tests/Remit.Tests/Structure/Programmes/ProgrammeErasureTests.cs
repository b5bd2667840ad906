using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Programmes;
using Remit.Tests.Harness;
using TestData = Remit.Tests.Harness.TestData;

namespace Remit.Tests.Structure.Programmes;

/// <summary>An agreed programme, and what was said of it, stand; whoever asks to be forgotten is taken out of their words.</summary>
public class ProgrammeErasureTests
{
    private const string Name = "Jane Quillfeather";

    [Theory, ClassData(typeof(Databases))]
    public async Task An_erasure_takes_a_name_goneof_an_agreed_programme_and_of_what_was_said(string provider)
    {
        await using var data = await TestData.On(provider);
        var person = await data.Person(Name);
        var programme = data.NewProgramme(await data.Body(), ProgrammeState.Agreed, with: p => p.Title = $"{Name}’s programme");
        var item = data.NewItem(programme, $"Hand over from {Name}", i => (i.OwnerWords, i.Due) = (Name, Quarter.First));
        var gone = data.NewItem(programme, "Taken out again");
        var owner = data.NewItemOwner(item, data.RefOf(person));
        await data.Add(programme, item, owner, gone);
        var said = data.NewProgress(item, "2007-06-30", ItemStatus.AtRisk, s => s.Words = $"{Name} is leaving");
        var saidOfGone = data.NewProgress(
            gone,
            "2007-06-30",
            ItemStatus.Stopped,
            s => (s.Words, s.By) = ($"Says {Name}", person.Id)
        );
        await data.Add(said, saidOfGone);

        await data.Erase(person);

        await using var db = data.Store.Read(Sight.Everything);
        (await db.All<WorkProgramme>().SingleAsync()).Title.ShouldBe("[erased]’s programme");
        var after = await db.All<ProgrammeItem>().SingleAsync(i => i.Id == item.Id);
        (after.What, after.OwnerWords, after.Due).ShouldBe(("Hand over from [erased]", "[erased]", Quarter.First));
        (await db.All<ProgrammeItemOwner>().SingleAsync()).Owner.ShouldBe(data.RefOf(person));
        var statements = await db.All<ProgressStatement>().ToListAsync();
        statements.ShouldAllBe(s => s.Words == null || !s.Words.Contains("Quillfeather", StringComparison.Ordinal));
        statements.Select(s => s.Status).Order().ShouldBe([ItemStatus.AtRisk, ItemStatus.Stopped]);
        (await data.TryEdit(said, s => s.Words = "Never said")).IsRefused.ShouldBeTrue();
    }

    [Fact]
    public async Task It_takes_a_name_goneof_what_was_said_of_an_item_that_was_taken_gonelater()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var person = await data.Person(Name);
        var item = await data.Item(await data.Programme(await data.Body()));
        await data.Add(data.NewProgress(item, "2007-06-30", ItemStatus.AtRisk, s => s.Words = $"{Name} is leaving"));
        await data.Edit(item, i => i.Withdrawn = true);

        await data.Erase(person);

        await using var db = data.Store.Read(Sight.Everything);
        (await db.All<ProgressStatement>().SingleAsync()).Words.ShouldBe("[erased] is leaving");
    }

    [Fact]
    public async Task An_erasure_alters_nothing_but_words()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var programme = data.NewProgramme(await data.Body(), ProgrammeState.Agreed);
        var item = data.NewItem(programme, with: i => i.Due = Quarter.First);
        await data.Add(programme, item);
        await data.Add(data.NewProgress(item, "2007-06-30", ItemStatus.OnTrack));
        await using var db = data.Store.Write();
        (await db.Set<ProgrammeItem>().SingleAsync()).Due = Quarter.Second;
        (await db.Set<ProgressStatement>().SingleAsync()).Status = ItemStatus.NotStarted;
        (await db.Commit(TestData.Erasure with { Erases = "" }))
            .Refusals.Select(r => r.Rule)
            .ShouldBe(["An agreed programme stands as it was agreed", "Progress is not overwritten"], ignoreOrder: true);
    }
}
