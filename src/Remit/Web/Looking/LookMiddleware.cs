using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Web.Errors;

namespace Remit.Web;

/// <summary>
/// Reads <c>?as-at=DATE</c> and <c>?known-at=CHANGE or INSTANT</c> before any page runs; what can't be read is answered with 400
/// and words. An instant is an ISO date and time with its offset, or a date alone: then the end of that London day.
/// </summary>
internal static class LookMiddleware
{
    public static async Task Run(HttpContext context, RequestDelegate next)
    {
        var services = context.RequestServices;
        if (context.GetEndpoint() is null || services.GetService<Store>() is not { } store)
        {
            await next(context);
            return;
        }
        // PostgreSQL keeps no zero byte in a text, so it can't be asked for one.
        if (context.Request.Query.Any(q => q.Value.Any(v => v?.Contains('\0', StringComparison.Ordinal) is true)))
        {
            Problems.Say(
                context,
                400,
                "This address can't be read",
                "There is a character in it that is no text.",
                "Type again what you are looking for."
            );
            return;
        }
        var clock = services.GetRequiredService<LondonClock>();
        var looking = services.GetRequiredService<Looking>();
        var viewer = await services.GetRequiredService<WhoLooks>()(context);
        var query = context.Request.Query;
        var reportsAProblem = context.Features.Get<IStatusCodeReExecuteFeature>() is not null;
        var asAtText = reportsAProblem ? null : One(query[DateView.AsAtKey]);
        var knownAtText = reportsAProblem ? null : One(query[DateView.KnownAtKey]);
        var today = clock.Today;
        var asAt = today;
        if (asAtText is not null && !LondonDate.TryParse(asAtText, out asAt))
        {
            Problems.Say(
                context,
                400,
                "This date can't be read",
                $"The address asks for “{Short(asAtText)}”. A date looks like {LondonDate.Iso(today)}.",
                "Choose the date with “look at another date” on any page."
            );
            return;
        }
        if (knownAtText is not null && !viewer.IsKnown && !services.GetRequiredService<LooksBack>().Allow(context))
        {
            Limiting.Say(context, TimeSpan.FromSeconds(5));
            return;
        }
        if (knownAtText is null)
        {
            looking.Set(viewer, today, asAt, null, null, null, store.Read(viewer.Sight, asAt));
        }
        else if (await KnownAt(store, clock, knownAtText) is { } known)
        {
            var then = await store.ReadKnownAt(known.Change, viewer.Sight, asAt);
            looking.Set(viewer, today, asAt, known.Change, knownAtText, known.Words, then);
        }
        else
        {
            Problems.Say(
                context,
                400,
                "This point in the record can't be found",
                $"The address asks for what was known at “{Short(knownAtText)}”. It needs the number of a change, such as 1, or a date, such as {LondonDate.Iso(today)}.",
                "The list of changes has a link for each."
            );
            return;
        }
        await next(context);
    }

    private static async Task<(long Change, string Words)?> KnownAt(Store store, LondonClock clock, string text)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            await using var db = store.Read(Sight.Everything);
            var at = await db.Changes.Where(c => c.Number == number).Select(c => (DateTimeOffset?)c.At).SingleOrDefaultAsync();
            return at is null ? null : (number, $"change {number}, {LondonDate.Words(at.Value)}");
        }
        if (LondonDate.TryParse(text, out var day))
            return (await store.LastChangeBy(LondonDate.EndOf(day)), LondonDate.Words(day));
        if (
            DateTimeOffset.TryParse(
                text.Replace(' ', '+'),
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var instant
            )
        )
            return (await store.LastChangeBy(instant), LondonDate.Words(instant));
        return null;
    }

    private static string? One(Microsoft.Extensions.Primitives.StringValues values) =>
        values.Count == 0 || string.IsNullOrEmpty(values[^1]) ? null : values[^1];

    private static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;
}
