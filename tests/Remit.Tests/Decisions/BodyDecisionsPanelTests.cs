using Remit.Decisions;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Structure.Bodies;
using Remit.Tests.Harness;

namespace Remit.Tests.Decisions;

/// <summary>What a body decided last, on its page.</summary>
public class BodyDecisionsPanelTests
{
    private const string Page = $"/bodies/{DecidingCase.Body}";

    [Theory, ClassData(typeof(Databases))]
    public async Task The_last_decisions_that_a_reader_may_see_stand_on_the_bodys_page(string provider)
    {
        var (app, made) = await DecidingCase.App(provider);
        await using var _ = app;
        using var outside = new Visitor(app.Client.BaseAddress!) { Through = [("X-Forwarded-For", "192.0.2.1")] };
        (await app.Page(Page)).QuerySelector("#decisions-heading").ShouldBeNull();
        await made.Edit(db =>
        {
            db.Set<Body>().Single(b => b.Key == DecidingCase.Body).Sensitivity = Sensitivity.Public;
            foreach (var meeting in db.Set<Meeting>().Where(m => m.Key == "august" || m.Key == "september"))
            {
                meeting.Sensitivity = Sensitivity.Public;
                // The later meeting has more than the panel shows, and none of it is the public's.
                for (var n = 1; n <= (meeting.Key == "august" ? 1 : 5); n++)
                    db.Add(
                        new Decision
                        {
                            Id = made.Store.Ids.Next<Decision>(),
                            Key = $"d-{n}",
                            Meeting = meeting.Id,
                            Title = meeting.Key == "august" ? "Swings for the park" : $"Wolframite {n}",
                            Wording = "That it is so.",
                            Outcome = DecisionOutcome.Noted,
                            Sensitivity = meeting.Key == "august" ? Sensitivity.Public : Sensitivity.Partnership,
                        }
                    );
            }
            return Task.CompletedTask;
        });
        var inside = Panel(await app.Page(Page));
        inside.ShouldContain("Wolframite 1");
        inside.ShouldNotContain("Wolframite 5");
        var shown = await outside.Page(Page);
        Panel(shown).ShouldContain("Swings for the park");
        shown.Body!.TextContent.ShouldNotContain("Wolframite");
        // What changed since is not remembered as it was.
        await made.Edit(db =>
        {
            db.Set<Decision>().Single(d => d.Title == "Swings for the park").Title = "Slides for the park";
            return Task.CompletedTask;
        });
        Panel(await outside.Page(Page)).ShouldContain("Slides for the park");
    }

    private static string Panel(AngleSharp.Dom.IDocument page) =>
        page.QuerySelector("#decisions-heading")!.ParentElement!.TextContent;
}
