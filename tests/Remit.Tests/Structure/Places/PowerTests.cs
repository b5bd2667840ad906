using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Structure.Posts;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Places;

public class PowerTests
{
    private const string Rule = "Powers are for who binds an organisation on a body that decides";

    [Theory, ClassData(typeof(Databases))]
    public async Task Powers_are_only_for_who_binds_on_a_body_that_decides(string provider)
    {
        await using var data = await TestData.On(provider);
        var (board, panel) = (
            await data.Body("Board", with: b => b.Deciding = Deciding.DecisionMaking),
            await data.Body("Panel", with: b => b.Deciding = Deciding.Advisory)
        );
        var forum = await data.Place(board, "Forum", with: p => p.Capacity = Capacity.Represents);
        var power = data.NewPower(forum, "Everything");
        (await data.Try(power))
            .ShouldBeRefused(Rule, data.RefOf(power), "what")
            .Message.ShouldContain("represents, and binds no organisation");
        var adviser = await data.Place(panel, "Health", with: p => p.Capacity = Capacity.Binds);
        power = data.NewPower(adviser, "Everything");
        (await data.Try(power))
            .ShouldBeRefused(Rule, data.RefOf(power), "what")
            .Message.ShouldContain("Panel advises and decides nothing");

        var health = await data.Place(board, "Health", with: p => p.Capacity = Capacity.Binds);
        (await data.Try(data.NewPower(health, "Services within the budget"))).ShouldPass();
        (await data.TryEdit(health, p => p.Capacity = Capacity.Represents)).ShouldBeRefused(Rule, data.RefOf(health), "capacity");
        (await data.TryEdit(board, b => b.Deciding = Deciding.Advisory)).ShouldBeRefused(Rule, data.RefOf(board), "deciding");
        (await data.Try(data.NewPower(await data.Place(board, "Not said"), "Old file"))).ShouldPass();
    }

    [Fact]
    public async Task A_power_goes_up_to_an_amount_and_one_body_signs_off()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var board = await data.Body("Board", with: b => b.Deciding = Deciding.DecisionMaking);
        var place = await data.Place(board, "Health", with: p => p.Capacity = Capacity.Binds);
        var power = data.NewPower(place, "Money");
        power.UpTo = new Pence(0);
        (await data.Try(power)).ShouldBeRefused("A power goes up to an amount", data.RefOf(power), "up-to");
        (power.UpTo, power.SignedOffBy, power.SignedOffByWords) = (null, board.Id, "Trust board");
        (await data.Try(power)).ShouldBeRefused("One body signs off", data.RefOf(power), "signed-off-by-words");
    }

    [Fact]
    public void The_day_of_signing_off_is_reckoned_from_the_usual_time()
    {
        var power = new Power
        {
            Id = default,
            Key = "p",
            Place = default,
            What = "Money",
            UsualTime = new CalendarSpan(6, CalendarUnit.Week),
        };
        power.SignedOffAfter(When.Day("2007-09-03")).ShouldBe(When.Day("2007-10-15"));
        power.UsualTime = null;
        power.SignedOffAfter(When.Day("2007-09-03")).ShouldBeNull();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Pages_say_what_may_be_agreed_what_goes_back_and_how_long_it_takes(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        (await app.Page("/bodies/executive"))
            .QuerySelector(".remit-section:has(> #powers)")!
            .TextContent.ShouldContain("It is not recorded yet for any of the 4 places");
        await Write(app);
        var section = (await app.Page("/bodies/executive")).QuerySelector(".remit-section:has(> #powers)")!.TextContent;
        section.ShouldContain(
            "Those recorded have usually signed off after 2 months: Leicestershire County and Rutland PCT takes longest. For 2 of 4 places no time is recorded."
        );
        section.ShouldContain("Joint posts (up to £50,000)");
        section.ShouldContain("Pooled budgets");
        section.ShouldContain("PCT board");
        section.ShouldContain("led by Director");
        (await app.Page("/organisations/leicestershire-county-and-rutland-pct"))
            .QuerySelector(".remit-section:has(> #powers)")!
            .TextContent.ShouldContain("Pooled budgets");
        (await app.Page("/people/anna-barratt"))
            .QuerySelector(".remit-section:has(> #powers)")!
            .TextContent.ShouldContain("PCT board");
        (await app.Page("/posts/director"))
            .QuerySelector(".remit-section:has(> #leads)")!
            .TextContent.ShouldContain("Joint posts");
        (await app.Page("/members")).Body!.TextContent.ShouldContain("Joint posts (up to £50,000). Else signed off in 2 months");
        var twin = (await app.Twin("/bodies/executive.json")).GetProperty("body").GetProperty("signingOff");
        twin.GetProperty("by").GetString().ShouldBe("2007-11-03");
        foreach (
            var address in new[]
            {
                "/bodies/executive",
                "/organisations/leicestershire-county-and-rutland-pct",
                "/people/anna-barratt",
                "/posts/director",
                "/members",
            }
        )
            (await app.CommandsFor(address)).ShouldBeLessThanOrEqualTo(6, address);
    }

    private static async Task Write(RemitApp app)
    {
        var director = await app.Find<Post>("director");
        await app.Write(
            db =>
            {
                var executive = db.Set<Body>().Single(b => b.Key == "executive").Id;
                Power Of(string place, string what, int count, CalendarUnit unit) =>
                    new()
                    {
                        Id = app.Store.Ids.Next<Power>(),
                        Key = "joint",
                        Place = db.Set<Place>().Single(p => p.Key == place && p.Body == executive).Id,
                        What = what,
                        UpTo = new Pence(5_000_000),
                        GoesBack = "Pooled budgets",
                        SignedOffByWords = "PCT board",
                        UsualTime = new CalendarSpan(count, unit),
                        LedBy = director.Id,
                        Sensitivity = Sensitivity.Public,
                    };
                db.Add(Of("pct", "Joint posts", 2, CalendarUnit.Month));
                db.Add(Of("connexions", "Advisers in schools", 6, CalendarUnit.Week));
            },
            "Recorded powers"
        );
    }
}
