using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Remit.Tests.Harness;

/// <summary>Fills in the forms by which papers are brought in, as a browser does.</summary>
internal static class IntakePages
{
    /// <summary>Hands a file in; the page that comes then.</summary>
    public static async Task<(IHtmlDocument Page, string Address)> HandIn(this RemitApp app, string name, byte[] content)
    {
        var page = await app.Page("/imports/new");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Token(page)), "_form" },
            { new ByteArrayContent(content), "Paper", name },
            { new StringContent(""), "Text" },
        };
        return await app.Follow(await app.Client.PostAsync("/imports/new", form));
    }

    public static Task<(IHtmlDocument Page, string Address)> HandIn(this RemitApp app, string name, string content) =>
        app.HandIn(name, Encoding.UTF8.GetBytes(content));

    /// <summary>Pastes a text.</summary>
    public static async Task<(IHtmlDocument Page, string Address)> Paste(this RemitApp app, string text)
    {
        var page = await app.Page("/imports/new");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Token(page)), "_form" },
            { new StringContent(text), "Text" },
        };
        return await app.Follow(await app.Client.PostAsync("/imports/new", form));
    }

    /// <summary>Hands a register in and says that it is one: its preview.</summary>
    public static async Task<(IHtmlDocument Page, string Address)> Preview(this RemitApp app, string name, string content)
    {
        var (kind, _) = await app.HandIn(name, content);
        return await app.Send(kind, form => form["Kind"] = "responsibilities");
    }

    /// <summary>Sends the form of a page as it stands, but for what the test fills in, by a button of the name "do" or by none.</summary>
    public static async Task<(IHtmlDocument Page, string Address)> Send(
        this RemitApp app,
        IHtmlDocument page,
        Action<Dictionary<string, string>>? fill = null,
        string? button = null
    ) => await app.Follow(await app.SendOnce(page, fill, button));

    /// <summary>The same, and the answer as it comes.</summary>
    public static Task<HttpResponseMessage> SendOnce(
        this RemitApp app,
        IHtmlDocument page,
        Action<Dictionary<string, string>>? fill = null,
        string? button = null
    )
    {
        var form = page.QuerySelector<IHtmlFormElement>("main form[method=post]").ShouldNotBeNull();
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in form.QuerySelectorAll("input[name], select[name], textarea[name]"))
        {
            var name = field.GetAttribute("name")!;
            if (field is IHtmlInputElement { Type: "radio" } radio)
            {
                if (radio.IsChecked)
                    values[name] = radio.Value;
            }
            else if (field is IHtmlSelectElement select)
            {
                values[name] = select.Value ?? "";
            }
            else if (field is IHtmlInputElement { Type: not "file" } input)
            {
                values[name] = input.Value ?? "";
            }
        }
        if (button is not null)
            values["do"] = button;
        fill?.Invoke(values);
        return app.Client.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent(values));
    }

    public static string Token(IHtmlDocument page) => page.QuerySelector<IHtmlInputElement>("input[name=_form]")!.Value;

    /// <summary>The number on a tile over the preview.</summary>
    public static int Tile(this IHtmlDocument page, string name) =>
        int.Parse(
            page.QuerySelectorAll(".remit-counts__item")
                .Single(t => t.QuerySelector("dt")!.TextContent.Trim() == name)
                .QuerySelector("dd")!
                .TextContent.Replace(",", "", StringComparison.Ordinal),
            null
        );

    public static string Heading(this IHtmlDocument page) => page.QuerySelector("h1")!.TextContent.Trim();

    public static IReadOnlyList<string> Errors(this IHtmlDocument page) =>
        [.. page.QuerySelectorAll(".govuk-error-summary__list li").Select(li => li.TextContent.Trim())];

    /// <summary>The page to which an answer leads.</summary>
    public static async Task<(IHtmlDocument Page, string Address)> Follow(this RemitApp app, HttpResponseMessage response)
    {
        using (response)
        {
            var address = response.RequestMessage!.RequestUri!.PathAndQuery;
            if (response.StatusCode == HttpStatusCode.Redirect)
            {
                address = response.Headers.Location!.ToString();
                using var next = await app.Client.GetAsync(address);
                if (next.StatusCode == HttpStatusCode.Redirect)
                    address = next.Headers.Location!.ToString();
                return (await app.Page(address), address);
            }
            var html = await response.Content.ReadAsStringAsync();
            response.StatusCode.ShouldBe(HttpStatusCode.OK, html[..Math.Min(2000, html.Length)]);
            return (new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html), address);
        }
    }
}
