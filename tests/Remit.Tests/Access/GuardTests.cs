using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remit.Access.Accounts;
using Remit.Access.Keys;
using Remit.Data;
using Remit.Tests.Harness;
using Remit.Web;

namespace Remit.Tests.Access;

public class GuardTests
{
    [Fact]
    public async Task No_page_takes_a_form_without_its_token()
    {
        await using var app = await RemitApp.WithTheSample();
        var asked = 0;
        foreach (var route in app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>())
        {
            var page = route.Metadata.GetMetadata<CompiledPageActionDescriptor>();
            if (page?.HandlerMethods.Any(h => HttpMethods.IsPost(h.HttpMethod)) is not true)
                continue;
            var path =
                "/"
                + string.Join(
                    '/',
                    route.RoutePattern.PathSegments.Select(s =>
                        s.Parts[0] is RoutePatternLiteralPart literal ? literal.Content : Example(s.Parts[0])
                    )
                );
            foreach (var handler in page.HandlerMethods.Where(h => HttpMethods.IsPost(h.HttpMethod)))
            {
                using var answer = await app.Client.PostAsync(
                    handler.Name is null ? path : $"{path}?handler={handler.Name}",
                    new FormUrlEncodedContent([new("as", "pat-manager"), new("Email", "a@example.org")])
                );
                answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, path);
                answer.Headers.TryGetValues("Set-Cookie", out var set);
                (set ?? []).ShouldNotContain(c => c.StartsWith("__Host-remit=", StringComparison.Ordinal));
                asked++;
            }
        }
        asked.ShouldBeGreaterThan(15);
    }

    [Fact]
    public async Task Who_tries_too_often_with_one_address_is_told_to_wait_and_how_long()
    {
        await using var app = await RemitApp.WithSessions(new TestClock());
        using var visitor = app.NewVisitor();
        using var page = await visitor.Page("/sign-in");
        for (var attempt = 0; attempt < 10; attempt++)
            using (var answer = await visitor.Post(page, ("Email", "ann@example.org"), ("Password", "wrong")))
                answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var stopped = await visitor.Post(page, ("Email", " ANN@example.org"), ("Password", "wrong"));
        stopped.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        stopped.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 300);
        (await Visitor.Read(stopped, HttpStatusCode.TooManyRequests))
            .QuerySelector("h1")!
            .TextContent.ShouldBe("Too many requests");
        using var other = await visitor.Post(page, ("Email", "bob@example.org"), ("Password", "wrong"));
        other.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/people.csv")]
    [InlineData("/people.docx")]
    [InlineData("/structure")]
    public async Task What_costs_much_is_limited(string address)
    {
        await using var app = await RemitApp.WithTheSample(more: services =>
            services.AddSingleton(new Limits { Papers = 3, Charts = 3 })
        );
        for (var asked = 0; asked < 3; asked++)
            using (var answer = await app.Client.GetAsync(address))
                answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var stopped = await app.Client.GetAsync(address);
        stopped.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        stopped.Headers.RetryAfter.ShouldNotBeNull();
        await app.Page("/people");
    }

    [Fact]
    public async Task Links_are_not_guessed_at_will()
    {
        await using var app = await RemitApp.WithTheSample(more: services => services.AddSingleton(new Limits { SignIns = 3 }));
        for (var guess = 0; guess < 3; guess++)
            await app.Page($"/invitation/{guess}", HttpStatusCode.Gone);
        await app.Page("/set-up/x", HttpStatusCode.TooManyRequests);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_keys_that_seal_forms_lie_in_the_database_encrypted(string provider)
    {
        await using var app = await RemitApp.WithSessions(new TestClock(), provider);
        using var visitor = app.NewVisitor();
        await visitor.Page("/sign-in");
        var keys = await app.With<AccountsDb, List<CookieKey>>(db => db.CookieKeys.ToListAsync());
        keys.ShouldNotBeEmpty();
        keys.ShouldAllBe(k => !k.Xml.Contains("<masterKey", StringComparison.Ordinal));
        keys[0].Xml.ShouldContain("<sealed");
        var folder = app.Services.GetRequiredService<KeyFolder>();
        File.Exists(folder.FileOf("cookies.secret")).ShouldBeTrue();
    }

    [Fact]
    public async Task Away_from_this_machine_browsers_are_told_to_come_by_a_secure_connection_only()
    {
        (await Header(https: true, "remit.example.org")).ShouldBe(WebFrame.StrictTransportSecurity);
        (await Header(https: true, "localhost")).ShouldBeNull();
        (await Header(https: false, "remit.example.org")).ShouldBeNull();

        static async Task<string?> Header(bool https, string host)
        {
            await using var app = await RemitApp.Start(more: services =>
                services
                    .PostConfigure<Microsoft.AspNetCore.HostFiltering.HostFilteringOptions>(hosts => hosts.AllowedHosts = ["*"])
                    .AddSingleton<Microsoft.AspNetCore.Hosting.IStartupFilter>(new AsIf(https ? "https" : "http", host))
            );
            using var answer = await app.Client.GetAsync("/sign-in");
            return answer.Headers.TryGetValues("Strict-Transport-Security", out var values) ? values.Single() : null;
        }
    }

    private static string Example(RoutePatternPart part) =>
        part is RoutePatternParameterPart { Name: "id" } ? "01900000-0000-7000-8000-000000000001" : "x";

    /// <summary>As a proxy before the program passes requests on.</summary>
    private sealed class AsIf(string scheme, string host) : Microsoft.AspNetCore.Hosting.IStartupFilter
    {
        public Action<Microsoft.AspNetCore.Builder.IApplicationBuilder> Configure(
            Action<Microsoft.AspNetCore.Builder.IApplicationBuilder> next
        ) =>
            app =>
            {
                app.Use(
                    (HttpContext context, RequestDelegate run) =>
                    {
                        (context.Request.Scheme, context.Request.Host) = (scheme, new(host));
                        return run(context);
                    }
                );
                next(app);
            };
    }
}
