using Remit.Access.Demonstrating;
using Remit.Access.Sessions;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Access;

/// <summary>Tells from whom a request comes: the person of its session as they stand today, and without one the public.</summary>
internal static class WhoSignedIn
{
    public static async ValueTask<Viewer> Looks(HttpContext context)
    {
        var services = context.RequestServices;
        // An error is shown by the same request once more, when the session may have been ended by it.
        var session = await services.GetRequiredService<SessionBook>().Find(context);
        context.Features.Set(session);
        return session is { Stage: SessionStage.Whole }
            ? await services.GetRequiredService<StandingsToday>().Of(session.Person, session.Email)
            : Viewer.Public(services.GetRequiredService<Policy>());
    }

    /// <summary>Says in the head of every page who is signed in, and in the demonstration as whom they look.</summary>
    public static ValueTask Fill(HttpContext context, PageFrame frame)
    {
        var looking = context.RequestServices.GetRequiredService<Looking>();
        if (!looking.IsSet)
            return ValueTask.CompletedTask;
        var session = OpenSession.WholeOf(context);
        frame.Account = session is null
            ? new PageTool("Sign in", AccountLinks.SignInPath)
            : new PageTool(looking.Viewer.Name, AccountLinks.AccountPath, "– your account");
        if (context.RequestServices.GetService<Demonstration>() is not null)
            frame.Banner = new FrameBanner(
                $"You are looking as {looking.Viewer.Name}{(session is null ? "" : $" ({looking.Viewer.Capacity})")}."
                    + (context.RequestServices.GetService<MadeUp>() is { } madeUp ? $" {madeUp.Words}" : ""),
                new PageTool("Look as someone else", AccountLinks.DemoPath)
            );
        return ValueTask.CompletedTask;
    }
}
