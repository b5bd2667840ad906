using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Web.Errors;

namespace Remit.Web.Publishing;

/// <summary>
/// Pages as files: <c>GET /registers/director.docx</c> runs the page <c>/registers/director</c> and answers with its paper. There is no second
/// route, so nothing that guards the page can be forgotten for the file.
/// </summary>
public static class Published
{
    private const int LongestName = 100;

    /// <summary>Which page of a long list is shown; a file has all of it.</summary>
    private const string PageKey = "page";
    private static readonly object Key = new();

    /// <summary>The file that a request asks for; null where it asks for the page.</summary>
    public static PaperForm? Asked(HttpContext context) => context.Items[Key] as PaperForm?;

    /// <summary>Before routing: takes the ending off and remembers it.</summary>
    public static Task Rewrite(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path.Value ?? "";
        if (PaperForms.Of(path) is not { } form || path.StartsWith(Assets.Root, StringComparison.Ordinal))
            return next(context);
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return Task.CompletedTask;
        }
        var page = path[..^form.Ending().Length];
        context.Request.Path = string.Equals(page, "/index", StringComparison.OrdinalIgnoreCase) ? "/" : page;
        context.Items[Key] = form;
        context.RequestServices.GetRequiredService<PageFrame>().IsWhole = true;
        return next(context);
    }

    /// <summary>What moment a look shows, in words; the number of the last change only for who may see every change.</summary>
    public static async Task<string> Shows(Looking looking)
    {
        var recorded = looking.RecordedBy;
        if (recorded is null && looking.Viewer.Sight.IsWhole)
            recorded = await looking.Db.Changes.MaxAsync(c => (long?)c.Number) is { } number ? $"change {number}" : null;
        return $"As at {looking.AsAt.InWords()}" + (recorded is null ? "" : $", as recorded by {recorded}");
    }

    /// <summary>The name of a file: the title and the day, without the signs that a file's name can't have.</summary>
    public static string FileName(string title, DateOnly day, PaperForm form)
    {
        var plain = string.Concat(
            title.Select(c => c is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' || char.IsControl(c) ? ' ' : c)
        );
        plain = string.Join(' ', plain.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim('.', ' ');
        return $"{plain.Shortened(LongestName).TrimEnd('…')} {day.InFigures()}{form.Ending()}".TrimStart();
    }

    /// <summary>After the page's handler: the file instead of the page, or the page with the files that there are of it.</summary>
    public sealed class Filter : IAsyncResultFilter
    {
        public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
        {
            var http = context.HttpContext;
            if (context.Result is PageResult { Model: var model } && http.Features.Get<IStatusCodeReExecuteFeature>() is null)
            {
                if (Asked(http) is { } form)
                    context.Result =
                        model is IPublished published && (published.HasTable || !form.IsSheet())
                            ? await File(http, published, form)
                            : new NotFoundResult();
                else if (model is IPublished offered)
                    Offer(http, offered);
            }
            await next();
        }

        private static async Task<IActionResult> File(HttpContext http, IPublished page, PaperForm form)
        {
            var services = http.RequestServices;
            var looking = services.GetRequiredService<Looking>();
            var publication = page.Publication;
            publication = publication with
            {
                Issuer = services.GetRequiredService<PageFrame>().Partnership,
                // What was published once says itself what it shows.
                Shows = publication.Shows ?? await Shows(looking),
            };
            var made = await services.GetRequiredService<Press>().Make(publication, form, looking.Db, http.RequestAborted);
            if (made.IsRefused)
            {
                Problems.Say(
                    http,
                    StatusCodes.Status503ServiceUnavailable,
                    "This can’t be had as PDF just now",
                    made.Refusals[0].Message
                );
                return new StatusCodeResult(StatusCodes.Status503ServiceUnavailable);
            }
            var disposition = new ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(FileName(publication.Title, looking.AsAt, form));
            http.Response.Headers.ContentDisposition = disposition.ToString();
            return new FileContentResult(made.Value, form.MediaType());
        }

        private static void Offer(HttpContext http, IPublished page)
        {
            var request = http.Request;
            var makesPdf = http.RequestServices.GetRequiredService<Press>().MakesPdf;
            var query = new QueryBuilder(request.Query.Where(q => q.Key != PageKey)).ToQueryString();
            var path = request.PathBase.Value + (request.Path == "/" ? "/index" : request.Path.Value);
            foreach (var form in PaperForms.All.Where(f => (page.HasTable || !f.IsSheet()) && (makesPdf || f != PaperForm.Pdf)))
                http.RequestServices.GetRequiredService<PageFrame>()
                    .Downloads.Add(new(form.OnScreen(), path + form.Ending() + query));
        }
    }
}
