using System.Net;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Maps;
using Remit.Responsibilities.Registers;
using Remit.Responsibilities.Reopened;
using Remit.Responsibilities.Sources;
using Remit.Tests.Editing;
using Remit.Tests.Harness;

namespace Remit.Tests.Responsibilities.Maps;

/// <summary>A map from the sample's guidance to one of a test, from its beginning to what its holder settles.</summary>
public class MapPagesTests
{
    private const string Address = "/sources/maps/guidance-2005-to-guidance-2013";
    private const string Reopened = "/registers/lead-member/5-6-leadership/reopened";

    [Theory, ClassData(typeof(Databases))]
    public async Task A_map_is_begun_mapped_taken_into_use_and_settled(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        await LaterGuidance(app);
        using var operatorAtWork = app.NewVisitor();
        using var begun = await operatorAtWork.Change(
            "/sources/maps/new",
            ("earlier", "guidance-2005"),
            ("later", "guidance-2013")
        );
        begun.Headers.Location!.OriginalString.ShouldStartWith(Address);
        (await app.Page(Address)).QuerySelector(".remit-answer")!.TextContent.ShouldContain("0 of 21 provisions mapped");

        // 5.6 says something else under the same number, 5.7 the same.
        using (var same = await operatorAtWork.Change($"{Address}/same-numbers"))
            same.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await Entries(app)).ShouldBe([("5.6", Outcome.Changed), ("5.7", Outcome.Same)]);

        using var form = await operatorAtWork.Page($"{Address}/provisions/5-9");
        using (
            var two = await operatorAtWork.SendForm(
                form,
                ("outcome", "same"),
                ("successors", "p-5-7"),
                ("unverified", "<b>kept</b>")
            )
        )
        {
            var page = await Visitor.Read(two);
            page.Body!.TextContent.ShouldContain("can't both be what “5.7");
            page.FormOf()["unverified"].Single().ShouldBe("<b>kept</b>");
        }
        var before = await app.LastChange();
        foreach (var _ in new[] { 1, 2 })
            using (var sent = await operatorAtWork.SendForm(form, ("outcome", "repealed"), ("unverified", "<b>kept</b>")))
                sent.Headers.Location!.OriginalString.ShouldStartWith($"{Address}/provisions/");
        (await app.LastChange()).ShouldBe(before + 1);
        using (var other = await operatorAtWork.SendForm(form, ("outcome", "moved"), ("successors", "p-5-6")))
        {
            var page = await Visitor.Read(other, HttpStatusCode.Conflict);
            page.Body!.TextContent.ShouldContain("Somebody else saved another answer after you opened the page: repealed");
        }

        using var use = await operatorAtWork.Page($"{Address}/use");
        using var check = await operatorAtWork.SendForm(use, ("from-day", "1"), ("from-month", "9"), ("from-year", "2007"));
        var plan = await Visitor.Read(check);
        plan.Body!.TextContent.ShouldContain("3 of 21 provisions mapped");
        plan.Body.TextContent.ShouldContain("reopened for");
        before = await app.LastChange();
        foreach (var _ in new[] { 1, 2 })
            using (var used = await operatorAtWork.SendForm(plan, ("_go", UseMapPage.Go)))
                used.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await app.LastChange()).ShouldBe(before + 1);

        (await app.Page("/registers/lead-member/5-6-leadership")).Body!.TextContent.ShouldContain(
            "Reopened on 1 September 2007: guidance changed."
        );
        (await app.Page("/registers/lead-member")).Body!.TextContent.ShouldContain("Reopened on 1 September 2007");
        (await app.Page("/registers/lead-member?as-at=2007-08-31")).Body!.TextContent.ShouldNotContain("Reopened");
        (await app.Page("/reopened?holder=post:lead-member")).Body!.TextContent.ShouldContain("5.6");
        await Settle(app, operatorAtWork);
        using (var back = await operatorAtWork.Page($"{Address}/take-back"))
            back.Body!.TextContent.ShouldContain("This can’t be taken back");
    }

    private static async Task Settle(RemitApp app, Visitor visitor)
    {
        using var page = await visitor.Page($"{Reopened}/settle");
        page.QuerySelectorAll("main ins, main del").Length.ShouldBeGreaterThan(0);
        using (var nothing = await visitor.SendForm(page))
            (await Visitor.Read(nothing)).Errors().ShouldContain(e => e.Contains("Choose whether it stands"));
        using (var unchanged = await visitor.SendForm(page, ("how", "reworded")))
            (await Visitor.Read(unchanged)).Errors().ShouldContain(e => e.Contains("The words are the same as before"));
        var before = await app.LastChange();
        foreach (var _ in new[] { 1, 2 })
            using (var settled = await visitor.SendForm(page, ("how", "stands"), ("why", "It asks <i>the same</i> of us")))
                settled.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await app.LastChange()).ShouldBe(before + 1);
        using (var late = await visitor.SendForm(page, ("how", "ended")))
            (await Visitor.Read(late, HttpStatusCode.Conflict)).Body!.TextContent.ShouldContain("Somebody else changed");
        var after = await visitor.Page(Reopened);
        after.Body!.TextContent.ShouldContain("It asks <i>the same</i> of us");
        (await app.Page("/registers/lead-member/5-6-leadership")).Body!.TextContent.ShouldNotContain("Reopened on");
        await using var db = app.Store.Read(Sight.Everything);
        var row = await db.All<Responsibility>().SingleAsync(r => r.Key == "5-6-leadership");
        (await db.All<Citation>().CountAsync(c => c.Responsibility == row.Id)).ShouldBe(2);
        (await db.All<Reopening>().SingleAsync(r => r.Responsibility == row.Id)).Settled.ShouldBe(Settlement.Stands);
    }

    [Fact]
    public async Task What_is_not_in_use_is_taken_out_of_the_map_and_can_be_mapped_again()
    {
        await using var app = await RemitApp.WithTheSample();
        await Write(app);
        using var visitor = app.NewVisitor();
        const string Provision = $"{Address}/provisions/5-9";
        (await app.Page(Provision)).QuerySelector("button[value=unmap]").ShouldBeNull("nothing is said of it yet");
        (await visitor.Change(Provision, ("outcome", "repealed"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var form = await visitor.Page(Provision);
        (await visitor.Change(Provision, ("outcome", "moved"), ("successors", "p-5-6"))).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
        // What somebody else said meanwhile is not taken out unseen.
        using (var late = await visitor.SendForm(form, ("_do", "unmap")))
            (await Visitor.Read(late, HttpStatusCode.Conflict)).Body!.TextContent.ShouldContain("moved: 5.6");
        foreach (var _ in new[] { 1, 2 })
            (await visitor.Change(Provision, ("_do", "unmap"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await app.Page(Address)).QuerySelector(".remit-answer")!.TextContent.ShouldContain("2 of 21 provisions mapped");
        (await app.Page("/sources/maps")).Body!.TextContent.ShouldContain("2 of 21 provisions mapped");
        (await Entries(app)).ShouldContain(("5.9", Outcome.NotMapped), "history and the row stay");
        (await visitor.Change(Provision, ("outcome", "repealed"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await app.Page(Address)).QuerySelector(".remit-answer")!.TextContent.ShouldContain("3 of 21 provisions mapped");
        // What is in use stands.
        (await visitor.Get($"{Address}/provisions/5-7")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_is_in_use_is_not_taken_out_although_somebody_sends_a_form_that_asks_for_it(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        await Write(app);
        using var visitor = app.NewVisitor();
        using var form = await visitor.Page($"{Address}/provisions/5-9");
        Task<HttpResponseMessage> Unmap(long seen) =>
            visitor.Send(
                HttpMethod.Post,
                $"{Address}/provisions/5-7",
                new FormUrlEncodedContent(
                    form.FormOf()
                        .Where(f => f.Key != "_seen")
                        .ToDictionary(f => f.Key, f => f.Single(), StringComparer.Ordinal)
                        .Append(KeyValuePair.Create("_seen", $"{seen}"))
                        .Append(KeyValuePair.Create("_do", "unmap"))
                )
            );
        var before = await app.LastChange();
        var (said, successors, version) = await InUse(app);

        using (var stale = await Unmap(version - 1))
            (await Visitor.Read(stale, HttpStatusCode.Conflict)).Body!.TextContent.ShouldContain(
                "Somebody else saved another answer after you opened the page: the same: 5.7"
            );
        (await InUse(app)).ShouldBe((said, successors, version));

        using (var seen = await Unmap(version))
            (await Visitor.Read(seen))
                .Errors()
                .ShouldHaveSingleItem()
                .ShouldContain("It is in use, and responsibilities were carried forward by it. Take the use back first");
        (await InUse(app)).ShouldBe((said, successors, version));
        (said, successors).ShouldBe((Outcome.Same, 1));
        (await app.LastChange()).ShouldBe(before);
    }

    /// <summary>What the map says of 5.7, how many took its place, and which change said so.</summary>
    private static async Task<(Outcome, int, long)> InUse(RemitApp app)
    {
        await using var db = app.Store.Read(Sight.Everything);
        var entry = await db.All<MapEntry>().SingleAsync(e => e.Key == "5-7");
        entry.UsedFrom.ShouldNotBeNull();
        return (entry.Outcome, await db.All<MapSuccessor>().CountAsync(s => s.Entry == entry.Id), entry.Version);
    }

    [Fact]
    public async Task The_title_and_the_day_of_checking_are_changed_in_a_form()
    {
        await using var app = await RemitApp.WithTheSample();
        await Write(app);
        using var visitor = app.NewVisitor();
        const string Change = "/change/map/guidance-2005-to-guidance-2013";
        (await visitor.Change($"{Change}?part=map", ("title", "Otherwise called"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.Change($"{Change}?part=checked", ("checked-against", "both texts as printed"))).StatusCode.ShouldBe(
            HttpStatusCode.OK,
            "what it was checked against says on which day"
        );
        (
            await visitor.Change(
                $"{Change}?part=checked",
                ("checked-on-day", "3"),
                ("checked-on-month", "9"),
                ("checked-on-year", "2007"),
                ("checked-against", "both texts as printed")
            )
        ).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await app.Page(Address);
        page.QuerySelector("h1")!.TextContent.ShouldContain("Otherwise called");
        page.Body!.TextContent.ShouldContain("3 September 2007");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Each_page_needs_at_most_six_commands(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        await Write(app);
        foreach (
            var address in new[]
            {
                "/sources/maps",
                Address,
                $"{Address}/provisions/5-9",
                "/sources/maps/new",
                "/reopened",
                Reopened,
                "/coverage",
                "/coverage?source=guidance-2005",
                "/registers/lead-member",
                "/registers/lead-member/5-6-leadership",
            }
        )
            (await app.CommandsFor(address)).ShouldBeLessThanOrEqualTo(6, address);
        // The line of sight asks each part of the product once for each layer that it may have.
        foreach (
            var address in new[]
            {
                "/sight/source/guidance-2005",
                "/sight/provision/guidance-2005/5-6",
                "/sight/responsibility/lead-member/5-6-leadership",
                "/sight/action/lead-as-chair",
            }
        )
            (await app.CommandsFor(address)).ShouldBeLessThanOrEqualTo(13, address);
    }

    [Fact]
    public async Task A_map_to_its_own_source_and_a_strange_provision_are_refused_in_words()
    {
        await using var app = await RemitApp.WithTheSample();
        await Write(app);
        using var visitor = app.NewVisitor();
        using (var self = await visitor.Change("/sources/maps/new", ("earlier", "guidance-2005"), ("later", "guidance-2005")))
            (await Visitor.Read(self)).Errors().ShouldContain(e => e.Contains("leads from a source to itself"));
        using (var strange = await visitor.Change($"{Address}/provisions/4-4", ("outcome", "moved"), ("successors", "nowhere")))
            (await Visitor.Read(strange)).Errors().ShouldContain(e => e.Contains("from the list"));
        await app.Page($"{Address}/provisions/none", HttpStatusCode.NotFound);
        await app.Page("/sources/maps/none", HttpStatusCode.NotFound);
        await app.Page("/sight/nothing/at-all", HttpStatusCode.NotFound);
        await app.Page("/sight/responsibility/lead-member", HttpStatusCode.NotFound);
        (await app.Page("/coverage?source=zzz&holder=post:zzz")).Body!.TextContent.ShouldContain("No such source: zzz");
    }

    /// <summary>The map as it stands after one use: 5.6 changed and reopened, 5.7 the same.</summary>
    internal static async Task Write(RemitApp app)
    {
        await LaterGuidance(app);
        await app.Write(
            db =>
            {
                var (earlier, later) = (
                    db.Set<Source>().Single(s => s.Key == "guidance-2005"),
                    db.Set<Source>().Single(s => s.Key == "guidance-2013")
                );
                var map = new SourceMap
                {
                    Id = app.Store.Ids.Next<SourceMap>(),
                    Key = "guidance-2005-to-guidance-2013",
                    Title = "From 2005 to 2013",
                    Earlier = earlier.Id,
                    Later = later.Id,
                };
                db.Add(map);
                foreach (var (number, outcome) in new[] { ("5-6", Outcome.Changed), ("5-7", Outcome.Same) })
                {
                    var entry = new MapEntry
                    {
                        Id = app.Store.Ids.Next<MapEntry>(),
                        Key = number,
                        Map = map.Id,
                        Provision = db.Set<Provision>().Single(p => p.Source == earlier.Id && p.Key == number).Id,
                        Outcome = outcome,
                    };
                    db.Add(entry);
                    db.Add(
                        new MapSuccessor
                        {
                            Id = app.Store.Ids.Next<MapSuccessor>(),
                            Entry = entry.Id,
                            Provision = db.Set<Provision>().Single(p => p.Source == later.Id && p.Key == $"p-{number}").Id,
                        }
                    );
                }
            },
            "Mapped the guidance"
        );
        await using var db = app.Store.Write();
        var book = (await MapBook.Load(db, "guidance-2005-to-guidance-2013", new DateOnly(2007, 9, 3)))!;
        (
            await new TakingIntoUse(app.Store).Use(
                db,
                book,
                new DateOnly(2007, 9, 1),
                what => Viewer.LocalOperator(app.Store.Policy).Change(what)
            )
        ).ShouldPass();
    }

    private static Task LaterGuidance(RemitApp app) =>
        app.Write(
            db =>
            {
                var later = new Source
                {
                    Id = app.Store.Ids.Next<Source>(),
                    Key = "guidance-2013",
                    Title = "Guidance of 2013",
                    Kind = SourceKind.StatutoryGuidance,
                    Sensitivity = Sensitivity.Public,
                };
                db.Add(later);
                var old = db.Set<Provision>()
                    .AsNoTracking()
                    .ToList()
                    .Where(p => p.Key is "5-6" or "5-7")
                    .ToDictionary(p => p.Key);
                foreach (
                    var (number, title, text) in new[]
                    {
                        ("5.6", "Leadership", "Lead the council’s services only."),
                        ("5.7", old["5-7"].Title, old["5-7"].Text),
                    }
                )
                {
                    var read = ProvisionNumber.TryParse(number, out var parsed) ? parsed : throw new FormatException(number);
                    db.Add(
                        new Provision
                        {
                            Id = app.Store.Ids.Next<Provision>(),
                            Key = $"p-{number.Replace('.', '-')}",
                            Source = later.Id,
                            Number = read,
                            Title = title,
                            Text = text,
                            Sensitivity = Sensitivity.Public,
                        }
                    );
                }
            },
            "Recorded the guidance of 2013"
        );

    private static async Task<IReadOnlyList<(string?, Outcome)>> Entries(RemitApp app)
    {
        await using var db = app.Store.Read(Sight.Everything);
        var found = await (
            from e in db.All<MapEntry>()
            join p in db.All<Provision>() on e.Provision equals p.Id
            orderby p.Key
            select new { p.Number, e.Outcome }
        ).ToListAsync();
        return [.. found.Select(f => (f.Number?.ToString(), f.Outcome))];
    }
}
