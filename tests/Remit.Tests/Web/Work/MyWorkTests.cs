using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Remit.Actions;
using Remit.Kernel;
using Remit.Structure.Organisations;
using Remit.Structure.Posts;
using Remit.Tests.Access;
using Remit.Tests.Harness;

namespace Remit.Tests.Web.Work;

/// <summary>The home page of somebody who is signed in: what needs them.</summary>
public class MyWorkTests
{
    /// <summary>As many SQL commands as the page takes, whatever somebody holds; each part has one or two.</summary>
    private const int Commands = 17;

    private const string Partnership = "Leicestershire children's trust arrangements";
    private const string Email = "gareth@example.org";

    [Fact]
    public async Task The_public_and_other_dates_are_told_of_the_partnership()
    {
        await using var app = await RemitApp.WithSessions(new TestClock(), template: RemitApp.Sample);
        using var stranger = app.NewVisitor();
        (await stranger.Page("/")).QuerySelector("h1")!.TextContent.ShouldBe(Partnership);
        using var gareth = await Gareth(app);
        (await gareth.Page("/?as-at=2007-04-01")).QuerySelector("h1")!.TextContent.ShouldBe(Partnership);
        (await gareth.Page("/partnership")).QuerySelector("svg.remit-chart").ShouldNotBeNull();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Whoever_is_signed_in_is_told_what_they_hold_and_what_of_it_is_late(string provider)
    {
        await using var app = await RemitApp.WithSessions(new TestClock(), provider, RemitApp.Sample);
        await Action(app, "Write the delegation scheme", "2007-08-01", "director");
        await Action(app, "Tell the Cabinet", "2007-09-20", "director");
        await Action(app, "Another one’s", "2007-08-01", "lead-member");
        using var gareth = await Gareth(app);
        using var page = await gareth.Page("/");

        page.QuerySelector("h1")!.TextContent.ShouldBe("Your work");
        var answer = page.QuerySelector(".remit-answer")!.TextContent;
        answer.ShouldContain("1 is late");
        answer.ShouldContain("due by 1 October 2007");
        Part(page, "actions").Take(2).ShouldBe(["Write the delegation scheme", "Tell the Cabinet"]);
        page.Body!.TextContent.ShouldNotContain("Another one’s");
        page.QuerySelector("#work-actions")!.ParentElement!.TextContent.ShouldContain("was due 1 August 2007");
        Part(page, "held").ShouldContain("Children and Young People's Executive");
        Part(page, "registers").ShouldHaveSingleItem();
        using var answered = await gareth.Get("/index.json");
        using var twin = JsonDocument.Parse(await answered.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        twin.RootElement.GetProperty("page").GetProperty("work").GetProperty("late").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task What_a_person_may_not_see_is_not_in_their_work()
    {
        await using var app = await RemitApp.WithSessions(new TestClock(), template: RemitApp.Sample);
        await Action(app, "Closed to all", "2007-08-01", "director", a => a.Sensitivity = Sensitivity.Restricted);
        using var gareth = await Gareth(app);
        (await gareth.Page("/")).Body!.TextContent.ShouldNotContain("Closed to all");
    }

    [Fact]
    public async Task What_others_changed_since_the_last_visit_is_told()
    {
        var clock = new TestClock();
        await using var app = await RemitApp.WithSessions(
            clock,
            template: RemitApp.Sample,
            more: services => services.AddSingleton(new LondonClock(clock))
        );
        using (var before = await Gareth(app))
            (await before.Page("/")).QuerySelector("#work-changes").ShouldBeNull();
        clock.Now = clock.Now.AddDays(3);
        await Action(app, "Something new", null, "lead-member");
        using var again = app.NewVisitor();
        using (await again.SignIn(Email)) { }
        using var page = await again.Page("/");
        page.QuerySelector("#work-changes")!.TextContent.ShouldContain("Changed since you were here on 3 September 2007");
        Part(page, "changes").ShouldBe(["Added"]);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task It_takes_a_fixed_number_of_commands_however_much_there_is(string provider)
    {
        await using var app = await RemitApp.WithSessions(new TestClock(), provider, RemitApp.Sample);
        using var gareth = await Gareth(app);
        var few = await app.CommandsFor("/", gareth);
        for (var i = 0; i < 12; i++)
            await Action(app, $"Action {i}", "2007-08-01", "director");
        var many = await app.CommandsFor("/", gareth);
        many.ShouldBe(few);
        many.ShouldBeLessThanOrEqualTo(Commands);
    }

    private static List<string> Part(AngleSharp.Html.Dom.IHtmlDocument page, string name) =>
        [
            .. page.QuerySelector($"#work-{name}")!
                .ParentElement!.QuerySelectorAll(".remit-work__what")
                .Select(w => w.TextContent.Trim()),
        ];

    private static async Task<Visitor> Gareth(RemitApp app)
    {
        var person = await app.Find<Person>("gareth-williams");
        return await app.SignedIn(await app.AccountOf(person.Id.Value, Email));
    }

    private static async Task Action(RemitApp app, string what, string? due, string post, Action<ActionItem>? with = null)
    {
        var owner = await app.Find<Post>(post);
        var action = new ActionItem
        {
            Id = app.Store.Ids.Next<ActionItem>(),
            Key = Slug.From(what),
            What = what,
            Due = due is null ? null : When.Day(due),
        };
        with?.Invoke(action);
        await app.Add(
            action,
            new ActionOwner
            {
                Id = app.Store.Ids.Next<ActionOwner>(),
                Action = action.Id,
                Owner = new RecordRef("post", owner.Id.Value),
            }
        );
    }
}
