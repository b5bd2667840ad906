using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Remit.Tests.Harness;

/// <summary>
/// A browser of one's own: it keeps the cookies that it is given, as browsers do on loopback also by http, and sends forms as they stand.
/// </summary>
internal sealed class Visitor : IDisposable
{
    private readonly HttpClient client;
    private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);

    public Visitor(Uri address) =>
        client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = address,
        };

    /// <summary>What it sends with every request.</summary>
    public IReadOnlyDictionary<string, string> Cookies => cookies;

    /// <summary>The last answer's <c>Set-Cookie</c> lines.</summary>
    public IReadOnlyList<string> WereSet { get; private set; } = [];

    /// <summary>What a proxy between it and the program adds to every request.</summary>
    public IReadOnlyList<(string Name, string Value)> Through { get; init; } = [];

    /// <summary>Takes a cookie that it was not given.</summary>
    public void Take(string name, string value) => cookies[name] = value;

    /// <summary>Any request.</summary>
    public async Task<HttpResponseMessage> Send(
        HttpMethod method,
        string address,
        HttpContent? content = null,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        if (cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
        foreach (var (name, value) in headers.Concat(Through))
            request.Headers.Add(name, value);
        var answer = await client.SendAsync(request);
        WereSet = answer.Headers.TryGetValues("Set-Cookie", out var set) ? [.. set] : [];
        foreach (var cookie in WereSet)
        {
            var (name, value) = cookie.Split(';')[0].Split('=', 2) is [var n, var v] ? (n, v) : (cookie, "");
            if (value.Length == 0)
                cookies.Remove(name);
            else
                cookies[name] = value;
        }
        return answer;
    }

    public Task<HttpResponseMessage> Get(string address) => Send(HttpMethod.Get, address);

    /// <summary>A page that is there.</summary>
    public async Task<IHtmlDocument> Page(string address, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var answer = await Get(address);
        return await Read(answer, status);
    }

    /// <summary>The page of an answer.</summary>
    public static async Task<IHtmlDocument> Read(HttpResponseMessage answer, HttpStatusCode status = HttpStatusCode.OK)
    {
        var html = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(status, html[..Math.Min(html.Length, 3000)]);
        return new HtmlParser().ParseDocument(html);
    }

    /// <summary>Opens a page and sends its form with these fields.</summary>
    public async Task<HttpResponseMessage> Fill(string address, params (string Name, string Value)[] fields)
    {
        using var page = await Page(address);
        return await Post(page, fields);
    }

    /// <summary>Sends a form of a page: the first, or the first with an action that begins so.</summary>
    public Task<HttpResponseMessage> Post(IHtmlDocument page, params (string Name, string Value)[] fields) =>
        PostTo(page, null, fields);

    public Task<HttpResponseMessage> PostTo(IHtmlDocument page, string? action, params (string Name, string Value)[] fields)
    {
        var form = page.QuerySelectorAll("main form[method=post]")
            .OfType<IHtmlFormElement>()
            .First(f => action is null || f.GetAttribute("action")!.StartsWith(action, StringComparison.Ordinal));
        var values = form.QuerySelectorAll("input[name]")
            .OfType<IHtmlInputElement>()
            .Where(i => i.Type is not ("radio" or "checkbox") || i.IsChecked)
            .ToDictionary(i => i.Name!, i => i.Value, StringComparer.Ordinal);
        foreach (var select in form.QuerySelectorAll("select[name]").OfType<IHtmlSelectElement>())
            values[select.Name!] = select.Value ?? "";
        foreach (var (name, value) in fields)
            values[name] = value;
        return Send(HttpMethod.Post, form.GetAttribute("action")!, new FormUrlEncodedContent(values));
    }

    public void Dispose() => client.Dispose();
}
