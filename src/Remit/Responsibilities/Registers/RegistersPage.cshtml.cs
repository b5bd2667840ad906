using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Responsibilities.Sources;
using Remit.Structure.Places;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Responsibilities.Registers;

/// <summary>Who is responsible for what, and how is it met?</summary>
[Needs("responsibilities.read")]
internal sealed class RegistersPage(Db db, Looking looking) : PageModel, IJsonTwin, IPublished
{
    public IReadOnlyList<RegisterLine> Registers { get; private set; } = [];

    public object Twin => new { Registers };

    public Publication Publication =>
        new("Registers of responsibilities")
        {
            Parts =
            [
                new Grid(
                    [
                        new("Register", 4),
                        new("Responsible", 3),
                        new("Rests mostly on", 3),
                        new("Responsibilities", 2),
                        .. Fulfilments.All.Select(f => new GridColumn(f.OnScreen(), 1.3)),
                    ],
                    [
                        .. Registers.Select(r => new SheetRow([
                            r.Title,
                            RegisterPaper.InWords(r.Holder),
                            r.Source?.Name,
                            r.Numbers.Responsibilities,
                            .. Fulfilments.All.Select(f => (GridCell)r.Numbers.Count(f)),
                        ])),
                    ]
                )
                {
                    Caption = "Registers",
                },
            ],
        };

    public async Task OnGet()
    {
        var day = looking.AsAt;
        var registers = await (
            from g in db.All<Register>()
            join s in db.All<Source>() on g.Source equals s.Id into sources
            from source in sources.DefaultIfEmpty()
            orderby g.Title, g.Key
            select new { Register = g, Source = source == null ? null : new Named(source.Key, source.Title) }
        ).ToListAsync();
        var rows = await db.All<Responsibility>()
            .On(day)
            .WithPositions(db, day)
            .Select(r => new
            {
                r.Row.Register,
                r.Row.LeadIn,
                Newest = r.Newest == null ? null : new { r.Newest.Rating },
            })
            .ToListAsync();
        var byRegister = rows.ToLookup(r => r.Register, r => Fulfilments.Of(r.LeadIn, r.Newest is not null, r.Newest?.Rating));
        var holders = registers.Select(r => r.Register.Holder).ToList();
        var names = await Mentions.Load(db, holders);
        var people = await Incumbents.Load(db, day, holders);
        Registers =
        [
            .. registers.Select(r => new RegisterLine(
                r.Register.Key,
                r.Register.Title,
                people.Of(r.Register.Holder, names),
                r.Source,
                RegisterNumbers.Of([.. byRegister[r.Register.Id]])
            )),
        ];
    }
}

/// <summary>A register in the list.</summary>
internal sealed record RegisterLine(string Key, string Title, Holder Holder, Named? Source, RegisterNumbers Numbers);
