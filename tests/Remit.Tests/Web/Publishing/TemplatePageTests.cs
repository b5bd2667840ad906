using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remit.Kernel;
using Remit.Portable;
using Remit.Tests.Documents.Writing;
using Remit.Tests.Harness;
using Remit.Web.Publishing;

namespace Remit.Tests.Web.Publishing;

public sealed class TemplatePageTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task A_template_that_is_given_is_in_every_Word_paper_until_it_is_taken_away(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        (await Send(app, "rutland.docx", Papers.Template())).Status.ShouldBe(HttpStatusCode.Redirect);
        (await app.Page("/template?done=used")).Body!.TextContent.ShouldContain("Your papers are made with this template");
        (await Header(app, "/actions.docx")).ShouldBe("Rutland Partnership");
        (await Header(app, "/actions.docx?known-at=1")).ShouldBeNull("nobody had given it then");
        await using (var db = app.Store.Read(Sight.Everything))
        {
            (await db.Changes.CountAsync()).ShouldBe(2);
            (await db.ChangeEntries.Where(e => e.ChangeNumber == 2).Select(e => e.Kind).ToListAsync()).ShouldBe([
                "word-template",
            ]);
        }
        var change = await app.Page("/changes/2");
        change.Body!.TextContent.ShouldContain("Took rutland.docx as the Word template");
        change.DocumentElement.OuterHtml.Length.ShouldBeLessThan(20_000);

        (await Send(app, null, null, handler: "remove")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await Header(app, "/actions.docx")).ShouldBeNull();
        (await app.Page("/template")).Body!.TextContent.ShouldContain("plain look");
    }

    [Fact]
    public async Task What_is_wrong_with_a_file_is_said_in_the_summary_and_nothing_is_kept()
    {
        await using var app = await RemitApp.WithTheSample();
        (await Send(app, null, null)).Errors.ShouldBe(["Choose a Word document or template"]);
        (await Send(app, "notes.docx", "hello"u8.ToArray())).Errors.Single().ShouldContain("not a Word document");
        (await Send(app, "large.docx", new byte[3 * 1024 * 1024])).Errors.Single().ShouldContain("2 MB");
        (await Send(app, null, null, handler: "remove")).Errors.Single().ShouldContain("No Word template is in use");
        await using var db = app.Store.Read(Sight.Everything);
        (await db.Changes.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Two_people_who_give_a_template_at_once_are_told()
    {
        await using var app = await RemitApp.WithTheSample();
        (await Send(app, "a.docx", Papers.Template())).Status.ShouldBe(HttpStatusCode.Redirect);
        (await Send(app, "b.docx", Papers.Template(), version: "0")).Errors.Single().ShouldContain("Somebody else");
    }

    [Fact]
    public async Task A_form_without_its_token_and_the_public_are_refused()
    {
        await using var app = await RemitApp.WithTheSample();
        using var bare = await app.Client.PostAsync(
            "/template",
            new MultipartFormDataContent { { new StringContent("0"), "Version" } }
        );
        bare.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        app.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.1");
        await app.Page("/template", HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task An_export_carries_the_template_and_an_import_brings_it_back()
    {
        await using var from = await RemitApp.WithTheSample();
        await Send(from, "rutland.docx", Papers.Template());
        await using var there = from.Store.Read(Sight.Everything);
        var files = await new PartnershipExport(there).Run();
        files.Texts.Keys.ShouldContain("word-template.yaml");

        await using var to = await RemitApp.Start();
        var import = to.Services.GetRequiredService<PartnershipImport>();
        var report = await import.Run(files, new Change("Tests", "in a test", "Imported"), rehearse: false, _ => { });
        report.Problems.ShouldBeEmpty();
        (await Header(to, "/actions.docx")).ShouldBe("Rutland Partnership");
        await using var back = to.Store.Read(Sight.Everything);
        (await new PartnershipExport(back).Run()).Texts["word-template.yaml"].ShouldBe(files.Texts["word-template.yaml"]);
    }

    [Fact]
    public async Task A_template_from_files_is_looked_at_as_well()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var result = await data.Try(
            new PaperTemplate
            {
                Id = data.Store.Ids.Next<PaperTemplate>(),
                Key = PaperTemplate.OnlyKey,
                Content = PaperTemplate.Written("hello"u8.ToArray()),
            },
            new PaperTemplate
            {
                Id = data.Store.Ids.Next<PaperTemplate>(),
                Key = "another",
                Content = "no base 64!",
            }
        );
        result
            .Refusals.Select(r => r.Rule)
            .Distinct()
            .ShouldBe(["A Word template is a Word file", "There is one Word template"], ignoreOrder: true);
    }

    private static async Task<string?> Header(RemitApp app, string address)
    {
        using var word = Papers.OpenWord(await app.Client.GetByteArrayAsync(address));
        Papers.Faults(word).ShouldBeEmpty();
        return word.MainDocumentPart!.HeaderParts.SingleOrDefault()?.Header.InnerText;
    }

    private static async Task<(HttpStatusCode Status, IReadOnlyList<string> Errors)> Send(
        RemitApp app,
        string? name,
        byte[]? file,
        string handler = "",
        string? version = null
    )
    {
        var page = await app.Page("/template");
        var token = ((IHtmlInputElement)page.QuerySelector("input[name=_form]")!).Value;
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "_form" },
            { new StringContent(version ?? ((IHtmlInputElement)page.QuerySelector("input[name=Version]")!).Value), "Version" },
        };
        if (file is not null)
            form.Add(new ByteArrayContent(file), "Chosen", name!);
        using var response = await app.Client.PostAsync(handler.Length == 0 ? "/template" : $"/template?handler={handler}", form);
        var html = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
        return (response.StatusCode, [.. html.QuerySelectorAll(".govuk-error-summary a").Select(a => a.TextContent.Trim())]);
    }
}
