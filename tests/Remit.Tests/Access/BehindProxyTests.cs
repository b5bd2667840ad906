using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Remit.Access;
using Remit.Tests.Harness;
using Remit.Web;

namespace Remit.Tests.Access;

/// <summary>The site behind a reverse proxy, which says by what scheme and from where a request came.</summary>
public class BehindProxyTests
{
    private const string Name = "remit.example.gov.uk";

    private static readonly Outside OnThisMachine = new([Name], [IPAddress.Loopback, IPAddress.IPv6Loopback]);

    [Fact]
    public async Task Through_the_proxy_it_is_a_secure_site_of_its_own_name()
    {
        await using var app = await Behind(OnThisMachine);
        using var ann = Through(app, "192.0.2.1");
        await app.Account("Ann Clerk");
        using (var answer = await ann.Get("/sign-in"))
        {
            answer.Headers.GetValues("Strict-Transport-Security").ShouldBe([WebFrame.StrictTransportSecurity]);
            ann.WereSet.ShouldContain(c => c.StartsWith("remit-form=", StringComparison.Ordinal) && c.Contains("; secure"));
        }
        using (var answer = await ann.SignIn("ann-clerk@example.org"))
            answer.Headers.Location!.ToString().ShouldBe("/");
        ann.WereSet.ShouldContain(c =>
            c.StartsWith("__Host-remit=", StringComparison.Ordinal)
            && c.Contains("; secure", StringComparison.Ordinal)
            && c.Contains("; path=/", StringComparison.Ordinal)
            && !c.Contains("domain", StringComparison.Ordinal)
        );
        (await ann.Page("/account")).QuerySelector("h1")!.TextContent.ShouldBe("Ann Clerk");
    }

    [Fact]
    public async Task Links_to_pass_on_have_the_name_by_which_people_reach_it()
    {
        var clock = new TestClock();
        await using var app = await RemitApp.WithSessions(clock, template: RemitApp.Sample, outside: OnThisMachine);
        using var admin = Through(app, "192.0.2.1");
        var account = await app.Account("Ann Clerk", GrantedTask.Administrator);
        using (await admin.SignIn(account.Email!)) { }
        await SecondStepTests.SetUp(admin, clock);
        using var answer = await admin.Fill("/accounts/new", ("Person", "gareth-williams"), ("Email", "gareth@example.org"));
        (await Visitor.Read(answer))
            .QuerySelector("#link")!
            .GetAttribute("value")!
            .ShouldStartWith($"https://{Name}/invitation/");
    }

    [Fact]
    public async Task Attempts_are_counted_by_the_address_that_the_proxy_saw_and_not_by_one_that_was_written_before()
    {
        await using var app = await Behind(OnThisMachine, signIns: 2);
        using var one = Through(app, "192.0.2.1");
        for (var guess = 0; guess < 2; guess++)
            await one.Page($"/invitation/{guess}", HttpStatusCode.Gone);
        await one.Page("/invitation/x", HttpStatusCode.TooManyRequests);
        using var forged = Through(app, "198.51.100.7, 192.0.2.1");
        await forged.Page("/invitation/x", HttpStatusCode.TooManyRequests);
        using var other = Through(app, "192.0.2.2");
        await other.Page("/invitation/x", HttpStatusCode.Gone);
        using var sixth = Through(app, "2001:db8::1");
        await sixth.Page("/invitation/x", HttpStatusCode.Gone);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("192.0.2.200")]
    public async Task Whoever_is_no_named_proxy_is_not_believed(string? proxy)
    {
        await using var app = await Behind(new Outside([Name], proxy is null ? [] : [IPAddress.Parse(proxy)]), signIns: 2);
        for (var guess = 0; guess < 2; guess++)
        {
            using var guesser = Through(app, $"192.0.2.{guess}");
            using var answer = await guesser.Get($"/invitation/{guess}");
            answer.StatusCode.ShouldBe(HttpStatusCode.Gone);
            answer.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
        }
        using var another = Through(app, "192.0.2.77");
        await another.Page("/invitation/x", HttpStatusCode.TooManyRequests);
    }

    [Theory]
    [InlineData(Name, HttpStatusCode.OK)]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("other.example.gov.uk", HttpStatusCode.BadRequest)]
    [InlineData("remit.example.gov.uk.example.org", HttpStatusCode.BadRequest)]
    public async Task It_answers_to_the_names_that_it_was_given(string host, HttpStatusCode expected)
    {
        await using var app = await Behind(OnThisMachine);
        using var visitor = new Visitor(app.Client.BaseAddress!) { Through = [("Host", host), ("X-Forwarded-Host", Name)] };
        using var answer = await visitor.Get("/sign-in");
        answer.StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task Without_being_told_it_answers_to_this_machine_only()
    {
        await using var app = await Behind(Outside.Nobody);
        using var visitor = Through(app, "192.0.2.1");
        using var answer = await visitor.Get("/sign-in");
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static Task<RemitApp> Behind(Outside outside, int? signIns = null) =>
        RemitApp.WithSessions(
            new TestClock(),
            more: services =>
            {
                if (signIns is { } few)
                    services.AddSingleton(new Limits { SignIns = few });
            },
            outside: outside
        );

    /// <summary>A browser at an address, whose requests come through a proxy as nginx and Caddy pass them on.</summary>
    private static Visitor Through(RemitApp app, string address) =>
        new(app.Client.BaseAddress!) { Through = [("Host", Name), ("X-Forwarded-For", address), ("X-Forwarded-Proto", "https")] };
}
