using System.IO.Compression;
using System.Net;
using Remit.Web;

namespace Remit.Tests.Web;

public class FrameTests(WebHost host) : IClassFixture<WebHost>
{
    [Fact]
    public async Task A_page_in_any_folder_has_the_frame()
    {
        var (response, page) = await host.Get("/sample");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.DocumentElement.GetAttribute("lang").ShouldBe("en");
        page.Title.ShouldBe("Early Years Group – Leicestershire Children and Young People’s Strategic Partnership – Remit");
        page.QuerySelector("h1")!.TextContent.ShouldBe("Early Years Group");
        page.QuerySelector(".govuk-caption-l")!.TextContent.ShouldBe("Age group");
        page.QuerySelector("a.govuk-skip-link")!.GetAttribute("href").ShouldBe("#main-content");
        page.QuerySelectorAll(".govuk-breadcrumbs a").Length.ShouldBe(3);
        page.QuerySelector(".remit-tools")!.TextContent.ShouldContain("JSON");
    }

    [Fact]
    public async Task The_menu_is_in_order_and_marks_where_the_page_belongs()
    {
        var (_, page) = await host.Get("/sample");

        page.QuerySelectorAll(".govuk-service-navigation__item")
            .Select(item => item.TextContent.Trim())
            .ShouldBe(["Home", "Structure", "Responsibilities", "Actions"]);
        page.QuerySelector("[aria-current=true]")!.TextContent.Trim().ShouldBe("Structure");
    }

    [Fact]
    public async Task The_band_shows_only_when_the_page_is_not_today()
    {
        var (_, today) = await host.Get("/sample");
        var (_, then) = await host.Get("/sample?as-at=2007-04-01&known-at=x&rating=met");

        today.QuerySelector(".remit-band").ShouldBeNull();
        var band = then.QuerySelector(".remit-band")!;
        band.QuerySelector("span")!.TextContent.ShouldBe("You are looking at 1 April 2007, as recorded by 2 May 2007");
        band.QuerySelector("a")!.GetAttribute("href").ShouldBe("/sample?rating=met");
        then.QuerySelector(".remit-date input[name=rating]")!.GetAttribute("value").ShouldBe("met");
    }

    [Fact]
    public async Task No_page_has_a_script_or_a_style_inside_it()
    {
        foreach (var address in new[] { "/sample", "/sample?as-at=2007-04-01", "/nowhere", "/fault" })
        {
            var (_, page) = await host.Get(address);
            page.QuerySelectorAll("script:not([src]), style, [style], base").ShouldBeEmpty();
            page.All.SelectMany(element => element.Attributes)
                .Where(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal))
                .ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Every_answer_carries_the_security_headers()
    {
        foreach (var address in new[] { "/sample", "/nowhere", "/fault", host.Assets.Url("remit.css"), "/fault.json" })
        {
            var response = await host.Client.GetAsync(address);
            var policy = response.Headers.GetValues("Content-Security-Policy").Single();
            policy.ShouldBe(WebFrame.ContentSecurityPolicy);
            policy.ShouldNotContain("unsafe");
            response.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
            response.Headers.GetValues("Referrer-Policy").Single().ShouldBe("same-origin");
            response.Headers.Contains("Server").ShouldBeFalse();
        }
    }

    [Theory]
    [InlineData("/sample")]
    [InlineData("/sample/early-years.json")]
    [InlineData("/nowhere")]
    [InlineData("/fault")]
    public async Task Pages_and_their_data_are_not_kept_by_the_browser(string address)
    {
        var response = await host.Client.GetAsync(address);

        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Theory]
    [InlineData("/nowhere", 404, "Page not found")]
    [InlineData("/forbidden", 403, "You do not have permission to do this")]
    [InlineData("/fault", 500, "Sorry, there is a problem with the service")]
    [InlineData("/assets/nothing.css", 404, "Page not found")]
    public async Task A_refusal_is_told_in_words_within_the_frame(string address, int status, string title)
    {
        var (response, page) = await host.Get(address);

        ((int)response.StatusCode).ShouldBe(status);
        page.QuerySelector("h1")!.TextContent.ShouldBe(title);
        page.QuerySelectorAll(".govuk-service-navigation__item").Length.ShouldBe(4);
        page.DocumentElement.OuterHtml.ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("/nowhere.json", 404)]
    [InlineData("/fault.json", 500)]
    public async Task A_program_is_told_by_problem_json(string address, int status)
    {
        var response = await host.Client.GetAsync(address);

        ((int)response.StatusCode).ShouldBe(status);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await response.Content.ReadAsStringAsync()).ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_in_the_frame()
    {
        var response = await host.Client.PostAsync("/sample", new FormUrlEncodedContent([]));
        var page = await WebHost.Parse(response);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        page.QuerySelector("h1")!.TextContent.ShouldBe("There is a problem with this request");
    }

    [Fact]
    public async Task An_error_shows_in_the_title_the_summary_and_at_the_field()
    {
        using var request = await host.FormWith("Name", "");
        var response = await host.Client.SendAsync(request);
        var page = await WebHost.Parse(response);

        page.Title!.ShouldStartWith("Error: ");
        var link = page.QuerySelector(".govuk-error-summary a")!;
        link.TextContent.ShouldBe("Enter a name");
        var field = page.QuerySelector(link.GetAttribute("href")!)!;
        field.GetAttribute("name").ShouldBe("Name");
        page.GetElementById(field.GetAttribute("aria-describedby")!.Split(' ')[^1])!.TextContent.ShouldContain("Enter a name");
    }

    [Fact]
    public async Task Every_label_and_description_on_the_page_finds_its_target_once()
    {
        var (_, page) = await host.Get("/sample?as-at=2007-04-01");

        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        ids.ShouldBeUnique();
        var asked = page.QuerySelectorAll("label[for]")
            .Select(label => label.GetAttribute("for")!)
            .Concat(
                page.QuerySelectorAll("[aria-describedby], [aria-labelledby]")
                    .SelectMany(element =>
                        (element.GetAttribute("aria-describedby") ?? element.GetAttribute("aria-labelledby")!).Split(' ')
                    )
            );
        asked.Except(ids).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_may_not_write_is_refused_whatever_they_send()
    {
        using var request = await host.FormWith("Name", "Early Years Group");
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        using var answer = await host.Client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var own = await host.FormWith("Name", "Early Years Group");
        using var done = await host.Client.SendAsync(own);
        done.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
