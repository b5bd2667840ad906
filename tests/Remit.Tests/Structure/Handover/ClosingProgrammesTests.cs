using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Structure.Handover;
using Remit.Structure.Programmes;
using Remit.Tests.Harness;
using TestData = Remit.Tests.Harness.TestData;

namespace Remit.Tests.Structure.Handover;

/// <summary>A body that has a work programme can close: its programmes end with it, and what is unfinished goes on elsewhere.</summary>
public class ClosingProgrammesTests
{
    private const string LastDay = "2007-09-30";

    [Theory, ClassData(typeof(Databases))]
    public async Task An_agreed_programme_is_cut_to_the_last_day_and_what_is_unfinished_goes_on_in_a_draft(string provider)
    {
        await using var data = await TestData.On(provider);
        var (old, next) = (await data.Body("Fund board"), await data.Body("School age group"));
        var programme = data.NewProgramme(old, ProgrammeState.Agreed, with: p => p.AgreedOn = When.Day("2007-04-12"));
        var (done, open, gone) = (
            data.NewItem(programme, "Set it up"),
            data.NewItem(programme, "Spend the fund", i => (i.Due, i.OwnerWords) = (Quarter.Fourth, "The treasurer")),
            data.NewItem(programme, "Taken out", i => i.Withdrawn = true)
        );
        await data.Add(programme, done, open, gone);
        await data.Add(data.NewProgress(done, "2007-06-30", ItemStatus.Done));

        await using (var look = data.Store.Write())
        {
            var plan = (await ClosingCase.Closing(data.Store).Plan(look, old.Id, When.Day(LastDay), [next.Id]))!;
            ClosingWords
                .Of(plan, plan.Goes(new Answers()).ShouldHaveSingleItem())
                .ShouldBe("Goes to “School age group”: its 1 unfinished item, in a draft");
        }
        (await data.Store.Close(old.Key, LastDay, [next.Key])).ShouldBeEmpty();

        await using var db = data.Store.Read(Sight.Everything);
        var cut = await db.All<WorkProgramme>().SingleAsync(p => p.Id == programme.Id);
        (cut.State, cut.Period).ShouldBe((ProgrammeState.Agreed, When.Between("2007-04-01", LastDay)));
        (await db.All<ProgrammeItem>().SingleAsync(i => i.Id == open.Id)).Due.ShouldBe(Quarter.Fourth, "it was planned so");
        var draft = await db.All<WorkProgramme>().SingleAsync(p => p.Body == next.Id);
        (draft.State, draft.Period, draft.AgreedOn).ShouldBe(
            (ProgrammeState.Draft, When.Between("2007-10-01", "2008-03-31"), null)
        );
        draft.Note.ShouldBe("Goes on with what “Fund board” left unfinished on 30 September 2007.");
        var item = await db.All<ProgrammeItem>().SingleAsync(i => i.Programme == draft.Id);
        (item.What, item.OwnerWords, item.Due).ShouldBe(("Spend the fund", "The treasurer", null));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Without_a_successor_programmes_end_with_it_and_what_begins_only_later_is_withdrawn(string provider)
    {
        await using var data = await TestData.On(provider);
        var old = await data.Body("Fund board");
        var later = When.Between("2008-04-01", "2009-03-31");
        var (agreed, draft, proposed, over) = (
            await data.Programme(old, ProgrammeState.Agreed),
            await data.Programme(old, year: later),
            await data.Programme(old, ProgrammeState.Agreed, later),
            await data.Programme(old, ProgrammeState.Superseded, When.Between("2006-04-01", "2007-03-31"))
        );

        (await data.Store.Close(old.Key, LastDay, [])).ShouldBeEmpty();

        await using var db = data.Store.Read(Sight.Everything);
        var after = await db.All<WorkProgramme>().ToDictionaryAsync(p => p.Id);
        var lastDay = When.Between(LastDay, LastDay);
        (after[agreed.Id].State, after[agreed.Id].Until).ShouldBe((ProgrammeState.Agreed, When.Day(LastDay)));
        (after[draft.Id].State, after[draft.Id].Period).ShouldBe((ProgrammeState.Withdrawn, lastDay));
        (after[proposed.Id].State, after[proposed.Id].Period).ShouldBe((ProgrammeState.Withdrawn, lastDay));
        after[proposed.Id].Note.ShouldBe($"It was for {later}.");
        after[over.Id].Period.ShouldBe(over.Period);
    }

    [Fact]
    public async Task What_is_finished_ends_where_it_would_go_and_a_closed_bodys_programme_is_cut_by_nothing_else()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (old, next) = (await data.Body("Fund board"), await data.Body("School age group"));
        var programme = await data.Programme(old, ProgrammeState.Draft);
        var item = await data.Item(programme);
        await data.Edit(programme, p => p.State = ProgrammeState.Agreed);
        await data.Add(data.NewProgress(item, "2007-06-30", ItemStatus.Done));
        // Not by hand, whoever does it: only with the body.
        (await data.TryEdit(programme, p => p.Period = When.Between("2007-04-01", LastDay))).IsRefused.ShouldBeTrue();
        (await data.TryEdit(programme, p => p.State = ProgrammeState.Withdrawn)).IsRefused.ShouldBeTrue();
        (await data.Store.Close(old.Key, LastDay, [next.Key])).ShouldBeEmpty();
        await using var db = data.Store.Read(Sight.Everything);
        (await db.All<WorkProgramme>().SingleAsync()).Until.ShouldBe(When.Day(LastDay));
    }

    [Fact]
    public async Task A_restricted_programme_goes_on_as_closed_and_is_seen_by_the_body_that_gets_it()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (old, next) = (await data.Body("Fund board"), await data.Body("School age group"));
        var itself = data.RefOf(old).ToString();
        var programme = data.NewProgramme(old, with: p => (p.Sensitivity, p.RestrictedTo) = (Sensitivity.Restricted, itself));
        var item = data.NewItem(programme, with: i => (i.Sensitivity, i.RestrictedTo) = (Sensitivity.Restricted, itself));
        await data.Add(programme, item);
        (await data.Store.Close(old.Key, LastDay, [next.Key])).ShouldBeEmpty();
        await using var db = data.Store.Read(Sight.Everything);
        var draft = await db.All<WorkProgramme>().SingleAsync(p => p.Body == next.Id);
        foreach (
            Remit.Kernel.Record goesOn in new Remit.Kernel.Record[]
            {
                draft,
                await db.All<ProgrammeItem>().SingleAsync(i => i.Programme == draft.Id),
            }
        )
        {
            goesOn.Sensitivity.ShouldBe(Sensitivity.Restricted);
            RecordRef.ParseSeveral(goesOn.RestrictedTo).ShouldContain(data.RefOf(next));
        }
    }
}
