using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Tests.Access;
using Remit.Tests.Harness;
using Remit.Web;

namespace Remit.Tests.Ledger;

/// <summary>From a person's page to the last confirmation.</summary>
public class ErasePagesTests
{
    private const string Why = "They asked for it, and nothing obliges us to keep it";

    [Theory, ClassData(typeof(Databases))]
    public async Task A_person_is_erased_after_a_look_a_reason_and_a_check(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        await app.AccountOf((await app.Find<Person>("gareth-williams")).Id.Value, "gareth@example.org");
        await app.Write(
            db => db.Set<Body>().Single(b => b.Key == "executive").Purpose = "As Gareth Williams proposed. Williams chairs it.",
            "Noted what Gareth Williams proposed"
        );
        var shown = await app.Page("/people/gareth-williams");
        var ask = await app.Page(shown.QuerySelector("main a[href$='/erase']").ShouldNotBeNull().GetAttribute("href")!);
        var words = ask.QuerySelector("main")!.TextContent;
        words.ShouldContain("The record stays as “Erased person 1”");
        words.ShouldContain("Their account: it is disabled");
        words.ShouldContain("post “Director of Children and Young People");
        words.ShouldContain("It ends.");
        ask.QuerySelectorAll<IHtmlInputElement>("input[name=Blank]").Count(i => i.IsChecked).ShouldBe(2);

        (await Send(app, ask, "")).Page.Errors().ShouldBe(["Enter why, without naming them: it stays in the log"]);
        (await Send(app, ask, "Gareth Williams asked"))
            .Page.Errors()
            .ShouldHaveSingleItem()
            .ShouldStartWith("The reason says “Gareth Williams”");
        var (check, _) = await Send(app, ask, Why);
        check.QuerySelector("h1")!.TextContent.ShouldBe("Check your answers, then erase");
        check.QuerySelector("main")!.TextContent.ShouldContain("Gareth Williams, who becomes “Erased person 1”");

        var (done, address) = await Send(app, check, null, "erase");
        address.ShouldBe("/people/erased-person-1/erased");
        done.QuerySelector("main")!
            .TextContent.ShouldContain(provider == Databases.PostgreSql ? "pg_switch_wal" : "Snapshots of the disk");
        await using var db = app.Store.Read(Sight.Everything);
        (await db.All<Body>().SingleAsync(b => b.Key == "executive")).Purpose.ShouldBe(
            "As [erased] proposed. [erased] chairs it."
        );
        (await db.Changes.OrderByDescending(c => c.Number).Skip(1).FirstAsync()).What.ShouldBe("Noted what [erased] proposed");
        (await app.Page("/people/gareth-williams", HttpStatusCode.NotFound)).ShouldNotBeNull();
        (await app.Page("/history/person/erased-person-1"))
            .QuerySelector("main")!
            .TextContent.ShouldContain("What told of a person here was erased by change");
        (await LedgerTests.Verified(app.Store)).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_may_not_is_told_who_may_and_sees_no_way_there()
    {
        await using var app = await RemitApp.WithTheSample(more: services =>
            services.AddSingleton<WhoLooks>(context =>
                new(
                    new Viewer(
                        context.RequestServices.GetRequiredService<Policy>(),
                        "Ada",
                        "administrator",
                        [new Standing(Relation.Administrator)]
                    )
                )
            )
        );
        (await app.Page("/people/gareth-williams")).QuerySelector("main a[href$='/erase']").ShouldBeNull();
        var refused = await app.Page("/people/gareth-williams/erase", HttpStatusCode.Forbidden);
        refused.QuerySelector("main")!.TextContent.ShouldContain("This is open to the partnership manager");
    }

    /// <summary>Sends the form with all that is ticked in it.</summary>
    private static async Task<(IHtmlDocument Page, string Address)> Send(
        RemitApp app,
        IHtmlDocument page,
        string? why,
        string? button = null
    )
    {
        var form = page.QuerySelector<IHtmlFormElement>("main form[method=post]").ShouldNotBeNull();
        var values = form.QuerySelectorAll<IHtmlInputElement>("input[name]")
            .Where(i => i.Type != "checkbox" || i.IsChecked)
            .Select(i => KeyValuePair.Create(i.Name!, i.Value))
            .ToList();
        if (why is not null)
            values.Add(new("Why", why));
        if (button is not null)
            values.Add(new("do", button));
        return await app.Follow(await app.Client.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent(values)));
    }
}
