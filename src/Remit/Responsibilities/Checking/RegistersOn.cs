using Microsoft.EntityFrameworkCore;
using Remit.Checks;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Hollow;
using Remit.Responsibilities.Registers;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Posts;

namespace Remit.Responsibilities.Checking;

/// <summary>The registers on a day as their checks look at them, read with a fixed number of queries and nothing hidden.</summary>
internal sealed class RegistersOn
{
    /// <summary>The registers, by title.</summary>
    public required IReadOnlyList<Register> Registers { get; init; }

    /// <summary>The rows that hold that day, in the order of their registers.</summary>
    public required IReadOnlyList<RowOn> Rows { get; init; }

    /// <summary>The posts that somebody holds that day.</summary>
    public required IReadOnlySet<Guid> HeldPosts { get; init; }

    /// <summary>Every post that was ever recorded, by id.</summary>
    public required IReadOnlyDictionary<Guid, Post> AllPosts { get; init; }

    /// <summary>The bodies that hold a register, by id, whether they are there that day or not.</summary>
    public required IReadOnlyDictionary<Guid, Body> Bodies { get; init; }

    /// <summary>By which words an assertion is told from a fact.</summary>
    public required HollowPhrases Phrases { get; init; }
    public required DateOnly Day { get; init; }

    public static async Task<RegistersOn> Load(Db db, DateOnly day)
    {
        var registers = (await db.All<Register>().ToListAsync())
            .OrderBy(r => r.Order)
            .ThenBy(r => r.Title, StringComparer.OrdinalIgnoreCase)
            .ToList();
        var byId = registers.ToDictionary(r => r.Id);
        var rows = await db.All<Responsibility>()
            .On(day)
            .WithPositions(db, day)
            .OrderBy(r => r.Row.Order)
            .ThenBy(r => r.Row.Key)
            .Select(r => new
            {
                r.Row,
                r.Newest,
                Evidence = db.All<Evidence>().Count(e => e.Position == r.Newest!.Id),
            })
            .ToListAsync();
        var place = registers.Select((r, i) => (r.Id, i)).ToDictionary(r => r.Id, r => r.i);
        // As at a change only the records are known, and not what lies beside them.
        var notHere = db.IsOfAChange
            ? []
            : (
                await db.All<Evidence>()
                    .Where(e => e.File != null && !db.Set<Attachment>().Any(a => a.Hash == e.File && a.ChangeNumber != null))
                    .Select(e => e.Position)
                    .ToListAsync()
            ).ToHashSet();
        var held = await db.All<Holding>().On(day).Select(h => h.Post).ToListAsync();
        var holding = registers
            .Where(r => r.Holder is { Kind: "body" })
            .Select(r => new Id<Body>(r.Holder!.Value.Id))
            .Distinct()
            .ToList();
        var bodies = await db.All<Body>().Where(b => holding.Contains(b.Id)).ToDictionaryAsync(b => b.RowId);
        var words = await db.All<HollowWords>().Select(w => (string?)w.Words).FirstOrDefaultAsync();
        return new RegistersOn
        {
            Day = day,
            Registers = registers,
            Rows =
            [
                .. from row in rows
                where byId.ContainsKey(row.Row.Register)
                orderby place[row.Row.Register]
                select new RowOn(byId[row.Row.Register], row.Row, row.Newest, row.Evidence)
                {
                    LacksADocument = row.Newest is { } said && notHere.Contains(said.Id),
                },
            ],
            HeldPosts = held.Select(h => h.Value).ToHashSet(),
            AllPosts = (await db.All<Post>().ToListAsync()).ToDictionary(p => p.RowId),
            Bodies = bodies,
            Phrases = HollowPhrases.Of(words),
        };
    }
}

/// <summary>A row of a register on a day.</summary>
/// <param name="Register">The register.</param>
/// <param name="Row">The responsibility.</param>
/// <param name="Position">The account that counts; null for none.</param>
/// <param name="Evidence">How many pieces of evidence stand behind it.</param>
internal sealed record RowOn(Register Register, Responsibility Row, Position? Position, int Evidence)
{
    /// <summary>Whether its evidence names a document that is not here.</summary>
    public bool LacksADocument { get; init; }

    /// <summary>The account that counts; null where it is only a dash, which says nothing.</summary>
    public Position? Account => Position is { } position && position.Text.Any(char.IsLetterOrDigit) ? position : null;

    /// <summary>The day by which the account is to be looked at again: its own, or by the interval of the row or of the register.</summary>
    public DateOnly? ReviewOn => LookingAgain.By(Account, Row, Register);

    /// <summary>"5.6 “Lead across…”" as a finding names it.</summary>
    public string Name => Row.Number is { } number ? $"{number} “{Shortened}”" : $"“{Shortened}”";

    private string Shortened => Remit.Web.Words.Shortened(OneLine.Of(Row.Text), 70);

    /// <summary>The register as a finding rests on it.</summary>
    public FoundRecord FoundRegister => FoundRecord.Of("register", Register, Register.Title);

    /// <summary>The row as a finding rests on it.</summary>
    public FoundRecord Found => FoundRecord.Of("responsibility", Row, Row.Text, FoundRegister);

    /// <summary>The account as a finding rests on it.</summary>
    public FoundRecord FoundPosition => FoundRecord.Of("position", Position!, OneLine.Of(Position!.Text), Found);
}
