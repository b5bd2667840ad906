using System.Net;
using AngleSharp;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Tests.Web;

/// <summary>The frame on a real server on loopback, with the sample page and no capability.</summary>
public sealed class WebHost : IAsyncLifetime
{
    private static readonly Policy OneCapability = new([
        new(
            "sample",
            "The sample",
            [],
            [
                new PolicyRow(Relation.Anyone, Sensitivity.Public, [Verb.Read]),
                new PolicyRow(Relation.Operator, Sensitivity.Public, [Verb.Write]),
            ]
        ),
    ]);
    private WebApplication app = null!;

    public HttpClient Client { get; private set; } = null!;

    internal Assets Assets => app.Services.GetRequiredService<Assets>();

    public async ValueTask InitializeAsync()
    {
        var builder = WebFrame.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddLooking().AddWebFrame();
        builder.Services.AddScoped(services =>
            services.GetRequiredService<IHttpContextAccessor>().HttpContext!.Request.Headers.ContainsKey("X-Forwarded-For")
                ? Viewer.Public(OneCapability)
                : Viewer.LocalOperator(OneCapability)
        );
        builder.Services.AddMvcCore().AddApplicationPart(typeof(WebHost).Assembly);
        builder.Services.AddSingleton(new MenuEntry("Structure", "/structure", 10, "/bodies", "/sample"));
        builder.Services.AddSingleton(new MenuEntry("Home", "/", 0));
        builder.Services.AddSingleton(new MenuEntry("Responsibilities", "/registers", 20));
        builder.Services.AddSingleton(new MenuEntry("Actions", "/actions", 30));
        builder.Services.AddSingleton<FillFrame>(
            (context, frame) =>
            {
                frame.Partnership = "Leicestershire Children and Young People’s Strategic Partnership";
                var today = new DateOnly(2007, 9, 3);
                frame.Date = DateOnly.TryParse(
                    context.Request.Query[DateView.AsAtKey],
                    System.Globalization.CultureInfo.InvariantCulture,
                    out var asAt
                )
                    ? new DateView(asAt, today, "x", "2 May 2007")
                    : new DateView(today, today);
                return ValueTask.CompletedTask;
            }
        );
        app = builder.Build();
        app.UseWebFrame();
        app.MapGet("/sample/early-years.json", () => new { name = "Early Years Group" });
        app.MapGet("/fault", _ => throw new InvalidOperationException("a secret of the inside"));
        app.MapGet("/fault.json", _ => throw new InvalidOperationException("a secret of the inside"));
        app.MapGet("/forbidden", () => Results.StatusCode(403));
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Client = new HttpClient { BaseAddress = new Uri(address.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }

    public async Task<(HttpResponseMessage Response, IHtmlDocument Page)> Get(string address)
    {
        var response = await Client.GetAsync(address);
        return (response, await Parse(response));
    }

    /// <summary>The sample page's form, filled in as a browser would send it.</summary>
    public async Task<HttpRequestMessage> FormWith(string field, string value)
    {
        var (_, form) = await Get("/sample");
        var token = form.QuerySelector("input[name=_form]")!.GetAttribute("value")!;
        return new(HttpMethod.Post, "/sample")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("_form", token), KeyValuePair.Create(field, value)]),
        };
    }

    public static async Task<IHtmlDocument> Parse(HttpResponseMessage response) =>
        new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
}
