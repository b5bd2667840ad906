using System.Net;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Concerns;
using Remit.Structure.Organisations;
using Remit.Structure.Posts;
using Remit.Tests.Access;
using Remit.Tests.Editing;
using Remit.Tests.Harness;

namespace Remit.Tests.Responsibilities.Concerns;

public class ConcernTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Concerns_are_counted_once_and_so_that_the_numbers_can_be_so(string provider)
    {
        await using var data = await TestData.On(provider);
        var way = data.NewConcernArrangement();
        await data.Add(way);
        await data.Add(data.NewConcernCount(way, "2007-01-01", "2007-03-31", 4, 3));
        const string CanBeSo = "Concerns are counted so that the numbers can be so";
        const string Once = "Concerns are counted once";
        foreach (
            var (count, rule, field) in new[]
            {
                (data.NewConcernCount(way, "2007-04-01", "2007-06-30", -1, 0), CanBeSo, "raised"),
                (data.NewConcernCount(way, "2007-04-01", "2007-06-30", 2, 3), CanBeSo, "settled"),
                (data.NewConcernCount(way, "2007-06-30", "2007-04-01", 2, 1), CanBeSo, "last-day"),
                (data.NewConcernCount(way, "2007-03-31", "2007-06-30", 2, 1), Once, "first-day"),
                (data.NewConcernCount(way, "2007-04-01", "2999-06-30", 2, 1), Once, "last-day"),
            }
        )
            (await data.Try(count)).ShouldBeRefused(rule, data.RefOf(count), field);
        var carried = data.NewConcernCount(way, "2007-04-01", "2007-06-30", 2, 3);
        carried.OpenBefore = 1;
        (await data.Try(carried)).ShouldPass();
        carried.OpenAfter.ShouldBe(0);
    }

    [Fact]
    public async Task The_page_says_first_that_a_concern_about_a_child_does_not_belong_there_and_is_open_to_everybody()
    {
        await using var app = await RemitApp.WithSessions(new TestClock());
        using var anybody = app.NewVisitor();
        var page = await anybody.Page("/concerns");
        var words = page.QuerySelector("main")!.TextContent;
        words
            .IndexOf("Do not write about it here", StringComparison.Ordinal)
            .ShouldBeInRange(0, words.IndexOf("how something is run", StringComparison.Ordinal));
        words.ShouldContain("999");
        words.ShouldContain("How to reach them is not recorded here yet");
        words.ShouldNotContain("Record whom to call");
        page.QuerySelector("footer")!.TextContent.ShouldContain("Raising concerns");
    }

    [Fact]
    public async Task Who_answers_for_a_way_keeps_it_and_its_counts_and_nobody_else_does()
    {
        await using var app = await RemitApp.WithSessions(new TestClock());
        var (holder, other) = (await app.Account("Ann Holder"), await app.Account("Ben Other"));
        var (ann, ben) = (await app.Find<Person>("ann-holder"), await app.Find<Person>("ben-other"));
        await app.Write(
            db =>
            {
                foreach (var (key, person) in new[] { ("head-of-staff", ann), ("clerk", ben) })
                {
                    var post = new Post
                    {
                        Id = app.Store.Ids.Next<Post>(),
                        Key = key,
                        Title = key,
                    };
                    db.Add(post);
                    db.Add(
                        new Holding
                        {
                            Id = app.Store.Ids.Next<Holding>(),
                            Key = key,
                            Post = post.Id,
                            Person = person.Id,
                            Period = When.Always,
                        }
                    );
                    if (key == "head-of-staff")
                        db.Add(
                            new ConcernArrangement
                            {
                                Id = app.Store.Ids.Next<ConcernArrangement>(),
                                Key = "whistleblowing",
                                Title = "Whistleblowing",
                                AnsweredBy = new RecordRef("post", post.RowId),
                                Sensitivity = Sensitivity.Public,
                            }
                        );
                }
            },
            "Recorded it"
        );
        const string Add = "/add/concern-count?in=concern-arrangement:whistleblowing";
        using var ben2 = await app.SignedIn(other);
        (await ben2.Page("/concerns")).QuerySelectorAll("#whistleblowing a[href^='/add']").ShouldBeEmpty();
        using (await ben2.Page(Add, HttpStatusCode.Forbidden)) { }
        using var ann2 = await app.SignedIn(holder);
        (await ann2.Page("/concerns")).QuerySelectorAll("#whistleblowing a[href^='/add']").ShouldHaveSingleItem();
        foreach (var raised in new[] { "many", "99999999999" })
        {
            using var form = await ann2.Page(Add);
            using var page = await Visitor.Read(await ann2.SendForm(form, Typed(raised)));
            page.Errors().ShouldNotBeEmpty(raised);
            page.FormOf()["raised"].ShouldBe([raised]);
        }
        // What is a number is refused by the rule of counts, once all answers were checked.
        using (var check = await ann2.ToTheCheck(Add, Typed("-1")))
        using (var refused = await Visitor.Read(await ann2.SendForm(check, ("_go", null))))
            refused.Errors().ShouldContain(e => e.Contains("can’t be counted", StringComparison.Ordinal));
        using (var check = await ann2.ToTheCheck(Add, Typed("4")))
            (await ann2.SendForm(check, ("_go", null))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (
            await ann2.Change("/change/concern-arrangement/whistleblowing?part=arrangement", ("for-whom", "All staff"))
        ).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await using var db = app.Store.Read(Sight.Everything);
        (await db.All<ConcernCount>().SingleAsync()).Raised.ShouldBe(4);

        static (string, string?)[] Typed(string raised) =>
            [
                ("first-day-day", "1"),
                ("first-day-month", "1"),
                ("first-day-year", "2007"),
                ("last-day-day", "31"),
                ("last-day-month", "3"),
                ("last-day-year", "2007"),
                ("open-before", "0"),
                ("raised", raised),
                ("settled", "0"),
            ];
    }

    [Fact]
    public async Task It_shows_what_is_recorded_and_whose_review_is_overdue()
    {
        await using var app = await RemitApp.Start();
        await app.Write(
            db =>
            {
                var way = new ConcernArrangement
                {
                    Id = app.Store.Ids.Next<ConcernArrangement>(),
                    Key = "whistleblowing",
                    Title = "Whistleblowing <policy>",
                    ReviewOn = When.Day("2007-09-02"),
                };
                db.Add(way);
                db.Add(
                    new ConcernCount
                    {
                        Id = app.Store.Ids.Next<ConcernCount>(),
                        Key = "2007",
                        Arrangement = way.Id,
                        FirstDay = When.Day("2007-01-01"),
                        LastDay = When.Day("2007-06-30"),
                        OpenBefore = 1,
                        Raised = 4,
                        Settled = 2,
                    }
                );
                db.Add(
                    new SafeguardingContact
                    {
                        Id = app.Store.Ids.Next<SafeguardingContact>(),
                        Key = "first-response",
                        Title = "First response",
                        Telephone = "0116 000 0000",
                    }
                );
            },
            "Recorded them"
        );
        var page = await app.Page("/concerns");
        page.QuerySelector("#whistleblowing")!.TextContent.ShouldContain("Overdue");
        page.QuerySelectorAll("#whistleblowing tbody tr td").Select(c => c.TextContent.Trim()).ShouldBe(["1", "4", "2", "3"]);
        page.QuerySelector("main")!.TextContent.ShouldContain("0116 000 0000");
        page.QuerySelector("main")!.TextContent.ShouldContain("Whistleblowing <policy>");
        (await app.CommandsFor("/concerns")).ShouldBeLessThanOrEqualTo(6);
    }
}
