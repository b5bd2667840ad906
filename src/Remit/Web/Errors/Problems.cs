using Microsoft.AspNetCore.Diagnostics;

namespace Remit.Web.Errors;

/// <summary>What went wrong, in words: for people on <see cref="ErrorPage"/>, for programs as problem+json (RFC 9457).</summary>
public sealed record Problems(string Title, params string[] Words)
{
    public static Problems Of(int status) =>
        status switch
        {
            400 => new(
                "There is a problem with this request",
                "It may have been sent from a page that was open for a long time.",
                "Go back, reload the page and try again. Nothing was saved."
            ),
            401 => new("You must sign in to see this page", "Sign in, then open the page again."),
            403 => new(
                "You do not have permission to do this",
                "What you may see and do follows from the places and posts that you hold today.",
                "If you think that you should have access, ask your partnership's business manager."
            ),
            404 or 410 => new(
                "Page not found",
                "If you typed the web address, check it is correct.",
                "If you pasted the web address, check you copied the entire address.",
                "If the web address is correct, what it showed may have been withdrawn, or it may not be open to you."
            ),
            405 => new("This page can't be used in that way", "Go back and start again from the page itself."),
            413 => new("The file is too large", "Go back and choose a smaller file, or split it."),
            429 => new("Too many requests", "Wait a minute, then try again."),
            503 => new("Sorry, the service is unavailable", "You will be able to use the service later."),
            _ when status >= 500 => new(
                "Sorry, there is a problem with the service",
                "Try again later.",
                "What you were saving was not saved. Everything saved before is still there."
            ),
            _ => new("This page can't be shown", "Go back and try again."),
        };

    /// <summary>Ends the request with a status and words of its own, shown on the error page or as problem+json.</summary>
    public static void Say(HttpContext context, int status, string title, params string[] words)
    {
        context.Response.StatusCode = status;
        context.Items[typeof(Problems)] = new Problems(title, words);
    }

    /// <summary>What was said of this request, or else what its status says.</summary>
    public static Problems Of(HttpContext context, int status) => context.Items[typeof(Problems)] as Problems ?? Of(status);

    internal static Task Answer(StatusCodeContext context)
    {
        var status = context.HttpContext.Response.StatusCode;
        var problem = Of(context.HttpContext, status);
        return Results
            .Problem(title: problem.Title, detail: string.Join(' ', problem.Words), statusCode: status)
            .ExecuteAsync(context.HttpContext);
    }
}
