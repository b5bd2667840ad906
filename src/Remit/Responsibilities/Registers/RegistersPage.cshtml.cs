using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Responsibilities.Sources;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Responsibilities.Registers;

/// <summary>Who is responsible for what, and how is it met?</summary>
[Needs("responsibilities.read")]
internal sealed class RegistersPage(Db db, Looking looking) : PageModel, IJsonTwin
{
    public IReadOnlyList<RegisterLine> Registers { get; private set; } = [];

    public object Twin => new { Registers };

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
        var positions = db.PositionsBy(day);
        var rows = await db.All<Responsibility>()
            .On(day)
            .Select(r => new
            {
                r.Register,
                r.LeadIn,
                Newest = positions.Where(p => p.Responsibility == r.Id).Select(p => new { p.Rating }).FirstOrDefault(),
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
