using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.FileProviders;
using Remit.Data;
using Remit.Web.Errors;
using Remit.Web.Publishing;

namespace Remit.Web;

/// <summary>
/// The host's part of the frame: Razor Pages that lie beside their capability, static files, compression, security
/// headers, error pages. Knows no capability and no database.
/// </summary>
public static class WebFrame
{
    /// <summary>
    /// No script, style or picture from anywhere but here, and none inline.
    /// </summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; "
        + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>For a year, browsers come by a secure connection only; not on this machine itself, where there is none.</summary>
    public const string StrictTransportSecurity = "max-age=31536000";

    private static readonly HashSet<string> Loopback = new(["localhost", "127.0.0.1", "[::1]"], StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// A builder whose content root is the executable's folder, so that it serves the same from any working directory.
    /// </summary>
    public static WebApplicationBuilder CreateBuilder(params string[] args)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                Args = args,
                ApplicationName = typeof(WebFrame).Assembly.GetName().Name,
                ContentRootPath = AppContext.BaseDirectory,
            }
        );
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        return builder;
    }

    /// <summary>Who looks, at which date, and the addresses of what they see: for pages, and for what is written to people.</summary>
    public static IServiceCollection AddLooking(this IServiceCollection services) =>
        services
            .AddScoped<PageFrame>()
            .AddScoped<Looking>()
            .AddScoped(provider => provider.GetRequiredService<Looking>().Viewer)
            .AddScoped(provider => provider.GetRequiredService<Looking>().Db)
            .AddScoped<Addresses>()
            .AddScoped<RecordLinks>();

    public static IServiceCollection AddWebFrame(this IServiceCollection services)
    {
        services.AddSingleton(new Assets(Path.Combine(AppContext.BaseDirectory, "assets")));
        services.AddHttpContextAccessor();
        services.AddScoped<Panels>();
        services.AddSingleton<Offers>();
        services.AddSingleton<FillFrame>(FillDate);
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddRouting(routing => routing.LowercaseUrls = true);
        services.AddProblemDetails();
        services.AddLimits();
        services.AddResponseCompression(compression =>
        {
            // Safe over TLS here: antiforgery tokens differ in every answer, and the cookies don't cross sites.
            compression.EnableForHttps = true;
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
            compression.MimeTypes =
            [
                .. ResponseCompressionDefaults.MimeTypes,
                "application/problem+json",
                "image/svg+xml",
                "text/csv",
            ];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "remit-form";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            antiforgery.FormFieldName = "_form";
            // The policy's frame-ancestors says it for every answer.
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        services
            .AddRazorPages(pages =>
            {
                pages.RootDirectory = "/";
                pages.Conventions.ConfigureFilter(new AccessFilter());
                pages.Conventions.ConfigureFilter(new FillFrameFilter());
                pages.Conventions.ConfigureFilter(new JsonTwin.Filter());
                pages.Conventions.ConfigureFilter(new Published.Filter());
            })
            .ConfigureApplicationPartManager(parts =>
            {
                var own = typeof(WebFrame).Assembly;
                if (parts.ApplicationParts.OfType<AssemblyPart>().Any(part => part.Assembly == own))
                    return;
                foreach (var part in ApplicationPartFactory.GetApplicationPartFactory(own).GetApplicationParts(own))
                    parts.ApplicationParts.Add(part);
            });
        return services;
    }

    /// <summary>
    /// The frame's middleware and its pages. Authentication and the like come after this call: routing is done by then,
    /// and endpoints run last.
    /// </summary>
    public static WebApplication UseWebFrame(this WebApplication app)
    {
        var assets = app.Services.GetRequiredService<Assets>();
        app.UseResponseCompression();
        app.Use(SecurityHeaders);
        app.UseWhen(IsForPrograms, branch => branch.UseStatusCodePages(Problems.Answer));
        app.UseWhen(
            context => !IsForPrograms(context),
            branch => branch.UseStatusCodePagesWithReExecute(ErrorPage.Route, createScopeForStatusCodePages: true)
        );
        // The fault is logged and the answer left empty; the status code pages above then fill it.
        app.UseExceptionHandler(
            new ExceptionHandlerOptions { ExceptionHandler = SayWhatTheOperatorCanMend, CreateScopeForErrors = true }
        );
        app.Use(assets.Unversion);
        app.UseStaticFiles(
            new StaticFileOptions
            {
                FileProvider = new PhysicalFileProvider(assets.Folder),
                RequestPath = Assets.Root,
                OnPrepareResponse = file => Assets.Keep(file.Context),
            }
        );
        app.Use(JsonTwin.Rewrite);
        app.Use(Published.Rewrite);
        app.UseRouting();
        app.Use(LookMiddleware.Run);
        app.UseRateLimiter();
        app.MapRazorPages();
        return app;
    }

    private static ValueTask FillDate(HttpContext context, PageFrame frame)
    {
        var looking = context.RequestServices.GetRequiredService<Looking>();
        if (looking.IsSet && context.Features.Get<IStatusCodeReExecuteFeature>() is null)
            frame.Date = new DateView(looking.AsAt, looking.Today, looking.KnownAtText, looking.RecordedBy);
        return ValueTask.CompletedTask;
    }

    /// <summary>Whether the answer is read by a program: the JSON twin of a page.</summary>
    internal static bool IsForPrograms(HttpContext context) =>
        context.Request.Path.Value?.EndsWith(".json", StringComparison.OrdinalIgnoreCase) is true;

    private static Task SecurityHeaders(HttpContext context, RequestDelegate next)
    {
        // On starting, because the exception handler clears what was set before the fault.
        context.Response.OnStarting(
            static state =>
            {
                var headers = ((HttpContext)state).Response.Headers;
                headers.ContentSecurityPolicy = ContentSecurityPolicy;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "same-origin";
                var request = ((HttpContext)state).Request;
                if (request.IsHttps && !Loopback.Contains(request.Host.Host))
                    headers.StrictTransportSecurity = StrictTransportSecurity;
                if (
                    headers.CacheControl.Count == 0
                    || headers.CacheControl.ToString().StartsWith("no-cache, ", StringComparison.Ordinal)
                )
                    headers.CacheControl = "no-store";
                return Task.CompletedTask;
            },
            context
        );
        return next(context);
    }

    private sealed class FillFrameFilter : IAsyncPageFilter
    {
        public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

        public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
        {
            var services = context.HttpContext.RequestServices;
            if (context.HttpContext.Features.Get<IExceptionHandlerFeature>() is null)
            {
                var frame = services.GetRequiredService<PageFrame>();
                foreach (var fill in services.GetServices<FillFrame>())
                    await fill(context.HttpContext, frame);
            }
            await next();
        }
    }

    /// <summary>The reason names folders, so it stands in the log and not on the page.</summary>
    private static Task SayWhatTheOperatorCanMend(HttpContext context)
    {
        if (context.Features.Get<IExceptionHandlerFeature>()?.Error is DatabaseRefusedException)
            Problems.Say(
                context,
                StatusCodes.Status503ServiceUnavailable,
                "Nothing can be saved at the moment",
                "What you were saving was not saved. Everything saved before is still there.",
                "Tell whoever runs the service: the reason is in its log, and ./remit doctor names it."
            );
        return Task.CompletedTask;
    }
}
