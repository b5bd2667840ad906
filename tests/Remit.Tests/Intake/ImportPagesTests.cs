using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Documents;
using Remit.Intake;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Tests.Harness;

namespace Remit.Tests.Intake;

public class ImportPagesTests
{
    private const string Paper = """
        Paragraph,Responsibility,Action taken,Future action
        2.1,Fish,Nets were mended,Buy a boat
        2.2,Sail,,Learn to
        """;

    [Theory, ClassData(typeof(Databases))]
    public async Task From_a_file_to_its_records_and_back(string provider)
    {
        await using var app = await RemitApp.Start(provider);
        var (kind, address) = await app.HandIn("pilot.csv", Paper);
        address.ShouldEndWith("/kind");
        kind.QuerySelector<IHtmlInputElement>("input[value=responsibilities]")!.IsChecked.ShouldBeTrue();

        var (preview, shown) = await app.Send(kind);
        preview.Heading().ShouldBe("Is this right?");
        preview.Tile("New").ShouldBeGreaterThan(3);
        preview.QuerySelector("#columns").ShouldNotBeNull();
        (await Registers(app)).ShouldBe(0);

        var (done, there) = await app.Send(preview, button: "keep");
        there.ShouldBe(shown + "?done=in");
        done.Body!.TextContent.ShouldContain("The paper was brought in.");
        done.QuerySelectorAll("main li").Select(li => li.TextContent.Trim()).ShouldContain("2 responsibilities added");
        (await Registers(app)).ShouldBe(1);
        (await app.Page("/changes/1")).QuerySelector($"a[href='{shown}']").ShouldNotBeNull();
        (await app.Page("/imports")).QuerySelector($"a[href='{shown}']").ShouldNotBeNull();

        var confirm = await app.Page(done.QuerySelector("a[href$='/take-back']")!.GetAttribute("href")!);
        confirm.Heading().ShouldBe("Take all of it back?");
        (await Registers(app)).ShouldBe(1);
        var (back, _) = await app.Send(confirm);
        back.Heading().ShouldBe("Taken back");
        back.QuerySelector("a[href$='/take-back']").ShouldBeNull();
        (await Registers(app)).ShouldBe(0);
        (await app.Page("/imports")).Body!.TextContent.ShouldContain("Taken back");
        (await app.Page("/changes/2")).QuerySelector($"a[href='{shown}']").ShouldNotBeNull();
    }

    [Fact]
    public async Task The_file_itself_is_let_go_when_it_is_brought_in()
    {
        await using var app = await RemitApp.Start();
        var (preview, _) = await app.Preview("pilot.csv", Paper);
        (await HandedIn(app)).Single().Content.ShouldNotBeNull();
        await app.Send(preview, button: "keep");
        var upload = (await HandedIn(app)).Single();
        (upload.Content, upload.ChangeNumber, upload.TakenBackBy).ShouldBe((null, 1L, null));
    }

    [Fact]
    public async Task Giving_up_leaves_nothing()
    {
        await using var app = await RemitApp.Start();
        var (preview, _) = await app.Preview("pilot.csv", Paper);
        var (list, address) = await app.Send(preview, button: "give-up");
        address.ShouldBe("/imports");
        (await HandedIn(app)).ShouldBeEmpty();
        list.Body!.TextContent.ShouldContain("Nothing has been brought in");
    }

    [Fact]
    public async Task A_file_that_waited_a_week_is_let_go_when_another_comes()
    {
        await using var app = await RemitApp.Start();
        var since = RemitApp.Now - TimeSpan.FromDays(7.1);
        await using (var db = app.Store.Write())
        {
            foreach (
                var (name, at, change) in new[] { ("old", since, (long?)null), ("young", RemitApp.Now, null), ("kept", since, 1) }
            )
                db.Add(
                    new Upload
                    {
                        Id = app.Store.Ids.Next(),
                        Name = name,
                        Hash = "",
                        Answers = "{}",
                        At = at,
                        Who = "someone",
                        ChangeNumber = change,
                    }
                );
            await app.Store.ThroughTheGate(db.SaveInCommit);
        }
        await app.HandIn("new.csv", Paper);
        (await HandedIn(app)).Select(u => u.Name).Order().ShouldBe(["kept", "new.csv", "young"]);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_column_that_a_person_puts_right_is_remembered(string provider)
    {
        await using var app = await RemitApp.Start(provider);
        const string Own = "Paragraph,Responsibility,How we do\n2.1,Fish,Nets were mended\n";
        var (first, _) = await app.Preview("pilot.csv", Own);
        first.Tile("Left out").ShouldBe(1);

        var (mended, _) = await app.Send(first, form => form["column-1-2"] = "action-taken", "show");
        mended.Tile("Left out").ShouldBe(0);
        mended.QuerySelector<IHtmlSelectElement>("select[name='column-1-2']")!.Value.ShouldBe("action-taken");
        await app.Send(mended, button: "keep");

        var (next, _) = await app.Preview("ferry.csv", Own);
        next.Tile("Left out").ShouldBe(0);
        await using var db = app.Store.Read(Sight.Everything);
        (await db.All<Position>().SingleAsync()).Text.ShouldBe("Nets were mended");
    }

    [Fact]
    public async Task A_column_that_takes_anothers_meaning_leaves_the_other_out()
    {
        await using var app = await RemitApp.Start();
        var (first, _) = await app.Preview(
            "pilot.csv",
            "Paragraph,Responsibility,Action taken,Real progress\n2.1,Fish,Old,New\n"
        );
        var (mended, _) = await app.Send(first, form => form["column-1-3"] = "action-taken", "show");
        mended.Errors().ShouldBeEmpty();
        mended.QuerySelector<IHtmlSelectElement>("select[name='column-1-2']")!.Value.ShouldBe("");
    }

    [Fact]
    public async Task Two_columns_of_one_meaning_are_refused_with_their_place()
    {
        await using var app = await RemitApp.Start();
        var (first, _) = await app.Preview("pilot.csv", "Paragraph,Responsibility,Colour,Smell\n2.1,Fish,red,bad\n");
        var (both, _) = await app.Send(
            first,
            form =>
            {
                form["column-1-2"] = "action-taken";
                form["column-1-3"] = "action-taken";
            },
            "show"
        );
        both.Errors().ShouldHaveSingleItem().ShouldStartWith("Table 1, header row, Smell: Two columns of table 1");
        both.QuerySelector("button[value=keep]").ShouldBeNull();
        both.QuerySelector("#problem-1").ShouldNotBeNull();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Questions_are_asked_and_nothing_is_kept_but_what_was_shown(string provider)
    {
        await using var app = await RemitApp.Start(provider);
        await app.Send((await app.Preview("pilot.csv", Paper)).Page, button: "keep");
        var (asked, _) = await app.Preview("pilot.csv", Paper.Replace("Fish", "Fish by night", StringComparison.Ordinal));
        asked.Tile("Questions").ShouldBe(1);
        asked.QuerySelector<IHtmlInputElement>("input[name^=question-][value=take]")!.IsChecked.ShouldBeTrue();

        var (other, _) = await app.Send(asked, form => form["question-wording-pilot-2-1"] = "keep", "keep");
        other.Body!.TextContent.ShouldContain("this is not what you agreed to");
        other.QuerySelector("#differences")!.TextContent.ShouldContain("Changed: 0, and 1 before");
        (await Texts(app)).ShouldBe(["Fish", "Sail"]);

        var (taken, _) = await app.Send(other, form => form["question-wording-pilot-2-1"] = "take", "show");
        await app.Send(taken, button: "keep");
        (await Texts(app)).ShouldBe(["Fish by night", "Sail"]);
    }

    [Fact]
    public async Task What_is_likeliest_is_kept_by_one_press()
    {
        await using var app = await RemitApp.Start();
        await app.Send((await app.Preview("pilot.csv", Paper)).Page, button: "keep");
        var (asked, _) = await app.Preview("pilot.csv", Paper.Replace("Fish", "Fish by night", StringComparison.Ordinal));
        var (done, _) = await app.Send(asked, button: "keep");
        done.Heading().ShouldBe("Brought in");
        (await Texts(app)).ShouldBe(["Fish by night", "Sail"]);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Records_that_changed_since_the_preview_bring_a_new_preview(string provider)
    {
        await using var app = await RemitApp.Start(provider);
        var (shown, _) = await app.Preview("pilot.csv", Paper);
        await app.Send((await app.Preview("pilot.csv", Paper)).Page, button: "keep");

        var (again, _) = await app.Send(shown, button: "keep");
        again.Body!.TextContent.ShouldContain("this is not what you agreed to");
        again.Tile("New").ShouldBe(0);
        again.Body!.TextContent.ShouldContain("there is nothing to bring in");
        (await app.Twin("/changes.json")).GetProperty("total").GetInt32().ShouldBe(1);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_form_that_is_sent_twice_brings_in_once_and_takes_back_once(string provider)
    {
        await using var app = await RemitApp.Start(provider);
        var (preview, address) = await app.Preview("pilot.csv", Paper);
        foreach (var response in await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.SendOnce(preview, button: "keep"))))
            response.Headers.Location!.ToString().ShouldStartWith(address + "?done=");
        (await app.Twin("/changes.json")).GetProperty("total").GetInt32().ShouldBe(1);
        (await app.Send(preview, button: "keep")).Page.Body!.TextContent.ShouldContain("Nothing was done twice");

        var confirm = await app.Page(address + "/take-back");
        foreach (var response in await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.SendOnce(confirm))))
            response.Headers.Location!.ToString().ShouldBe(address + "?done=back");
        (await app.Twin("/changes.json")).GetProperty("total").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task What_was_built_on_is_not_taken_back_and_the_page_says_why()
    {
        await using var app = await RemitApp.Start();
        var (preview, address) = await app.Preview("pilot.csv", Paper);
        await app.Send(preview, button: "keep");
        var confirm = await app.Page(address + "/take-back");
        await app.Write(db => db.Set<Register>().Single().Note = "Looked at", "Looked at it");

        var (refused, _) = await app.Send(confirm);
        refused.Heading().ShouldBe("This can’t be taken back");
        refused.Errors().Single().ShouldStartWith("Change 2 has worked on what this change recorded");
        (await app.Page(address + "/take-back")).QuerySelector("main form").ShouldBeNull();
    }

    [Fact]
    public async Task Settings_are_kept_and_a_day_that_is_none_is_said()
    {
        await using var app = await RemitApp.WithTheSample();
        var (preview, _) = await app.Preview("pilot.csv", Paper);
        var (wrong, _) = await app.Send(
            preview,
            form =>
            {
                form["day-of-setting-date-day"] = "31";
                form["day-of-setting-date-month"] = "2";
                form["day-of-setting-date-year"] = "2007";
                form["setting-holder"] = "director";
            },
            "show"
        );
        wrong.Errors().ShouldBe(["“2007-02-31” is not a date such as 2007-09-03."]);
        wrong.QuerySelector<IHtmlInputElement>("input[name='day-of-setting-date-day']")!.Value.ShouldBe("31");
        wrong.QuerySelector<IHtmlSelectElement>("select[name='setting-holder']")!.Value.ShouldBe("director");

        var (right, _) = await app.Send(wrong, form => form["day-of-setting-date-day"] = "1", "show");
        right.Errors().ShouldBeEmpty();
        await app.Send(right, button: "keep");
        await using var db = app.Store.Read(Sight.Everything);
        (await db.All<Position>().SingleAsync(p => p.Text == "Nets were mended")).On.ShouldBe(new DateOnly(2007, 2, 1));
    }

    [Fact]
    public async Task A_pasted_table_is_read_like_a_file()
    {
        await using var app = await RemitApp.Start();
        var (kind, _) = await app.Paste(
            "Responsibilities of the Pilot\r\n\r\nParagraph\tDuty\tProgress to date\r\n2.1\tFish\t\"Nets were mended\r\n\r\nand \"\"dried\"\"\"\r\n2.2\tSail\t\r\n"
        );
        var (preview, _) = await app.Send(kind);
        await app.Send(preview, button: "keep");
        await using var db = app.Store.Read(Sight.Everything);
        (await db.All<Register>().SingleAsync()).Key.ShouldBe("pilot");
        (await db.All<Responsibility>().CountAsync()).ShouldBe(2);
        (await db.All<Position>().SingleAsync()).Text.ShouldBe("Nets were mended\n\nand \"dried\"");
    }

    [Theory]
    [InlineData("", "The file is empty")]
    [InlineData("%PNG", null)]
    public async Task Nothing_and_less_than_nothing_is_said(string content, string? error)
    {
        await using var app = await RemitApp.Start();
        var (page, _) = await app.HandIn("x.csv", content);
        if (error is not null)
            page.Errors().ShouldBe([error]);
        else
            page.Heading().ShouldBe("What is in it?");
        var (empty, _) = await app.Paste("  ");
        empty.Errors().ShouldBe(["Choose a file, or paste a text below"]);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_refused_where_it_was_chosen_and_waits_for_nobody()
    {
        await using var app = await RemitApp.Start();
        var (page, address) = await app.HandIn("old.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0, 0, 0]);
        page.Errors().Single().ShouldContain("older Word or Excel file");
        page.QuerySelector("input[type=file]").ShouldNotBeNull();
        address.ShouldBe("/imports/new");
        (await HandedIn(app)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_answered_with_a_page_and_not_with_a_cut_line()
    {
        await using var app = await RemitApp.Start();
        var (page, address) = await app.HandIn("big.csv", new byte[DocumentFile.MostBytes + (3 * 1024 * 1024)]);
        address.ShouldBe("/imports/new?too-large=yes");
        page.Errors().Single().ShouldStartWith("The file must be smaller than 50 MB");
        var (just, _) = await app.HandIn("big.csv", new byte[DocumentFile.MostBytes + 1]);
        just.Errors().Single().ShouldStartWith("The file must be smaller than 50 MB");
        (await HandedIn(app)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<script>alert(1)</script>.csv")]
    [InlineData("gn\u202Efdp.exe\u2066\r\n\0.csv")]
    [InlineData("../../etc/passwd.csv")]
    public async Task Hostile_names_are_only_names(string name)
    {
        await using var app = await RemitApp.Start();
        // A browser sends such names as bytes; the client here refuses some, so the store is asked in its place.
        var uploads = (Uploads)app.Services.GetService(typeof(Uploads))!;
        var upload = uploads.Of(name, Encoding.UTF8.GetBytes(Paper), "someone");
        upload.Intake = "responsibilities";
        await uploads.Add(upload);
        upload.Name.ShouldAllBe(letter => !char.IsControl(letter) && letter != '\u202E' && letter != '\u2066' && letter != '/');
        foreach (var address in new[] { "/imports", $"/imports/{upload.Id}", $"/imports/{upload.Id}/kind" })
        {
            var page = await app.Page(address);
            page.QuerySelectorAll("main script").ShouldBeEmpty();
            page.Body!.TextContent.ShouldContain(upload.Name);
        }
    }

    [Fact]
    public void A_long_name_keeps_its_beginning_and_its_ending()
    {
        var name = FileName.Shown(new string('é', 400) + ".docx");
        name.Length.ShouldBeLessThanOrEqualTo(120);
        name.ShouldEndWith("….docx");
        FileName.Shown("\u202E\u0000").ShouldBe("file");
    }

    [Fact]
    public async Task Three_hundred_findings_show_a_hundred_and_the_rest_in_a_table_without_formulas()
    {
        await using var app = await RemitApp.Start();
        var rows = string.Concat(Enumerable.Range(1, 300).Select(n => $"=1+{n},Row {n},,,=cmd()\n"));
        var (preview, address) = await app.Preview(
            "pilot.csv",
            "Paragraph,Responsibility,Action taken,Future action,Smell\n" + rows
        );
        preview.Tile("Left out").ShouldBe(1);
        preview.Tile("New").ShouldBe(302);
        preview.QuerySelectorAll("section[aria-labelledby=new] li").Length.ShouldBe(100);
        using var csv = await app.Client.GetAsync(address + "/findings?kind=new");
        csv.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        var table = await csv.Content.ReadAsStringAsync();
        table.Split('\n').Length.ShouldBe(304);
        table.Split('\n').ShouldAllBe(line => !line.StartsWith('='));
        (await app.Client.GetAsync(address + "/findings?kind=nonsense")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Ten_thousand_rows_and_as_many_questions_make_a_page_that_can_be_read()
    {
        await using var app = await RemitApp.Start();
        var rows = Enumerable.Range(1, 2000).Select(n => $"{n}.1,Row {n},,\n").ToList();
        const string Header = "Paragraph,Responsibility,Action taken,Future action\n";
        await app.Send((await app.Preview("pilot.csv", Header + string.Concat(rows))).Page, button: "keep");
        var (asked, address) = await app.Preview(
            "pilot.csv",
            Header + string.Concat(rows.Select(r => r.Replace("Row", "New row", StringComparison.Ordinal)))
        );
        asked.Tile("Questions").ShouldBe(2000);
        asked.QuerySelectorAll("fieldset input[name^=question-]").Length.ShouldBe(3 * 100);
        var (taken, _) = await app.Send(asked, button: "suggest");
        taken.Tile("Questions").ShouldBe(0);
        (await app.Send(taken, button: "keep")).Address.ShouldBe(address + "?done=in");

        var many = Header + string.Concat(Enumerable.Range(1, 10_000).Select(n => $"{n}.1,Row {n},Done,\n"));
        var (large, _) = await app.Preview("ferry.csv", many);
        large.Tile("New").ShouldBe(10_002);
        large.DocumentElement.OuterHtml.Length.ShouldBeLessThan(200_000);
    }

    [Fact]
    public async Task Who_may_not_write_is_refused_and_is_not_offered_it()
    {
        await using var app = await RemitApp.Start();
        var (_, address) = await app.Preview("pilot.csv", Paper);
        app.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.1");
        foreach (var path in new[] { "/imports", "/imports/new", address, address + "/kind", address + "/findings?kind=new" })
            (await app.Client.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Redirect, path);
        using var post = await app.Client.PostAsync("/imports/new", new FormUrlEncodedContent([]));
        post.StatusCode.ShouldBeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.BadRequest);
        (await app.Page("/")).QuerySelector("a[href='/imports']").ShouldBeNull();
    }

    [Fact]
    public async Task The_past_does_not_offer_it()
    {
        await using var app = await RemitApp.WithTheSample();
        (await app.Page("/")).QuerySelector("a[href='/imports']").ShouldNotBeNull();
        (await app.Page("/?as-at=2007-05-01")).QuerySelector("a[href^='/imports']").ShouldBeNull();
        (await app.Page("/?known-at=1")).QuerySelector("a[href^='/imports']").ShouldBeNull();
        using var then = await app.Client.GetAsync("/imports/new?as-at=2007-05-01");
        then.Headers.Location!.ToString().ShouldBe("/imports/new");
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        await using var app = await RemitApp.Start();
        var (preview, _) = await app.Preview("pilot.csv", Paper);
        using var forged = await app.SendOnce(preview, form => form.Remove("_form"), "keep");
        forged.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Registers(app)).ShouldBe(0);
    }

    [Fact]
    public async Task The_list_asks_the_database_six_times_at_most()
    {
        await using var app = await RemitApp.Start();
        for (var n = 0; n < 5; n++)
            await app.Send((await app.Preview($"pilot-{n}.csv", Paper)).Page, button: "keep");
        await app.Preview("waiting.csv", Paper);
        (await app.CommandsFor("/imports")).ShouldBeLessThanOrEqualTo(6);
        (await app.CommandsFor("/changes/1")).ShouldBeLessThanOrEqualTo(6);
    }

    private static async Task<int> Registers(RemitApp app)
    {
        await using var db = app.Store.Read(Sight.Everything);
        return await db.All<Register>().CountAsync();
    }

    private static async Task<IReadOnlyList<string>> Texts(RemitApp app)
    {
        await using var db = app.Store.Read(Sight.Everything);
        return await db.All<Responsibility>().OrderBy(r => r.Order).Select(r => r.Text).ToListAsync();
    }

    private static async Task<IReadOnlyList<Upload>> HandedIn(RemitApp app)
    {
        await using var db = app.Store.Read(Sight.Everything);
        return await db.Set<Upload>().AsNoTracking().ToListAsync();
    }
}
