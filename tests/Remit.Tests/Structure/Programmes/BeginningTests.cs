using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Programmes;
using Remit.Tests.Harness;
using TestData = Remit.Tests.Harness.TestData;

namespace Remit.Tests.Structure.Programmes;

public class BeginningTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Whoever_has_left_is_named_in_words_alone_in_next_years_programme(string provider)
    {
        await using var data = await TestData.On(provider);
        var body = await data.Body();
        var (gone, stays) = (await data.Body("Closed group", When.Until("2007-12-31")), await data.Person("Ann Hart"));
        var programme = data.NewProgramme(body);
        var item = data.NewItem(programme, with: i => i.OwnerWords = "The treasurer");
        await data.Add(programme, item, data.NewItemOwner(item, data.RefOf(gone)), data.NewItemOwner(item, data.RefOf(stays)));

        await using (var db = data.Store.Write())
        {
            var book = (await ProgrammeBook.Load(db, body.Key))!;
            var year = Beginning.YearAfter(programme.Period);
            Beginning
                .LeftOut(book, await Beginning.NotThereIn(db, book, book.ItemsOf(book.Find(programme.Key)!), year))
                .ShouldBe(
                    "Closed group is not there any more in that year: the items say so in words, until you choose who does them."
                );
            await new Beginning(db, data.Store.Ids, book).NextYear(
                book.Find(programme.Key)!,
                data.Store.Ids.Next<WorkProgramme>(),
                "Next",
                [.. book.ItemsOf(book.Find(programme.Key)!).Select(i => new GoesOn(i, Quarter.First))]
            );
            (await db.Commit(TestData.Because("Began"))).ShouldPass();
        }

        await using var after = data.Store.Read(Sight.Everything);
        var next = await after.All<ProgrammeItem>().SingleAsync(i => i.Continues == item.Id);
        next.OwnerWords.ShouldBe("The treasurer, Closed group");
        (await after.All<ProgrammeItemOwner>().SingleAsync(o => o.Item == next.Id)).Owner.ShouldBe(data.RefOf(stays));
    }

    [Theory]
    [InlineData("2007-04-01", "2008-03-31", "2008-04-01", "2009-03-31")]
    [InlineData("2007-09-01", "2007-12-31", "2008-01-01", "2008-05-01")]
    [InlineData("9998-06-01", "9999-05-31", "9999-06-01", "9999-12-31")]
    [InlineData("9999-06-01", "9999-12-31", "9999-12-31", "9999-12-31")]
    public void The_year_after_is_as_long_and_ends_with_the_calendar(string from, string until, string first, string last) =>
        Beginning.YearAfter(When.Between(from, until)).ShouldBe(When.Between(first, last));

    [Fact]
    public void A_year_at_the_end_of_the_calendar_has_quarters()
    {
        var year = When.Between("9999-06-01", "9999-12-31");
        Quarters.In(year).ShouldBe([Quarter.First, Quarter.Second, Quarter.Third]);
        Quarters.Of(year, Quarter.Third).ShouldBe(When.Between("9999-12-01", "9999-12-31"));
    }
}
