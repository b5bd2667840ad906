using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.History;

/// <summary>Who changed what?</summary>
[Needs("history.read")]
internal sealed class ChangesPage(ChangeLogReader log) : PageModel, IJsonTwin, IPublished
{
    public IReadOnlyList<ChangeLine> Changes { get; private set; } = [];
    public int Total { get; private set; }
    public int Number { get; private set; }
    public int Pages { get; private set; }

    public object Twin =>
        new
        {
            Changes,
            Total,
            Page = Number,
            Pages,
        };

    public Publication Publication =>
        new("Changes")
        {
            Kind = "Who changed what",
            Parts =
            [
                new Grid(
                    [
                        new("Number", 1),
                        new("When", 2.5),
                        new("What", 4),
                        new("Why", 3),
                        new("Who", 2),
                        new("Capacity", 2),
                        new("Records", 1.2),
                    ],
                    [
                        .. Changes.Select(c => new SheetRow(
                            checked((int)c.Number),
                            LondonDate.Words(c.At),
                            c.What,
                            c.Why,
                            c.Who,
                            c.Capacity,
                            c.Records
                        )),
                    ]
                )
                {
                    Caption = "Changes",
                },
            ],
        };

    public async Task OnGet([FromQuery] string? page) => (Changes, Total, Number, Pages) = await log.List(page);
}
