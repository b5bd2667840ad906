using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Access.Ahead;

/// <summary>Who gains or loses access in the next month?</summary>
[Needs("access.read"), OnlyNow]
internal sealed class AheadPage(Db db, Looking looking) : PageModel, IJsonTwin, IPublished
{
    public DateOnly Last { get; } = looking.Today.AddMonths(1);

    public IReadOnlyList<Turn> Turns { get; private set; } = [];

    public object Twin => new { Until = Last, Turns };

    public Publication Publication =>
        new("Who gains or loses access")
        {
            Kind = $"Until {Last.InWords()}",
            Parts =
            [
                new Grid(
                    [new("From", 2), new("Person", 3), new("What", 5)],
                    [
                        .. Turns.Select(t => new SheetRow(
                            t.On,
                            t.Person.Name,
                            $"{(t.Gains ? "Gains" : "Loses")} {t.What}{(t.NothingElse ? ", and holds nothing else" : "")}"
                        )),
                    ]
                )
                {
                    Caption = "Who gains or loses",
                },
            ],
        };

    public async Task OnGet() => Turns = await Ahead.Turns.After(db, looking.Today, Last);
}
