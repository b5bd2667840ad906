using System.Data.Common;
using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Remit.Access;
using Remit.Access.Accounts;
using Remit.Data;
using Remit.Kernel;
using Remit.Portable;
using Remit.Structure.Partnerships;
using Remit.Web;

namespace Remit.Tests.Harness;

/// <summary>
/// The real website on loopback over a real database, at 9 in the morning of 3 September 2007: with the sample in it, or empty.
/// </summary>
internal sealed class RemitApp : IAsyncDisposable
{
    /// <summary>The instant at which the clock of every test stands.</summary>
    public static readonly DateTimeOffset Now = LondonDate.At(2007, 9, 3, 9, 0);

    /// <summary>A database with the sample.</summary>
    public static readonly DatabaseTemplate Sample = new(ImportTheSample);

    /// <summary>A test asks for more in a minute than a person does; what a limit does is tested with a small one.</summary>
    private static readonly Limits WithoutHaste = new()
    {
        SignIns = Many,
        Pdfs = Many,
        Papers = Many,
        Charts = Many,
        Imports = Many,
        Pasts = Many,
    };

    private const int Many = 100_000;

    private readonly TestDatabase database;
    private readonly WebApplication app;
    private readonly CommandCounter commands;
    private bool isOwner;

    private RemitApp(TestDatabase database, WebApplication app, CommandCounter commands)
    {
        this.database = database;
        this.app = app;
        this.commands = commands;
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)),
        };
    }

    public HttpClient Client { get; }

    public Store Store => app.Services.GetRequiredService<Store>();

    public IServiceProvider Services => app.Services;

    /// <summary>The real sign-in, with a clock of its own that the test may move.</summary>
    public static Task<RemitApp> WithSessions(
        TestClock clock,
        string provider = Databases.Sqlite,
        DatabaseTemplate? template = null,
        Action<IServiceCollection>? more = null,
        Outside? outside = null
    ) =>
        Start(
            provider,
            template,
            services =>
            {
                services.AddSingleton(new RealClock(clock)).AddSingleton<WhoLooks>(WhoSignedIn.Looks);
                more?.Invoke(services);
            },
            outside
        );

    /// <summary>A browser with no cookies yet.</summary>
    public Visitor NewVisitor() => new(Client.BaseAddress!);

    public static Task<RemitApp> WithTheSample(string provider = Databases.Sqlite, Action<IServiceCollection>? more = null) =>
        Start(provider, Sample, more);

    public static async Task<RemitApp> Start(
        string provider = Databases.Sqlite,
        DatabaseTemplate? template = null,
        Action<IServiceCollection>? more = null,
        Outside? outside = null
    )
    {
        var database = await TestDatabase.Create(provider, template);
        return await Start(database, isOwner: true, more, outside);
    }

    /// <summary>A second web node with sign-in on the same database and keys.</summary>
    public Task<RemitApp> AnotherNode(TestClock clock) =>
        Start(
            database,
            isOwner: false,
            services => services.AddSingleton(new RealClock(clock)).AddSingleton<WhoLooks>(WhoSignedIn.Looks)
        );

    private static async Task<RemitApp> Start(
        TestDatabase database,
        bool isOwner,
        Action<IServiceCollection>? more,
        Outside? outside = null
    )
    {
        var commands = new CommandCounter();
        var app = Serving.App(
            database.Choice(),
            new StandingClock(Now),
            port: 0,
            builder =>
            {
                builder.Logging.ClearProviders().AddProvider(new ServerTrouble());
                builder.Services.AddSingleton<IInterceptor>(commands);
                builder.Services.AddSingleton<WhoLooks>(context => new(AsTheOperator(context)));
                builder.Services.AddSingleton(WithoutHaste);
                more?.Invoke(builder.Services);
            },
            outside
        );
        await app.Services.GetRequiredService<Store>().Prepare();
        await app.StartAsync();
        return new RemitApp(database, app, commands) { isOwner = isOwner };
    }

    /// <summary>A page that is there.</summary>
    public async Task<IHtmlDocument> Page(string address, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var response = await Client.GetAsync(address);
        var html = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(status, $"{address}: {html[..Math.Min(html.Length, 2000)]}");
        return new HtmlParser().ParseDocument(html);
    }

    /// <summary>The JSON twin of a page: what is under <c>page</c>.</summary>
    public async Task<JsonElement> Twin(string address)
    {
        using var response = await Client.GetAsync(address);
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK, $"{address}: {text[..Math.Min(text.Length, 2000)]}");
        return JsonDocument.Parse(text).RootElement.GetProperty("page");
    }

    /// <summary>Makes a change, as the local operator.</summary>
    public async Task Write(Action<Db> edit, string what)
    {
        await using var db = Store.Write();
        edit(db);
        var result = await db.Commit(new Change(Change.LocalOperator, "in a test", what));
        result.Refusals.ShouldBeEmpty();
    }

    /// <summary>
    /// How many SQL commands a page sends, beside the one for the head of every page. Asked twice, so that what is made once does not
    /// count.
    /// </summary>
    public async Task<int> CommandsFor(string address, Visitor? visitor = null)
    {
        await Ask();
        (commands.Count, commands.Apart) = (0, 0);
        await Ask();
        return commands.Count;

        Task Ask() => visitor is null ? Page(address) : visitor.Page(address);
    }

    /// <summary>How many commands the last page sent that every page sends.</summary>
    public int CommandsApart => commands.Apart;

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        if (isOwner)
            await database.DisposeAsync();
    }

    /// <summary>Whoever a test is without saying so: the operator, who may do everything; a request that a proxy passed on is the public's.</summary>
    private static Viewer AsTheOperator(HttpContext context)
    {
        var policy = context.RequestServices.GetRequiredService<Policy>();
        return context.Request.Headers.ContainsKey("X-Forwarded-For") ? Viewer.Public(policy) : Viewer.LocalOperator(policy);
    }

    private static async Task ImportTheSample(TestDatabase database)
    {
        await using var services = Composition.Services(database.Choice(), new StandingClock(Now));
        await services.GetRequiredService<Store>().Prepare();
        var report = await services
            .GetRequiredService<PartnershipImport>()
            .Run(
                FileSet.Read(Repository.PathOf("samples/leicestershire-2007")),
                new Change("Tests", "by the harness", "Imported the sample"),
                rehearse: false,
                _ => { }
            );
        report.Problems.ShouldBeEmpty();
    }

    private sealed class CommandCounter : DbCommandInterceptor
    {
        /// <summary>What every request asks, whatever it shows.</summary>
        private static readonly string[] Tags = [PartnershipNames.ForTheFrame, AccountsDb.ForTheSession, LastChanges.Tag];

        private int count;
        private int apart;

        public int Apart
        {
            get => apart;
            set => apart = value;
        }

        public int Count
        {
            get => count;
            set => count = value;
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            if (Tags.Any(tag => command.CommandText.StartsWith($"-- {tag}", StringComparison.Ordinal)))
                Interlocked.Increment(ref apart);
            else
                Interlocked.Increment(ref count);
            return new(result);
        }
    }
}

/// <summary>A clock that stands still.</summary>
internal sealed class StandingClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
