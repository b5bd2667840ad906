using System.Net;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Tests.Editing;
using Remit.Tests.Harness;

namespace Remit.Tests.Meetings.Papers;

public class AgendaNumbersTests
{
    [Fact]
    public void Whatever_is_done_a_published_number_stands_and_goes_to_nothing_else()
    {
        var ids = new IdSource(TimeProvider.System);
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var items = new List<AgendaItem>();
            var given = new Dictionary<Guid, int>();
            for (var step = 0; step < 60; step++)
            {
                var item = items.Count == 0 ? null : items[random.Next(items.Count)];
                switch (random.Next(6))
                {
                    case 0 or 1:
                        items.Add(New(random.Next(items.Count + 2)));
                        break;
                    case 2 when item is not null:
                        if (AgendaOrder.Move(items, item, up: random.Next(2) == 0))
                            item.Number.ShouldBeNull($"seed {seed}");
                        break;
                    case 3 when item is not null:
                        item.WithdrawnOn ??= When.Day("2007-09-03");
                        break;
                    case 4:
                        AgendaOrder.Number(items);
                        break;
                    default:
                        break;
                }
                foreach (var (id, number) in given)
                    items.Single(i => i.RowId == id).Number.ShouldBe(number, $"seed {seed}");
                foreach (var numbered in items.Where(i => i.Number is not null))
                    given[numbered.RowId] = numbered.Number!.Value;
                given.Values.Distinct().Count().ShouldBe(given.Count, $"seed {seed}");
                given.Values.Order().ShouldBe(Enumerable.Range(1, given.Count), $"seed {seed}");
                var shown = AgendaOrder.InOrder(items).Select(i => i.Number).OfType<int>().ToList();
                shown.ShouldBe(shown.Order().ToList(), $"seed {seed}");
                var supplements = AgendaOrder
                    .InOrder(items)
                    .Where(i => i.Number is not null)
                    .Select(i => i.Supplement ?? 0)
                    .ToList();
                supplements.ShouldBe(supplements.Order().ToList(), $"seed {seed}");
            }
        }

        AgendaItem New(int order) =>
            new()
            {
                Id = ids.Next<AgendaItem>(),
                Key = $"item-{order}",
                Meeting = default,
                Title = "Item",
                Order = order,
            };
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_published_number_is_guarded_whoever_writes(string provider)
    {
        await using var data = await TestData.On(provider);
        var meeting = await data.Meeting(await data.Body(), "2007-10-03");
        var (first, second) = (Item(1), Item(2));
        await data.Add(first, second);
        (await data.TryEdit(first, i => i.Number = 3)).ShouldBeRefused(PublishedNumbersStand.Rule, data.RefOf(first), "number");
        (await data.TryEdit(first, i => i.Number = null)).ShouldBeRefused(
            PublishedNumbersStand.Rule,
            data.RefOf(first),
            "number"
        );
        (await data.Try(Item(2))).IsRefused.ShouldBeTrue();
        (await data.TryEdit(first, i => (i.WithdrawnOn, i.WithdrawnBecause) = (When.Day("2007-09-03"), "Not now"))).ShouldPass();
        (await data.TryEdit(first, i => (i.WithdrawnOn, i.WithdrawnBecause) = (null, null))).ShouldBeRefused(
            PublishedNumbersStand.Rule,
            data.RefOf(first),
            "number"
        );
        (await data.TryEdit(second, i => i.Minutes = 20)).ShouldPass();

        AgendaItem Item(int number) =>
            new()
            {
                Id = data.Store.Ids.Next<AgendaItem>(),
                Key = $"item-{data.Store.Ids.Next():N}",
                Meeting = meeting.Id,
                Title = $"Item {number}",
                Number = number,
            };
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task An_agenda_is_begun_ordered_published_and_supplemented(string provider)
    {
        await using var app = await PapersCase.Start(provider, isCleared: false);
        using var visitor = app.NewVisitor();
        await PapersCase.Press(visitor, "begin");
        (await Titles(app)).ShouldBe([
            "Welcome and apologies",
            "Declarations of interest",
            "Minutes of the last meeting",
            "Matters arising",
            "Budget",
            "Any other business",
            "Date of the next meeting",
        ]);
        var form = await visitor.Page($"{PapersCase.Meeting}/agenda/edit");
        using (var moved = await visitor.Post(form, ("do", "up:budget")))
            moved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        // The same form once more does not move it twice.
        using (var again = await visitor.Post(form, ("do", "up:budget")))
            again.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await Titles(app))[3].ShouldBe("Budget");
        await PapersCase.Press(visitor, "out:matters-arising");
        await PapersCase.Send(visitor, $"{PapersCase.Meeting}/agenda/item?item=budget", ("minutes", "30"));
        using (var wrong = await visitor.Fill($"{PapersCase.Meeting}/agenda/item?item=budget", ("minutes", "soon")))
            (await Visitor.Read(wrong)).Errors().ShouldContain(e => e.Contains("as a number", StringComparison.Ordinal));
        using (var much = await visitor.Fill($"{PapersCase.Meeting}/agenda/item?item=budget", ("minutes", "6000")))
            (await Visitor.Read(much)).Errors().ShouldContain(e => e.Contains("minutes can’t be", StringComparison.Ordinal));
        var page = await visitor.Page($"{PapersCase.Meeting}/agenda");
        page.QuerySelector("main")!.TextContent.ShouldContain("2.15pm");
        page.QuerySelector("main")!.TextContent.ShouldContain("Draft");
        var publish = await visitor.Page($"{PapersCase.Meeting}/agenda/publish");
        publish.QuerySelector("main")!.TextContent.ShouldContain("is not submitted");
        using (var published = await visitor.Post(publish))
            published.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using (var again = await visitor.Post(publish))
            again.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await Numbers(app)).ShouldBe([
            "1 Welcome and apologies",
            "2 Declarations of interest",
            "3 Minutes of the last meeting",
            "4 Budget",
            "5 Any other business",
            "6 Date of the next meeting",
        ]);

        await PapersCase.Send(visitor, $"{PapersCase.Meeting}/agenda/item", ("title", "Flood at the school"), ("minutes", "10"));
        await PapersCase.Send(visitor, $"{PapersCase.Meeting}/agenda/publish");
        await PapersCase.Send(visitor, $"{PapersCase.Meeting}/agenda/withdraw?item=budget", ("reason", "Not ready"));
        using (var twice = await visitor.Fill($"{PapersCase.Meeting}/agenda/withdraw?item=budget", ("reason", "Still not")))
            (await Visitor.Read(twice)).Errors().ShouldContain(e => e.Contains("was withdrawn on", StringComparison.Ordinal));
        (await Numbers(app)).Last().ShouldBe("7 Flood at the school");
        page = await visitor.Page($"{PapersCase.Meeting}/agenda");
        page.QuerySelector("main")!.TextContent.ShouldContain("Supplement 1");
        page.QuerySelector("s")!.TextContent.ShouldBe("Budget");
        page.QuerySelector("main")!.TextContent.ShouldContain("Not ready");
        (await app.CommandsFor($"{PapersCase.Meeting}/agenda")).ShouldBeLessThanOrEqualTo(6);
        (await app.CommandsFor($"{PapersCase.Meeting}/pack")).ShouldBeLessThanOrEqualTo(6);
        (await app.CommandsFor(PapersCase.Meeting)).ShouldBeLessThanOrEqualTo(6);
        (await app.Twin($"{PapersCase.Meeting}/agenda.json"))
            .GetProperty("agenda")
            .GetProperty("items")
            .GetArrayLength()
            .ShouldBe(7);
        (await visitor.Page(PapersCase.Meeting)).QuerySelector("main")!.TextContent.ShouldContain("7. Flood at the school");
        using var word = await visitor.Get($"{PapersCase.Meeting}/agenda.docx");
        word.StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var db = app.Store.Read(Sight.Everything);
        (await db.All<Meeting>().SingleAsync(m => m.Key == "2007-09-12")).PublishedOn.ShouldBe(When.Day("2007-09-03"));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_public_sees_public_items_numbered_as_they_are(string provider)
    {
        await using var app = await PapersCase.Start(provider, isCleared: false);
        using var visitor = app.NewVisitor();
        using var outside = new Visitor(app.Client.BaseAddress!) { Through = [("X-Forwarded-For", "192.0.2.1")] };
        await PapersCase.Press(visitor, "begin");
        await PapersCase.Send(
            visitor,
            $"{PapersCase.Meeting}/agenda/item",
            ("title", "Quagga"),
            ("readers", "restricted"),
            ("minutes", "10")
        );
        await PapersCase.Send(visitor, $"{PapersCase.Meeting}/agenda/publish");
        var page = await outside.Page($"{PapersCase.Meeting}/agenda");
        page.Body!.TextContent.ShouldNotContain("Quagga");
        page.Body.TextContent.ShouldContain(AgendaPaper.NotShown);
        page.QuerySelector("#item-5")!.TextContent.ShouldBe("5.");
        page.QuerySelector("#item-6").ShouldBeNull();
        page.QuerySelector("#item-7")!.TextContent.ShouldBe("7.");
        using var twin = await outside.Get($"{PapersCase.Meeting}/agenda.json");
        (await twin.Content.ReadAsStringAsync()).ShouldNotContain("Quagga");
        (await outside.Page(PapersCase.Meeting)).Body!.TextContent.ShouldNotContain("Quagga");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task An_item_is_closed_with_its_report_and_opened_at_once(string provider)
    {
        await using var app = await PapersCase.Start(provider, isCleared: false);
        using var visitor = app.NewVisitor();
        using var outside = new Visitor(app.Client.BaseAddress!) { Through = [("X-Forwarded-For", "192.0.2.1")] };
        await PapersCase.Press(visitor, "begin");
        var budget = $"{PapersCase.Meeting}/agenda/item?item=budget";
        using (var open = await visitor.Fill(budget, ("readers", "restricted")))
            (await Visitor.Read(open))
                .Errors()
                .ShouldContain(e => e.Contains("Restrict the report first", StringComparison.Ordinal));
        await app.Write(
            db =>
            {
                var report = db.Set<Report>().Single(r => r.Key == "budget");
                (report.Sensitivity, report.RestrictedTo) = (Sensitivity.Restricted, $"body:{report.Body}");
            },
            "Restricted the report"
        );
        await PapersCase.Send(visitor, budget, ("readers", "restricted"));
        using (var closed = await visitor.Fill(budget, ("readers", "")))
            (await Visitor.Read(closed))
                .Errors()
                .ShouldContain(e => e.Contains("Open the report first", StringComparison.Ordinal));

        await PapersCase.Send(visitor, $"{PapersCase.Meeting}/agenda/item", ("title", "Quagga"), ("readers", "restricted"));
        await PapersCase.Send(visitor, $"{PapersCase.Meeting}/agenda/publish");
        (await outside.Page($"{PapersCase.Meeting}/agenda")).Body!.TextContent.ShouldNotContain("Quagga");
        // What has a number is published: opened, it shows at once.
        await PapersCase.Send(visitor, $"{PapersCase.Meeting}/agenda/item?item=quagga", ("readers", ""));
        (await outside.Page($"{PapersCase.Meeting}/agenda")).Body!.TextContent.ShouldContain("Quagga");
        (await Items(app)).Single(i => i.Key == "quagga").Sensitivity.ShouldBe(Sensitivity.Public);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task An_item_is_restricted_by_its_own_rules_whoever_asks(string provider)
    {
        await using var data = await TestData.On(provider);
        var body = await data.Body();
        var meeting = await data.Meeting(body, "2007-10-03");
        var open = await data.Report(body, "Open", meeting);
        var closed = await data.Report(body, "Closed", meeting, r => (r.Sensitivity, r.RestrictedTo) = Restricted(body));
        var (ofOpen, ofClosed) = (
            data.NewAgendaItem(meeting, "Open", open),
            data.NewAgendaItem(meeting, "Closed", closed, i => (i.Sensitivity, i.RestrictedTo) = Restricted(body))
        );
        await data.Add(ofOpen, ofClosed);
        await using var db = data.Store.Write();
        var drafting = new Drafting(db, data.Store.Ids, When.Day("2007-09-03"));
        (await drafting.Change(ofOpen, meeting, new AgendaAnswers("Open") { IsRestricted = true }))
            .ShouldHaveSingleItem()
            .Rule.ShouldBe(Drafting.RestrictedWithItsReport);
        (await drafting.Change(ofClosed, meeting, new AgendaAnswers("Closed")))
            .ShouldHaveSingleItem()
            .Rule.ShouldBe(Drafting.AsClosedAsWhatItHears);
        (await drafting.Change(ofClosed, meeting, new AgendaAnswers("Closed still") { IsRestricted = true })).ShouldBeEmpty();

        static (Sensitivity, string?) Restricted(Remit.Structure.Bodies.Body body) => (Sensitivity.Restricted, $"body:{body.Id}");
    }

    [Fact]
    public async Task Verbs_make_an_agenda()
    {
        var folder = Directory.CreateTempSubdirectory("remit-agenda-").FullName;
        try
        {
            (await Run("import", Repository.PathOf("samples/leicestershire-2007"))).Code.ShouldBe(0);
            (
                await Run(
                    "meetings",
                    "plan",
                    "executive",
                    "--every",
                    "second Wednesday",
                    "--from",
                    "2027-01-01",
                    "--until",
                    "2027-01-31",
                    "--start",
                    "14:00",
                    "--end",
                    "16:00"
                )
            ).Code.ShouldBe(0);
            var (code, words) = await Run("agenda", "begin", "executive/2027-01-13");
            code.ShouldBe(0, words);
            (await Run("agenda", "begin", "executive/2027-01-13")).Words.ShouldContain("has an agenda already");
            (await Run("agenda", "add", "executive/2027-01-13", "--title", "Snow", "--minutes", "20")).Code.ShouldBe(0);
            (await Run("agenda", "up", "executive/2027-01-13", "snow")).Code.ShouldBe(0);
            (await Run("agenda", "take-out", "executive/2027-01-13", "nothing")).Words.ShouldContain("There is no item");
            (code, words) = await Run("agenda", "publish", "executive/2027-01-13");
            code.ShouldBe(0, words);
            words.ShouldContain("4. Snow");
            (await Run("agenda", "publish", "executive/2027-01-13")).Words.ShouldContain("nothing new to publish");
            (await Run("agenda", "up", "executive/2027-01-13", "snow")).Words.ShouldContain("keeps its place");
            (await Run("agenda", "withdraw", "executive/2027-01-13", "snow")).Words.ShouldContain("Say why it is withdrawn");
            (await Run("agenda", "show", "executive/2027-01-13")).Words.ShouldContain("4. Snow [snow], 2.15pm, 20 min");
            (code, words) = await Run("agenda", "pack", "executive/2027-01-13", "--out", Path.Combine(folder, "pack.docx"));
            code.ShouldBe(0, words);
            (
                await Run("agenda", "pack", "executive/2027-01-13", "--for", "nobody", "--out", Path.Combine(folder, "pack.docx"))
            ).Words.ShouldContain("nobody for whom a pack is made");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        Task<(int Code, string Words)> Run(params string[] words) => RunProgram.ToItsEnd([.. words, "--data", folder]);
    }

    private static async Task<List<string>> Titles(RemitApp app) => [.. (await Items(app)).Select(i => i.Title)];

    private static async Task<List<string>> Numbers(RemitApp app) => [.. (await Items(app)).Select(i => $"{i.Number} {i.Title}")];

    private static async Task<IReadOnlyList<AgendaItem>> Items(RemitApp app)
    {
        await using var db = app.Store.Read(Sight.Everything);
        return AgendaOrder.InOrder(await db.All<AgendaItem>().ToListAsync());
    }
}
